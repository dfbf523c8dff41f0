"""A file of answers in, the bodies of a new case out, in the order in which the family knew of them. Pure.

Sayer, certainty and instant are the file's own; nothing is inferred and nothing is merged.
"""

from dataclasses import dataclass

from standfast.case.bodies import Body, FactSaid, Opened, Recorded
from standfast.case.vocabulary import Says, Subject, Sure
from standfast.catalogue.answers import Answer, Answers
from standfast.catalogue.answers import Record as AnsweredRecord
from standfast.ground.instants import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Who writes an entry down, and when."""

    name: str
    at: Instant


def bodies_of(answers: Answers, *, writer: Writer, answers_sha256: str | None = None) -> tuple[Body, ...]:
    """Give every body that the answers make; the first one opens the case."""
    opened = Opened(
        label=answers.label,
        language=answers.language,
        invented=answers.invented,
        told_at=answers.told_at,
        answers_sha256=answers_sha256,
    )
    said = [
        _body(_fact(subject.group, subject.id, answer), known_at=answer.known_at, writer=writer)
        for subject in answers.subjects
        for answer in subject.answers
    ]
    done = [_body(_record(record), known_at=record.known_at, writer=writer) for record in answers.records]
    # A stable sort: what was known at one instant keeps the order of the file.
    rest = sorted([*said, *done], key=lambda body: body.known_at)
    first = min([answers.opened_at, *(body.known_at for body in rest)])
    return (_body(opened, known_at=first, writer=writer), *rest)


def _body(content: Opened | FactSaid | Recorded, *, known_at: Instant, writer: Writer) -> Body:
    return Body(content=content, known_at=known_at, recorded_at=writer.at, recorded_by=writer.name)


def _fact(group: str, subject: str, answer: Answer) -> FactSaid:
    return FactSaid(
        subject=Subject(group=group, id=subject),
        key=answer.key,
        value=answer.value,
        says=Says(answer.says),
        sure=Sure(answer.sure),
    )


def _record(record: AnsweredRecord) -> Recorded:
    return Recorded(kind=record.kind, id=record.id, at=record.at, fields=tuple(record.fields.items()))
