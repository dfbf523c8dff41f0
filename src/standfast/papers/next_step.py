"""The next rung in words: from when, whom to turn to, why, what to say and ask. Shared by sheet and commands."""

from standfast.ground.spoken import say_instant
from standfast.ground.wording import load_wording
from standfast.ground.words import Lang
from standfast.papers.blocks import Block, Foreign, Paragraph, Say, Spans, Strong, spans
from standfast.papers.common import Maker
from standfast.papers.rich import rich
from standfast.plan.advice import Advice
from standfast.plan.next_rung import Because


def next_step(make: Maker) -> tuple[Block, ...]:
    """Say the next step as blocks; nothing where no ladder is loaded."""
    found = make.advice.next
    if found is None:
        return (Paragraph(spans(load_wording("plan").words("no_ladder").say(make.lang))),)
    said = (
        Paragraph((Strong(step_line(make.advice, make.lang)),)),
        *(Paragraph(because(make.advice, one, make.lang)) for one in found.because),
    )
    if found.clock is not None:
        provision = found.clock.provision
        note = (make.note(make.advice.law.provision(provision)),) if provision is not None else ()
        return (
            *said,
            Paragraph(spans(found.clock.do.say(make.lang), *note)),
            Paragraph(spans(found.clock.why.say(make.lang), *note)),
        )
    return (*said, Say(spans(found.rung.words.say(make.lang))), Paragraph(spans(found.rung.ask.say(make.lang))))


def step_line(advice: Advice, lang: Lang) -> str:
    """Say in one line when, and which rung."""
    found, plan = advice.next, load_wording("plan")
    if found is None:
        return plan.words("no_ladder").say(lang)
    when = say_instant(found.at, lang, zone=advice.zone)
    state = "waiting" if found.waiting else "due" if found.at < advice.now else "now"
    if found.clock is not None:
        return plan.words(f"clock.{state}").say(lang, when=when, what=found.clock.what.say(lang))
    return plan.words(f"step.{state}").say(lang, when=when, rung=found.rung.title.say(lang))


def because(advice: Advice, one: Because, lang: Lang) -> Spans:
    """Say why, with people's words as theirs."""
    plan = load_wording("plan")
    when = say_instant(one.when, lang, zone=advice.zone) if one.when is not None else ""
    by = Foreign(one.by) if one.by else plan.words("someone").say(lang)
    if one.kind == "clock" and one.clock is not None:
        return rich(plan.words("because.clock").say(lang), length=one.clock.length.say(lang))
    if one.kind == "progress":
        return rich(
            plan.words("because.progress").say(lang), what=plan.words(f"progress.{one.what}").say(lang), when=when
        )
    said = Foreign(one.what) if one.what else "…"
    return rich(
        plan.words(f"because.{one.kind}").say(lang),
        by=by,
        who=by,
        said=said,
        what=said,
        when=when,
        count=str(one.count),
    )
