"""The whole foreseeable schedule of a case: every date that matters, while nobody opens it. Pure.

What is promised, the default clocks and the limits of complaint become due rows when an entry is written, so that day
40 of silence comes even if nobody opens the case. A row says a neutral kind and an instant, never a reason.
"""

from dataclasses import dataclass
from enum import StrEnum

from standfast.case import Case
from standfast.ground.instants import Instant
from standfast.law.clocks import Clock, ClockKind, Starts
from standfast.law.law import Law
from standfast.plan.next_rung import due_clocks, ladder_of

MOST = 20
"""At most this many rows a case (DESIGN.md, "Keys"): more would tell a curious host about the case's shape."""


class DueKind(StrEnum):
    """The closed list of neutral kinds."""

    STEP = "step"
    PROMISE = "promise"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One date, with what it is for; only ``at`` and ``kind`` ever stand in clear."""

    at: Instant
    kind: DueKind
    entry: int | None = None
    # the promise's entry
    clock: Clock | None = None


def schedule_of(case: Case, law: Law) -> tuple[Due, ...]:
    """Give every date that is still open in the case as of its instant, soonest first, at most ``MOST``."""
    found = [
        Due(at=one.promise.due_at, kind=DueKind.PROMISE, entry=one.promise.seq)
        for one in case.promises
        if one.is_open and one.promise.due_at is not None
    ]
    ladder = ladder_of(case, law)
    if ladder is not None:
        steps = due_clocks(case, law.clocks_for(ladder.id))
        found += [Due(at=at, kind=DueKind.STEP, clock=clock) for at, clock in steps]
        found += _limits(case, law.clocks_for(ladder.id, kind=ClockKind.LIMIT))
    return tuple(sorted(found, key=lambda due: due.at)[:MOST])


def _limits(case: Case, clocks: tuple[Clock, ...]) -> list[Due]:
    """Count limits of complaint from the first refusal: the safest day to count from."""
    if not case.refusals:
        return []
    start = case.refusals[0].at
    return [
        Due(at=Instant(start + clock.after), kind=DueKind.LIMIT, clock=clock)
        for clock in clocks
        if clock.starts is Starts.CONDUCT
    ]
