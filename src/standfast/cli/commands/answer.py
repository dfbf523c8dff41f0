"""``answer``: what to say to what one was told, and the law under it. Pure: nothing is stored, no home is opened.

Danger that the words may speak of is asked about first. Someone who answers well gets no answer forced on them.
"""

import sys
from argparse import ArgumentParser, Namespace
from typing import Final

from standfast.cli.face import Face
from standfast.cli.heard_questions import question_json, show_question
from standfast.cli.why import show_sources
from standfast.cues import HeardRefusal, find_refusal
from standfast.cues.cues import Hit
from standfast.cues.load import NONE
from standfast.ground.errors import BadInput
from standfast.law.facts import StatedFacts
from standfast.law.law import Law
from standfast.law.load import load_law
from standfast.law.refusals import RefusalAnswer
from standfast.plan.heard_danger import heard

LONGEST: Final = 1_000_000
"""Characters that are read; what is longer is no remark."""
NOTHING_KNOWN: Final = StatedFacts(told=())


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    parser.add_argument("text", nargs="+", metavar="TEXT", help=face.word("arguments.text"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Hear, and answer."""
    text = _text(args)
    law = load_law("ca")
    questions = heard(text, NOTHING_KNOWN)
    found = find_refusal(text)
    if args.json:
        danger = [question_json(one, face, law=law) for one in questions]
        face.json({"danger": {"heard": danger, "ask": face.word("danger")}, **_json(found, law, face)})
        return 0
    face.say(face.word("danger"), indent=0, style="danger")
    for one in questions:
        show_question(one, face, law=law)
    _show(found, law, face)
    return 0


def _text(args: Namespace) -> str:
    text = " ".join(args.text)
    if text == "-":
        text = sys.stdin.read(LONGEST + 1)
    if len(text) > LONGEST:
        raise BadInput("cli.text_too_long", most=LONGEST)
    # A byte that was no text when it was typed is shown as such, never passed on.
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _show(found: HeardRefusal, law: Law, face: Face) -> None:
    answer = law.refusal(found.key)
    if answer is None:
        face.say(face.word("answer.none"))
        return
    if found.unsure:
        face.say(face.word("answer.maybe"))
    face.title(face.text(answer.label))
    face.say(f"{face.word('step.words')} {face.text(answer.aloud)}", style="strong")
    _show_law(answer, law, face)
    near = [one for key in found.next if (one := law.refusal(key)) is not None]
    if found.unsure and near:
        face.title(face.word("answer.or"))
        for one in near:
            face.say(f"{face.pair(face.text(one.label), '').rstrip()} {face.text(one.aloud)}", mark="·")
    face.say(face.word("answer.not_it"), style="quiet")


def _show_law(answer: RefusalAnswer, law: Law, face: Face) -> None:
    for name in answer.law:
        provision = law.provision(name)
        line = face.word("law.title", cite=face.text(provision.cite), title=face.text(provision.title))
        face.say(f"{line} ({face.word(f'law.{provision.certainty.value}').rstrip('.')})", mark="§")
    show_sources(answer.sources, checked=answer.checked, certainty=answer.certainty, face=face)


def _json(found: HeardRefusal, law: Law, face: Face) -> dict[str, object]:
    answer = law.refusal(found.key)
    told: dict[str, object] = {
        "key": found.key,
        "score": found.score,
        "next": list(found.next),
        "unsure": found.unsure,
        "because": [_cue_json(hit) for hit in found.why],
        "words": None,
        "ask": None,
        "longer": None,
        "law": [],
        "certainty": None,
    }
    if answer is not None:
        told |= {
            "words": face.text(answer.aloud),
            "ask": face.text(answer.ask),
            "longer": face.text(answer.longer),
            "law": [
                {
                    "provision": name,
                    "cite": face.text(law.provision(name).cite),
                    "certainty": law.provision(name).certainty.value,
                }
                for name in answer.law
            ],
            "certainty": answer.certainty.value,
        }
    return told


def _cue_json(hit: Hit) -> dict[str, object]:
    """Give one cue; what speaks for no refusal takes away, so that the weights add up to the score."""
    weight = -hit.cue.weight if hit.cue.key == NONE else hit.cue.weight
    return {"cue": hit.cue.text, "weight": weight, "start": hit.start, "end": hit.end}
