"""``law list``: what is loaded, one line each."""

from argparse import ArgumentParser, Namespace

from standfast.cli.face import Face
from standfast.law.load import load_law
from standfast.law.provisions import ProvisionKind


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    kinds = tuple(ProvisionKind)
    parser.add_argument("--kind", choices=kinds, metavar="", help=face.word("arguments.kind", choices=", ".join(kinds)))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """List them."""
    shown = [one for one in load_law("ca").provisions if args.kind in {None, one.kind.value}]
    if args.json:
        face.json(
            [
                {
                    "id": one.id,
                    "kind": one.kind.value,
                    "cite": one.cite.say(face.lang),
                    "title": one.title.say(face.lang),
                    "certainty": one.certainty.value,
                    "checked": one.checked.isoformat(),
                }
                for one in shown
            ]
        )
        return 0
    for one in shown:
        face.say(face.word("law.title", cite=face.text(one.cite), title=face.text(one.title)), mark=f"{one.id:<18}")
    return 0
