"""The law's files at one moment, and what an earlier reading of the very same bytes found sound.

Reading YAML is slow and checking it slower; JSON is fast. So what was once read, held against its schemas and followed
through its references without a problem is kept as plain JSON, as Python keeps its bytecode: in ``__pycache__`` beside
the data, under a SHA-256 over the names and bytes of every file that had a say (data, schemas, code). One
changed byte anywhere, and it isn't used. It is never needed: where the folder can't be written nothing is kept, and a
kept file that is damaged or of another kind is passed over and written anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from standfast.ground import yaml_file
from standfast.ground.errors import StandfastError
from standfast.ground.kept import key_over
from standfast.ground.yaml_file import read_bytes

FORM: Final = "standfast law/1"
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
    sound = [(name, data) for name, data in sorted(said.items()) if not isinstance(data, StandfastError)]
    return key_over(FORM, sound) if len(sound) == len(said) else None
