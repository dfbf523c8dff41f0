"""The separate hasher, run: files in, what it read of each out. No byte of a file comes through here, only its answer.

``standfast-hash`` opens each file itself, in a process that it confines. One line of JSON a file comes back; a line
that isn't of that shape, and a hasher that ends early, cost the files that they were about and no others. Its progress
goes to the person's own terminal.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Final

from standfast.actions.evidence_ports import ReadFile, SeenFile
from standfast.case.evidence import DIGESTS, Digests
from standfast.ground.errors import Unavailable
from standfast.ground.instants import instant

TEXTS: Final = frozenset({".csv", ".html", ".json", ".log", ".md", ".txt", ".xml"})
"""What the hasher has no name for, and its own name says to be text."""
KINDS: Final = frozenset({"picture", "video", "sound", "document", "archive"})
NO_ANSWER: Final = "Died"
_PASSED_ON: Final = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "PYTHONPATH", "TERM", "STANDFAST_LANG")
_LENGTHS: Final = {"sha256": 64, "sha512": 128, "sha1": 40, "md5": 32, "pdq": 64}
_MOST_QUALITY: Final = 100


class HasherProgram:
    """The hasher of this installation, by the command that starts it."""

    def __init__(
        self,
        command: tuple[str, ...] = (sys.executable, "-m", "standfast_hasher"),
        *,
        jobs: int = 2,
        lang: str | None = None,
    ) -> None:
        self.command = command
        self.jobs = jobs
        self.lang = lang
        # of what it shows on the terminal while it reads; without it, as the machine's settings say

    def read(self, files: Iterable[SeenFile]) -> Iterator[ReadFile]:
        """Read files, each once. The hasher hears their names first, on its standard input, and then reads."""
        left = {one.path: one for one in files}
        if not left:
            return
        words = [
            *self.command,
            "--json",
            "--stdin",
            "--jobs",
            str(self.jobs),
            *(("--lang", self.lang) if self.lang else ()),
        ]
        env = {name: value for name in _PASSED_ON if (value := os.environ.get(name)) is not None}
        try:
            program = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env)  # noqa: S603  # ours
        except OSError as error:
            raise Unavailable("evidence.no_hasher") from error
        assert program.stdin is not None
        assert program.stdout is not None
        answered = False
        try:
            with suppress(BrokenPipeError), program.stdin as names:
                names.write(b"".join(os.fsencode(path) + b"\0" for path in left))
            for line in program.stdout:
                told = _told(line)
                seen = left.pop(str(told.get("path")), None)
                if seen is not None:
                    answered = True
                    yield _read_file(seen, told)
            program.wait()
        finally:
            if program.poll() is None:
                program.terminate()
                program.wait()
            program.stdout.close()
        if not answered and left:
            raise Unavailable("evidence.no_hasher")
        for seen in left.values():
            yield _read_file(seen, {})


def _told(line: bytes) -> dict[str, object]:
    try:
        told = json.loads(line)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _read_file(seen: SeenFile, told: dict[str, object]) -> ReadFile:
    """Take of an answer only what has the form of a digest, a kind or a word."""
    quality = told.get("quality")
    return ReadFile(
        file=_as_read(seen, told),
        outcome=_outcome(told),
        kind=_kind(seen, told),
        digests=Digests(**{name: _digest(name, told.get(name)) for name in DIGESTS}),
        quality=quality if isinstance(quality, int) and 0 <= quality <= _MOST_QUALITY else None,
        read_by=_by(told),
    )


def _as_read(seen: SeenFile, told: dict[str, object]) -> SeenFile:
    """Take length and time of change as they were when the file was opened."""
    size, modified = told.get("size"), told.get("modified_ns")
    if not isinstance(size, int) or not isinstance(modified, int):
        return seen
    return replace(seen, size=size, changed_at=instant(datetime.fromtimestamp(modified // 1_000_000_000, tz=UTC)))


def _kind(seen: SeenFile, told: dict[str, object]) -> str:
    kind = told.get("kind")
    if isinstance(kind, str) and kind in KINDS:
        return kind
    return "text" if PurePath(seen.path).suffix.lower() in TEXTS else "other"


def _outcome(told: dict[str, object]) -> str:
    word = r"[A-Za-z_]{1,30}"
    outcome, reason = told.get("outcome"), told.get("reason")
    if not isinstance(outcome, str) or not re.fullmatch(word, outcome):
        return NO_ANSWER
    return f"{outcome}: {reason}" if isinstance(reason, str) and re.fullmatch(word, reason) else outcome


def _digest(name: str, value: object) -> str | None:
    fits = isinstance(value, str) and re.fullmatch(rf"[0-9a-f]{{{_LENGTHS[name]}}}", value)
    return str(value) if fits else None


def _by(told: dict[str, object]) -> str:
    recipe, layers = told.get("recipe"), told.get("confined")
    said = ["standfast-hash"]
    if isinstance(recipe, str) and re.fullmatch(r"[a-z0-9-]{1,30}", recipe):
        said.append(recipe)
    if not isinstance(layers, dict) or not all(layers.values()):
        said.append("not confined in full")
    return ", ".join(said)
