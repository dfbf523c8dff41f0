"""The do-now sheet: what to do in the next hour, in order, with why; what to leave; the child's position; who helps.

Family paper, on the two sides of one sheet: short sentences, one thing at a time, no blame, and the last line is about
rest. Where it may be someone at home it has words of its own, and nothing that would warn this person. What was not
read in its source and speaks of law never stands on the first page.
"""

from standfast.ground.wording import load_wording
from standfast.ground.words import Lang
from standfast.journal import Head
from standfast.law.bodies import Body, BodyKind, RouteKind
from standfast.law.clocks import ClockKind
from standfast.law.evaluate import evaluate
from standfast.law.provisions import Provision
from standfast.papers.blocks import (
    Block,
    Bullets,
    Callout,
    Document,
    Item,
    PageBreak,
    PaperSize,
    Paragraph,
    Spans,
    Steps,
    Strong,
    Text,
    spans,
)
from standfast.papers.common import Maker
from standfast.papers.next_step import next_step
from standfast.papers.script import SPEAKS_OF_GROOMING
from standfast.plan.advice import Advice
from standfast.plan.child_position import PositionLine, load_child_position
from standfast.plan.danger import MEETING
from standfast.plan.data import Line, NotNow, Step
from standfast.plan.facts import CaseFacts
from standfast.plan.heard import anyone_says

LURING = "ca.cc.172.1"
HELP = (
    "ca.911",
    "ca.988",
    "ca.cybertip",
    "ca.needhelpnow",
    "ca.kids_help_phone",
    "ca.bc.victimlink",
)
DUTY = "duty_to_report"
SAID_IN_DANGER = frozenset({"whom_to_call", "print_nothing"})
"""The danger at the head of the sheet says these already."""
URGENT = frozenset({"known_or_home"})
AT_THE_HEAD = frozenset({"meeting_arranged"})
"""The danger at the head of the sheet, and its first step, say this already."""
STAY_NEAR = frozenset({MEETING, "self_harm"})
"""Dangers with which a parent is not sent to rest."""
MOST_KINDS = 2
"""Kinds whose first advice stands at the head of the sheet; more would bury the steps."""


def do_now_sheet(advice: Advice, *, lang: Lang, head: Head, size: PaperSize) -> Document:
    """Write the sheet."""
    make = Maker(advice=advice, lang=lang, head=head, size=size, paper=load_wording("papers/do_now"), short_notes=True)
    at_home = advice.household is not None and advice.household.at_home
    blocks: tuple[Block, ...] = (
        make.danger(),
        *_household(make),
        Paragraph((Strong(make.say("open")), Text(" "), *_crime(make))),
        *_most(make),
        make.heading("steps_title"),
        Steps(tuple(_step(make, step) for step in advice.steps if not step.lines)),
        *(_with_lines(make, step) for step in advice.steps if step.lines),
        *_done(make),
        make.heading("not_now_title"),
        Bullets(tuple(_not_now(make, one) for one in advice.not_now)),
        *_help(make),
        PageBreak(off_first_only=True),
        *_next(make),
        *_duty(make),
        *_position(make),
        *(() if at_home else (Paragraph((Strong(make.say(_last_line(make))),)),)),
        *make.sources(),
        *make.closing(),
    )
    return make.document(make.say("title"), blocks, compact=True)


def _last_line(make: Maker) -> str:
    found = {hit.kind.id for hit in make.advice.danger.hits}
    return "sleep" if STAY_NEAR.isdisjoint(found) else "stay_near"


def _household(make: Maker) -> tuple[Block, ...]:
    """Say first what someone at home or known changes."""
    found = make.advice.household
    if found is None:
        return ()
    lines = Bullets(tuple(_line(make, one) for one in found.lines if one.id not in {DUTY, *SAID_IN_DANGER}))
    word = make.say("home_title" if found.at_home else "known_title")
    return (Callout(kind="note", blocks=(lines,), word=word),)


def _duty(make: Maker) -> tuple[Block, ...]:
    """Say, off the first page, that there may be a duty to report, and what is loaded of the province's law on it."""
    found = make.advice.household
    if found is None:
        return ()
    facts, province = CaseFacts(make.advice.case), make.advice.case.text("place.province")
    running = [
        clock.provision
        for clock in make.advice.law.clocks_of(ClockKind.DUTY, province=province)
        if clock.provision is not None and clock.when is not None and anyone_says(evaluate(clock.when, facts))
    ]
    loaded = {provision.id: provision for provision in make.advice.law.provisions}
    said: list[Spans] = [
        (Text(f" {make.own(loaded[name].plain)}"), make.note(loaded[name])) for name in running if name in loaded
    ]
    lines = [_line(make, one).spans for one in found.lines if one.id == DUTY]
    return tuple(Paragraph(tuple(span for run in (line, *said) for span in run)) for line in lines)


