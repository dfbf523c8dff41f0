"""A journal of invented entries, made by hand: keys from fixed seeds, no body, no store."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256

import pytest

from standfast.ground.instants import read_instant
from standfast.journal import CaseId, Draft, Entry, Genesis, commitment, head_of, next_entry
from standfast.keys import Secret, SigningPair, signing_pair


def signer(name: str) -> SigningPair:
    return signing_pair(Secret(sha256(name.encode()).digest()))


@dataclass(frozen=True)
class Journal:
    """Entries with what they are verified against, and hands that tamper with them."""

    genesis: Genesis
    signer: SigningPair
    entries: tuple[Entry, ...]

    def at(self, seq: int) -> Entry:
        return self.entries[seq - 1]

    def renumbered(self, entries: list[Entry]) -> list[Entry]:
        """Give each entry the number of its place, as someone would who edits the table."""
        return [replace(entry, seq=place) for place, entry in enumerate(entries, start=1)]


@pytest.fixture
def journal_of() -> Callable[[int], Journal]:
    def make(count: int, *, case: str = "k3m9-q2x7-w4tz") -> Journal:
        parent = signer("parent")
        genesis = Genesis(case=CaseId(case), sealing=bytes(range(32)), first_signer=parent.public)
        head, entries = genesis.head, []
        for number in range(1, count + 1):
            draft = Draft(commitment=commitment(salt=bytes([number % 256]) * 32, body=b'{"n":%d}' % number))
            entry = next_entry(head, draft, parent, at=read_instant("2026-05-10T21:50:00-07:00"))
            entries.append(entry)
            head = head_of(entry)
        return Journal(genesis=genesis, signer=parent, entries=tuple(entries))

    return make
