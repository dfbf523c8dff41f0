"""A hasher that says what it is told to, and files that were never made, for the tests of exhibits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from standfast.actions.evidence_ports import ReadFile, SeenFile
from standfast.actions.open_bodies import open_case
from standfast.actions.register_exhibit import Entered, register_files, told_of
from standfast.case import Case
from standfast.case.evidence import Digests
from standfast.catalogue import Value
from standfast.ground.instants import read_instant
from standfast.store.vault import FolderVault
from tests.unit.actions.conftest import Begun

CHANGED = read_instant("2026-05-10T20:20:00+00:00")


def seen(path: str, *, size: int = 5) -> SeenFile:
    return SeenFile(path=path, shown=path, size=size, changed_at=CHANGED)


@dataclass
class FakeHasher:
    """Answers for each file with the digest of ``bytes_of`` its path, or of the path itself."""

    bytes_of: dict[str, bytes] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)
    stop_after: int | None = None
    asked: list[str] = field(default_factory=list)

    def read(self, files: Iterable[SeenFile]) -> Iterator[ReadFile]:
        for count, file in enumerate(files):
            if count == self.stop_after:
                raise KeyboardInterrupt
            self.asked.append(file.path)
            data = self.bytes_of.get(file.path, file.path.encode())
            outcome = self.outcomes.get(file.path, "Hashed")
            digest = sha256(data).hexdigest() if outcome != "Died" else None
            yield ReadFile(
                file=file,
                outcome=outcome,
                kind="picture",
                digests=Digests(sha256=digest),
                quality=None,
                read_by="a fake",
            )


class OnDisk:
    """Reads what lies there; of what doesn't, it has no digest."""

    def read(self, files: Iterable[SeenFile]) -> Iterator[ReadFile]:
        for file in files:
            there = Path(file.path).is_file()
            data = {file.path: Path(file.path).read_bytes()} if there else {}
            yield from FakeHasher(data, {} if there else {file.path: "Died"}).read((file,))


def register(begun: Begun, *paths: str, hasher: FakeHasher | None = None, **fields: Value) -> tuple[Entered, ...]:
    files = tuple(seen(path) for path in paths)
    return register_files(begun.desk, begun.case, files, told=told_of(fields), hasher=hasher or FakeHasher())


def register_real(begun: Begun, folder: Path, data: bytes = b"words only, typed off") -> str:
    """Register one file that is there, and give its number."""
    path = folder / "words.txt"
    path.write_bytes(data)
    file = seen(str(path), size=len(data))
    hasher = FakeHasher({str(path): data})
    (entered,) = register_files(begun.desk, begun.case, (file,), told=told_of({}), hasher=hasher)
    return entered.number


def case_now(begun: Begun) -> Case:
    opened = open_case(begun.desk, begun.case)
    return opened.case(as_of=opened.now(begun.desk))


def vault_of(begun: Begun) -> FolderVault:
    return FolderVault(begun.home.folder / "leaves")
