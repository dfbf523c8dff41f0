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
from standfast.plan.advice import Advice
from standfast.plan.data import NotNow, Step

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
        Paragraph(spans(make.say("crime"))),
        make.heading("steps_title"),
        Steps(tuple(_step(make, step) for step in advice.steps)),
        Keep((make.heading("not_now_title"), Bullets(tuple(_not_now(make, one) for one in advice.not_now)))),
    ]
    step = next_step(make)
    if step:
        blocks.append(Callout(kind="next", blocks=step, word=make.say("next_title")))
    helps = [make.help_item(body) for body in advice.bodies(*HELP)]
    if helps:
        blocks.append(Keep((make.heading("help_title"), Bullets(tuple(helps)))))
    blocks += [
        Paragraph((Strong(make.say("sleep")),)),
        make.heading("sources_title"),
        Sources((*(Source(key=step.id, spans=_source(make, step)) for step in advice.steps), *make.cited.values())),
        *make.closing(),
    ]
    return make.document(make.say("title"), tuple(blocks))


def _step(make: Maker, step: Step) -> Item:
    why: Spans = (Strong(make.say("why")), Text(f" {make.own(step.why)}"), Ref(step.id))
    return Item((Strong(make.own(step.title)), Text(f" {make.own(step.detail)}")), under=(why,))


def _not_now(make: Maker, one: NotNow) -> Item:
    return Item((Strong(make.own(one.say)), Text(f" {make.own(one.why)}")))


def _source(make: Maker, step: Step) -> Spans:
    checked = make.say("checked", date=say_date(step.source.checked, make.lang))
    doubt = "" if step.certainty is Certainty.READ_IN_SOURCE else f"; {make.say('check_text')}"
    return spans(f"{make.own(step.source.title)}; {checked}{doubt}.")
