"""The next rung: whom to turn to next, from when, and why. Pure: case, ladder, clocks and an instant in, an answer out.

1. Nobody at police was reached yet, and fewer than two tries failed: the first rung, now.
2. The file is closed: the rung above, now, with the reason asked for in writing.
3. Police promised something, its time has not passed and nothing set the family back since: wait; then the rung above.
4. The last thing that happened set the family back: the rung above, now.
5. The file is moving, or nobody promised anything: the next default clock; a clock that passed stays due until done.

Rungs and clocks are data (``standfast_data/law``). The rung "above" is above the highest one tried so far.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from standfast.case import Case
from standfast.case.vocabulary import StageName
from standfast.ground.instants import Instant
from standfast.law.clocks import Clock, Starts
from standfast.law.ladders import Ladder, Rung
from standfast.law.law import Law
from standfast.plan.progress import (
    Setback,
    first_report,
    last_own_step,
    latest_progress,
    open_promise,
    police_answers,
    police_contacts,
    setbacks,
)
from standfast.plan.zone import zone_of

ReasonKind = Literal[
    "first_call", "closed", "promise_open", "promise_broken", "refusal", "unanswered", "progress", "clock", "quiet"
]

COUNTED_IN_DAYS = timedelta(days=3)
MORNING = 9
QUIET = timedelta(days=7)
"""How long to leave a moving file alone once every default clock has run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """Why: its kind, what it rests on, and the entries that say so. Its words stand in ``wording/plan.yaml``."""

    kind: ReasonKind
    entries: tuple[int, ...] = ()
    by: str | None = None
    what: str | None = None
    when: Instant | None = None
    count: int = 0
    clock: Clock | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextRung:
    """Whom to turn to, from when on, and why. ``waiting`` means: nothing to do before ``at``."""

    rung: Rung
    # with a clock: the rung it names, or the one already reached
    at: Instant
    waiting: bool
    because: tuple[Because, ...]
    clock: Clock | None = None
    # the default clock that asks for this step; its words are then what to do

    def is_due(self, *, now: Instant) -> bool:
        """Tell whether its time has come."""
        return self.at <= now


def ladder_of(case: Case, law: Law) -> Ladder | None:
    """Give the ladder of the case's province and police, or ``None``: not loaded, or not told."""
    return law.ladder_for(province=case.text("place.province"), police=case.text("police.kind"))


def next_rung(case: Case, ladder: Ladder, clocks: tuple[Clock, ...], *, now: Instant) -> NextRung:
    """Answer for the case as of its instant; ``now`` decides what has run out."""
    # 1
    back = setbacks(case, now=now)
    if first_report(case) is None and not back:
        return NextRung(rung=ladder.rungs[0], at=now, waiting=False, because=(Because(kind="first_call"),))
    above = _above(case, ladder)
    # 2
    stage = case.stage
    if stage is not None and stage.stage is StageName.CLOSED:
        return NextRung(rung=above, at=stage.at, waiting=False, because=(Because(kind="closed", entries=(stage.seq,)),))
    # 3
    running = open_promise(case, now=now)
    if running is not None and not any(one.at > running[0].at for one in back):
        promise, due = running
        why = Because(kind="promise_open", entries=(promise.seq,), by=promise.by, what=promise.what, when=due)
        return NextRung(rung=above, at=due, waiting=True, because=(why,))
    # 4
    progress = latest_progress(case)
    back = tuple(one for one in back if progress is None or one.at >= progress.at)
    if back:
        return NextRung(rung=above, at=back[-1].at, waiting=False, because=tuple(_because(one) for one in back))
    # 5
    return _by_clock(case, ladder, clocks, now=now)


def due_clocks(case: Case, clocks: tuple[Clock, ...]) -> tuple[tuple[Instant, Clock], ...]:
    """Give every default clock that is still to be kept, by its instant.

    A clock is kept once the file's own progress overtook it (the unit has it before day 7), or once the family turned
    to police at or after its time.
    """
    report = first_report(case)
    if report is None:
        return ()
    progress, own = latest_progress(case), last_own_step(case)
    since = max([report, *([progress.at] if progress else []), *([own] if own else [])])
    dated = ((_rings(case, clock, report), clock) for clock in clocks if clock.starts is Starts.FIRST_REPORT)
    return tuple(sorted(((at, clock) for at, clock in dated if at > since), key=lambda pair: pair[0]))


def _by_clock(case: Case, ladder: Ladder, clocks: tuple[Clock, ...], *, now: Instant) -> NextRung:
    dated, progress = due_clocks(case, clocks), latest_progress(case)
    if not dated:
        # Every default clock has run: the rung above stays open, a quiet while after the last word.
        at = Instant(max([case.opened_at, *(one.at for one in case.contacts)]) + QUIET)
        return NextRung(rung=_above(case, ladder), at=at, waiting=now < at, because=(Because(kind="quiet", when=at),))
    at, clock = dated[0]
    rung = ladder.rung(clock.rung) if clock.rung is not None else _reached(case, ladder)
    because = [Because(kind="clock", when=at, clock=clock)]
    if progress is not None:
        because.insert(0, Because(kind="progress", entries=(progress.seq,), what=progress.kind, when=at))
    return NextRung(rung=rung, at=at, waiting=now < at, because=tuple(because), clock=clock)


def _rings(case: Case, clock: Clock, start: Instant) -> Instant:
    """Tell when a clock rings: to the minute while it counts hours, in the morning of its day once it counts days."""
    at = start + clock.after
    if clock.after < COUNTED_IN_DAYS:
        return Instant(at)
    local = at.astimezone(zone_of(case))
    return Instant(local.replace(hour=MORNING, minute=0, second=0, microsecond=0))


def _because(setback: Setback) -> Because:
    return Because(
        kind=setback.kind,
        entries=(setback.seq,),
        by=setback.by,
        what=setback.what,
        when=setback.at,
        count=setback.count,
    )


def _position(case: Case, ladder: Ladder) -> int:
    met = (*police_contacts(case), *police_answers(case))
    roles = {one.role.value for one in met if one.role is not None}
    reached = [index for index, rung in enumerate(ladder.rungs) if rung.role in roles]
    return max(reached, default=-1)


def _above(case: Case, ladder: Ladder) -> Rung:
    return ladder.rungs[min(_position(case, ladder) + 1, len(ladder.rungs) - 1)]


def _reached(case: Case, ladder: Ladder) -> Rung:
    return ladder.rungs[max(_position(case, ladder), 0)]
