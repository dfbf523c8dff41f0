"""The next rung in words: from when, whom to turn to, why, what to say and ask. Shared by sheet and commands."""

from standfast.catalogue import load_catalogue
from standfast.ground.spoken import say_date, say_instant
from standfast.ground.wording import load_wording
from standfast.ground.words import Lang, Words
from standfast.papers.blocks import Block, Foreign, Paragraph, Say, Spans, Strong, Text, spans
from standfast.papers.common import Maker
from standfast.papers.rich import rich
from standfast.plan.advice import Advice
from standfast.plan.next_rung import Because, NextRung
from standfast.plan.refusal_answers import AnsweredRefusal, answer_now
from standfast.plan.schedule import Due, DueKind, OtherService
from standfast.plan.waiting import Waiting


def next_step(make: Maker) -> tuple[Block, ...]:
    """Say the next step as blocks; nothing where no ladder is loaded."""
    found = make.advice.next
    if found is None:
        return (Paragraph(spans(load_wording("plan").words("no_ladder").say(make.lang))),)
    return (
        Paragraph((Strong(step_line(make.advice, make.lang)),)),
        *(Paragraph(because(make.advice, one, make.lang)) for one in found.because),
        *_what_to_do(make, found),
        *_answer(make),
        *_after(found, make.lang),
        *_wait(make),
        *(Paragraph(one) for one in background(make.advice, make.lang)),
    )


def _what_to_do(make: Maker, found: NextRung) -> tuple[Block, ...]:
    if found.clock is not None:
        provision = found.clock.provision
        note = (make.note(make.advice.law.provision(provision)),) if provision is not None else ()
        return (
            Paragraph(spans(found.clock.do.say(make.lang), *note)),
            Paragraph(spans(found.clock.why.say(make.lang), *note)),
        )
    if found.check_in is not None:
        is_speech = found.because[-1].kind == "promise_quiet"
        words = _quoted(found.check_in, make.lang) if is_speech else found.check_in.say(make.lang)
        return (Say(spans(words)),)
    return (
        Say(spans(_quoted(found.rung.words, make.lang))),
        Paragraph(spans(_quoted(found.rung.ask, make.lang))),
    )


def _quoted(words: Words, lang: Lang) -> str:
    """Give words to say between quotation marks, as the script does; those that stand between them already stay."""
    told = words.say(lang)
    return told if told.startswith(("“", "«")) else load_wording("papers/script").words("quoted").say(lang, words=told)


def _answer(make: Maker) -> tuple[Block, ...]:
    """Say what to answer at the next call to what was last said instead of help, with the law under it."""
    found = answer_now(make.advice.answers)
    if found is None:
        return ()
    notes = (make.note(make.advice.law.provision(one)) for one in found.answer.law)
    lead: Spans = (Text(answer_lead(found, make.lang)), *notes)
    return (Paragraph(lead), Say(spans(_quoted(found.answer.aloud, make.lang))))


def answer_lead(found: AnsweredRefusal, lang: Lang) -> str:
    """Say to what the words after it are an answer."""
    return load_wording("plan").words("answer.lead").say(lang, label=found.answer.label.say(lang))


def _after(found: NextRung, lang: Lang) -> tuple[Block, ...]:
    """Say what to do when the time passes in silence, and who is next with what words."""
    plan = load_wording("plan")
    said: list[Block] = []
    if found.silence is not None:
        said += [Paragraph(spans(plan.words("silence.lead").say(lang))), Say(spans(_quoted(found.silence, lang)))]
    if found.then is not None:
        lead = plan.words("then.lead").say(lang, rung=found.then.title.say(lang))
        said += [Paragraph(spans(lead)), Say(spans(_quoted(found.then.words, lang)))]
    return tuple(said)


def _wait(make: Maker) -> tuple[Block, ...]:
    found = make.advice.waiting
    if found is None:
        return ()
    return tuple(Paragraph(spans(line)) for line in waiting_lines(make.advice, found, make.lang))


def waiting_lines(advice: Advice, found: Waiting, lang: Lang) -> tuple[str, ...]:
    """Say why nothing is due, the check-in, and when the wait is too long; what is said as next is left out.

    Nothing where something set the family back: that is not called normal.
    """
    plan, stage, step = load_wording("plan"), found.stage, advice.next
    kinds = {one.kind for one in step.because} if step is not None else set()
    if step is not None and not step.waiting and not kinds & {"check_in", "too_long"}:
        return ()
    is_told = "progress" in kinds
    until = say_instant(step.at, lang, zone=advice.zone) if step is not None and step.waiting and not is_told else None
    lead = plan.words("waiting.until").say(lang, when=until) if until else plan.words("waiting.normal").say(lang)
    lines = [f"{lead} {stage.normal.say(lang)}"]
    said = step.check_in if step is not None else None
    if said is not stage.check_in and not found.is_too_long(now=advice.now):
        lines.append(f"{plan.words('waiting.check_in').say(lang)} {stage.check_in.say(lang)}")
    if found.too_long_at is not None and said is not stage.then:
        when = say_instant(found.too_long_at, lang, zone=advice.zone)
        lines.append(f"{plan.words('waiting.too_long').say(lang, when=when)} {stage.then.say(lang)}")
    source = stage.source.say(lang)
    lines.append(plan.words("waiting.source").say(lang, source=source, date=say_date(stage.checked, lang)))
    return tuple(lines)


