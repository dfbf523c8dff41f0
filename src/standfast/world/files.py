"""Writing papers to a folder that a person named: each file whole or not at all.

A file is written beside its name, synced and put in its place, so that a full disk or a killed process leaves the
paper that was there before.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from standfast.ground.errors import Unavailable


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, which is made where it isn't there; a file with the same bytes is left alone."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable("world.file_not_written", file=folder) from error
    for name, data in files.items():
        write_whole(folder / name, data)


def write_whole(path: Path, data: bytes) -> None:
    """Write one file whole, or leave what was there."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if path.is_file() and path.read_bytes() == data:
            return
        try:
            with beside.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            with suppress(FileNotFoundError):
                beside.unlink()
    except OSError as error:
        raise Unavailable("world.file_not_written", file=path) from error
