"""How conclusions look on a terminal and as JSON. Reads an ``Advice`` and nothing else."""

from standfast.catalogue import load_catalogue
from standfast.cli.face import Face
from standfast.cli.show_plan import plan_json, show_step_source
from standfast.cli.why import show_finding, show_sources
from standfast.ground.instants import in_utc
from standfast.ground.spoken import say_instant
from standfast.ground.wording import load_wording
from standfast.ground.words import Lang
from standfast.law.assess import Finding, Verdict
from standfast.papers.blocks import Foreign, Spans, Strong, Term, Text
from standfast.papers.next_step import answer_lead, background, because, step_line, waiting_lines
from standfast.plan.advice import Advice
from standfast.plan.danger import MEETING, meeting_of
from standfast.plan.first_question import first_question
from standfast.plan.next_rung import NextRung
from standfast.plan.refusal_answers import answer_now
from standfast.plan.schedule import Due


def say_invented(advice: Advice, face: Face) -> None:
    """Say that a story is invented, and what its now is."""
    if advice.case.opened.invented:
        when = say_instant(advice.now, face.lang, zone=advice.zone)
        face.say(face.word("invented_now", instant=when), indent=2, style="quiet")


def show_danger(advice: Advice, face: Face) -> None:
    """Show danger before anything else: what was found, the line that always stands, and what is still open."""
    face.title(face.word("demo.danger_title"), style="danger")
    for hit in advice.danger.hits:
        told = f"{face.text(hit.kind.told)} {face.text(hit.kind.do)}"
        where = _meeting(advice, face) if hit.kind.id == MEETING else ""
        face.say(f"{told} {where}".rstrip(), mark="!")
    face.say(face.text(advice.danger.always))
    if advice.danger.open_keys:
        catalogue = load_catalogue()
        what = "; ".join(face.text(catalogue.fact(key).question) for key in advice.danger.open_keys)
        face.say(face.word("danger_asked", what=what), style="quiet")


def _meeting(advice: Advice, face: Face) -> str:
    """Say when and where a meeting would be, as told; nothing where nobody said."""
    found = meeting_of(advice.case)
    named = [*(say_instant(at, face.lang, zone=advice.zone) for at in found.at), *found.places]
    return face.text(load_wording("papers/common").words("meeting_line"), told="; ".join(named)) if named else ""


def show_steps(advice: Advice, face: Face, *, brief: bool = False, why: bool = False) -> None:
    """Show what to do now, in order, and what to leave; ``brief`` gives titles only, ``why`` reasons and sources."""
    face.title(face.word("demo.now_title"))
    for number, step in enumerate(advice.steps, start=1):
        text = face.text(step.title)
        face.say(text if brief else f"{text} {face.text(step.detail)}", mark=f"{number:>2}.")
        if not brief:
            for line in step.lines:
                face.say(face.text(line.say), indent=6)
        if why:
            face.say(face.text(step.why), indent=6)
            show_step_source(step.source, step.certainty, face)
    if advice.done:
        face.say(face.word("done", what=" ".join(face.text(step.title) for step in advice.done)), style="quiet")
    leave = " ".join(face.text(one.say) for one in advice.not_now)
    face.say(leave, indent=6, style="quiet")


def show_findings(advice: Advice, face: Face, *, brief: bool = False, why: bool = False) -> None:
    """Show what it looks like in law: likely first, then possible with what it depends on, or what to ask first."""
    face.title(face.word("demo.findings_title"))
    catalogue = load_catalogue()
    found = advice.indicated
    for one in found:
        if why:
            show_finding(one, advice, face)
            continue
        told = face.word(
            "finding",
            verdict=face.word(f"verdict.{one.verdict.value}"),
            cite=face.text(one.provision.cite),
            title=face.text(one.provision.title),
        )
        face.say(told if one.provision.was_read else face.word("law.unread", line=told))
        if one.verdict is Verdict.POSSIBLE and not brief:
            _show_open(one, face)
    if not found:
        asked = first_question(advice.case)
        question = face.text(catalogue.fact(asked).question) if asked is not None else ""
        face.say(face.word("no_finding" if asked is not None else "none_indicated", question=question))
    face.say(face.word("decide"), style="quiet")


def _show_open(one: Finding, face: Face) -> None:
    if not one.open_elements:
        face.say(face.word("not_in_force_then"), indent=6)
        return
    what = "; ".join(face.text(element.element.label) for element in one.open_elements)
    face.say(face.word("depends", what=what), indent=6)
    if one.settles:
        question = face.text(load_catalogue().fact(one.settles[0]).question)
        face.say(face.word("one_answer", question=question), indent=6)


def show_next(advice: Advice, face: Face, *, why: bool = False) -> None:
    """Show the next step: from when, why, the words to say; ``why`` adds where that was read and when."""
    face.say(step_line(advice, face.lang), style="strong")
    if advice.next is None:
        return
    for one in advice.next.because:
        face.say(plain(because(advice, one, face.lang)))
    _show_what_to_do(advice.next, face)
    _show_answer(advice, face)
    _show_after(advice.next, face)
    if advice.waiting is not None:
        for line in waiting_lines(advice, advice.waiting, face.lang):
            face.say(line)
    for spoken in background(advice, face.lang):
        face.say(plain(spoken), style="quiet")
    if why:
        _show_next_sources(advice, advice.next, face)


