"""What a case means: danger, what to do, the law, the next rung. Asks: whoever holds it. Writes nothing.

``assess_answers`` concludes from a file without storing anything; it needs no home and no database.
"""

from dataclasses import dataclass

from standfast.actions.desk import Desk, now_in
from standfast.actions.open_bodies import OpenCase, open_case
from standfast.case import Case, fold
from standfast.case.bodies import Opened
from standfast.case.from_answers import Writer, bodies_of
from standfast.catalogue.answers import read_answers
from standfast.ground.instants import Clock, Instant
from standfast.journal import CaseId
from standfast.law.load import load_law
from standfast.plan.advice import Advice, advise


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluded:
    """A case opened, and what it means as of an instant."""

    opened: OpenCase
    advice: Advice

    @property
    def case(self) -> Case:
        """The case as of the instant asked for."""
        return self.advice.case


def conclude(desk: Desk, case_id: CaseId, *, as_of: Instant | None = None) -> Concluded:
    """Open a case and conclude, as of an instant or as of now."""
    opened = open_case(desk, case_id)
    return conclude_opened(desk, opened, as_of=as_of)


def conclude_opened(desk: Desk, opened: OpenCase, *, as_of: Instant | None = None) -> Concluded:
    """Conclude from a case that is open already."""
    at = as_of or opened.now(desk)
    return Concluded(opened=opened, advice=advise(opened.case(as_of=at), load_law("ca"), now=at))


def assess_answers(data: bytes, *, name: str, clock: Clock) -> Advice:
    """Conclude from a file of answers; nothing is stored. Raises ``BadInput`` with every problem of the file."""
    answers = read_answers(data, name=name, now=clock.now())
    bodies = bodies_of(answers, writer=Writer(name="family", at=clock.now()))
    first = bodies[0].content
    assert isinstance(first, Opened)
    at = now_in(first, clock)
    return advise(fold("assessment", enumerate(bodies, start=1), as_of=at), load_law("ca"), now=at)
