"""``custody add``: one step in the life of an exhibit or a device: set aside, shown, handed over, seized, returned."""

from argparse import ArgumentParser, Namespace

from standfast.actions.record_custody import record_custody
from standfast.cli.cases import add_case_arguments, find, instant_or_none
from standfast.cli.commands.contact_add import said_written
from standfast.cli.evidence import add_fields, fields_of
from standfast.cli.face import Face
from standfast.ground.errors import BadInput


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments; fields come from the catalogue."""
    add_case_arguments(parser, face)
    add_fields(parser, face, "custody")
    parser.add_argument("--at", metavar="T", help=face.word("arguments.at"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Write the step down."""
    fields = fields_of(args, "custody")
    if "event" not in fields:
        raise BadInput("evidence.what_happened")
    found = find(args, face)
    written = record_custody(found.desk, found.listed.id, fields, at=instant_or_none(args.at))
    return said_written(found, written.seqs, args, face)
