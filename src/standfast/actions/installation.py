"""The installation's own chain: begun with the home, appended to by whoever does something to a case as a whole.

Who may: whoever has the home open; adding needs no reading. What it says is in ``journal.installation``. Written: one
entry a note, several in one append where they belong together. A head that moved meanwhile is looked at again.

So that no command has to read the whole chain first, what was noted last stands on a card, as a case's label does:
sealed to the person, replaced in the transaction of each append, and worth no more than to save a repetition.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, cast

import standfast
from standfast.actions.desk import Desk
from standfast.actions.ports import Append, Card, CaseRow, HeadMoved, JournalStore, NewEntry, Wrap
from standfast.case.bodies import Issued
from standfast.ground.errors import StandfastError, Unavailable
from standfast.ground.instants import Instant, to_the_hour
from standfast.journal import (
    CaseId,
    Draft,
    Genesis,
    Head,
    Sha256,
    canonical,
    commitment,
    head_of,
    next_entry,
)
from standfast.journal.canonical import Json
from standfast.journal.installation import (
    MOST_HEADS,
    Note,
    NoteKind,
    head_to_json,
    installation_id,
    is_installation,
    note_to_json,
)
from standfast.keys import new_case_keys, open_card, seal_body, seal_card, wrap_case_key

TRIES: Final = 5
_DAY: Final = len("2026-05-11")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNote:
    """What is to be noted: its kind, and its fields as plain JSON."""

    kind: NoteKind
    fields: Mapping[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Last:
    """What was noted last, as the card keeps it."""

    day: str = ""
    # on which the heads were noted
    cases: int = 0
    # how many of them
    hour: str = ""
    read: tuple[str, ...] = ()
    # the cases whose reading was noted in that hour


def append_installation(desk: Desk, kind: NoteKind, fields: Mapping[str, Json]) -> Head:
    """Note one thing, and give the chain's new head."""
    return append_notes(desk, NewNote(kind=kind, fields=fields))


def append_notes(desk: Desk, *new: NewNote) -> Head:
    """Note several things together or not at all; begins the chain where there is none."""
    return _append(desk, new, _last(desk))


def installation_row(store: JournalStore) -> CaseRow | None:
    """Give what stands in clear about the installation's chain, or ``None`` before it began."""
    return next((row for row in store.cases() if is_installation(row.id)), None)


def installation_head(desk: Desk) -> Head | None:
    """Give the head of the installation's chain, or ``None`` before it began."""
    row = installation_row(desk.store)
    return desk.store.head(row.id) if row is not None else None


def printed_head(issued: Issued) -> Head | None:
    """Give the installation's head that papers printed."""
    if issued.noted is None:
        return None
    return Head(case=CaseId(issued.noted.case), seq=issued.noted.seq, digest=Sha256(issued.noted.digest))


def keep_installation(desk: Desk, *, failed: Mapping[str, int]) -> None:
    """Note what is due as a home is opened: openings that failed before, and once a day every case's head.

    ``failed`` counts them by the UTC hour. A case that was opened while its note could not be written is noted now.
    """
    last, today = _last(desk), _hour(desk)[:_DAY]
    new = [
        NewNote(kind=NoteKind.OPENINGS_FAILED, fields={"hour": hour, "count": count})
        for hour, count in sorted(failed.items())
    ]
    count = sum(1 for row in desk.store.cases() if not is_installation(row.id))
    if count and (last.day != today or last.cases < count):
        heads = [head for head in desk.store.heads() if not is_installation(head.case)]
        new += [
            NewNote(kind=NoteKind.HEADS, fields={"heads": [head_to_json(head) for head in heads[at : at + MOST_HEADS]]})
            for at in range(0, len(heads), MOST_HEADS)
        ]
        last = replace(last, day=today, cases=len(heads))
    if new or installation_row(desk.store) is None:
        _append(desk, tuple(new), last)


def note_opened(desk: Desk, head: Head) -> None:
    """Note that a case was opened."""
    last = _last(desk)
    opened = NewNote(kind=NoteKind.CASE_OPENED, fields=head_to_json(head))
    _append(desk, (opened,), replace(last, cases=last.cases + 1))


