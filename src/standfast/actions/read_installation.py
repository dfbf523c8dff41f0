"""Reading and verifying the installation's own chain: notes out, in order, each from an entry that was verified.

Asks: whoever the chain's key is wrapped for. Raises ``ChainBroken`` as for a case's journal: 1. the chain and its
signatures; 2. a head that left the machine; 3. each body against its commitment; none is ever erased,
so that one which is gone was taken out.
"""

from dataclasses import dataclass

from standfast.actions.desk import Desk
from standfast.actions.installation import installation_row
from standfast.journal import (
    Anchor,
    ChainBroken,
    Damage,
    Entry,
    Genesis,
    Head,
    erased,
    head_of,
    verify_against_anchor,
    verify_bodies,
    verify_chain,
)
from standfast.journal.canonical import read_json
from standfast.journal.installation import Note, NotedCases, NoteKind, first_dropped, note_from_json, noted_cases
from standfast.keys import open_body, unwrap_case_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One note, with its place in the chain."""

    seq: int
    note: Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """The installation's chain as it was verified."""

    entries: tuple[Entry, ...]
    notes: tuple[Noted, ...]

    @property
    def head(self) -> Head:
        """The last entry."""
        return head_of(self.entries[-1])

    @property
    def cases(self) -> NotedCases:
        """What the notes say of each case."""
        return noted_cases(one.note for one in self.notes)

    def of_kind(self, *kinds: NoteKind) -> tuple[Noted, ...]:
        """Give the notes of some kinds, in order."""
        return tuple(one for one in self.notes if one.note.kind in kinds)

    def dropped(self, desk: Desk) -> Head | None:
        """Give the last noted head of a case that is gone though nobody noted that it was erased."""
        return first_dropped(self.cases, there=[head.case for head in desk.store.heads()])


def read_installation(desk: Desk, *, anchors: tuple[Head | Anchor, ...] = ()) -> Installation | None:
    """Verify the chain and open its notes; ``None`` where it never began, or for whom it was not wrapped.

    Where a head of it is known from outside, a chain that isn't there is a finding.
    """
    row = installation_row(desk.store)
    if row is None:
        if anchors:
            raise _gone(anchors[0])
        return None
    wrap = next((one for one in desk.store.wraps(row.id) if one.holder == desk.person.id), None)
    if wrap is None:
        return None
    keys = unwrap_case_key(wrap.sealed, holder=desk.person.sealing, case_public=row.sealing)
    stored = desk.store.read(row.id)
    entries = tuple(one.entry for one in stored)
    # 1
    genesis = Genesis(case=row.id, sealing=row.sealing, first_signer=row.first_signer)
    verify_chain(entries, genesis=genesis, signers=desk.store.signers(row.id))
    # 2
    for anchor in anchors:
        if anchor.case != row.id:
            # another chain stands in the place of the one that the anchor knew
            raise _gone(anchor)
        verify_against_anchor(entries, anchor)
    # 3
    opened = {one.entry.seq: open_body(one.body, case=keys) if one.body is not None else None for one in stored}
    verify_bodies(entries, opened)
    if gone := erased(entries, opened):
        raise ChainBroken("journal.body_taken", at=gone[0], damage=Damage.TAKEN, case=row.id)
    notes = tuple(
        Noted(seq=seq, note=note_from_json(read_json(body.data))) for seq, body in opened.items() if body is not None
    )
    return Installation(entries=entries, notes=notes)


def _gone(anchor: Head | Anchor) -> ChainBroken:
    return ChainBroken(
        "journal.installation_replaced", at=1, damage=Damage.CASE_DROPPED, case=anchor.case, seq=anchor.seq
    )
