"""Open a case from a file of answers: the file is read whole and found good, or nothing is written.

Opening the same file twice gives the same case: its digest stands in the first entry and on the card. Two programs that
open it at once take turns.
"""

from dataclasses import dataclass
from hashlib import sha256

from standfast.actions.desk import Desk
from standfast.actions.find_case import list_cases
from standfast.actions.unit import begin_case
from standfast.case.from_answers import Writer, bodies_of
from standfast.catalogue.answers import Answers, read_answers
from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant
from standfast.journal import CaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """The case, and whether it was there before."""

    case: CaseId
    label: str
    entries: int
    was_there: bool


def good_answers(data: bytes, *, name: str, invented: bool, now: Instant) -> Answers:
    """Read answers that may be opened here, before any home is made for them.

    ``invented`` is what this home holds: an invented story never goes among a family's cases, nor the other way round.
    Raises ``BadInput`` with every problem of the file.
    """
    answers = read_answers(data, name=name, now=now)
    if answers.invented and not invented:
        raise BadInput("actions.invented_among_real", file=name)
    if invented and not answers.invented:
        raise BadInput("actions.real_among_invented", file=name)
    return answers


def begin_from_answers(desk: Desk, data: bytes, *, name: str, invented: bool) -> Begun:
    """Read answers and open their case.

    Raises ``BadInput`` with every problem of the file.
    """
    answers = good_answers(data, name=name, invented=invented, now=desk.clock.now())
    digest = sha256(data).hexdigest()
    with desk.alone():
        for known in list_cases(desk):
            if known.answers == digest:
                entries = desk.store.head(known.id).seq
                return Begun(case=known.id, label=known.label, entries=entries, was_there=True)
        bodies = bodies_of(answers, writer=Writer(name=desk.writer, at=desk.clock.now()), answers_sha256=digest)
        written = begin_case(desk, bodies)
    return Begun(case=written.head.case, label=answers.label, entries=len(written.seqs), was_there=False)
