"""One question that a text asks for, on a terminal and as JSON. It opens no home and loads no database."""

from standfast.cli.face import Face
from standfast.law.law import Law
from standfast.plan.heard_danger import Question


def show_question(one: Question, face: Face, *, law: Law, province: str | None = None) -> None:
    """Show one question that a text asks for, and the number to call beside it."""
    face.say(face.text(one.says), mark="?", indent=0, style="danger")
    face.say(face.text(one.call_now(law, province)))


def question_json(one: Question, face: Face, *, law: Law, province: str | None = None) -> dict[str, object]:
    """Give one question with stable keys."""
    return {
        "kind": one.kind,
        "fact": one.fact,
        "wrote": one.quote,
        "ask": face.text(one.ask),
        "call": face.text(one.call_now(law, province)),
        "bodies": list(one.bodies),
    }
