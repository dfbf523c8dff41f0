"""``ladder``: the steps from the officer to the oversight body, which of them was reached, and the words for each."""

from argparse import ArgumentParser, Namespace

from standfast.actions.conclude import conclude
from standfast.cli.cases import add_case_arguments, find, instant_or_none
from standfast.cli.face import Face
from standfast.cli.show import advice_json, say_invented, show_danger, show_next
from standfast.cli.show_law import body_line
from standfast.cli.show_plan import show_household
from standfast.cli.why import show_sources
from standfast.ground.spoken import say_date
from standfast.law.bodies import Body
from standfast.law.ladders import Ladder, Rung
from standfast.papers.next_step import step_line
from standfast.plan.advice import Advice
from standfast.plan.next_rung import reached


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_case_arguments(parser, face, as_of=True)
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))
    parser.add_argument("--why", action="store_true", help=face.word("arguments.why"))


def run(args: Namespace, face: Face) -> int:
    """Conclude and show every rung."""
    found = find(args, face)
    advice = conclude(found.desk, found.listed.id, as_of=instant_or_none(args.as_of)).advice
    face.prefer(advice.case.opened.language)
    if args.json:
        ladder = advice.ladder
        face.json(
            {
                "danger": advice_json(advice, face.lang)["danger"],
                "ladder": ladder.id if ladder is not None else None,
                "rungs": [_rung_json(one, ladder, advice, face) for one in ladder.rungs] if ladder is not None else [],
            }
        )
        return 0
    say_invented(advice, face)
    show_danger(advice, face)
    show_household(advice, face)
    if advice.ladder is None:
        face.say(step_line(advice, face.lang))
        return 0
    face.title(face.text(advice.ladder.title))
    for number, rung in enumerate(advice.ladder.rungs, start=1):
        _show_rung(number, rung, advice.ladder, advice, face, why=args.why)
    face.say(face.word("ladder.checked", date=say_date(advice.ladder.checked, face.lang)), style="quiet")
    face.title(face.word("demo.next_title"), style="next")
    show_next(advice, face)
    return 0


def _show_rung(number: int, rung: Rung, ladder: Ladder, advice: Advice, face: Face, *, why: bool) -> None:
    state = _state(rung, ladder, advice)
    title = face.word(f"ladder.{state}", title=face.text(rung.title))
    face.say(title, mark=f"{number}.", style="next" if state == "next" else "strong")
    face.say(face.text(rung.when), indent=5)
    face.say(f"{face.word('step.words')} {face.text(rung.words)}", indent=5)
    face.say(f"{face.word('step.ask')} {face.text(rung.ask)}", indent=5)
    body = _body(rung, advice)
    if body is not None:
        face.say(body_line(body, face), indent=5)
    if rung.limit is not None:
        face.say(face.word("ladder.limit", limit=face.text(advice.law.clock(rung.limit).length)), indent=5)
    if rung.not_loaded is not None:
        face.say(face.text(rung.not_loaded), indent=5, style="quiet")
    if why:
        show_sources(rung.sources, checked=ladder.checked, certainty=rung.certainty, face=face, indent=5)


def _state(rung: Rung, ladder: Ladder, advice: Advice) -> str:
    if advice.next is not None and rung.id == advice.next.rung.id:
        return "next"
    return "reached" if ladder.rungs.index(rung) <= reached(advice.case, ladder) else "ahead"


def _body(rung: Rung, advice: Advice) -> Body | None:
    name = rung.body_for(advice.case.text("place.province"))
    return advice.law.body(name) if name is not None else None


def _rung_json(rung: Rung, ladder: Ladder, advice: Advice, face: Face) -> dict[str, object]:
    body = _body(rung, advice)
    return {
        "id": rung.id,
        "role": rung.role,
        "title": rung.title.say(face.lang),
        "state": _state(rung, ladder, advice),
        "when": rung.when.say(face.lang),
        "words": rung.words.say(face.lang),
        "ask": rung.ask.say(face.lang),
        "body": body.id if body is not None else None,
        "limit": rung.limit,
        "not_loaded": rung.not_loaded.say(face.lang) if rung.not_loaded is not None else None,
        "certainty": rung.certainty.value,
        "sources": [source.where.say(face.lang) for source in rung.sources],
        "checked": ladder.checked.isoformat(),
    }
