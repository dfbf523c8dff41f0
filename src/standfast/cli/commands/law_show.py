"""``law show``: one provision with its elements or powers, its source, dates and certainty."""

from argparse import ArgumentParser, Namespace

from standfast.cli.face import Face
from standfast.ground.errors import BadInput
from standfast.ground.spoken import say_date
from standfast.law.law import Law
from standfast.law.load import load_law
from standfast.law.provisions import Provision


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    parser.add_argument("provision", help=face.word("arguments.provision"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Show it."""
    law = load_law("ca")
    one = next((provision for provision in law.provisions if provision.id == args.provision), None)
    if one is None:
        raise BadInput("cli.no_such_provision", typed=args.provision)
    if args.json:
        face.json(_json(one, face))
        return 0
    _show(one, law, face)
    return 0


def _show(one: Provision, law: Law, face: Face) -> None:
    face.title(face.word("law.title", cite=face.text(one.cite), title=face.text(one.title)))
    face.say(face.text(one.plain))
    if one.maximum is not None:
        face.say(face.word("law.maximum", maximum=face.text(one.maximum)))
    _show_elements(one, face)
    if one.power is not None:
        power = one.power
        for words in (power.gets, power.who, power.threshold, power.lasts, power.ask):
            face.say(face.text(words))
    for note in one.notes:
        face.say(face.text(note))
    for gate in law.gates_of(one):
        told = [gate.status, *([gate.not_known] if gate.not_known is not None else [])]
        title = " ".join(face.text(words) for words in told)
        face.say(face.word("law.title", cite=face.text(gate.name), title=title), style="quiet")
    _show_sources(one, face)


def _show_elements(one: Provision, face: Face) -> None:
    if one.elements:
        face.title(face.word("law.elements"))
    for number, element in enumerate(one.elements, start=1):
        face.say(f"{face.text(element.label)} ({face.text(element.why)})", mark=f"{number}.")


def _show_sources(one: Provision, face: Face) -> None:
    for source in one.sources:
        face.say(
            face.word(
                "law.source",
                source=f"{face.text(source.title)}, {face.text(source.where)}",
                date=say_date(one.checked, face.lang),
                certainty=face.word(f"law.{one.certainty.value}"),
            ),
            style="quiet",
        )


def _json(one: Provision, face: Face) -> dict[str, object]:
    return {
        "id": one.id,
        "kind": one.kind.value,
        "cite": one.cite.say(face.lang),
        "title": one.title.say(face.lang),
        "plain": one.plain.say(face.lang),
        "maximum": one.maximum.say(face.lang) if one.maximum else None,
        "elements": [{"id": element.id, "label": element.label.say(face.lang)} for element in one.elements],
        "in_force_since": one.span.since.isoformat() if one.span.since else None,
        "text_as_of": one.text_as_of.isoformat(),
        "gates": list(one.gates),
        "certainty": one.certainty.value,
        "sources": [source.where.say(face.lang) for source in one.sources],
        "checked": one.checked.isoformat(),
    }
