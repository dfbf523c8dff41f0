"""``promise add``: what someone said they would do, and by when."""

from argparse import ArgumentParser, Namespace

from standfast.actions.record import NewRecord, record
from standfast.catalogue import Value
from standfast.cli.cases import add_case_arguments, find, instant_or_none
from standfast.cli.commands.contact_add import choice_codes, due_field, police_field, said_written
from standfast.cli.face import Face


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_case_arguments(parser, face)
    codes = choice_codes("promise.role")
    parser.add_argument("--who", required=True, help=face.word("arguments.who"))
    parser.add_argument("--what", required=True, help=face.word("arguments.what"))
    parser.add_argument("--role", choices=codes, metavar="", help=face.word("arguments.role", choices=", ".join(codes)))
    parser.add_argument("--police", metavar="ID", help=face.word("arguments.police"))
    parser.add_argument("--due", metavar="T", help=face.word("arguments.due"))
    parser.add_argument("--at", metavar="T", help=face.word("arguments.at"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Write the promise down."""
    found = find(args, face)
    fields: dict[str, Value] = {"by": args.who, "what": args.what, **due_field(args.due), **police_field(args.police)}
    if args.role:
        fields["role"] = args.role
    new = NewRecord(kind="promise", at=instant_or_none(args.at), fields=fields)
    return said_written(found, record(found.desk, found.listed.id, new).seqs, args, face)
