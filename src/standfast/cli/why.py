"""Why, on a terminal and as JSON: the rule, the facts and who said them, the source and the day it was checked."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from standfast.catalogue import load_catalogue
from standfast.cli.face import Face
from standfast.ground.spoken import say_date
from standfast.ground.words import Words
from standfast.law.assess import ElementFinding, Finding
from standfast.law.explain import Explainer, ReasonLine
from standfast.law.facts import Statement
from standfast.law.sources import Certainty, Source
from standfast.law.text_in_force import TextState

if TYPE_CHECKING:
    from standfast.plan.advice import Advice


def show_sources(
    sources: Iterable[Source], *, checked: date, certainty: Certainty, face: Face, indent: int = 2
) -> None:
    """Show where something was read, when it was checked, and how certain it is."""
    for source in sources:
        read = f"{face.text(source.title)}, {face.text(source.where)}"
        show_source(read, checked=checked, certainty=certainty, face=face, indent=indent)


def show_source(read: str, *, checked: date, certainty: Certainty, face: Face, indent: int = 2) -> None:
    """Show one place, as it is said."""
    face.say(
        face.word(
            "law.source",
            source=read,
            date=say_date(checked, face.lang),
            certainty=face.word(f"law.{certainty.value}"),
        ),
        indent=indent,
        style="quiet",
    )


def show_finding(one: Finding, advice: "Advice", face: Face) -> None:
    """Show a finding element by element: what is asked, the answer, the words behind it, or what would settle it."""
    face.title(
        face.word(
            "finding",
            verdict=face.word(f"verdict.{one.verdict.value}"),
            cite=face.text(one.provision.cite),
            title=face.text(one.provision.title),
        )
    )
    if one.child is not None:
        name = advice.case.text("child.first_name", one.child) or one.child
        face.say(face.word("why.child", child=name), style="quiet")
    face.say(face.text(one.provision.plain))
    for number, element in enumerate(one.elements, start=1):
        _show_element(number, element, face)
    _show_text(one, face)
    show_sources(one.provision.sources, checked=one.provision.checked, certainty=one.provision.certainty, face=face)


def _show_element(number: int, one: ElementFinding, face: Face) -> None:
    answer = "conflict" if one.reason.conflict else "hesitant" if one.reason.hesitant else one.answer.value
    label = face.word("why.element", label=face.text(one.element.label), answer=face.word(f"why.answer.{answer}"))
    face.say(label, mark=f"{number}.", style="strong")
    face.say(face.text(one.element.why), indent=5)
    explainer = Explainer(catalogue=load_catalogue(), lang=face.lang)
    for line in explainer.lines(one.reason):
        face.say(f"{line.text} {face.word(f'why.answer.{line.answer.value}')}", indent=5 + 2 * line.depth, mark="·")
        for said in line.statements:
            face.say(explainer.statement(said), indent=9 + 2 * line.depth, style="quiet")
    if one.question is not None:
        question = face.text(load_catalogue().fact(one.question).question)
        face.say(face.word("one_answer", question=question), indent=5)


def _show_text(one: Finding, face: Face) -> None:
    """Say which text of the law was held against the facts, and what may have changed."""
    day = say_date(one.text.as_of, face.lang)
    face.say(face.word(f"why.text.{one.text.state.value}", date=day))
    if one.text.state is not TextState.IN_FORCE and one.provision.older_name is not None:
        face.say(face.word("why.older_name", older=face.text(one.provision.older_name)))
    for gate in (*one.text.gates, *one.text.notes):
        told: list[Words] = [gate.status, gate.what, *([gate.not_known] if gate.not_known is not None else [])]
        title = " ".join(face.text(words) for words in told)
        face.say(face.word("law.title", cite=face.text(gate.name), title=title), style="quiet", indent=4)


def finding_json(one: Finding, face: Face) -> dict[str, object]:
    """Give why as JSON: each element with its rule line by line and the words behind each."""
    explainer = Explainer(catalogue=load_catalogue(), lang=face.lang)
    return {
        "child": one.child,
        "verdict": one.verdict.value,
        "elements": [
            {
                "id": element.element.id,
                "label": element.element.label.say(face.lang),
                "answer": element.answer.value,
                "conflict": element.reason.conflict,
                "hesitant": element.reason.hesitant,
                "question": element.question,
                "rule": [_line_json(line) for line in explainer.lines(element.reason)],
            }
            for element in one.elements
        ],
    }


def _line_json(line: ReasonLine) -> dict[str, object]:
    return {
        "depth": line.depth,
        "text": line.text,
        "answer": line.answer.value,
        "statements": [_statement_json(said) for said in line.statements],
    }


def _statement_json(said: Statement) -> dict[str, object]:
    value = said.value if isinstance(said.value, bool | int | str) else str(said.value)
    return {
        "key": said.key,
        "subject": said.subject,
        "value": value,
        "says": said.says,
        "sure": said.sure,
        "entry": said.entry,
    }
