"""Write down what people did: a contact with what was refused or promised in it, a promise, an outcome.

Who may: whoever holds the case. Checked: that it did not happen in the future or by a clock that was set back, that a
promise is due after it was made, that an outcome names a promise of the case. Written: one entry each, in one unit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from standfast.actions.desk import Desk
from standfast.actions.open_bodies import OpenCase
from standfast.actions.unit import Written, check_clock, write
from standfast.case import Body, Case
from standfast.case.bodies import Recorded
from standfast.catalogue import Value, load_catalogue
from standfast.catalogue.values import expected, is_blank, read_value
from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant
from standfast.journal import CaseId
from standfast.plan.advice import event_days


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRecord:
    """A record to write: its kind, when it happened, and its fields by the catalogue's names (absent ones left out)."""

    kind: str
    at: Instant | None
    # ``None``: now
    fields: Mapping[str, Value]


def record(desk: Desk, case_id: CaseId, *news: NewRecord) -> Written:
    """Write records down in one unit, in the order given."""
    read = tuple(_read(new) for new in news)
    return write(desk, case_id, lambda opened: _bodies(desk, opened, read))


def _read(new: NewRecord) -> NewRecord:
    return replace(new, fields=read_fields(new.kind, new.fields))


def read_fields(kind: str, fields: Mapping[str, Value]) -> dict[str, Value]:
    """Read every text as the catalogue reads it in a file: not blank, not too long, one of the choices."""
    catalogue = load_catalogue()
    read: dict[str, Value] = {}
    for name, value in fields.items():
        spec = catalogue.fact(f"{kind}.{name}")
        if isinstance(value, str) and is_blank(value):
            raise BadInput("value.unreadable", field=spec.key, expects=expected(spec))
        read[name] = read_value(spec, value) if isinstance(value, str) else value
    return read


def _bodies(desk: Desk, opened: OpenCase, news: tuple[NewRecord, ...]) -> tuple[Body, ...]:
    now = opened.now(desk)
    if any(new.at is None for new in news):
        check_clock(desk, opened)
    bodies: list[Body] = []
    taken = _taken(opened)
    for new in news:
        at = new.at or now
        _check(new, at=at, now=now, opened=opened)
        content = Recorded(kind=new.kind, id=_next_id(new.kind, taken), at=at, fields=tuple(new.fields.items()))
        taken.append((new.kind, content.id))
        bodies.append(desk.body(content, known_at=at))
    return tuple(bodies)


def _taken(opened: OpenCase) -> list[tuple[str, str]]:
    # All records ever written, withdrawn ones and those with an id of the family's own included: no id is used twice.
    return [
        (body.content.kind, body.content.id)
        for _, body in opened.bodies
        if body is not None and isinstance(body.content, Recorded)
    ]


def next_id(kind: str, opened: OpenCase) -> str:
    """Give an id that no record of the case ever had."""
    return next(fresh_ids(kind, opened))


def fresh_ids(kind: str, opened: OpenCase) -> Iterator[str]:
    """Give ids that no record of the case ever had, one after another."""
    taken = _taken(opened)
    while True:
        fresh = _next_id(kind, taken)
        taken.append((kind, fresh))
        yield fresh


def _next_id(kind: str, taken: list[tuple[str, str]]) -> str:
    number = 1 + sum(1 for used, _ in taken if used == kind)
    while (kind, f"{kind}-{number}") in taken:
        number += 1
    return f"{kind}-{number}"


def check_times(kind: str, fields: Mapping[str, Value], *, at: Instant, now: Instant, case: Case) -> None:
    """Refuse what can't have been: in the future, before the first message, or due before it was promised."""
    if at > now:
        raise BadInput("actions.in_the_future", kind=kind, at=at.isoformat(), now=now.isoformat())
    group, event = load_catalogue().group(kind), event_days(case)
    if event is not None and group is not None and group.after_event and at.date() < event[0]:
        raise BadInput("actions.before_event", kind=kind, at=at.isoformat(), event=event[0].isoformat())
    due = fields.get("due_at")
    if isinstance(due, type(at)) and due < at:
        raise BadInput("actions.due_before_made", due=due.isoformat(), at=at.isoformat())


def _check(new: NewRecord, *, at: Instant, now: Instant, opened: OpenCase) -> None:
    case = opened.case(as_of=now)
    check_times(new.kind, new.fields, at=at, now=now, case=case)
    named = new.fields.get("police")
    if named is not None and named not in case.subjects("police"):
        raise BadInput("actions.no_such_police", typed=named, known=", ".join(case.subjects("police")) or "—")
    if new.kind == "promise_outcome":
        _check_outcome(new, at=at, case=case)


def _check_outcome(new: NewRecord, *, at: Instant, case: Case) -> None:
    """Refuse an outcome of no promise, one before its promise, and one before the word that stands.

    A later word is kept beside the first: a promise that ran out may still be kept late.
    """
    known = {one.promise.id: one for one in case.promises}
    named = new.fields.get("promise")
    promised = known.get(named) if isinstance(named, str) else None
    if promised is None:
        raise BadInput("actions.no_such_promise", typed=named, known=", ".join(known) or "—")
    if promised.outcome is not None and at <= promised.outcome.at:
        raise BadInput("actions.outcome_stands", typed=named, seq=promised.outcome.seq)
    if at < promised.promise.at:
        raise BadInput("actions.outcome_before_promise", typed=named, at=at.isoformat())
