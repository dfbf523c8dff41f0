"""The next rung: whom to turn to next, from when, and why. Pure: a case's standing and an instant in, an answer out.

1. Nobody at police was reached yet, and fewer than two tries failed: the first rung, now.
2. Police promised something, its time has not passed and nothing set the family back since: wait; then the rung above.
3. The file is closed: the rung above, now, with the reason asked for in writing.
4. The last thing that happened set the family back: the rung above, now.
5. A promise without a date passed in silence: whoever made it, with the words of its clock.
6. The file is moving, or nobody promised anything: what comes first of the next default clock, the next check-in and
   the day on which waiting has become too long; a date that passed stays due until it is done. Where several passed in
   silence, the one that goes up is first, one rung at most.

Rungs and clocks are data (``standfast_data/law``), waiting too (``plan/waiting.yaml``). The rung "above" is above the
highest one tried so far with the service that has the file.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final, Literal

from standfast.case import Case
from standfast.case.vocabulary import Role, StageName
from standfast.ground.instants import Instant
from standfast.ground.wording import load_wording
from standfast.ground.words import Words
from standfast.law.clocks import Clock
from standfast.law.ladders import Ladder, Rung
from standfast.plan.progress import (
    Setback,
    first_report,
    last_own_step,
    latest_progress,
    police_answers,
    police_contacts,
    setbacks,
)
from standfast.plan.promises import quiet_promise, running_promise
from standfast.plan.services import latest_service, with_service
from standfast.plan.standing import Standing
from standfast.plan.waiting import Waiting

ReasonKind = Literal[
    "first_call",
    "first_call_here",
    "closed",
    "promise_open",
    "promise_undated",
    "promise_broken",
    "promise_passed",
    "promise_quiet",
    "refusal",
    "unanswered",
    "progress",
    "clock",
    "check_in",
    "too_long",
    "quiet",
]

QUIET = timedelta(days=7)
"""How long to leave a moving file alone once every default clock has run."""
APART: Final = frozenset({"professional_standards", "oversight", "minister"})
"""Roles that hear complaints: nothing is said of them before their time has come."""
ENDED: Final = frozenset({StageName.CHARGED, StageName.CLOSED})
"""Stages after which what the default clocks ask for is asked no more."""
WORKED_ON: Final = frozenset(StageName) - {StageName.OPENED, StageName.CLOSED}
IN_PLACE_OF: Final = {Role.YOUTH_OFFICER: Role.OFFICER, Role.DETECTIVE: Role.OFFICER}
"""Roles on no ladder, and the one on whose rung they stand: their supervisor is the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """Why: its kind, what it rests on, and the entries that say so. Its words stand in ``wording/plan.yaml``."""

    kind: ReasonKind
    entries: tuple[int, ...] = ()
    by: str | None = None
    what: str | None = None
    reason: str | None = None
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
    check_in: Words | None = None
    # the words of a check-in, or what to do once waiting was too long; they stand in place of the rung's
    silence: Words | None = None
    # what to say if its time passes without an answer
    then: Rung | None = None
    # the rung after, with its words


def next_rung(here: Standing, waiting: Waiting | None, *, now: Instant) -> NextRung | None:
    """Answer for the case as of its instant; ``now`` decides what has run out. ``None``: no ladder is loaded."""
    ladder = here.service.ladder
    if ladder is None:
        return None
    found = _found(here, ladder, waiting, now=now)
    silence = found.silence or (found.clock.silence if found.clock is not None else None)
    return replace(found, silence=silence, then=_then(ladder, found.rung))


def reached(case: Case, ladder: Ladder) -> int:
    """Give the highest rung that was tried with the service that has the file; -1: none."""
    case = with_service(case, latest_service(case))
    met = (*police_contacts(case), *police_answers(case))
    roles = {IN_PLACE_OF.get(one.role, one.role).value for one in met if one.role is not None}
    return max((index for index, rung in enumerate(ladder.rungs) if rung.role in roles), default=-1)


def due_clocks(here: Standing) -> tuple[tuple[Instant, Clock], ...]:
    """Give every default clock that is still to be kept, by its instant.

    A clock is kept once the file's own progress overtook it (the unit has it before day 7), or once the family turned
    to police at or after its time; a charge, or the end of the file, ends them all. While someone works on the file
    none that names an oversight body runs: its stage has a rhythm of its own.
    """
    report, stage = first_report(here.case), here.case.stage
    if report is None or (stage is not None and stage.stage in ENDED):
        return ()
    progress, own = latest_progress(here.case), last_own_step(here.case)
    since = max([report, *([progress.at] if progress else []), *([own] if own else [])])
    dated = ((here.rings(clock, report), clock) for clock in here.steps if not _set_aside(here, clock))
    return tuple(sorted(((at, clock) for at, clock in dated if at > since), key=lambda pair: pair[0]))


def _set_aside(here: Standing, clock: Clock) -> bool:
    stage, ladder = here.case.stage, here.service.ladder
    if ladder is None or stage is None or stage.stage not in WORKED_ON:
        return False
    return any(rung.id == clock.rung and _is_apart(ladder, rung) for rung in ladder.rungs)


