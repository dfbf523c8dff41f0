"""One unit of writing: read the head, fold and decide outside the lock, append under it, together or not at all.

With every entry goes all that is ever needed without a person: the whole foreseeable schedule as due rows, blind-index
rows, and each holder's card. A head that moved meanwhile is read and decided again, three tries in all. No slow work
(Argon2id, typesetting, hashing) happens inside ``append``.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta

from standfast.actions.desk import Desk, now_in
from standfast.actions.installation import note_opened
from standfast.actions.open_bodies import OpenCase, open_case
from standfast.actions.ports import Append, Card, CaseRow, DueKind, DueRow, HeadMoved, NewEntry, Wrap
from standfast.actions.vault_rows import named_by, no_longer_named
from standfast.case import Body, Case, body_to_json, fold
from standfast.ground.errors import BadInput, Unavailable
from standfast.ground.instants import Instant, in_utc, to_the_hour
from standfast.journal import (
    CaseId,
    Draft,
    Genesis,
    Head,
    Sha256,
    canonical,
    commitment,
    head_of,
    new_case_id,
    next_entry,
)
from standfast.keys import CaseKeys, IndexKind, blind_index, new_case_keys, seal_body, seal_card, wrap_case_key
from standfast.law.load import load_law
from standfast.plan import schedule

TRIES = 3
CLOCK_LEEWAY = timedelta(days=1)
# A machine that is carried over a zone, or whose clock was set by a minute, is no wrong clock.
BY_THE_CLOCK = timedelta(minutes=1)
# What is known as it is written has its date from the clock, not from a person.
_DUE = {
    schedule.DueKind.STEP: DueKind.STEP,
    schedule.DueKind.PROMISE: DueKind.ANSWER,
    schedule.DueKind.CHECK_IN: DueKind.LOOK,
    schedule.DueKind.DUTY: DueKind.STEP,
    schedule.DueKind.NOTICE: DueKind.LOOK,
    schedule.DueKind.LIMIT: DueKind.END,
}
_INDEXED = {
    "account.handle": IndexKind.HANDLE,
    "account.numeric_id": IndexKind.NUMERIC_ID,
    "account.url": IndexKind.URL,
    "caregiver.phone": IndexKind.PHONE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written: the new head and the entries' numbers."""

    head: Head
    seqs: tuple[int, ...]


def begin_case(desk: Desk, bodies: tuple[Body, ...]) -> Written:
    """Open a new case with its first entries, its key wrapped for the person at the desk, in one transaction."""
    now = desk.clock.now()
    case_id, keys = new_case_id(desk.chance), new_case_keys(desk.chance)
    row = CaseRow(id=case_id, sealing=keys.public, first_signer=desk.person.signing.public, opened=to_the_hour(now))
    genesis = Genesis(case=case_id, sealing=keys.public, first_signer=desk.person.signing.public)
    wrap = Wrap(
        case=case_id,
        holder=desk.person.id,
        sealed=wrap_case_key(keys, holder=desk.person.sealing.public),
    )
    append = _append(desk, _Standing(keys=keys, head=genesis.head, bodies=()), bodies, now=now)
    head = desk.store.open_case(row, wraps=(wrap,), first=append)
    # Should this fail, the case is there all the same, and the next opening of the home notes it.
    with suppress(Unavailable):
        note_opened(desk, head)
    return Written(head=head, seqs=tuple(one.entry.seq for one in append.entries))


def write(
    desk: Desk,
    case_id: CaseId,
    decide: Callable[[OpenCase], tuple[Body, ...]],
    *,
    erase: Callable[[OpenCase], tuple[int, ...]] = lambda _: (),
) -> Written:
    """Append what ``decide`` makes of the case. Writing nothing leaves the head as it is.

    ``erase`` names entries whose bodies go in the same transaction; what stands beside the journal is made without them
    (due rows, indexes, card).
    """
    for _ in range(TRIES):
        opened = open_case(desk, case_id)
        new = decide(opened)
        if not new:
            return Written(head=opened.head, seqs=())
        if any(body.recorded_at - body.known_at < BY_THE_CLOCK for body in new):
            check_clock(desk, opened)
        gone = erase(opened)
        left = tuple((seq, None if seq in gone else body) for seq, body in opened.bodies)
        standing = _Standing(keys=opened.keys, head=opened.head, bodies=left)
        append = replace(_append(desk, standing, new, now=desk.clock.now()), erase=gone)
        try:
            head = desk.store.append(append, expect=opened.head)
        except HeadMoved:
            continue
        return Written(head=head, seqs=tuple(one.entry.seq for one in append.entries))
    raise Unavailable("actions.busy", case=case_id, tries=TRIES)


