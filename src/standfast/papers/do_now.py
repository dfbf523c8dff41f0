"""The do-now sheet: what to do in the next hour, in order, with why; what to leave; who helps.

Family paper: short sentences, one thing at a time, no blame, and the last line is about rest.
"""

from standfast.ground.spoken import say_date
from standfast.ground.wording import load_wording
from standfast.ground.words import Lang
from standfast.journal import Head
from standfast.law.sources import Certainty
from standfast.papers.blocks import (
    Block,
    Bullets,
    Callout,
    Document,
    Item,
    Keep,
    PaperSize,
    Paragraph,
    Ref,
    Source,
    Sources,
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
from standfast.plan.data import NotNow, Step, StepSource

LURING = "ca.cc.172.1"
HELP = (
    "ca.911",
    "ca.988",
    "ca.cybertip",
    "ca.needhelpnow",
    "ca.kids_help_phone",
    "ca.bc.victimlink",
)


def do_now_sheet(advice: Advice, *, lang: Lang, head: Head, size: PaperSize) -> Document:
    """Write the sheet."""
    make = Maker(advice=advice, lang=lang, head=head, size=size, paper=load_wording("papers/do_now"))
    blocks: list[Block] = [
        make.danger(),
        Paragraph((Strong(make.say("open")),)),
        Paragraph(_crime(make)),
        make.heading("steps_title"),
        Steps(tuple(_step(make, step) for step in advice.steps)),
        *_done(make),
        Keep((make.heading("not_now_title"), Bullets(tuple(_not_now(make, one) for one in advice.not_now)))),
    ]
    at_home = advice.case.holds("stranger.may_live_with_child")
    step = next_step(make)
    if step:
        blocks.append(Callout(kind="next", blocks=step, word=make.say("next_title")))
    called = (body for hit in advice.danger.hits for body in hit.kind.call)
    helps = [make.help_item(body) for body in advice.bodies(*dict.fromkeys((*called, *HELP)))]
    if helps:
        blocks += [make.heading("help_title"), Bullets(tuple(helps))]
    blocks += [
        *(() if at_home else (Paragraph((Strong(make.say("sleep")),)),)),
        make.heading("sources_title"),
        Sources((*_sources(make), *make.cited.values())),
        *make.closing(),
    ]
    return make.document(make.say("title"), tuple(blocks))


def _step(make: Maker, step: Step) -> Item:
    why: Spans = (Strong(make.say("why")), Text(f" {make.own(step.why)}"), Ref(step.id))
    return Item((Strong(make.own(step.title)), Text(f" {make.own(step.detail)}")), under=(why,))


def _crime(make: Maker) -> Spans:
    """Say first whose doing it was; say that asking is a crime where someone did ask, with the section."""
    told = spans(make.say("done_to_child"))
    if not any(make.advice.case.holds(key) for key in SPEAKS_OF_GROOMING):
        return told
    luring = make.advice.law.provision(LURING)
    return (Text(make.say("crime")), make.note(luring), Text(" "), *told)


def _done(make: Maker) -> tuple[Block, ...]:
    if not make.advice.done:
        return ()
    titles = tuple(Item(spans(make.own(step.title))) for step in make.advice.done)
    return (Keep((make.heading("done_title"), Bullets(titles))),)


def _not_now(make: Maker, one: NotNow) -> Item:
    note = (Ref(_key(one)),) if one.source is not None else ()
    return Item((Strong(make.own(one.say)), Text(f" {make.own(one.why)}"), *note))


def _sources(make: Maker) -> tuple[Source, ...]:
    steps = [Source(key=step.id, spans=_source(make, step)) for step in make.advice.steps]
    left = [
        Source(key=_key(one), spans=spans(f"{make.own(one.source.title)}; {_checked(make, one.source)}."))
        for one in make.advice.not_now
        if one.source is not None
    ]
    return (*steps, *left)


def _key(one: NotNow) -> str:
    return f"not_now.{one.id}"


def _source(make: Maker, step: Step) -> Spans:
    doubt = "" if step.certainty is Certainty.READ_IN_SOURCE else f"; {make.say('check_text')}"
    return spans(f"{make.own(step.source.title)}; {_checked(make, step.source)}{doubt}.")


def _checked(make: Maker, source: StepSource) -> str:
    return make.say("checked", date=say_date(source.checked, make.lang))
