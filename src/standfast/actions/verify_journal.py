"""Verify a case's journal: chain and signatures, every body against its commitment, and an anchor where one is given.

Asks: whoever holds the case. Writes nothing. Raises ``ChainBroken`` with the place of the first break. The same entries
can be written out, without their bodies, for whoever verifies them by other means.
"""

from dataclasses import dataclass
from typing import Final

from standfast.actions.desk import Desk
from standfast.actions.open_bodies import open_stored
from standfast.journal import (
    CaseId,
    Genesis,
    Head,
    canonical,
    entry_to_json,
    verify_against_anchor,
    verify_chain,
)
from standfast.journal.canonical import Json

EXPORT: Final = "standfast/journal/1/export"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What held."""

    head: Head
    entries: int
    erased: tuple[int, ...]


def verify_journal(desk: Desk, case_id: CaseId, *, anchor: Head | None) -> Verified:
    """Verify in this order: 1. the chain; 2. the anchor; 3. the bodies."""
    row = desk.store.case(case_id)
    stored = desk.store.read(case_id)
    entries = [one.entry for one in stored]
    # 1
    genesis = Genesis(case=row.id, sealing=row.sealing, first_signer=row.first_signer)
    verify_chain(entries, genesis=genesis, signers=desk.store.signers(case_id))
    # 2
    if anchor is not None:
        verify_against_anchor(entries, anchor)
    # 3: opening compares each body of the same reading with what its entry commits to
    opened = open_stored(desk, row, stored)
    return Verified(
        head=opened.head,
        entries=len(entries),
        erased=tuple(seq for seq, body in opened.bodies if body is None),
    )


def export_journal(desk: Desk, case_id: CaseId) -> bytes:
    """Write a case's entries as JSON Lines: the case with its public keys, then each entry, canonical.

    Nothing is verified here: a journal that was touched is written out as it stands, for others to find it so.
    """
    row = desk.store.case(case_id)
    signers: list[Json] = [signer.hex() for signer in desk.store.signers(case_id)]
    first: dict[str, Json] = {
        "format": EXPORT,
        "case": row.id,
        "sealing": row.sealing.hex(),
        "first_signer": row.first_signer.hex(),
        "signers": signers,
    }
    lines = [first, *(entry_to_json(one.entry) for one in desk.store.read(case_id))]
    return b"".join(canonical(line) + b"\n" for line in lines)
