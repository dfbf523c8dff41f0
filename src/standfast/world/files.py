"""Writing papers to a folder that a person named: each file whole or not at all, and readable by its owner only.

A file is written beside its name, synced and put in its place, so that a full disk or a killed process leaves the
paper that was there before.
"""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from standfast.ground.errors import BadInput, Unavailable


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, which is made where it isn't there; a file with the same bytes is left alone."""
    try:
        _make_folder(folder)
    except OSError as error:
        raise Unavailable("world.file_not_written", file=folder) from error
    for name, data in files.items():
        write_whole(folder / name, data)


def write_for_everyone(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files that hold nothing of anyone's: others on this machine, such as a web server, can read them."""
    write_all(folder, files)
    try:
        folder.chmod(0o755)
        for name in files:
            (folder / name).chmod(0o644)
    except OSError as error:
        raise Unavailable("world.file_not_written", file=folder) from error


def write_whole(path: Path, data: bytes) -> None:
    """Write one file whole, or leave what was there."""
    if path.exists() and not path.is_file():
        # A folder, or a device that every program on this machine needs.
        raise Unavailable("world.file_not_written", file=path)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if path.is_file() and path.read_bytes() == data:
            return
        try:
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            with suppress(FileNotFoundError):
                beside.unlink()
    except OSError as error:
        raise Unavailable("world.file_not_written", file=path) from error


def refuse_to_overwrite(path: Path, *, unless: Callable[[bytes], bool]) -> None:
    """Refuse a place where something stands already, ``unless`` its bytes may go; raises ``world.file_exists``."""
    if not os.path.lexists(path):
        return
    try:
        may_go = path.is_file() and unless(path.read_bytes())
    except OSError as error:
        raise Unavailable("world.file_not_written", file=path) from error
    if not may_go:
        raise BadInput("world.file_exists", file=path)


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it; ``mkdir`` itself gives its mode to the last one only."""
    for one in (*reversed(folder.parents), folder):
        if not one.is_dir():
            one.mkdir(mode=0o700, exist_ok=True)