def _show_next_sources(advice: Advice, found: NextRung, face: Face) -> None:
    entries = ", ".join(str(seq) for one in found.because for seq in one.entries)
    if entries:
        face.say(face.word("why.entries", entries=entries), style="quiet")
    if found.clock is not None:
        clock = found.clock
        show_sources(clock.sources, checked=clock.checked, certainty=clock.certainty, face=face)
    elif advice.ladder is not None:
        checked = advice.ladder.checked
        show_sources(found.rung.sources, checked=checked, certainty=found.rung.certainty, face=face)
    answered = answer_now(advice.answers)
    if answered is not None:
        answer = answered.answer
        show_sources(answer.sources, checked=answer.checked, certainty=answer.certainty, face=face)


def _show_what_to_do(found: NextRung, face: Face) -> None:
    if found.clock is not None:
        face.say(f"{face.text(found.clock.do)} {face.text(found.clock.why)}")
    elif found.check_in is not None:
        face.say(f"{face.word('step.words')} {face.text(found.check_in)}")
    else:
        face.say(f"{face.word('step.words')} {face.text(found.rung.words)}")
        face.say(f"{face.word('step.ask')} {face.text(found.rung.ask)}")


def _show_answer(advice: Advice, face: Face) -> None:
    """Show what to answer at the next call to what was last said instead of help."""
    found = answer_now(advice.answers)
    if found is not None:
        face.say(f"{answer_lead(found, face.lang)} {face.text(found.answer.aloud)}")


def _show_after(found: NextRung, face: Face) -> None:
    """Show what to say when the time passes in silence, and who is next with what words."""
    plan = load_wording("plan")
    if found.silence is not None:
        face.say(f"{face.text(plan.words('silence.lead'))} {face.text(found.silence)}")
    if found.then is not None:
        lead = face.text(plan.words("then.lead"), rung=face.text(found.then.title))
        face.say(f"{lead} {face.text(found.then.words)}")


def plain(spans: Spans) -> str:
    """Give spans as plain text; the face shows invisible characters when it prints."""
    return "".join(span.text for span in spans if isinstance(span, Text | Strong | Term | Foreign))


def advice_json(advice: Advice, lang: Lang) -> dict[str, object]:
    """Give everything concluded, with stable English keys (``docs/formats/command-json.md``)."""
    return {
        "case": advice.case.id,
        "as_of": in_utc(advice.case.as_of),
        "danger": {
            "found": [hit.kind.id for hit in advice.danger.hits],
            "not_known": list(advice.danger.open_keys),
            "ask": advice.danger.always.say(lang),
        },
        **plan_json(advice, lang),
        "do_now": [step.id for step in advice.steps],
        "done": [step.id for step in advice.done],
        "findings": [_finding_json(one, lang) for one in advice.findings],
        "next": next_json(advice, lang),
        "waiting": _waiting_json(advice, lang),
        "other_services": [
            {"police": one.service.id, "open": [_due_json(due) for due in one.open]} for one in advice.other_services
        ],
        "schedule": [_due_json(due) for due in advice.schedule],
    }


def next_json(advice: Advice, lang: Lang) -> dict[str, object] | None:
    """Give the next step, or ``null`` where no ladder is loaded."""
    found = advice.next
    if found is None:
        return None
    return {
        "rung": found.rung.id,
        "title": found.rung.title.say(lang),
        "at": in_utc(found.at),
        "waiting": found.waiting,
        "because": [
            {"kind": one.kind, "entries": list(one.entries), "text": plain(because(advice, one, lang))}
            for one in found.because
        ],
        "clock": found.clock.id if found.clock is not None else None,
        "words": (found.check_in or (found.clock.do if found.clock is not None else found.rung.words)).say(lang),
        "ask": found.rung.ask.say(lang) if found.clock is None and found.check_in is None else None,
        "silence": found.silence.say(lang) if found.silence is not None else None,
        "then": found.then.id if found.then is not None else None,
        "answer": _answer_json(advice, lang),
    }


def _answer_json(advice: Advice, lang: Lang) -> dict[str, object] | None:
    found = answer_now(advice.answers)
    if found is None:
        return None
    return {
        "refusal": found.answer.id,
        "entry": found.entry,
        "words": found.answer.aloud.say(lang),
        "ask": found.answer.ask.say(lang),
        "law": list(found.answer.law),
    }


def _waiting_json(advice: Advice, lang: Lang) -> dict[str, object] | None:
    found = advice.waiting
    if found is None:
        return None
    return {
        "stage": found.stage.stage.value,
        "entry": found.entry,
        "since": in_utc(found.since),
        "until": in_utc(found.until),
        "normal": found.stage.normal.say(lang),
        "check_ins": [in_utc(at) for at in found.check_ins],
        "words": found.stage.check_in.say(lang),
        "too_long_at": in_utc(found.too_long_at) if found.too_long_at is not None else None,
        "then": found.stage.then.say(lang),
    }


def _due_json(due: Due) -> dict[str, object]:
    return {
        "at": in_utc(due.at),
        "kind": due.kind.value,
        "clock": due.clock.id if due.clock is not None else None,
        "entry": due.entry,
        "police": due.police,
    }


def _finding_json(one: Finding, lang: Lang) -> dict[str, object]:
    return {
        "provision": one.provision.id,
        "title": one.provision.title.say(lang),
        "child": one.child,
        "verdict": one.verdict.value,
        "elements": [
            {
                "id": element.element.id,
                "answer": element.answer.value,
                "entries": sorted({statement.entry for statement in element.reason.statements}),
                "settles": list(element.settles),
            }
            for element in one.elements
        ],
        "text": {
            "as_of": one.text.as_of.isoformat(),
            "state": one.text.state.value,
            "gates": [gate.id for gate in one.text.gates],
        },
    }
