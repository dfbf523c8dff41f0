"""Cues as they were once read and found sound, kept as JSON beside the data, as Python keeps its bytecode.

Reading YAML and indexing thousands of patterns takes longer than a command may. What is kept is used only while no byte
of what had a say in it (data, schemas, this code) has changed; it is never needed, and a damaged file is passed over.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from standfast.ground import yaml_file
from standfast.ground.errors import StandfastError
from standfast.ground.yaml_file import read_bytes

_FORMAT: Final = b"standfast cues/1"
_LARGEST: Final = 50_000_000
_CODE: Final = (Path(__file__).parent, Path(yaml_file.__file__).parent)
# this room's code, and the ground's, which reads YAML and judges by schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file of kept values, and the digest of everything that had a say in them."""

    path: Path
    key: str

    def value(self) -> Mapping[str, Any] | None:
        """Give what was kept, if it is there, whole, and of these very bytes."""
        try:
            head, _, told = read_bytes(self.path, limit=_LARGEST).partition(b"\n")
            value = json.loads(told) if head == self._head(told) else None
        except (StandfastError, ValueError):
            return None
        return cast("dict[str, Any]", value) if isinstance(value, dict) else None

    def keep(self, value: Mapping[str, Any]) -> None:
        """Write it, all or nothing; where that can't be done, leave it."""
        told = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        part = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        try:
            part.parent.mkdir(exist_ok=True)
            with part.open("xb") as file:
                file.write(self._head(told) + b"\n" + told)
            part.replace(self.path)
        except OSError:
            with suppress(OSError):
                part.unlink()

    def _head(self, told: bytes) -> bytes:
        return b" ".join((_FORMAT, self.key.encode(), hashlib.sha256(told).hexdigest().encode()))


def kept_under(path: Path, data: Iterable[Path]) -> Kept | None:
    """Give the file for what these data come to; ``None`` where one of them can't be read."""
    digest = hashlib.sha256(_FORMAT)
    try:
        for one in (*data, *(code for folder in _CODE for code in sorted(folder.glob("*.py")))):
            told = read_bytes(one)
            # Lengths stand before what they measure, so that no two sets of files read alike.
            digest.update(b"%d %d " % (len(one.name.encode()), len(told)) + one.name.encode() + told)
    except StandfastError:
        return None
    return Kept(path=path, key=digest.hexdigest())
