"""Danger heard in words just written down: shown at once with the number to call, and asked where someone sits.

Without a terminal the question is printed, and ``standfast ask`` asks it later. Nothing said here means that there is
no danger.
"""

from argparse import Namespace
from collections.abc import Iterable

from standfast.actions.answer_question import answer_heard, heard_now
from standfast.actions.desk import Desk
from standfast.catalogue import NotKnown, load_catalogue
from standfast.cli.asking import STOP, ask_value, can_ask_back
from standfast.cli.face import Face
from standfast.cli.heard_questions import question_json, show_question
from standfast.cli.show_law import body_line
from standfast.ground.words import Words
from standfast.journal import CaseId
from standfast.law.bodies import BodyKind
from standfast.law.law import Law
from standfast.law.load import load_law
from standfast.law.rules import compares
from standfast.plan.data import load_danger
from standfast.plan.heard_danger import HeardInCase
from standfast.plan.household import AT_HOME, load_household


def heard_json(heard: Iterable[HeardInCase], face: Face, *, province: str | None) -> list[dict[str, object]]:
    """Give questions with the place of the words that raised them."""
    law = load_law("ca")
    return [
        {"entry": one.entry, "field": one.field, **question_json(one.question, face, law=law, province=province)}
        for one in heard
    ]


def tell_heard(
    desk: Desk, case_id: CaseId, face: Face, *, entries: tuple[int, ...] | None, args: Namespace
) -> list[dict[str, object]]:
    """Tell what entries just written may say of danger, and ask where someone can answer; with ``--json``, give it."""
    found = heard_now(desk, case_id, entries=entries)
    heard, province = found.questions, found.province
    if args.json:
        return heard_json(heard, face, province=province)
    for one in heard:
        if not ask_heard(desk, case_id, one, face, province=province):
            break
    if heard and not can_ask_back():
        face.say(face.word("heard.later", case=case_id))
    return []


def ask_heard(desk: Desk, case_id: CaseId, one: HeardInCase, face: Face, *, province: str | None) -> bool:
    """Ask one question about danger and write the answer down; ``False``: the person stopped."""
    law = load_law("ca")
    show_question(one.question, face, law=law, province=province)
    if not can_ask_back():
        return True
    value = ask_value(load_catalogue().fact(one.question.fact), face)
    if value is STOP or not isinstance(value, bool | NotKnown):
        return False
    written = answer_heard(desk, case_id, one, value=value)
    face.say(face.word("recorded", seq=written.seqs[0]), style="quiet")
    tell_danger(one.question.fact, face, said=value, law=law, province=province)
    return True


def tell_danger(key: str, face: Face, *, said: object, law: Law, province: str | None) -> None:
    """Say what an answer about danger changes: what to do, and if it may be at home whom to call and from where."""
    if said is True:
        for told, do in _what_to_do(key):
            face.say(f"{face.text(told)} {face.text(do)}", mark="!", style="danger")
    if key == AT_HOME and said is not False:
        _tell_home(face, said=said, law=law, province=province)


def _tell_home(face: Face, *, said: object, law: Law, province: str | None) -> None:
    """Say whom to call, from another phone, while it is or may be somebody at home."""
    home = next(one for one in load_household() if one.level == "home")
    face.say(face.text(home.warning) if said is True else face.word("heard.home_not_known"), mark="!", style="danger")
    for body in law.bodies:
        if body.serves(province) and (body.id in home.call or body.kind is BodyKind.CHILD_PROTECTION):
            face.say(body_line(body, face), indent=4)


def _what_to_do(key: str) -> Iterable[tuple[Words, Words]]:
    return [(kind.told, kind.do) for kind in load_danger().kinds if any(one.key == key for one in compares(kind.rule))]
