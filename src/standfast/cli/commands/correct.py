"""``correct``: a new entry supersedes an old one, which stays."""

from argparse import ArgumentParser, Namespace

from standfast.actions.correct_entry import Change, correct_entry
from standfast.cli.cases import add_case_arguments, find
from standfast.cli.face import Face
from standfast.cli.heard import tell_heard
from standfast.ground.errors import BadInput


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_case_arguments(parser, face)
    parser.add_argument("seq", type=int, help=face.word("arguments.seq"))
    parser.add_argument("changes", nargs="*", metavar="FIELD=VALUE", help=face.word("arguments.field"))
    parser.add_argument("--withdraw", action="store_true", help=face.word("arguments.withdraw"))
    parser.add_argument("--reason", required=True, help=face.word("arguments.reason"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Write the correction."""
    if args.withdraw and args.changes:
        raise BadInput("actions.nothing_to_correct", seq=args.seq)
    changes: dict[str, str] = {}
    for change in args.changes:
        name, equals, value = change.partition("=")
        if not equals:
            raise BadInput("cli.not_a_change", typed=change)
        changes[name.strip()] = value
    found = find(args, face)
    change = Change(seq=args.seq, fields=None if args.withdraw else changes, reason=args.reason)
    written = correct_entry(found.desk, found.listed.id, change)
    heard = tell_heard(found.desk, found.listed.id, face, entries=written.seqs, args=args)
    if args.json:
        face.json({"entries": list(written.seqs), "supersedes": args.seq, "heard": heard})
    else:
        face.say(face.word("corrected", old=args.seq, seq=written.seqs[0]), indent=0)
    return 0
