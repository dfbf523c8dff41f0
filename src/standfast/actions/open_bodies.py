"""Opening a case: its key from this person's wrap, its entries, and each body compared with what the chain commits to.

Raises ``ChainBroken`` for a body that its entry does not commit to, ``NotForThisPerson`` for a case that this person
does not hold. An erased body is ``None``.
"""

import json
from dataclasses import dataclass

from standfast.actions.desk import Desk, now_in
from standfast.actions.ports import CaseRow, StoredEntry
from standfast.case import Body, Case, body_from_json, fold
from standfast.case.bodies import Opened
from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant
from standfast.journal import CaseId, Head, head_of, verify_bodies
from standfast.keys import CaseKeys, NotForThisPerson, OpenedBody, open_body, unwrap_case_key


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """A case with its bodies open, as they were at ``head``."""

    row: CaseRow
    keys: CaseKeys
    head: Head
    stored: tuple[StoredEntry, ...]
    bodies: tuple[tuple[int, Body | None], ...]

    @property
    def opened(self) -> Opened:
        """The body that began the case."""
        for _, body in self.bodies:
            if body is not None and isinstance(body.content, Opened):
                return body.content
        raise BadInput("actions.no_beginning", case=self.row.id)

    def case(self, *, as_of: Instant) -> Case:
        """Fold the case as of an instant."""
        return fold(self.row.id, self.bodies, as_of=as_of)

    def now(self, desk: Desk) -> Instant:
        """Tell this case's now: the story's own, or the clock's."""
        return now_in(self.opened, desk.clock)


def open_case(desk: Desk, case: CaseId) -> OpenCase:
    """Open a case for the person at the desk.

    1. the key, from this person's wrap; 2. the entries; 3. each body; 4. each body against its commitment.
    """
    row = desk.store.case(case)
    return open_stored(desk, row, desk.store.read(case))


def open_stored(desk: Desk, row: CaseRow, stored: tuple[StoredEntry, ...]) -> OpenCase:
    """Open entries that were read already, so that what was verified is what is opened."""
    keys = _case_keys(desk, row)
    opened = {one.entry.seq: _opened(one, keys) for one in stored}
    verify_bodies([one.entry for one in stored], opened)
    bodies = tuple(
        (seq, body_from_json(json.loads(found.data)) if found is not None else None) for seq, found in opened.items()
    )
    if not stored:
        raise BadInput("actions.no_beginning", case=row.id)
    return OpenCase(row=row, keys=keys, head=head_of(stored[-1].entry), stored=stored, bodies=bodies)


def _case_keys(desk: Desk, row: CaseRow) -> CaseKeys:
    for wrap in desk.store.wraps(row.id):
        if wrap.holder == desk.person.id:
            return unwrap_case_key(wrap.sealed, holder=desk.person.sealing, case_public=row.sealing)
    raise NotForThisPerson("actions.not_a_holder", case=row.id)


def _opened(stored: StoredEntry, keys: CaseKeys) -> OpenedBody | None:
    return open_body(stored.body, case=keys) if stored.body is not None else None