def _line(make: Maker, one: Line) -> Item:
    return Item((Text(make.own(one.say)), make.told(one.source, one.certainty)))


def _most(make: Maker) -> tuple[Block, ...]:
    """Say what matters most, by what it looks like most; someone close comes before that."""
    told = [one for one in make.advice.assessment.kinds if one.kind.id not in AT_THE_HEAD]
    kinds = sorted(told, key=lambda one: one.kind.id not in URGENT)
    said = " ".join(make.own(one.kind.changes.say) for one in kinds[:MOST_KINDS])
    return (Paragraph((Strong(make.say("most")), Text(f" {said}"))),) if said else ()


def _step(make: Maker, step: Step) -> Item:
    detail = Text(f" {make.own(step.detail)} {make.say('why')} {make.own(step.why)}")
    return Item((Strong(make.own(step.title)), detail, make.told(step.source, step.certainty)))


def _with_lines(make: Maker, step: Step) -> Block:
    lines = Bullets(tuple(_line(make, one) for one in step.lines))
    why = (Text(f"{make.say('why')} {make.own(step.why)}"), make.told(step.source, step.certainty))
    told = Paragraph(spans(make.own(step.detail)))
    return Callout(kind="note", blocks=(told, lines, Paragraph(why)), word=make.own(step.title))


def _crime(make: Maker) -> Spans:
    """Say whose doing it was; say that luring is a crime where someone did ask, with the section, if it was read."""
    told = spans(make.say("done_to_child"))
    luring = make.advice.law.provision(LURING)
    if not luring.was_read or not any(make.advice.case.holds(key) for key in SPEAKS_OF_GROOMING):
        return told
    return (Text(make.say("crime")), make.note(luring), Text(" "), *told)


def _done(make: Maker) -> tuple[Block, ...]:
    if not make.advice.done:
        return ()
    titles = " ".join(make.own(step.title) for step in make.advice.done)
    return (Paragraph((Strong(make.say("done_title")), Text(f" {titles}"))),)


def _not_now(make: Maker, one: NotNow) -> Item:
    return Item((Strong(make.own(one.say)), Text(f" {make.own(one.why)}"), make.told(one.source, one.certainty)))


def _next(make: Maker) -> tuple[Block, ...]:
    step = next_step(make)
    return (Callout(kind="next", blocks=step, word=make.say("next_title")),) if step else ()


def _position(make: Maker) -> tuple[Block, ...]:
    """Say what the law says of the child, and what to say and ask."""
    lines = make.advice.child_position
    if not lines:
        return ()
    return (make.heading("position_title"), Bullets(tuple(_position_line(make, one) for one in lines)))


def _position_line(make: Maker, one: PositionLine) -> Item:
    # What a family says and asks needs no lawyer beside each line; its note tells how far it was read.
    check = one.ask_a_lawyer and one.part == "law"
    doubt = f" ({make.own(load_child_position().check_with_lawyer)})" if check else ""
    loaded = {provision.id: provision for provision in make.advice.law.provisions}
    cited: list[Provision] = [loaded[name] for name in one.provisions if name in loaded]
    refs = tuple(make.note(provision) for provision in cited) or (make.told(one.source, one.certainty),)
    return Item((Text(f"{make.own(one.say)}{doubt}"), *refs))


def _help(make: Maker) -> tuple[Block, ...]:
    advice = make.advice
    ids = [name for hit in advice.danger.hits for name in hit.kind.call]
    ids += [name for one in advice.assessment.kinds for name in one.kind.changes.bodies]
    close = advice.household.call if advice.household is not None else ()
    found = {body.id: body for body in advice.bodies(*dict.fromkeys((*close, *ids, *HELP)))}
    kinds = [BodyKind.VICTIM_SERVICES, BodyKind.LEGAL_AID]
    if advice.household is not None:
        kinds.insert(0, BodyKind.CHILD_PROTECTION)
    for kind in kinds:
        found |= {body.id: body for body in advice.bodies_of(kind)}
    if not found:
        return ()
    reached = tuple(body for body in found.values() if _can_be_reached(body))
    items = tuple(make.help_item(body, short=True) for body in reached)
    others = tuple(body for body in found.values() if body not in reached)
    return (make.heading("help_title"), Bullets((*items, *((make.to_look_up(others),) if others else ()))))


def _can_be_reached(body: Body) -> bool:
    return any(route.value and route.kind is not RouteKind.POLICE for route in body.routes)
