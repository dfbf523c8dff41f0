"""``complaint add``: what happened with a complaint: it was made, a report on it came, a review was asked for.

A complaint is kept apart from the file: it moves nothing there, and nobody is asked to make one.
"""

from argparse import ArgumentParser, Namespace

from standfast.actions.record import NewRecord, record
from standfast.catalogue import Value
from standfast.cli.cases import add_case_arguments, find, instant_or_none
from standfast.cli.commands.contact_add import choice_codes, police_field, said_written
from standfast.cli.face import Face


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_case_arguments(parser, face)
    events = choice_codes("complaint.event")
    told = face.word("arguments.event", choices=", ".join(events))
    parser.add_argument("--event", required=True, choices=events, metavar="EVENT", help=told)
    parser.add_argument("--to", help=face.word("arguments.complaint_to"))
    parser.add_argument("--number", help=face.word("arguments.complaint_number"))
    parser.add_argument("--police", metavar="ID", help=face.word("arguments.police"))
    parser.add_argument("--at", metavar="T", help=face.word("arguments.at"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Write it down."""
    found = find(args, face)
    told = {name: value for name in ("to", "number") if (value := getattr(args, name)) is not None}
    fields: dict[str, Value] = {"event": args.event, **told, **police_field(args.police)}
    new = NewRecord(kind="complaint", at=instant_or_none(args.at), fields=fields)
    return said_written(found, record(found.desk, found.listed.id, new).seqs, args, face)
