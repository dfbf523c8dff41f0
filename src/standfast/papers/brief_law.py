"""The brief's law: offences element by element with the facts that meet each, and the next steps with their powers."""

from standfast.catalogue import load_catalogue
from standfast.ground.spoken import say_date
from standfast.law.assess import ElementFinding, Finding
from standfast.law.text_in_force import TextState
from standfast.papers.blocks import Block, Foreign, Heading, Item, Paragraph, Spans, Steps, Strong, Table, Text, spans
from standfast.papers.common import Maker

NEXT_STEPS = (
    "ca.cc.487.0195",
    "ca.cc.487.012",
    "ca.cc.487.013",
    "ca.cc.487.016",
    "ca.cc.487.015",
    "ca.cc.487.014",
    "ca.cc.487.018",
    "ca.cc.487",
    "ca.cc.490",
)
"""The powers that a first file needs, in the order in which they are usually used; an officer knows the others."""
FOLLOW_THE_MONEY = "ca.cc.487.018"


def elements(make: Maker, shown: tuple[Finding, ...]) -> tuple[Block, ...]:
    """Set out each finding: its elements and the facts behind each, the maximum, and which text was used.

    What is the same for all, such as the text, is said once.
    """
    if not shown:
        return ()
    texts = {one.provision.id: _text_note(make, one) for one in shown}
    same = len(set(texts.values())) == 1
    blocks: list[Block] = [make.heading("elements_title")]
    if same:
        blocks.append(Paragraph(spans(texts[shown[0].provision.id])))
    for one in shown:
        blocks += [Heading(level=2, spans=_title(make, one)), _element_table(make, one)]
        if not same:
            blocks.append(Paragraph(spans(texts[one.provision.id])))
    return tuple(blocks)


def title(make: Maker, one: Finding) -> str:
    """Give an offence's title, with the name that it had at the time where the Act renamed it after the events."""
    named = make.own(one.provision.title)
    renamed = one.provision.older_name is not None and any(gate.in_force is not None for gate in one.text.gates)
    if not renamed or one.provision.older_name is None:
        return named
    return make.say("older_name", title=named, older=make.own(one.provision.older_name))


def depends_on(make: Maker, one: Finding) -> str:
    """Name what keeps a finding from being likely: its first open element, or a text that was not in force."""
    if not one.open_elements:
        return make.say("not_in_force_then")
    first, *more = one.open_elements
    label = make.own(first.element.label)
    return f"{label}; {make.say('and_more', count=len(more))}" if more else label


def child_meant(make: Maker, one: Finding) -> Foreign | None:
    """Name the child that a finding is about, where the case has several."""
    if one.child is None or len(make.advice.case.subjects("child")) == 1:
        return None
    return make.foreign("child.first_name", one.child) or Foreign(one.child)


def next_steps(make: Maker) -> tuple[Block, ...]:
    """List the investigative steps in the order in which they are usually taken, each with its power."""
    items = []
    instruments = {provision.id: provision for provision in make.advice.law.instruments}
    money = "financial_sextortion" in make.advice.assessment.ids
    for name in NEXT_STEPS:
        provision = instruments.get(name)
        power = provision.power if provision is not None else None
        if provision is None or power is None or (name == FOLLOW_THE_MONEY and not money):
            continue
        head: Spans = (Strong(make.own(provision.title)), Text(" ("), *make.cite(provision), Text("). "))
        under = (
            spans(make.say("threshold", who=make.own(power.who), grounds=make.own(power.threshold))),
            spans(make.say("lasts", time=make.own(power.lasts))),
        )
        items.append(Item((*head, Text(make.own(power.gets))), under=under))
    return (make.heading("steps_title"), Steps(tuple(items))) if items else ()


def _title(make: Maker, one: Finding) -> Spans:
    child = child_meant(make, one)
    return make.rich(
        "element_title" if child is None else "element_title_child",
        ref=make.cite(one.provision),
        title=title(make, one),
        child=child or "",
        looks=Strong(make.say(f"verdict.{one.verdict.value}")),
    )


def _element_table(make: Maker, one: Finding) -> Table:
    return Table(
        caption=spans(f"{make.own(one.provision.plain)}{_maximum(make, one)}"),
        header=tuple(spans(make.say(key)) for key in ("element_col", "answer_col", "from_col")),
        rows=tuple(_element_row(make, element) for element in one.elements),
        widths=(6, 2, 5),
        first_names_row=True,
    )


def _maximum(make: Maker, one: Finding) -> str:
    maximum = one.provision.maximum
    return f" {make.say('maximum', maximum=make.own(maximum))}" if maximum is not None else ""


def _element_row(make: Maker, one: ElementFinding) -> tuple[Spans, ...]:
    answer = make.say("conflict") if one.reason.conflict else make.say(one.answer.value)
    return (spans(make.own(one.element.label)), (Strong(answer),), spans(_from(make, one)))


def _from(make: Maker, one: ElementFinding) -> str:
    """Say which facts an answer rests on, by sayer, how sure, and entry; or which would settle it."""
    catalogue = load_catalogue()
    told: dict[str, list[str]] = {}
    for statement in one.reason.statements:
        who = make.say(f"says.{statement.says}")
        sure = "" if statement.sure == "sure" else f", {make.say(f'sure.{statement.sure}')}"
        told.setdefault(f"{who}{sure}", []).append(str(statement.entry))
    if told:
        return "; ".join(
            f"{who} ({make.say('entry')} {', '.join(sorted(set(seqs), key=int))})" for who, seqs in told.items()
        )
    if one.settles:
        labels = "; ".join(catalogue.fact(key).label.say(make.lang) for key in one.settles)
        return make.say("would_settle", what=labels)
    return "—"


def _text_note(make: Maker, one: Finding) -> str:
    acts = ", ".join(make.own(gate.name) for gate in one.text.gates)
    date = say_date(one.text.as_of, make.lang)
    match one.text.state:
        case TextState.IN_FORCE:
            return make.say("text_in_force", date=date)
        case TextState.CHANGED_AFTER:
            return make.say("text_changed_after", date=date, acts=acts)
        case TextState.MAY_HAVE_CHANGED:
            return make.say("text_may_have_changed", date=date, acts=acts)
        case TextState.NOT_IN_FORCE:
            return make.say("text_not_in_force")
