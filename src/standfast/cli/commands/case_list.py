"""``case list``: every case on this machine, from its card; nothing else is opened."""

from argparse import ArgumentParser, Namespace

from standfast.actions.find_case import Listed, list_cases
from standfast.cli.cases import add_passphrase_argument, can_ask, open_desk
from standfast.cli.face import Face
from standfast.wiring.home import homes


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))
    add_passphrase_argument(parser, face)


def run(args: Namespace, face: Face) -> int:
    """List the cases; a locked home says so and hides nothing else."""
    listed: list[Listed] = []
    locked = False
    for home in homes():
        if not home.exists:
            continue
        if home.is_locked and not can_ask(args):
            locked = True
            continue
        listed.extend(list_cases(open_desk(home, args, face)))
    if args.json:
        face.json([_row(one) for one in listed])
    else:
        _show(listed, face)
    if locked:
        face.err.write(face.word("case.locked") + "\n")
    return 0


def _show(listed: list[Listed], face: Face) -> None:
    if not listed:
        face.say(face.word("case.none"), indent=0)
    for one in listed:
        about = [one.label, one.province or "", face.word("case.invented") if one.invented else ""]
        face.say(" · ".join(part for part in about if part), mark=one.id)


def _row(one: Listed) -> dict[str, object]:
    return {
        "id": one.id,
        "label": one.label,
        "province": one.province,
        "next": one.next_date,
        "invented": one.invented,
        "opened": one.opened,
    }
