"""``erase body``: destroy the text of one entry, with its corrections. The entry stays, and the chain still verifies.

A new entry says that it was erased, and why; so the reason must not repeat what was erased.
"""

from argparse import ArgumentParser, Namespace

from standfast.actions.erase_case import KEPT_IN_BACKUPS, erase_body, what_goes
from standfast.cli.cases import find
from standfast.cli.erasing import add_erase_arguments, confirm, said_of_server, say_after, say_before
from standfast.cli.face import Face
from standfast.wiring.home import sweep_home


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_erase_arguments(parser, face)
    parser.add_argument("seq", type=int, help=face.word("arguments.erase_seq"))
    parser.add_argument("--reason", required=True, help=face.word("arguments.erase_reason"))


def run(args: Namespace, face: Face) -> int:
    """Say what goes, have it confirmed, erase."""
    found = find(args, face)
    case = found.listed.id
    goes = what_goes(found.desk, case, seq=args.seq)
    numbers = ", ".join(map(str, goes.entries)) or str(args.seq)
    say_before((face.word("erase.body_goes", entries=numbers), face.word("erase.body_stays")), face)
    confirm(goes, str(args.seq), args, face)
    written = erase_body(found.desk, case, args.seq, reason=args.reason)
    sweep_home(found.home, found.desk.store)
    told: dict[str, object] = {
        "case": case,
        "erased": list(goes.entries),
        "entries": list(written.seqs),
        "police_file_open": goes.police_file_open,
    }
    by = found.desk.clock.now().date() + KEPT_IN_BACKUPS
    said = (
        face.word("erase.body_done", entries=numbers),
        face.word("erase.body_copies"),
        *said_of_server(found.home, face),
    )
    say_after(told, by, said, args, face)
    return 0
