"""The law's files at one moment, and what an earlier reading of the very same bytes found sound.

Reading YAML is slow and checking it slower; JSON is fast. So what was once read, held against its schemas and followed
through its references without a problem is kept as plain JSON, as Python keeps its bytecode: in ``__pycache__`` beside
the data, under a SHA-256 over the names and bytes of every file that had a say (data, schemas, code). One
changed byte anywhere, and it isn't used. It is never needed: where the folder can't be written nothing is kept, and a
kept file that is damaged or of another kind is passed over and written anew.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from standfast.ground import yaml_file
from standfast.ground.errors import StandfastError
from standfast.ground.yaml_file import Json, read_bytes

_FORMAT: Final = b"standfast law/1"
_LARGEST: Final = 50_000_000
_CODE: Final = (Path(__file__).parent, Path(yaml_file.__file__).parent)
# this room's code, and the ground's, which reads YAML and judges by schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Every file's bytes, read once: what is judged, kept and used are the same."""

    root: Path
    files: Mapping[str, bytes | StandfastError]
    # by name below the root, in order; a file that can't be read has its error

    def read(self, name: str) -> bytes:
        """Give a file's bytes, or raise what kept it from being read."""
        found = self.files.get(name)
        if found is None:
            return read_bytes(self.root / name)
        if isinstance(found, StandfastError):
            raise found
        return found

    def within(self, folder: str) -> tuple[str, ...]:
        """Name the files of a folder, and of the folders in it."""
        return tuple(name for name in self.files if name.startswith(f"{folder}/"))


def take_snapshot(root: Path, folders: Iterable[str]) -> Snapshot:
    """Read every data file of some folders."""
    paths = (path for folder in folders for path in (root / folder).rglob("*.yaml"))
    names = sorted(path.relative_to(root).as_posix() for path in paths)
    return Snapshot(root=root, files={name: _bytes_or_error(root / name) for name in names})


def _bytes_or_error(path: Path) -> bytes | StandfastError:
    try:
        return read_bytes(path)
    except StandfastError as error:
        return error


def key_of(snapshot: Snapshot, schemas: Iterable[Path]) -> str | None:
    """Give the digest of everything that had a say in the reading; ``None`` if a file of it couldn't be read."""
    said = dict(snapshot.files)
    for path in (*schemas, *(path for folder in _CODE for path in folder.glob("*.py"))):
        said[f"{path.parent.name}/{path.name}"] = _bytes_or_error(path)
    digest = hashlib.sha256(_FORMAT)
    for name, data in sorted(said.items()):
        if isinstance(data, StandfastError):
            return None
        # Lengths stand before what they measure, so that no two sets of files read alike.
        digest.update(b"%d %d " % (len(name.encode()), len(data)))
        digest.update(name.encode() + data)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Where sound values are kept, and under which key."""

    path: Path
    key: str

    def values(self) -> Mapping[str, Json] | None:
        """Give the values by file, if they are there, whole, and of these very bytes."""
        try:
            head, _, told = read_bytes(self.path, limit=_LARGEST).partition(b"\n")
            values = json.loads(told) if head == self._head(told) else None
        except (StandfastError, ValueError):
            return None
        return cast("dict[str, Json]", values) if isinstance(values, dict) else None

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
            _quietly(part.unlink)

    def _head(self, told: bytes) -> bytes:
        return b" ".join((_FORMAT, self.key.encode(), hashlib.sha256(told).hexdigest().encode()))


def _quietly(act: Callable[[], None]) -> None:
    try:
        act()
    except OSError:
        return
