"""Write down what people did: a contact with what was refused or promised in it, a promise, an outcome.

Who may: whoever holds the case. Checked: that it did not happen in the future, that a promise is due after it was made,
that an outcome names a promise of the case. Written: one entry each, in one unit.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from standfast.actions.desk import Desk
from standfast.actions.open_bodies import OpenCase
from standfast.actions.unit import Written, write
from standfast.case import Body
from standfast.case.bodies import Recorded
from standfast.catalogue import Value
from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant
from standfast.journal import CaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRecord:
    """A record to write: its kind, when it happened, and its fields by the catalogue's names (absent ones left out)."""

    kind: str
    at: Instant | None
    # ``None``: now
    fields: Mapping[str, Value]


def record(desk: Desk, case_id: CaseId, *news: NewRecord) -> Written:
    """Write records down in one unit, in the order given."""
    return write(desk, case_id, lambda opened: _bodies(desk, opened, news))


def _bodies(desk: Desk, opened: OpenCase, news: tuple[NewRecord, ...]) -> tuple[Body, ...]:
    now = opened.now(desk)
    bodies: list[Body] = []
    numbers = _numbers(opened)
    for new in news:
        at = new.at or now
        _check(new, at=at, now=now, opened=opened)
        numbers[new.kind] = numbers.get(new.kind, 0) + 1
        content = Recorded(kind=new.kind, id=f"{new.kind}-{numbers[new.kind]}", at=at, fields=tuple(new.fields.items()))
        bodies.append(Body(content=content, known_at=at, recorded_at=desk.clock.now(), recorded_by=desk.writer))
    return tuple(bodies)


def _numbers(opened: OpenCase) -> dict[str, int]:
    # Ids count up over all records ever written, withdrawn ones included, so that no id is used twice.
    numbers: dict[str, int] = {}
    for _, body in opened.bodies:
        if body is not None and isinstance(body.content, Recorded):
            numbers[body.content.kind] = numbers.get(body.content.kind, 0) + 1
    return numbers


def _check(new: NewRecord, *, at: Instant, now: Instant, opened: OpenCase) -> None:
    if at > now:
        raise BadInput("actions.in_the_future", kind=new.kind, at=at.isoformat(), now=now.isoformat())
    due = new.fields.get("due_at")
    if isinstance(due, type(at)) and due < at:
        raise BadInput("actions.due_before_made", due=due.isoformat(), at=at.isoformat())
    if new.kind == "promise_outcome":
        known = [one.promise.id for one in opened.case(as_of=now).promises]
        if new.fields.get("promise") not in known:
            raise BadInput("actions.no_such_promise", typed=new.fields.get("promise"), known=", ".join(known) or "—")
