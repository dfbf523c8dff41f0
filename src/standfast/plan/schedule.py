"""The whole foreseeable schedule of a case: every date that matters, while nobody opens it. Pure.

What is promised, the default clocks, the check-ins of a wait, duties, and the limits of complaint with their early
notice become due rows when an entry is written, so that day 40 of silence comes even if nobody opens the case. A row
says a neutral kind and an instant, never a reason. A limit counts down in the background: its notice asks for nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Final

from standfast.case import Case
from standfast.case.vocabulary import Complaint
from standfast.ground.instants import Instant
from standfast.law.clocks import Clock, ClockKind, Starts
from standfast.law.evaluate import evaluate
from standfast.law.law import Law
from standfast.plan.facts import CaseFacts
from standfast.plan.heard import anyone_says
from standfast.plan.next_rung import due_clocks
from standfast.plan.progress import first_report, from_police, police_contacts
from standfast.plan.promises import open_promises
from standfast.plan.services import Service, services_of
from standfast.plan.standing import Standing, standing
from standfast.plan.waiting import Waiting, waiting
from standfast.plan.working_time import last_working_morning, ring_at
from standfast.plan.zone import zone_in, zone_of

MOST = 20
"""At most this many rows a case (DESIGN.md, "Keys"): more would tell a curious host about the case's shape."""
NOTICE: Final = timedelta(days=30)
"""How long before a limit its count is told; half of a limit that is shorter."""


class DueKind(StrEnum):
    """The closed list of neutral kinds."""

    STEP = "step"
    PROMISE = "promise"
    CHECK_IN = "check_in"
    DUTY = "duty"
    NOTICE = "notice"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One date, with what it is for; only ``at`` and ``kind`` ever stand in clear."""

    at: Instant
    kind: DueKind
    entry: int | None = None
    # the promise's entry, or that of the stage that is waited at
    clock: Clock | None = None
    police: str | None = None
    # the service it concerns


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherService:
    """A service that no longer has the file: it still answers for what it promised, and for its officers' conduct."""

    service: Service
    open: tuple[Due, ...]
    # its promises and limits


def schedule_of(case: Case, law: Law) -> tuple[Due, ...]:
    """Give every date that is still open in the case as of its instant, soonest first, at most ``MOST``.

    Beyond that the soonest of those to come stay, and every limit.
    """
    here = [standing(case, law, service) for service in services_of(case, law)]
    found = [*_other_promises(case), *_duties(case, law)]
    for one in here:
        found += [*_promises(one), *limits_of(one)]
    found += _steps(_with_clocks(here))
    found += _check_ins(here[-1], waiting_of(here[-1]))
    return _chosen(found, as_of=case.as_of)


def waiting_of(here: Standing) -> Waiting | None:
    """Give the waiting of the file with one service, beside everything else that is due there."""
    steps = tuple(at for at, _ in due_clocks(here))
    return waiting(here, others=(*steps, *(at for _, at in open_promises(here) if at >= here.case.as_of)))


def other_services(case: Case, law: Law) -> tuple[OtherService, ...]:
    """List the services that had the file before, each with its open promises and limits."""
    found = (standing(case, law, service) for service in services_of(case, law)[:-1])
    return tuple(
        OtherService(
            service=one.service,
            open=tuple(
                sorted(
                    (due for due in (*_promises(one), *limits_of(one)) if due.kind is not DueKind.NOTICE),
                    key=lambda due: due.at,
                )
            ),
        )
        for one in found
    )


def limits_of(here: Standing) -> list[Due]:
    """Count a service's limits: from the first refusal, the safest day, or from the report on a complaint.

    A limit within which a complaint was made, or a review asked for, no longer runs.
    """
    complaints = here.case.of(Complaint)
    found: list[Due] = []
    for clock in here.limits:
        if clock.starts is Starts.COMPLAINT_REPORT:
            starts = [one.at for one in complaints if one.event == "report_received"][-1:]
            kept = [one.at for one in complaints if one.event == "review_asked"]
        elif clock.starts is Starts.CONDUCT:
            starts = [one.at for one in here.case.refusals if from_police(one.role)][:1]
            kept = [one.at for one in complaints if one.event in {"made", "report_received"}]
        else:
            continue
        for start in starts:
            if not any(at >= start for at in kept):
                found += _limit(here, clock, start)
    return found


