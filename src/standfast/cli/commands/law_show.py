"""``law show``: one thing of the law with its source, dates and certainty.

A provision with its elements or powers, a gate, a clock, a ladder, a body, a platform, or the answer to a refusal.
"""

from argparse import ArgumentParser, Namespace

from standfast.cli.face import Face
from standfast.cli.law_things import Thing, platform_named, provision_named, refusal_named, thing_json, thing_named
from standfast.cli.show_law import (
    show_body,
    show_clock,
    show_gate,
    show_ladder,
    show_platform,
    show_provision,
    show_refusal,
)
from standfast.law.law import Law
from standfast.law.load import load_law
from standfast.law.provisions import Provision


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    parser.add_argument("provision", help=face.word("arguments.thing"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Show it."""
    law = load_law("ca")
    thing = thing_named(law, args.provision)
    if args.json:
        face.json(_json(thing, law, face))
        return 0
    _show(thing, law, face)
    return 0


def _show(thing: Thing, law: Law, face: Face) -> None:
    match thing.kind:
        case "gate":
            show_gate(law.gate(thing.id), face)
        case "clock":
            show_clock(law.clock(thing.id), face)
        case "ladder":
            show_ladder(law.ladder(thing.id), law, face)
        case "body":
            show_body(law.body(thing.id), face)
        case "platform":
            show_platform(platform_named(law, thing.id), face)
        case "refusal":
            show_refusal(refusal_named(law, thing.id), law, face)
        case _:
            show_provision(provision_named(law, thing.id), law, face)


def _json(thing: Thing, law: Law, face: Face) -> dict[str, object]:
    provision = next((one for one in law.provisions if one.id == thing.id), None)
    told = _provision_json(provision, face) if provision is not None else None
    return {**thing_json(thing, face.lang), "provision": told}


def _provision_json(one: Provision, face: Face) -> dict[str, object]:
    return {
        "plain": one.plain.say(face.lang),
        "maximum": one.maximum.say(face.lang) if one.maximum else None,
        "elements": [{"id": element.id, "label": element.label.say(face.lang)} for element in one.elements],
        "in_force_since": one.span.since.isoformat() if one.span.since else None,
        "text_as_of": one.text_as_of.isoformat(),
        "gates": list(one.gates),
        "see": list(one.see),
        "sources": [source.where.say(face.lang) for source in one.sources],
    }
