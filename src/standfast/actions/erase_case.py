"""Erase a case, or one body of it: gone here now, from backups by a day that is said.

Who may: whoever holds it. Of a case goes all that could open it or say what falls due (``store/erasing.py``); its
entries stay in the chain, opaque, so that an erased case is told from one that was dropped. A body takes with it its
corrections, for they repeat or replace its words, and of an exhibit what the hasher read of it and the clearings; one
entry says that it was erased, and why.

The order is the safety of it: 1. the list outside every backup, synced; 2. the tables; 3. the installation's chain. Cut
off anywhere, the next opening finishes it.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from standfast.actions.desk import Desk
from standfast.actions.installation import append_installation
from standfast.actions.open_bodies import OpenCase, open_case
from standfast.actions.unit import Written, write
from standfast.case import Body, Case
from standfast.case.bodies import Correction, Opened, Recorded
from standfast.case.evidence import Cleared, Registered
from standfast.case.vocabulary import Outcome, StageName
from standfast.ground.errors import BadInput, Found, Unavailable
from standfast.ground.instants import Instant
from standfast.journal import CaseId
from standfast.journal.installation import NoteKind

KEPT_IN_BACKUPS: Final = timedelta(days=30)
"""As long as a backup may keep wraps (docs/keys.md)."""

NOT_SWEPT: Final = frozenset({"store.case_not_swept", "store.erased_not_swept"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Goes:
    """What an erasure would take."""

    entries: tuple[int, ...]
    police_file_open: bool
    # or nobody can tell, because the case does not open


def what_goes(desk: Desk, case_id: CaseId, *, seq: int | None = None) -> Goes:
    """Say what erasing a case, or one entry's body, would take. Nothing is written."""
    try:
        opened = open_case(desk, case_id)
    except Found:
        if seq is not None:
            raise
        # A case that was damaged can still be erased.
        return Goes(entries=tuple(one.entry.seq for one in desk.store.read(case_id)), police_file_open=True)
    entries = tuple(seq for seq, _ in opened.bodies) if seq is None else _with_its_words(opened, seq)
    return Goes(entries=entries, police_file_open=police_file_is_open(opened.case(as_of=_latest(opened, desk))))


def erase_case(desk: Desk, case_id: CaseId, *, list_it: Callable[[CaseId, date], None]) -> date:
    """Erase a case, and give the day by which backups hold no way into it any more."""
    today = desk.clock.now().date()
    # 1
    list_it(case_id, today)
    # 2, 3
    try:
        desk.store.erase_case(case_id)
    except Unavailable as error:
        if error.code in NOT_SWEPT:
            note_erased(desk, (case_id,))
        raise
    note_erased(desk, (case_id,))
    return today + KEPT_IN_BACKUPS


def erase_body(desk: Desk, case_id: CaseId, seq: int, *, reason: str) -> Written:
    """Erase one entry's body with what repeats its words, and write that it was, and why.

    One that was erased already is swept again, and nothing is written.
    """
    opened = open_case(desk, case_id)
    if _body(opened, seq) is None:
        desk.store.erase_body(case_id, seq)
        return Written(head=opened.head, seqs=())
    gone = _with_its_words(opened, seq)
    try:
        written = write(
            desk,
            case_id,
            lambda found: (_erasure(desk, found, _root(found, seq), reason),),
            erase=lambda found: _with_its_words(found, seq),
        )
    except Unavailable as error:
        if error.code in NOT_SWEPT:
            _note_body(desk, case_id, gone)
        raise
    _note_body(desk, case_id, gone)
    return written


def note_erased(desk: Desk, cases: Iterable[CaseId]) -> None:
    """Note erased cases in the installation's chain; the erasure stands even where that can't be written."""
    for case in cases:
        with suppress(Unavailable):
            append_installation(desk, NoteKind.CASE_ERASED, {"case": case})


def police_file_is_open(case: Case) -> bool:
    """Tell whether police may have a file: a number, a stage, a report, someone of theirs who was reached."""
    if case.stage is not None and case.stage.stage is StageName.CLOSED:
        return False
    reached = any(
        one.role is not None and one.role.is_police and one.outcome in {Outcome.REACHED, Outcome.CAME}
        for one in case.contacts
    )
    reported = any(one.to == "police" for one in case.reports)
    return bool(case.file_numbers) or case.stage is not None or reported or reached


def _erasure(desk: Desk, opened: OpenCase, root: int, reason: str) -> Body:
    return desk.body(Correction(supersedes=root, reason=reason, instead=None), known_at=opened.now(desk))


def _with_its_words(opened: OpenCase, seq: int) -> tuple[int, ...]:
    """Give the entries whose bodies go with an entry's; none where it was erased already."""
    if _body(opened, seq) is None:
        return ()
    root = _root(opened, seq)
    content = body.content if (body := _body(opened, root)) is not None else None
    if isinstance(content, Opened):
        raise BadInput("actions.beginning_not_erased", seq=seq)
    gone = {one for one, body in opened.bodies if body is not None and _root(opened, one) == root}
    if isinstance(content, Recorded) and content.kind == "exhibit":
        gone |= {
            one
            for one, body in opened.bodies
            if body is not None
            and isinstance(body.content, Registered | Cleared)
            and body.content.exhibit == content.id
        }
    return tuple(sorted(gone))


def _root(opened: OpenCase, seq: int) -> int:
    """Give the entry that first spoke, where ``seq`` is a correction of it."""
    bodies = dict(opened.bodies)
    while (body := bodies.get(seq)) is not None and isinstance(body.content, Correction):
        seq = body.content.supersedes
    return seq


def _body(opened: OpenCase, seq: int) -> Body | None:
    bodies = dict(opened.bodies)
    if seq not in bodies:
        raise BadInput("actions.no_such_entry", seq=seq, last=len(opened.stored))
    return bodies[seq]


def _latest(opened: OpenCase, desk: Desk) -> Instant:
    return max([opened.now(desk), *(body.known_at for _, body in opened.bodies if body is not None)])


def _note_body(desk: Desk, case_id: CaseId, seqs: tuple[int, ...]) -> None:
    with suppress(Unavailable):
        append_installation(desk, NoteKind.BODY_ERASED, {"case": case_id, "entries": list(seqs)})
