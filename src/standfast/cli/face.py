"""How a command speaks: plain lines of at most 78 columns, colour only on a terminal, errors in four parts.

What people read comes from ``standfast_data/wording`` in their language; ``--json`` output has stable English keys.
"""

import json
import os
import shutil
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from standfast.ground.errors import Problem, StandfastError
from standfast.ground.wording import FourParts, Wording, load_errors, load_wording
from standfast.ground.words import Lang, Words

WIDTH = 78
MOST_PROBLEMS = 20
OURS = "STANDFAST_LANG"
# by which a person sets the language of this program alone
_STYLES = {"strong": "\x1b[1m", "danger": "\x1b[1;31m", "next": "\x1b[36m", "quiet": "\x1b[2m"}
_PLAIN = "\x1b[0m"


@dataclass(slots=True, kw_only=True)
class Face:
    """The terminal, or the pipe, that a person sees. Its language may follow the case, once that is open."""

    lang: Lang
    chosen: bool
    # whether the person asked for this language, by --lang or STANDFAST_LANG: then no case changes it
    out: TextIO
    err: TextIO
    colour: bool
    wording: Wording
    program: str = "standfast"
    # as the person would type it from where they stand

    def prefer(self, lang: str) -> None:
        """Speak the language of the case or file at hand from here on, unless the person asked for another."""
        if not self.chosen:
            self.lang = "fr" if lang == "fr" else "en"

    def word(self, key: str, /, **details: object) -> str:
        """Give a text of ``wording/cli.yaml`` in the person's language."""
        return self.wording.words(key).say(self.lang, **details)

    def text(self, words: Words, /, **details: object) -> str:
        """Give any bilingual text in the person's language."""
        return words.say(self.lang, **details)

    def pair(self, label: str, value: str) -> str:
        """Put a label before a value, with the colon as the language sets it."""
        return self.word("pair", label=label, value=value)

    def title(self, text: str, *, style: str = "strong") -> None:
        """Print a heading with air above it, on one line: a label is what someone typed."""
        self.out.write(f"\n{self._styled(printable(text).replace(chr(10), ' '), style)}\n")

    def say(self, text: str, *, indent: int = 2, style: str | None = None, mark: str = "") -> None:
        """Print a paragraph, wrapped; ``mark`` stands before its first line, such as ``1.``."""
        width = min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns)
        first = " " * indent + (f"{mark} " if mark else "")
        rest = " " * (indent + (len(mark) + 1 if mark else 0))
        for line in textwrap.wrap(
            printable(text),
            width=max(width, 40),
            initial_indent=first,
            subsequent_indent=rest,
            break_on_hyphens=False,  # a number to call, and the id of a case, stay on one line
            break_long_words=False,  # so does a path, to be copied whole
        ) or [""]:
            self.out.write((self._styled(line, style) if style else line) + "\n")

    def json(self, value: object) -> None:
        """Print one JSON value."""
        self.out.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    def tell(self, words: Words) -> None:
        """Say something beside the answer, where a pipe does not carry it off."""
        self.err.write(textwrap.fill(words.say(self.lang), width=WIDTH) + "\n")

    def note(self, text: str) -> None:
        """Say a line on the error stream, quietly."""
        self.err.write(textwrap.fill(printable(text), width=WIDTH) + "\n")

    def error(self, error: StandfastError) -> None:
        """Print every problem of an error in four parts: what, where, what is safe, what next."""
        known = load_errors()
        for problem in error.problems[:MOST_PROBLEMS]:
            self._problem(problem, known[problem.code])
        more = len(error.problems) - MOST_PROBLEMS
        if more > 0:
            self.err.write(self.word("error.more", count=more) + "\n")
        self.err.write(self._styled(self.word("danger"), "quiet") + "\n")

    def _problem(self, problem: Problem, parts: FourParts) -> None:
        labels = ("what", "where", "safe", "next")
        for label, words in zip(labels, (parts.what, parts.where, parts.safe, parts.next), strict=True):
            told = printable(words.say(self.lang, **problem.details) if problem.details else words.say(self.lang))
            head = self.word(f"error.{label}")
            indent = " " * (len(head) + 1)
            self.err.write(textwrap.fill(f"{head} {told}", width=WIDTH, subsequent_indent=indent) + "\n")
        self.err.write("\n")

    def _styled(self, text: str, style: str) -> str:
        return f"{_STYLES[style]}{text}{_PLAIN}" if self.colour else text


def printable(text: str) -> str:
    """Show characters that a terminal would obey as what they are: ``[U+001B]``.

    Handles and messages come from strangers; an escape sequence or a bidirectional override must stay text.

    >>> printable("a" + chr(27) + "[31m" + chr(0x202E))
    'a[U+001B][31m[U+202E]'
    """
    return "".join(f"[U+{ord(char):04X}]" if _obeyed(char) else char for char in text)


def _obeyed(char: str) -> bool:
    code = ord(char)
    if char in "\n\t":
        return False
    return code in _CONTROLS or code in _BIDI


# C0, delete and C1.
_CONTROLS = frozenset([*range(0x20), *range(0x7F, 0xA0)])
# Unicode TR9: embeddings, overrides, isolates and marks.
_BIDI = frozenset([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])


def make_face(asked: Lang | None) -> Face:
    """Make the face of this process: its streams, and the language asked for or set on the machine."""
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return Face(
        lang=asked or machine_lang(),
        chosen=asked is not None or bool(os.environ.get(OURS)),
        out=sys.stdout,
        err=sys.stderr,
        colour=colour,
        wording=load_wording("cli"),
        program=_program(),
    )


def _program() -> str:
    """Give the way the program was called, short where it lies under this folder."""
    called = Path(sys.argv[0])
    if called.name != "standfast" or not called.parent.name:
        return "standfast"
    return str(called.relative_to(Path.cwd())) if called.is_relative_to(Path.cwd()) else str(called)


def machine_lang() -> Lang:
    """Read the language that this machine is set to; English where it is neither."""
    for name in (OURS, "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").lower()
        if value:
            return "fr" if value.startswith("fr") else "en"
    return "en"
