"""Where a case rests on a provision: dates that count by it, answers that cite it, the child's position. Pure."""

from dataclasses import dataclass

from standfast.ground.words import Words
from standfast.plan.advice import Advice


@dataclass(frozen=True, slots=True, kw_only=True)
class RestsOn:
    """One use of a provision in a case: its kind (``wording/cli.yaml``, ``why.uses``), what, and entries behind it."""

    kind: str
    id: str
    what: Words
    entries: tuple[int, ...] = ()


def rests_on(advice: Advice, provision: str) -> tuple[RestsOn, ...]:
    """Give every use of a provision, in the order in which a family meets them."""
    offences = (
        RestsOn(kind="offence", id=one.provision.id, what=one.provision.title)
        for one in advice.indicated
        if provision in one.provision.see
    )
    answers = (
        RestsOn(kind="answer", id=one.answer.id, what=one.answer.label, entries=(one.entry,))
        for one in advice.answers
        if provision in one.answer.law
    )
    position = (
        RestsOn(kind="position", id=one.id, what=one.say)
        for one in advice.child_position
        if provision in one.provisions
    )
    clocks = (
        RestsOn(kind="clock", id=due.clock.id, what=due.clock.what)
        for due in advice.schedule
        if due.clock is not None and due.clock.provision == provision
    )
    found = (*offences, *answers, *position, *clocks)
    return tuple({(one.kind, one.id): one for one in found}.values())
