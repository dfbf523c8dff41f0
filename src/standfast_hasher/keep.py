"""Results kept in a file as they come, so that what was interrupted goes on. One JSON object a line, as ``--json`` has.

A result is taken over when path, size and time of change are still the file's own. What died, timed out or couldn't be
opened is tried again. A last line that was cut off is taken away.
"""

import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

Result = Mapping[str, object]
FINAL: Final = frozenset({"Hashed", "TooPlain", "TooLarge", "Unreadable"})


class NotALog(Exception):
    """The file holds something else."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The results that stand already, by path, and where the next is written."""

    results: Mapping[str, Result]
    file: BinaryIO

    def standing(self, path: str) -> Result | None:
        """Give what stands for a file that is still the same; None where it has to be read."""
        result = self.results.get(path)
        if result is None or result["outcome"] not in FINAL or result["sha256"] is None:
            return None
        try:
            now = os.stat(path)  # noqa: PTH116  # a path may hold bytes that no text has
        except (OSError, ValueError):
            return None
        is_same = stat.S_ISREG(now.st_mode) and (result["size"], result["modified_ns"]) == (
            now.st_size,
            now.st_mtime_ns,
        )
        return result if is_same else None

    def add(self, result: Result) -> None:
        """Write one result down for good."""
        self.file.write(line_of(result).encode("ascii"))
        self.file.flush()
        os.fsync(self.file.fileno())


def line_of(result: Result) -> str:
    """Give a result as its line."""
    return json.dumps(result) + "\n"


def open_kept(path: Path) -> Kept:
    """Open the file of results, or begin it; readable by its owner alone. Raises NotALog, OSError."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    file = os.fdopen(descriptor, "r+b")
    results: dict[str, Result] = {}
    good = 0
    for number, line in enumerate(file.read().splitlines(keepends=True), 1):
        if not line.endswith(b"\n"):
            break
        result = _result(line)
        if result is None:
            file.close()
            raise NotALog(number)
        results[str(result["path"])] = result
        good += len(line)
    # A first line that was cut off may be somebody's own file: it is left, and nothing is written after it.
    if good == 0 and file.tell() > 0 and not _is_ours(file):
        file.close()
        raise NotALog(1)
    file.seek(good)
    file.truncate()
    return Kept(results=results, file=file)


START: Final = b'{"path": '


def _is_ours(file: BinaryIO) -> bool:
    file.seek(0)
    return START.startswith(file.read(len(START)))


NEEDED: Final = frozenset({"path", "outcome", "size", "sha256", "modified_ns"})


def _result(line: bytes) -> Result | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) and found.keys() >= NEEDED and isinstance(found["path"], str) else None
