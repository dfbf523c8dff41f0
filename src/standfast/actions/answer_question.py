"""Write down what a family answered to a question: a fact as the parent says it, or what a text made the program ask.

Who may: whoever holds the case. Checked: the answer, by the catalogue. Written, together: for a fact one entry; for a
question about danger what was asked and answered, and after a yes the fact of danger itself.
"""

from dataclasses import dataclass

from standfast.actions.desk import Desk
from standfast.actions.open_bodies import OpenCase, open_case
from standfast.actions.record import next_id
from standfast.actions.unit import Written, begin_case, check_clock, write
from standfast.case import Body, Case, Says, Subject, Sure
from standfast.case.bodies import Content, FactSaid, Opened, Recorded
from standfast.catalogue import NotKnown, Value, load_catalogue
from standfast.catalogue.answers.checks import is_ahead, precedes
from standfast.catalogue.values import expected, is_blank
from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant
from standfast.ground.words import Lang
from standfast.journal import CaseId
from standfast.plan.heard_danger import HeardInCase, heard_in

HEARD = "heard"
"""The id of a person, or of something done, of whom only a text spoke."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One answer by the parent."""

    subject: Subject
    key: str
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardNow:
    """The questions that texts ask for, and the province whose numbers stand beside them."""

    questions: tuple[HeardInCase, ...]
    province: str | None


def open_empty(desk: Desk, *, label: str, language: Lang) -> CaseId:
    """Open a case that says nothing yet, so that questions can fill it."""
    if is_blank(label):
        raise BadInput("value.unreadable", field="label", expects=expected(load_catalogue().fact("police.name")))
    now = desk.clock.now()
    body = Body(content=Opened(label=label, language=language), known_at=now, recorded_at=now, recorded_by=desk.writer)
    return begin_case(desk, (body,)).head.case


def answer_question(desk: Desk, case_id: CaseId, said: Said) -> Written:
    """Write down one fact. Refused: a day ahead, and what precedes its cause, such as a last day before the first."""
    content = FactSaid(subject=said.subject, key=said.key, value=said.value, says=Says.PARENT_SAW, sure=Sure.SURE)

    def decide(opened: OpenCase) -> tuple[Body, ...]:
        now = opened.now(desk)
        _check(said, case=opened.case(as_of=now), now=now)
        return (desk.body(content, known_at=now),)

    return write(desk, case_id, decide)


def _check(said: Said, *, case: Case, now: Instant) -> None:
    spec = load_catalogue().fact(said.key)
    if not spec.may_be_future and is_ahead(said.value, now):
        raise BadInput("actions.answer_ahead", field=said.key, now=now.isoformat())
    before = case.value(f"{spec.group}.{spec.not_before}", said.subject.id) if spec.not_before is not None else None
    if before is not None and precedes(said.value, before):
        raise BadInput("actions.answer_before", field=said.key, other=f"{spec.group}.{spec.not_before}")


def heard_now(desk: Desk, case_id: CaseId, *, entries: tuple[int, ...] | None = None) -> HeardNow:
    """Give the questions that the texts of a case ask for, or those of some entries alone."""
    opened = open_case(desk, case_id)
    case = opened.case(as_of=opened.now(desk))
    return HeardNow(questions=heard_in(case, entries=entries), province=case.text("place.province"))


def answer_heard(desk: Desk, case_id: CaseId, heard: HeardInCase, *, value: bool | NotKnown) -> Written:
    """Write down what was asked and answered; a yes also states the danger."""

    def decide(opened: OpenCase) -> tuple[Body, ...]:
        check_clock(desk, opened)
        at = opened.now(desk)
        asked = Recorded(kind="asked", id=next_id("asked", opened), at=at, fields=_fields(heard, value=value))
        contents: list[Content] = [asked]
        if value is True:
            contents.append(_danger(heard.question.fact, opened.case(as_of=at)))
        return tuple(desk.body(one, known_at=at) for one in contents)

    return write(desk, case_id, decide)


def _fields(heard: HeardInCase, *, value: bool | NotKnown) -> tuple[tuple[str, Value], ...]:
    kind = heard.question.kind
    return (("kind", kind), ("entry", heard.entry), ("field", heard.field), ("answer", value))


def _danger(key: str, case: Case) -> FactSaid:
    """State a danger: of the one person there is; what was done stands alone, as it may not be what was told."""
    group = load_catalogue().group(key.partition(".")[0])
    assert group is not None
    known = case.subjects(group.name)
    one = group.name if not group.many else known[0] if group.name == "stranger" and len(known) == 1 else HEARD
    subject = Subject(group=group.name, id=one)
    return FactSaid(subject=subject, key=key, value=True, says=Says.PARENT_SAW, sure=Sure.SURE)
