"""``law list``: what is loaded, one line each: provisions, gates, clocks, ladders, bodies, platforms, refusals."""

from argparse import ArgumentParser, Namespace

from standfast.catalogue import load_catalogue
from standfast.cli.face import Face
from standfast.cli.law_things import KINDS, Thing, thing_json, things
from standfast.law.load import load_law
from standfast.law.sources import Certainty


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--kind", choices=KINDS, metavar="", help=face.word("arguments.kind", choices=", ".join(KINDS)))
    provinces = tuple(choice.code for choice in load_catalogue().fact("place.province").choices)
    parser.add_argument("--province", choices=provinces, metavar="", help=face.word("arguments.province"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """List them."""
    shown = [one for one in things(load_law("ca")) if _wanted(one, kind=args.kind, province=args.province)]
    if args.json:
        face.json([thing_json(one, face.lang) for one in shown])
        return 0
    for one in shown:
        face.say(_line(one, face), mark=f"{one.id:<18}")
    return 0


def _wanted(one: Thing, *, kind: str | None, province: str | None) -> bool:
    return kind in {None, one.kind} and (province is None or not one.provinces or province in one.provinces)


def _line(one: Thing, face: Face) -> str:
    title = face.text(one.title)
    told = title if one.cite is None else face.word("law.title", cite=face.text(one.cite), title=title)
    return face.word("law.unread", line=told) if one.certainty is Certainty.GENERAL_KNOWLEDGE else told
