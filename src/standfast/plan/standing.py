"""Where a case stands with one police service: its own records, its clocks, its zone, its province. Pure.

What the next rung, the waiting and the schedule all start from, so that each counts the same days.
"""

from dataclasses import dataclass
from datetime import tzinfo

from standfast.case import Case
from standfast.case.vocabulary import Promise
from standfast.ground.instants import Instant
from standfast.law.clocks import Clock, ClockKind, Starts
from standfast.law.law import Law
from standfast.plan.services import Service, with_service
from standfast.plan.working_time import ring_at
from standfast.plan.zone import zone_in, zone_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A case as it stands with one service."""

    case: Case
    # only what concerns the service
    service: Service
    steps: tuple[Clock, ...]
    # default clocks, shortest first
    limits: tuple[Clock, ...]
    undated: Clock | None
    # how long to wait for a promise without a date
    zone: tzinfo | None

    def rings(self, clock: Clock, start: Instant) -> Instant:
        """Tell when a clock that started at ``start`` rings here."""
        return ring_at(clock, start, zone=self.zone, province=self.service.province)

    def falls_due(self, promise: Promise) -> Instant | None:
        """Tell when a promise falls due: as promised, or by the clock for promises without a date."""
        if promise.due_at is not None or self.undated is None:
            return promise.due_at
        return self.rings(self.undated, promise.at)


def standing(case: Case, law: Law, service: Service) -> Standing:
    """See the case as it stands with a service; where no ladder is loaded only promises fall due."""
    province, loaded = service.province, service.ladder is not None
    ladder = service.ladder.id if service.ladder is not None else ""
    every = law.clocks_for(ladder, province=province)
    return Standing(
        case=with_service(case, service.id),
        service=service,
        steps=tuple(one for one in every if loaded and one.starts is Starts.FIRST_REPORT),
        limits=law.clocks_for(ladder, province=province, kind=ClockKind.LIMIT) if loaded else (),
        undated=next((one for one in every if one.starts is Starts.UNDATED_PROMISE), None),
        zone=zone_in(province) or zone_of(case),
    )
