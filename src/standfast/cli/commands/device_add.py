"""``device add``: name a device that holds evidence, so that exhibits and custody can speak of it."""

import re
from argparse import ArgumentParser, Namespace

from standfast.actions.record_custody import add_device
from standfast.catalogue.values import ID_FORM
from standfast.cli.cases import add_case_arguments, find
from standfast.cli.commands.contact_add import said_written
from standfast.cli.evidence import add_fields, fields_of
from standfast.cli.face import Face
from standfast.ground.errors import BadInput


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments; fields come from the catalogue."""
    add_case_arguments(parser, face)
    parser.add_argument("id", help=face.word("arguments.new_device"))
    add_fields(parser, face, "device", without=("secured_at",))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Write it down."""
    fields = fields_of(args, "device")
    if "kind" not in fields or not re.fullmatch(ID_FORM, args.id):
        raise BadInput("evidence.device_needs_kind", typed=args.id)
    found = find(args, face)
    written = add_device(found.desk, found.listed.id, args.id, fields)
    return said_written(found, written.seqs, args, face)
