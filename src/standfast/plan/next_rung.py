"""The next rung: whom to turn to next, from when, and why. Pure: case, ladder, clocks and an instant in, an answer out.

1. Nobody called police yet: the first rung, now.
2. The file is closed: the rung above, now, with the reason asked for in writing.
3. Someone promised something and its time has not passed: wait until then; after it, the rung above.
4. The last thing that happened set the family back: the rung above, now.
5. The file is moving, or nobody promised anything: the next default clock; a clock that passed stays due until done.

Rungs, waits and clocks are data (``standfast_data/law``). The rung "above" is above the highest one tried so far.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from standfast.law.clocks import Clock
from standfast.law.ladders import Ladder, Rung
from standfast.law.law import Law

from standfast.case import Case
from standfast.case.vocabulary import StageName
from standfast.ground.instants import Instant
from standfast.plan.progress import (
    Progress,
    Setback,
    first_report,
    latest_progress,
    open_promise,
    police_contacts,
    setbacks,
)

ReasonKind = Literal[
    "first_call", "closed", "promise_open", "promise_broken", "refusal", "unanswered", "progress", "clock"
]


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
    at: Instant
    waiting: bool
    because: tuple[Because, ...]

    def is_due(self, *, now: Instant) -> bool:
        """Tell whether its time has come."""
        return self.at <= now


def ladder_of(case: Case, law: Law) -> Ladder | None:
    """Give the ladder of the case's province and police, or ``None``: not loaded, or not told."""
    return law.ladder_for(province=case.text("place.province"), police=case.text("police.kind"))


def next_rung(case: Case, ladder: Ladder, clocks: tuple[Clock, ...], *, now: Instant) -> NextRung:
    """Answer for the case as of its instant; ``now`` decides what has run out."""
    # 1
    report = first_report(case)
    if report is None and not police_contacts(case):
        return NextRung(rung=ladder.rungs[0], at=now, waiting=False, because=(Because(kind="first_call"),))
    above = _above(case, ladder)
    # 2
    stage = case.stage
    if stage is not None and stage.stage is StageName.CLOSED:
        return NextRung(rung=above, at=stage.at, waiting=False, because=(Because(kind="closed", entries=(stage.seq,)),))
    # 3
    running = open_promise(case, now=now)
    if running is not None and running.promise.due_at is not None:
        promise = running.promise
        why = Because(
            kind="promise_open", entries=(promise.seq,), by=promise.by, what=promise.what, when=promise.due_at
        )
        return NextRung(rung=above, at=promise.due_at, waiting=True, because=(why,))
    # 4
    progress = latest_progress(case)
    back = [
        one for one in setbacks(case, now=now) if progress is None or (one.at, one.seq) > (progress.at, progress.seq)
    ]
    if back:
        return NextRung(rung=above, at=back[-1].at, waiting=False, because=tuple(_because(one) for one in back))
    # 5
    return _by_clock(case, ladder, clocks, above=above, report=report or case.opened_at, progress=progress, now=now)


def due_clocks(
    clocks: tuple[Clock, ...], *, report: Instant, progress: Progress | None
) -> tuple[tuple[Instant, Clock], ...]:
    """Give every default clock that is still to be kept, by its instant.

    A clock that the file's own progress overtook (the unit has it before day 7) is done.
    """
    since = progress.at if progress is not None else report
    dated = ((Instant(report + clock.after), clock) for clock in clocks)
    return tuple(sorted(((at, clock) for at, clock in dated if at > since), key=lambda pair: pair[0]))


def _by_clock(
    case: Case,
    ladder: Ladder,
    clocks: tuple[Clock, ...],
    *,
    above: Rung,
    report: Instant,
    progress: Progress | None,
    now: Instant,
) -> NextRung:
    dated = due_clocks(clocks, report=report, progress=progress)
    if not dated:
        # Every default clock has run: the top of the ladder stays open, a week after the last word.
        last = max([report, *(contact.at for contact in case.contacts)])
        return NextRung(
            rung=above, at=Instant(last + timedelta(days=7)), waiting=now < last + timedelta(days=7), because=()
        )
    at, clock = dated[0]
    rung = ladder.rung(clock.rung) if clock.rung is not None else _reached(case, ladder)
    because = [Because(kind="clock", when=at, clock=clock)]
    if progress is not None:
        because.insert(0, Because(kind="progress", entries=(progress.seq,), what=progress.kind, when=at))
    return NextRung(rung=rung, at=at, waiting=now < at, because=tuple(because))


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
    roles = {contact.role.value for contact in police_contacts(case) if contact.role is not None}
    reached = [index for index, rung in enumerate(ladder.rungs) if rung.role in roles]
    return max(reached, default=-1)


def _above(case: Case, ladder: Ladder) -> Rung:
    return ladder.rungs[min(_position(case, ladder) + 1, len(ladder.rungs) - 1)]


def _reached(case: Case, ladder: Ladder) -> Rung:
    return ladder.rungs[max(_position(case, ladder), 0)]