def note_reading(desk: Desk, case: CaseId) -> None:
    """Note that the person at the desk reads a case, once an hour.

    A copy that can only be read stays as it is: a reading is worth noting, not worth refusing.
    """
    last, hour = _last(desk), _hour(desk)
    read = last.read if last.hour == hour else ()
    if case in read:
        return
    new = NewNote(kind=NoteKind.CASE_READ, fields={"case": case, "who": desk.writer})
    try:
        _append(desk, (new,), replace(last, hour=hour, read=(*read, case)))
    except Unavailable:
        return


def _append(desk: Desk, new: tuple[NewNote, ...], last: _Last) -> Head:
    for _ in range(TRIES):
        row = installation_row(desk.store)
        if row is None:
            if (head := _begin(desk, new, last)) is not None:
                return head
            continue
        if desk.person.signing.public not in desk.store.signers(row.id):
            desk.store.add_signer(row.id, desk.person.signing.public)
        head = desk.store.head(row.id)
        try:
            return desk.store.append(_made(desk, row, head, new, last), expect=head)
        except HeadMoved:
            continue
    raise Unavailable("actions.installation_busy", tries=TRIES)


def _begin(desk: Desk, new: tuple[NewNote, ...], last: _Last) -> Head | None:
    """Begin the chain, or give ``None`` where another program began it meanwhile."""
    with desk.alone():
        if installation_row(desk.store) is not None:
            return None
        keys, first_signer = new_case_keys(desk.chance), desk.person.signing.public
        row = CaseRow(
            id=installation_id(desk.chance), sealing=keys.public, first_signer=first_signer, opened=_hour(desk)
        )
        sealed = wrap_case_key(keys, holder=desk.person.sealing.public)
        wrap = Wrap(case=row.id, holder=desk.person.id, sealed=sealed)
        begun = NewNote(kind=NoteKind.BEGUN, fields={"version": standfast.__version__})
        genesis = Genesis(case=row.id, sealing=row.sealing, first_signer=first_signer)
        first = _made(desk, row, genesis.head, (begun, *new), last)
        return desk.store.open_case(row, wraps=(wrap,), first=first)


def _made(desk: Desk, row: CaseRow, head: Head, new: tuple[NewNote, ...], last: _Last) -> Append:
    now = desk.clock.now()
    entries: list[NewEntry] = []
    for one in new:
        entry = _entry(desk, row, head, one, now=now)
        entries.append(entry)
        head = head_of(entry.entry)
    return Append(case=row.id, entries=tuple(entries), cards=(_card(desk, row.id, last),))


def _entry(desk: Desk, row: CaseRow, head: Head, new: NewNote, *, now: Instant) -> NewEntry:
    data = canonical(note_to_json(Note(kind=new.kind, at=now, by=desk.person.id, fields=new.fields)))
    fresh = seal_body(data, case_public=row.sealing, chance=desk.chance)
    draft = Draft(commitment=commitment(salt=fresh.salt, body=data))
    return NewEntry(entry=next_entry(head, draft, desk.person.signing, at=now), body=fresh.sealed)


def _hour(desk: Desk) -> str:
    return to_the_hour(desk.clock.now())


def _card(desk: Desk, case: CaseId, last: _Last) -> Card:
    told = {"day": last.day, "cases": last.cases, "hour": last.hour, "read": list(last.read)}
    sealed = seal_card(json.dumps(told).encode(), holder=desk.person.sealing.public)
    return Card(case=case, holder=desk.person.id, sealed=sealed)


def _last(desk: Desk) -> _Last:
    """Read the card; where there is none, or one that can't be read, everything is noted once more."""
    card = next((one for one in desk.store.cards(desk.person.id) if is_installation(one.case)), None)
    if card is None:
        return _Last()
    try:
        told = json.loads(open_card(card.sealed, holder=desk.person.sealing))
        return _Last(
            day=told["day"], cases=told["cases"], hour=told["hour"], read=tuple(cast("list[str]", told["read"]))
        )
    except (StandfastError, ValueError, KeyError, TypeError):
        return _Last()
