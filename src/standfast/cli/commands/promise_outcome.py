"""``promise outcome``: whether a promise was kept."""

from argparse import ArgumentParser, Namespace

from standfast.actions.record import NewRecord, record
from standfast.cli.cases import add_case_arguments, find, instant_or_none
from standfast.cli.commands.contact_add import said_written
from standfast.cli.face import Face


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_case_arguments(parser, face)
    parser.add_argument("promise", help=face.word("arguments.promise_id"))
    parser.add_argument("--kept", required=True, choices=("yes", "no"), help=face.word("arguments.kept"))
    parser.add_argument("--at", metavar="T", help=face.word("arguments.at"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Write the outcome down."""
    found = find(args, face)
    new = NewRecord(
        kind="promise_outcome",
        at=instant_or_none(args.at),
        fields={"promise": args.promise, "kept": args.kept == "yes"},
    )
    return said_written(found, record(found.desk, found.listed.id, new).seqs, args, face)
