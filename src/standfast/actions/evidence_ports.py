"""Ports of evidence: what reads files in place and gives digests, and where a cleared exhibit's copy lies.

The hasher is a separate program: no byte of a file that may be sensitive enters this one. The vault takes only what a
person cleared. ``wiring`` joins both to what implements them.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from standfast.case.evidence import Digests
from standfast.ground.instants import Instant
from standfast.journal import CaseId
from standfast.keys import CaseKeys, Chance, SealingPublic


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenFile:
    """A file as the folder lists it: its place, length and time of last change. It was not opened."""

    path: str
    # as the system names it
    shown: str
    # the same in characters that can be written down
    size: int
    changed_at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """What the hasher says of one file."""

    file: SeenFile
    outcome: str
    kind: str
    # of the catalogue's kinds of exhibit
    digests: Digests
    quality: int | None
    read_by: str


class Hasher(Protocol):
    """Reads files in place, each once, in a process of its own that gives digests and nothing else."""

    def read(self, files: Iterable[SeenFile]) -> Iterator[ReadFile]:
        """Give what was read of each file, as it comes, in any order. A file that fails costs that file only."""
        ...


class Vault(Protocol):
    """Copies of cleared exhibits: one encrypted file each, under the case's key, by a random name.

    Raises ``Unavailable`` where the disk is full or can't be written.
    """

    def writing(self) -> AbstractContextManager[None]:
        """Hold while a file is put and its entry written, so that no sweep takes it in between."""
        ...

    def put(self, path: str, *, case: CaseId, sealing: SealingPublic, sha256: str, chance: Chance) -> str:
        """Copy a file, synced before the name is given; refuses one whose bytes are no longer those of ``sha256``."""
        ...

    def read(self, name: str, *, case: CaseId, keys: CaseKeys) -> Iterator[bytes]:
        """Give a copy's bytes piece by piece, each authenticated."""
        ...

    def remove(self, *names: str) -> None:
        """Remove files; one that isn't there changes nothing."""
        ...

    def sweep(self, named: Callable[[], frozenset[str]]) -> int:
        """Remove every file that no entry names, and give how many there were; asks once nobody writes."""
        ...

    def missing(self, named: Iterable[str]) -> tuple[str, ...]:
        """List the names whose file isn't there."""
        ...
