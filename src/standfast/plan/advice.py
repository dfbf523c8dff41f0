"""Everything that a face or a paper shows of a case, concluded once: one resolver, so that no two of them can drift.

Pure: a case as of an instant, the law and a now in; danger, steps, findings, the next rung and the schedule out.
"""

from dataclasses import dataclass
from datetime import date, tzinfo

from standfast.case import Case
from standfast.ground.instants import Instant
from standfast.law.assess import Finding, Verdict, findings
from standfast.law.bodies import Body, BodyKind
from standfast.law.ladders import Ladder
from standfast.law.law import Law
from standfast.plan.assessment import Assessment, assess_kind
from standfast.plan.child_position import PositionLine, child_position
from standfast.plan.danger import Danger, danger
from standfast.plan.data import NotNow, Step
from standfast.plan.do_now import do_now, not_now
from standfast.plan.facts import CaseFacts
from standfast.plan.household import Household, household
from standfast.plan.next_rung import NextRung, next_rung
from standfast.plan.platforms import NamedPlatform, platforms_of
from standfast.plan.refusal_answers import AnsweredRefusal, answers_to
from standfast.plan.schedule import Due, OtherService, other_services, schedule_of, waiting_of
from standfast.plan.services import services_of
from standfast.plan.standing import standing
from standfast.plan.waiting import Waiting
from standfast.plan.zone import zone_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What the case means now. ``next`` is ``None`` where no ladder is loaded for the place."""

    case: Case
    law: Law
    now: Instant
    zone: tzinfo | None
    danger: Danger
    assessment: Assessment
    household: Household | None
    # ``None`` while nobody's word speaks of someone at home or known
    child_position: tuple[PositionLine, ...]
    steps: tuple[Step, ...]
    # still to do
    done: tuple[Step, ...]
    not_now: tuple[NotNow, ...]
    findings: tuple[Finding, ...]
    answers: tuple[AnsweredRefusal, ...]
    # to what police said instead of help, newest first
    platforms: tuple[NamedPlatform, ...]
    # of the other side's accounts
    ladder: Ladder | None
    next: NextRung | None
    waiting: Waiting | None
    # ``None`` while no stage was told, or once the file is closed
    other_services: tuple[OtherService, ...]
    # those that no longer have the file
    schedule: tuple[Due, ...]

    @property
    def indicated(self) -> tuple[Finding, ...]:
        """Give likely findings, then possible ones; what is not indicated is left out."""
        shown = (one for one in self.findings if one.verdict is not Verdict.NOT_INDICATED)
        return tuple(sorted(shown, key=lambda one: one.verdict is not Verdict.LIKELY))

    def bodies(self, *ids: str) -> tuple[Body, ...]:
        """Give bodies by id, leaving out those of another province."""
        province = self.case.text("place.province")
        found = [body for body in self.law.bodies if body.id in ids and body.serves(province)]
        return tuple(sorted(found, key=lambda body: ids.index(body.id)))

    def bodies_of(self, kind: BodyKind) -> tuple[Body, ...]:
        """Give the bodies of a kind that serve the province of the case."""
        province = self.case.text("place.province")
        return tuple(body for body in self.law.bodies if body.kind is kind and body.serves(province))


def advise(case: Case, law: Law, *, now: Instant) -> Advice:
    """Conclude everything about a case."""
    facts = CaseFacts(case)
    here = standing(case, law, services_of(case, law)[-1])
    waiting = waiting_of(here)
    zone = zone_of(case)
    today = now.astimezone(zone).date()
    assessment = assess_kind(facts)
    home = household(facts)
    platforms = platforms_of(case, law)
    steps = do_now(case, facts, assessment=assessment, household=home, platforms=platforms)
    return Advice(
        case=case,
        law=law,
        now=now,
        zone=zone,
        danger=danger(facts),
        assessment=assessment,
        household=home,
        child_position=child_position(facts),
        steps=steps.open,
        done=steps.done,
        not_now=not_now(household=home),
        findings=findings(law, facts, event=event_days(case), today=today),
        answers=answers_to(case, law),
        platforms=platforms,
        ladder=here.service.ladder,
        next=next_rung(here, waiting, now=now),
        waiting=waiting,
        other_services=other_services(case, law),
        schedule=schedule_of(case, law),
    )


def event_days(case: Case) -> tuple[date, date] | None:
    """Give the first and last day of contact between the person and the child, as far as either is known."""
    days = [
        fact.value
        for key in ("conversation.first_on", "conversation.last_on")
        for fact in case.told(key)
        if isinstance(fact.value, date)
    ]
    return (min(days), max(days)) if days else None
