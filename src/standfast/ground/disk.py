"""What a file system promises only when it is asked: a name in a folder that stands after a power cut."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Have a folder's names on the disk: a file that was made, moved or removed in it stays so."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
