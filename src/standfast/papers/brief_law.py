"""The brief's law: offences element by element with the facts that meet each, and the next steps with their powers."""

from standfast.catalogue import load_catalogue
from standfast.ground.spoken import say_date
from standfast.law.assess import ElementFinding, Finding
from standfast.law.text_in_force import TextState
from standfast.papers.blocks import Block, Heading, Item, Paragraph, Spans, Steps, Strong, Table, Text, spans
from standfast.papers.common import Maker


def elements(make: Maker, shown: tuple[Finding, ...]) -> tuple[Block, ...]:
    """Set out each finding: its elements, the facts behind each, the maximum, and which text was used."""
    blocks: list[Block] = []
    for one in shown:
        title = (
            Text(f"{make.own(one.provision.cite)}, {make.own(one.provision.title)}: "),
            Strong(make.say(f"verdict.{one.verdict.value}")),
        )
        blocks += [Heading(level=2, spans=title), _element_table(make, one), Paragraph(_notes(make, one))]
    return (make.heading("elements_title"), *blocks) if blocks else ()


def depends_on(make: Maker, one: Finding) -> str:
    """Name the open elements of a possible finding."""
    return "; ".join(make.own(element.element.label) for element in one.open_elements)


def next_steps(make: Maker) -> tuple[Block, ...]:
    """List the investigative steps in the order in which they are usually taken, each with its power."""
    items = []
    for provision in make.advice.law.instruments:
        power = provision.power
        if power is None:
            continue
        head: Spans = (Strong(make.own(provision.title)), Text(" ("), *make.cite(provision), Text("). "))
        under = (
            spans(make.say("threshold", who=make.own(power.who), grounds=make.own(power.threshold))),
            spans(make.say("lasts", time=make.own(power.lasts))),
        )
        items.append(Item((*head, Text(make.own(power.gets))), under=under))
    return (make.heading("steps_title"), Steps(tuple(items))) if items else ()


def _element_table(make: Maker, one: Finding) -> Table:
    return Table(
        caption=spans(make.own(one.provision.plain)),
        header=tuple(spans(make.say(key)) for key in ("element_col", "answer_col", "from_col")),
        rows=tuple(_element_row(make, element) for element in one.elements),
        widths=(6, 2, 5),
        first_names_row=True,
    )


def _element_row(make: Maker, one: ElementFinding) -> tuple[Spans, ...]:
    answer = make.say("conflict") if one.reason.conflict else make.say(one.answer.value)
    return (spans(make.own(one.element.label)), (Strong(answer),), spans(_from(make, one)))


def _from(make: Maker, one: ElementFinding) -> str:
    """Say which facts an answer rests on, by sayer and entry; or which would settle it."""
    catalogue = load_catalogue()
    told: dict[str, list[str]] = {}
    for statement in one.reason.statements:
        told.setdefault(make.say(f"says.{statement.says}"), []).append(str(statement.entry))
    if told:
        return "; ".join(
            f"{who} ({make.say('entry')} {', '.join(sorted(set(seqs), key=int))})" for who, seqs in told.items()
        )
    if one.settles:
        labels = "; ".join(catalogue.fact(key).label.say(make.lang) for key in one.settles)
        return make.say("would_settle", what=labels)
    return "—"


def _notes(make: Maker, one: Finding) -> Spans:
    parts = []
    if one.provision.maximum is not None:
        parts.append(make.say("maximum", maximum=make.own(one.provision.maximum)))
    acts = ", ".join(make.own(gate.name) for gate in one.text.gates)
    date = say_date(one.text.as_of, make.lang)
    match one.text.state:
        case TextState.IN_FORCE:
            parts.append(make.say("text_in_force", date=date))
        case TextState.CHANGED_AFTER:
            parts.append(make.say("text_changed_after", date=date, acts=acts))
        case TextState.MAY_HAVE_CHANGED:
            parts.append(make.say("text_may_have_changed", date=date, acts=acts))
        case TextState.NOT_IN_FORCE:
            parts.append(make.say("text_not_in_force"))
    return (*make.cite(one.provision), Text(" " + " ".join(parts)))
