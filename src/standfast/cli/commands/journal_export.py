"""``journal export``: a case's entries as JSON Lines, for whoever checks them without us (``docs/formats/journal.md``).

No body leaves: the first line names the case and its public keys, each line after it is one entry in canonical form.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from standfast.actions.verify_journal import export_journal
from standfast.cli.cases import add_case_arguments, find
from standfast.cli.face import Face
from standfast.wiring.outside import refuse_to_overwrite, write_whole


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_case_arguments(parser, face)
    parser.add_argument("-o", "--out", type=Path, metavar="FILE", help=face.word("arguments.export_file"))
    parser.add_argument("--force", action="store_true", help=face.word("arguments.force"))


def run(args: Namespace, face: Face) -> int:
    """Write the lines to a file, or to the screen."""
    found = find(args, face)
    lines = export_journal(found.desk, found.listed.id)
    if args.out is None:
        face.out.write(lines.decode())
        return 0
    if not args.force:
        # An earlier export of this journal is its beginning.
        refuse_to_overwrite(args.out, unless=lambda data: data != b"" and lines.startswith(data))
    write_whole(args.out, lines)
    face.say(face.word("exported", file=args.out, count=lines.count(b"\n") - 1), indent=0)
    return 0
