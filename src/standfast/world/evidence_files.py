"""Files that a person wants in the register, as their folder lists them. Nothing is opened here; no byte is read.

Folders are walked in order of names. Links are not followed, and hidden files (a file manager's own) are left out; how
many were is told.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from standfast.actions.evidence_ports import SeenFile
from standfast.ground.errors import BadInput, Unavailable
from standfast.ground.instants import instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What was found, and how much was passed over."""

    files: tuple[SeenFile, ...]
    passed_over: int
    # links, hidden files, and what is no file


def list_files(named: Iterable[Path]) -> Listed:
    """List the files that were named, and those under the folders that were named, each once."""
    files: dict[str, SeenFile] = {}
    passed_over = 0
    for path in named:
        if not os.path.lexists(path):
            raise BadInput("evidence.no_such_file", file=shown(str(path)))
        for one in _walk(path.absolute()):
            seen = _seen(one) if one is not None else None
            if seen is None:
                passed_over += 1
            else:
                files.setdefault(seen.path, seen)
    return Listed(files=tuple(files.values()), passed_over=passed_over)


def shown(path: str) -> str:
    r"""Write a name in characters that can be written down, whatever bytes it has.

    >>> shown("a" + chr(0xDCFF))
    'a\\xff'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _walk(path: Path) -> Iterator[Path | None]:
    """Give what is under a path; ``None`` for each that is hidden."""
    if path.is_symlink() or not path.is_dir():
        yield path
        return
    try:
        inside = sorted(path.iterdir())
    except OSError as error:
        raise Unavailable("evidence.folder_unreadable", folder=shown(str(path))) from error
    for one in inside:
        if one.name.startswith("."):
            yield None
            continue
        yield from _walk(one)


def _seen(path: Path) -> SeenFile | None:
    try:
        found = path.lstat()
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    changed = datetime.fromtimestamp(found.st_mtime_ns // 1_000_000_000, tz=UTC)
    return SeenFile(path=str(path), shown=shown(str(path)), size=found.st_size, changed_at=instant(changed))