def check_clock(desk: Desk, opened: OpenCase) -> None:
    """Refuse to take the clock's word where it lies well before what this case wrote down last."""
    if opened.opened.invented:
        # An invented story has its own now.
        return
    now, last = desk.clock.now(), max(body.recorded_at for _, body in opened.bodies if body is not None)
    if now < last - CLOCK_LEEWAY:
        raise BadInput("actions.clock_set_back", now=now.isoformat(), last=last.isoformat())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """What an append goes on from."""

    keys: CaseKeys
    head: Head
    bodies: tuple[tuple[int, Body | None], ...]


def _append(desk: Desk, standing: _Standing, new: tuple[Body, ...], *, now: Instant) -> Append:
    entries: list[NewEntry] = []
    at, known = standing.head, standing.bodies
    for body in new:
        entry = _entry(desk, standing.keys, at, body, now=now)
        entries.append(entry)
        at = head_of(entry.entry)
    numbered = tuple((one.entry.seq, body) for one, body in zip(entries, new, strict=True))
    latest = max([now, *(body.known_at for body in new), *(body.known_at for _, body in known if body is not None)])
    case = fold(at.case, (*known, *numbered), as_of=latest)
    rows = _due_rows(desk, case, now=now)
    return Append(
        case=at.case,
        entries=tuple(entries),
        due=rows,
        index=_index_rows(desk, case),
        cards=(_card(desk, case, rows),),
        vault=named_by(at.case, numbered),
        unvault=no_longer_named(known, numbered),
    )


def _entry(desk: Desk, keys: CaseKeys, head: Head, body: Body, *, now: Instant) -> NewEntry:
    data = canonical(body_to_json(body))
    fresh = seal_body(data, case_public=keys.public, chance=desk.chance)
    draft = Draft(commitment=commitment(salt=fresh.salt, body=data))
    return NewEntry(entry=next_entry(head, draft, desk.person.signing, at=now), body=fresh.sealed)


def _due_rows(desk: Desk, case: Case, *, now: Instant) -> tuple[DueRow, ...]:
    """Make the rows; what has passed as it is written is known to whoever writes, and never rings as new.

    Two dates that fall at one instant and read alike in clear are one row, so that it rings once.
    """
    told = dict.fromkeys((due.at, _DUE[due.kind]) for due in schedule.schedule_of(case, load_law("ca")))
    return tuple(
        DueRow(ref=desk.chance(8).hex(), at=at, kind=kind, fired_at=now if at <= now else None) for at, kind in told
    )


def _index_rows(desk: Desk, case: Case) -> tuple[Sha256, ...]:
    found = [
        blind_index(fact.value, kind=kind, key=desk.index_key)
        for key, kind in _INDEXED.items()
        for fact in case.told(key)
        if isinstance(fact.value, str)
    ]
    found += [blind_index(number, kind=IndexKind.FILE_NUMBER, key=desk.index_key) for number in case.file_numbers]
    return tuple(Sha256(value) for value in dict.fromkeys(found))


def _card(desk: Desk, case: Case, due: tuple[DueRow, ...]) -> Card:
    now = now_in(case.opened, desk.clock)
    ahead = [row for row in due if row.at > now]
    told = {
        "label": case.opened.label,
        "province": case.text("place.province"),
        "next": in_utc(ahead[0].at) if ahead else None,
        "invented": case.opened.invented,
        "answers": case.opened.answers_sha256,
    }
    sealed = seal_card(json.dumps(told, ensure_ascii=False).encode(), holder=desk.person.sealing.public)
    return Card(case=CaseId(case.id), holder=desk.person.id, sealed=sealed)