def _found(here: Standing, ladder: Ladder, waiting: Waiting | None, *, now: Instant) -> NextRung:
    case = here.case
    # 1
    back = setbacks(case, now=now)
    if first_report(case) is None and not back:
        kind: ReasonKind = "first_call_here" if len(case.subjects("police")) > 1 else "first_call"
        return NextRung(rung=ladder.rungs[0], at=now, waiting=False, because=(Because(kind=kind),))
    above = _above(case, ladder)
    # 2
    running = running_promise(here, now=now)
    if running is not None and not any(one.at > running[0].at for one in back):
        promise, due = running
        kind = "promise_open" if promise.due_at is not None else "promise_undated"
        why = Because(kind=kind, entries=(promise.seq,), by=promise.by, what=promise.what, when=due)
        silence = load_wording("plan").words("silence.promise")
        return NextRung(rung=above, at=due, waiting=True, because=(why,), silence=silence)
    # 3
    stage = case.stage
    if stage is not None and stage.stage is StageName.CLOSED:
        return NextRung(rung=above, at=stage.at, waiting=False, because=(Because(kind="closed", entries=(stage.seq,)),))
    # 4
    progress = latest_progress(case)
    back = tuple(one for one in back if progress is None or one.at >= progress.at)
    if back:
        return NextRung(rung=above, at=back[-1].at, waiting=False, because=tuple(_because(one) for one in back))
    # 5
    quiet = quiet_promise(here, now=now)
    if quiet is not None:
        promise, due = quiet
        why = Because(kind="promise_quiet", entries=(promise.seq,), by=promise.by, what=promise.what, when=due)
        rung = _rung_of(promise.role, ladder) or _reached(case, ladder)
        words = load_wording("plan").words("silence.promise")
        said = (here.undated.silence if here.undated is not None else None) or words
        return NextRung(rung=rung, at=due, waiting=False, because=(why,), check_in=said)
    # 6
    return _by_date(here, ladder, waiting, now=now)


def _by_date(here: Standing, ladder: Ladder, waiting: Waiting | None, *, now: Instant) -> NextRung:
    case, progress = here.case, latest_progress(here.case)
    found: list[NextRung] = []
    for at, clock in _most_pressing(here, ladder, now=now):
        rung = next((one for one in ladder.rungs if one.id == clock.rung), _reached(case, ladder))
        why = Because(kind="clock", when=at, clock=clock)
        found.append(NextRung(rung=rung, at=at, waiting=now < at, because=(why,), clock=clock))
    if waiting is not None:
        found += _of_waiting(here, ladder, waiting, now=now)
    if not found:
        # Every default clock has run: the rung above stays open, a quiet while after the last word.
        at = Instant(max([case.opened_at, *(one.at for one in case.contacts)]) + QUIET)
        return NextRung(rung=_above(case, ladder), at=at, waiting=now < at, because=(Because(kind="quiet", when=at),))
    first = min(found, key=lambda one: one.at)
    if progress is None:
        return first
    moving = Because(
        kind="progress", entries=(progress.seq,), what=progress.kind, when=first.at if first.waiting else None
    )
    return replace(first, because=(moving, *first.because))


def _most_pressing(here: Standing, ladder: Ladder, *, now: Instant) -> tuple[tuple[Instant, Clock], ...]:
    """Give the one clock to keep first: of several that passed in silence the one that goes up, one rung at most."""
    dated = due_clocks(here)
    passed = [(at, clock) for at, clock in dated if at <= now]
    if len(passed) <= 1:
        return dated[:1]
    here_now = max(reached(here.case, ladder), 0)
    rungs = {rung.id: place for place, rung in enumerate(ladder.rungs)}

    def height(pair: tuple[Instant, Clock]) -> int:
        return rungs.get(pair[1].rung or "", here_now)

    near = [pair for pair in passed if height(pair) <= here_now + 1]
    return (max(near, key=lambda pair: (height(pair), pair[0])),) if near else dated[:1]


def _of_waiting(here: Standing, ladder: Ladder, waiting: Waiting, *, now: Instant) -> list[NextRung]:
    found = []
    for at in waiting.check_ins[:1]:
        why = Because(kind="check_in", entries=(waiting.entry,), when=at)
        rung = _reached(here.case, ladder)
        words = waiting.stage.check_in
        found.append(NextRung(rung=rung, at=at, waiting=now < at, because=(why,), check_in=words))
    if waiting.too_long_at is not None:
        at = waiting.too_long_at
        why = Because(kind="too_long", entries=(waiting.entry,), when=waiting.since)
        rung = _above(here.case, ladder)
        rung = rung if not _is_apart(ladder, rung) else _reached(here.case, ladder)
        found.append(NextRung(rung=rung, at=at, waiting=now < at, because=(why,), check_in=waiting.stage.then))
    return found


def _because(setback: Setback) -> Because:
    return Because(
        kind=setback.kind,
        entries=(setback.seq,),
        by=setback.by,
        what=setback.what,
        reason=setback.reason,
        when=setback.at,
        count=setback.count,
    )


def _above(case: Case, ladder: Ladder) -> Rung:
    return ladder.rungs[min(reached(case, ladder) + 1, len(ladder.rungs) - 1)]


def _reached(case: Case, ladder: Ladder) -> Rung:
    return ladder.rungs[max(reached(case, ladder), 0)]


def _rung_of(role: str | None, ladder: Ladder) -> Rung | None:
    return next((rung for rung in ladder.rungs if rung.role == role), None)


def _then(ladder: Ladder, rung: Rung) -> Rung | None:
    """Give the rung after one, as long as it is no complaint: a complaint is nobody's next step by default."""
    index = ladder.rungs.index(rung) + 1
    after = ladder.rungs[index] if index < len(ladder.rungs) else None
    return after if after is not None and not _is_apart(ladder, after) else None


def _is_apart(ladder: Ladder, rung: Rung) -> bool:
    """Tell whether a rung hears complaints, or stands above one that does."""
    first = next((index for index, one in enumerate(ladder.rungs) if one.role in APART), len(ladder.rungs))
    return ladder.rungs.index(rung) >= first