def _limit(here: Standing, clock: Clock, start: Instant) -> list[Due]:
    at = here.rings(clock, start)
    due = Due(at=at, kind=DueKind.LIMIT, clock=clock, police=here.service.id)
    early = at - min(NOTICE, (at - start) / 2)
    notice = last_working_morning(Instant(early), zone=here.zone, province=here.service.province)
    return [replace(due, at=notice, kind=DueKind.NOTICE), due] if start < notice < at else [due]


def _promises(here: Standing) -> list[Due]:
    return [
        Due(at=at, kind=DueKind.PROMISE, entry=promise.seq, police=here.service.id)
        for promise, at in open_promises(here)
    ]


def _other_promises(case: Case) -> list[Due]:
    """Give dated promises of platforms and others: nobody's service, and still a date."""
    return [
        Due(at=one.promise.due_at, kind=DueKind.PROMISE, entry=one.promise.seq)
        for one in case.promises
        if one.is_open and one.promise.due_at is not None and not from_police(one.promise.role)
    ]


def _with_clocks(here: list[Standing]) -> Standing:
    """Give the service whose default clocks run: the last that was told, so that a move leaves no gap."""
    told = [one for one in here if first_report(one.case) is not None]
    return told[-1] if told else here[-1]


def _steps(here: Standing) -> list[Due]:
    return [Due(at=at, kind=DueKind.STEP, clock=clock, police=here.service.id) for at, clock in due_clocks(here)]


def _check_ins(here: Standing, found: Waiting | None) -> list[Due]:
    if found is None:
        return []
    rows = [Due(at=at, kind=DueKind.CHECK_IN, entry=found.entry, police=here.service.id) for at in found.check_ins]
    if found.too_long_at is not None:
        rows.append(Due(at=found.too_long_at, kind=DueKind.STEP, entry=found.entry, police=here.service.id))
    return rows


def _duties(case: Case, law: Law) -> list[Due]:
    """Count duties from the moment the facts that make them were first known, until someone was told."""
    province = case.text("place.province")
    zone = zone_in(province) or zone_of(case)
    found: list[Due] = []
    for clock in law.clocks_of(ClockKind.DUTY, province=province):
        start = _first_known(case, clock)
        if start is not None and not _was_told(case, start):
            at = ring_at(clock, start, zone=zone, province=province)
            found.append(Due(at=at, kind=DueKind.DUTY, clock=clock))
    return found


def _first_known(case: Case, clock: Clock) -> Instant | None:
    """Tell when anyone's word first made a duty's rule hold; ``None`` while nobody's does."""
    if clock.when is None or not anyone_says(evaluate(clock.when, CaseFacts(case))):
        return None
    for known in sorted({fact.known_at for fact in case.facts}):
        then = replace(case, facts=tuple(fact for fact in case.facts if fact.known_at <= known))
        if anyone_says(evaluate(clock.when, CaseFacts(then))):
            return known
    return None


def _was_told(case: Case, start: Instant) -> bool:
    """Tell whether police, or a body that protects, were told at or after an instant.

    A platform and a hotline are neither: what they pass on, and when, nobody can say.
    """
    heard = [one.at for one in police_contacts(case) if one.outcome is not None and one.outcome.was_heard]
    reported = [one.at for one in case.reports if one.to not in {None, "platform", "hotline"}]
    return any(at >= start for at in (*heard, *reported))


def _chosen(found: Iterable[Due], *, as_of: Instant) -> tuple[Due, ...]:
    """Keep every limit, then the soonest of those to come, then the soonest of those that passed."""
    soonest = sorted(found, key=lambda due: (due.kind is not DueKind.LIMIT, due.at < as_of, due.at))
    return tuple(sorted(soonest[:MOST], key=lambda due: due.at))
