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
from typing import Final

from standfast.actions.evidence_ports import ReadFile, SeenFile
from standfast.case.evidence import DIGESTS, Digests
from standfast.ground.errors import Unavailable

MOST_AT_ONCE: Final = 200
"""Files a run: a command line has its length."""
KINDS: Final = frozenset({"picture", "video", "sound", "document", "archive"})
NO_ANSWER: Final = "Died"
_PASSED_ON: Final = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "PYTHONPATH", "TERM", "STANDFAST_LANG")
_LENGTHS: Final = {"sha256": 64, "sha512": 128, "sha1": 40, "md5": 32, "pdq": 64}
_MOST_QUALITY: Final = 100


class HasherProgram:
    """The hasher of this installation, by the command that starts it."""

    def __init__(self, command: tuple[str, ...] = (sys.executable, "-m", "standfast_hasher"), *, jobs: int = 2) -> None:
        self.command = command
        self.jobs = jobs

    def read(self, files: Iterable[SeenFile]) -> Iterator[ReadFile]:
        """Read files, a few hundred at a time."""
        waiting = list(files)
        for start in range(0, len(waiting), MOST_AT_ONCE):
            yield from self._read(waiting[start : start + MOST_AT_ONCE])

    def _read(self, files: list[SeenFile]) -> Iterator[ReadFile]:
        left = {one.path: one for one in files}
        words = [*self.command, "--json", "--jobs", str(self.jobs), "--", *left]
        env = {name: value for name in _PASSED_ON if (value := os.environ.get(name)) is not None}
        try:
            program = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=env)  # noqa: S603  # our own program, by a list
        except OSError as error:
            raise Unavailable("evidence.no_hasher") from error
        assert program.stdout is not None
        answered = False
        try:
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
    kind, quality = told.get("kind"), told.get("quality")
    return ReadFile(
        file=seen,
        outcome=_outcome(told),
        kind=kind if isinstance(kind, str) and kind in KINDS else "other",
        digests=Digests(**{name: _digest(name, told.get(name)) for name in DIGESTS}),
        quality=quality if isinstance(quality, int) and 0 <= quality <= _MOST_QUALITY else None,
        read_by=_by(told),
    )


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
    recipe = told.get("recipe")
    fits = isinstance(recipe, str) and re.fullmatch(r"[a-z0-9-]{1,30}", recipe)
    return f"standfast-hash, {recipe}" if fits else "standfast-hash"
