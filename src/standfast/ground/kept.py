"""What was worked out once from data files and found sound, kept as JSON, as Python keeps its bytecode.

A file of kept values stands in a ``__pycache__`` beside the data, under a SHA-256 over every byte that had a say (data,
schemas, code). One changed byte anywhere, and it isn't used. It is never needed: where the folder can't be written
nothing is kept, and a file that is damaged or of another kind is passed over and written anew. Never pickle.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from standfast.ground.errors import StandfastError
from standfast.ground.yaml_file import read_bytes

_LARGEST: Final = 50_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Where sound values are kept, of which form, and under which key."""

    path: Path
    form: str
    # with a version, such as "standfast law/1"
    key: str

    def values(self) -> Mapping[str, Any] | None:
        """Give the values, if they are there, whole, and of these very bytes."""
        try:
            head, _, told = read_bytes(self.path, limit=_LARGEST).partition(b"\n")
            values = json.loads(told) if head == self._head(told) else None
        except (StandfastError, ValueError):
            return None
        return cast("dict[str, Any]", values) if isinstance(values, dict) else None

    def keep(self, values: Mapping[str, object]) -> None:
        """Write the values, all or nothing; where that can't be done, leave it."""
        told = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()
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
        return f"{self.form} {self.key} {hashlib.sha256(told).hexdigest()}".encode()


def key_over(form: str, said: Iterable[tuple[str, bytes]]) -> str:
    """Give the digest over named bytes, in their order."""
    digest = hashlib.sha256(form.encode())
    for name, data in said:
        # Lengths stand before what they measure, so that no two sets of files read alike.
        digest.update(b"%d %d " % (len(name.encode()), len(data)))
        digest.update(name.encode() + data)
    return digest.hexdigest()