def background(advice: Advice, lang: Lang) -> tuple[Spans, ...]:
    """Say duties, what counts down by now, and what is still open with a service that no longer has the file."""
    lines = [_duty(advice, due, lang) for due in advice.schedule if due.kind is DueKind.DUTY]
    told = {(due.clock, due.police) for due in advice.schedule if due.kind is DueKind.NOTICE and due.at > advice.now}
    # Before its notice has come a limit is not spoken of.
    lines += [
        _limit(advice, due, lang)
        for due in advice.schedule
        if due.kind is DueKind.LIMIT and (due.clock, due.police) not in told
    ]
    for other in advice.other_services:
        lines += _other(advice, other, lang)
    return tuple(lines)


def _duty(advice: Advice, due: Due, lang: Lang) -> Spans:
    assert due.clock is not None
    state = "due" if due.at < advice.now else "waiting"
    when = say_instant(due.at, lang, zone=advice.zone)
    words = load_wording("plan").words(f"duty.{state}").say(lang, when=when, what=due.clock.what.say(lang))
    return spans(f"{words} {due.clock.do.say(lang)}")


def _limit(advice: Advice, due: Due, lang: Lang) -> Spans:
    assert due.clock is not None
    plan, what, when = load_wording("plan"), due.clock.what.say(lang), say_instant(due.at, lang, zone=advice.zone)
    if due.at < advice.now:
        return spans(plan.words("limit.passed").say(lang, what=what, when=when))
    days = str((due.at - advice.now).days)
    return spans(plan.words("limit.count").say(lang, what=what, when=when, days=days))


def _other(advice: Advice, other: OtherService, lang: Lang) -> list[Spans]:
    plan = load_wording("plan")
    promised = {one.promise.seq: one.promise for one in advice.case.promises}
    said = []
    for due in other.open:
        promise = promised.get(due.entry or 0)
        if promise is not None:
            by = Foreign(promise.by) if promise.by else plan.words("someone").say(lang)
            what = Foreign(promise.what) if promise.what else "…"
            when = say_instant(due.at, lang, zone=advice.zone)
            said.append(rich(plan.words("other_service.promise").say(lang), by=by, what=what, when=when))
    if not said:
        return []
    name = Foreign(other.service.name) if other.service.name else plan.words("other_service.unnamed").say(lang)
    return [rich(plan.words("other_service.title").say(lang), name=name), *said]


def step_line(advice: Advice, lang: Lang) -> str:
    """Say in one line when, and which rung."""
    found, plan = advice.next, load_wording("plan")
    if found is None:
        return plan.words("no_ladder").say(lang)
    when = say_instant(found.at, lang, zone=advice.zone)
    state = "waiting" if found.waiting else "due" if found.at < advice.now else "now"
    if found.clock is not None:
        return plan.words(f"clock.{state}").say(lang, when=when, what=found.clock.what.say(lang))
    if found.because[-1].kind == "check_in":
        return plan.words(f"check_in.{state}").say(lang, when=when)
    return plan.words(f"step.{state}").say(lang, when=when, rung=found.rung.title.say(lang))


def because(advice: Advice, one: Because, lang: Lang) -> Spans:
    """Say why, with people's words as theirs."""
    plan = load_wording("plan")
    when = say_instant(one.when, lang, zone=advice.zone) if one.when is not None else ""
    by = Foreign(one.by) if one.by else plan.words("someone").say(lang)
    if one.kind == "clock" and one.clock is not None:
        return rich(plan.words("because.clock").say(lang), length=one.clock.length.say(lang))
    if one.kind == "progress":
        kind = "progress" if one.when is not None else "progress_due"
        what = plan.words(f"progress.{one.what}").say(lang)
        return rich(plan.words(f"because.{kind}").say(lang), what=what, when=when)
    said = Foreign(one.what) if one.what else "…"
    reason = _noted_reason(one, lang)
    return rich(
        plan.words(f"because.{_told_as(one, reason)}").say(lang),
        reason=reason or "",
        by=by,
        who=by,
        said=said,
        what=said,
        when=when,
        count=str(one.count),
    )


def _told_as(one: Because, reason: str | None) -> str:
    """Name the words of a reason: a refusal is a quote only where somebody wrote its words down."""
    if one.kind != "refusal" or one.what:
        return one.kind
    return "refusal_unquoted" if reason is None else "refusal_reason"


def _noted_reason(one: Because, lang: Lang) -> str | None:
    """Give the label of the reason that was picked; ``other`` says nothing."""
    choices = load_catalogue().fact("refusal.reason").choices
    return next((each.label.say(lang) for each in choices if each.code == one.reason != "other"), None)
