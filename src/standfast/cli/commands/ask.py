"""``ask``: one question at a time, the one that settles most first; each answer is an entry of the case.

1. Danger that the family's own words may speak of. 2. The question that settles most, with its reason. "I don't know"
and "stop" are always answers. Without a terminal the next question is printed and nothing is written.
"""

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass

from standfast.actions.answer_question import Said, answer_question, heard_now, open_empty
from standfast.actions.conclude import conclude
from standfast.actions.desk import Desk
from standfast.catalogue import FactSpec, load_catalogue
from standfast.cli.asking import STOP, ask_value, can_ask_back
from standfast.cli.cases import add_passphrase_argument, can_ask, find, open_desk, own_home
from standfast.cli.face import Face
from standfast.cli.heard import ask_heard, heard_json, tell_danger
from standfast.ground.errors import BadInput
from standfast.journal import CaseId
from standfast.plan.advice import Advice
from standfast.plan.next_question import NextQuestion, next_question, open_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sitting:
    """One person in front of one case."""

    desk: Desk
    case: CaseId
    face: Face

    def conclude(self) -> Advice:
        """Conclude from the case as it is now."""
        return conclude(self.desk, self.case).advice


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    parser.add_argument("case", nargs="?", help=face.word("arguments.asked_case"))
    parser.add_argument("--new", action="store_true", help=face.word("arguments.new"))
    parser.add_argument("--label", help=face.word("arguments.label"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))
    add_passphrase_argument(parser, face)


def run(args: Namespace, face: Face) -> int:
    """Ask until the person stops, or until nothing more would help."""
    if bool(args.case) is bool(args.new):
        raise BadInput("cli.ask_whom")
    if not args.json:
        face.say(face.word("danger"), indent=0, style="danger")
    sitting = _begin(args, face) if args.new else _sit_down(args, face)
    if args.json:
        face.json(_json(sitting))
    elif not can_ask_back():
        _print_next(sitting)
    else:
        _walk(sitting)
    return 0


def _sit_down(args: Namespace, face: Face) -> _Sitting:
    found = find(args, face)
    sitting = _Sitting(desk=found.desk, case=found.listed.id, face=face)
    face.prefer(sitting.conclude().case.opened.language)
    return sitting


def _begin(args: Namespace, face: Face) -> _Sitting:
    """Open a new case in the family's own home, by a name that the person gives."""
    label = args.label
    if label is None:
        if not can_ask_back():
            raise BadInput("cli.ask_label")
        face.out.write(f"{face.word('asking.label')} ")
        face.out.flush()
        label = sys.stdin.readline()
    if not label.strip():
        raise BadInput("cli.ask_label")
    home = own_home()
    if home.is_locked and not can_ask(args):
        raise BadInput("cli.locked")
    desk = open_desk(home, args, face)
    return _Sitting(desk=desk, case=open_empty(desk, label=label.strip(), language=face.lang), face=face)


def _walk(sitting: _Sitting) -> None:
    """Ask one question after the other."""
    face = sitting.face
    face.say(face.word("asking.begin"))
    was_ready: bool | None = None
    number = 0
    while True:
        advice = sitting.conclude()
        ready = not open_lines(advice.case)
        if ready and was_ready is False:
            face.say(face.word("asking.script_ready", case=sitting.case), style="next")
        was_ready = ready
        number += 1
        answered = _ask_once(sitting, advice, number)
        if answered is None:
            face.say(face.word("asking.no_more", case=sitting.case))
            return
        if not answered:
            face.say(face.word("asking.stopped", case=sitting.case))
            return


def _ask_once(sitting: _Sitting, advice: Advice, number: int) -> bool | None:
    """Ask what comes first; ``False``: the person stopped, ``None``: nothing more would help."""
    face, province = sitting.face, advice.case.text("place.province")
    heard = heard_now(sitting.desk, sitting.case).questions
    found = next_question(advice)
    if not heard and found is None:
        return None
    face.title(face.word("asking.title", number=number))
    if heard:
        return ask_heard(sitting.desk, sitting.case, heard[0], face, province=province)
    assert found is not None
    spec = load_catalogue().fact(found.key)
    _show(found, spec, advice, face)
    value = ask_value(spec, face)
    if value is STOP:
        return False
    try:
        written = answer_question(sitting.desk, sitting.case, Said(subject=found.subject, key=found.key, value=value))
    except BadInput as error:
        # Nothing was written, so that the same question comes again.
        face.error(error)
        return True
    face.say(face.word("recorded", seq=written.seqs[0]), style="quiet")
    tell_danger(found.key, face, said=value, law=advice.law, province=province)
    return True


def _show(found: NextQuestion, spec: FactSpec, advice: Advice, face: Face) -> None:
    whom = _named(found, advice)
    face.say(face.text(spec.question), mark=f"[{whom}]" if whom is not None else "", indent=0, style="strong")
    face.say(face.word("asking.why", why=face.text(spec.why)))
    reasons = "; ".join(face.text(one.why) for one in found.because)
    face.say(face.word("asking.leads", reasons=reasons), style="quiet")


def _named(found: NextQuestion, advice: Advice) -> str | None:
    """Name whom or what a question is about where there are several: a child by the name that the parent chose."""
    case, subject = advice.case, found.subject
    if len(case.subjects(subject.group)) <= 1:
        return None
    return case.text("child.first_name", subject.id) if subject.group == "child" else subject.id


def _print_next(sitting: _Sitting) -> None:
    """Print what would be asked next, and where to answer it."""
    face, advice = sitting.face, sitting.conclude()
    heard, found = heard_now(sitting.desk, sitting.case).questions, next_question(advice)
    if heard:
        ask_heard(sitting.desk, sitting.case, heard[0], face, province=advice.case.text("place.province"))
    elif found is not None:
        _show(found, load_catalogue().fact(found.key), advice, face)
    else:
        face.say(face.word("asking.no_more", case=sitting.case))
        return
    face.say(face.word("asking.terminal", case=sitting.case), style="quiet")


def _json(sitting: _Sitting) -> dict[str, object]:
    face, advice = sitting.face, sitting.conclude()
    heard = heard_now(sitting.desk, sitting.case).questions
    found = next_question(advice)
    return {
        "case": sitting.case,
        "danger": {
            "ask": face.word("danger"),
            "heard": heard_json(heard, face, province=advice.case.text("place.province")),
        },
        "script_lacks": list(open_lines(advice.case)),
        "question": _question_json(found, face) if found is not None else None,
    }


def _question_json(found: NextQuestion, face: Face) -> dict[str, object]:
    spec = load_catalogue().fact(found.key)
    return {
        "fact": found.key,
        "about": found.subject.id,
        "type": spec.type.value,
        "choices": [{"code": one.code, "label": face.text(one.label)} for one in spec.choices],
        "ask": face.text(spec.question),
        "why": face.text(spec.why),
        "score": found.score,
        "because": [{"source": one.source, "weight": one.weight, "why": face.text(one.why)} for one in found.because],
    }
