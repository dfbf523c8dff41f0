"""``journal anchor``: a journal's head, to be kept where this machine can't reach it: printed, in a file, or stamped.

``-o`` writes it as a file that ``journal verify --anchor`` reads; ``--request`` writes what a time-stamping authority
wants, for whoever sends it by hand.
"""

from argparse import ArgumentParser, Namespace
from functools import partial
from operator import eq
from pathlib import Path

from standfast.actions.anchors import head_with_token, journal_id, request_for
from standfast.actions.installation import installation_head
from standfast.cli.anchors import add_certificates_argument, stamping_of
from standfast.cli.cases import add_case_arguments, find
from standfast.cli.face import Face
from standfast.journal import Head, anchor_text
from standfast.wiring.outside import refuse_to_overwrite, write_whole

SHOWN = 16


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_case_arguments(parser, face)
    parser.add_argument("--installation", action="store_true", help=face.word("arguments.of_installation"))
    parser.add_argument("-o", "--out", type=Path, metavar="FILE", help=face.word("arguments.anchor_file"))
    parser.add_argument("--request", type=Path, metavar="FILE", help=face.word("arguments.stamp_request"))
    parser.add_argument("--force", action="store_true", help=face.word("arguments.force"))
    add_certificates_argument(parser, face)
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Show the head, and write it where asked."""
    found = find(args, face)
    journal = journal_id(found.desk, found.listed.id, installation=args.installation)
    head, token = head_with_token(found.desk, journal)
    files = {}
    if args.out is not None:
        files[args.out] = anchor_text(head, token=token).encode()
    if args.request is not None:
        files[args.request] = request_for(found.desk, journal, stamping_of(args))
    for path, data in files.items():
        if not args.force:
            refuse_to_overwrite(path, unless=partial(eq, data))
    for path, data in files.items():
        write_whole(path, data)
    if args.json:
        face.json({"case": head.case, "seq": head.seq, "digest": head.digest, "stamped": token is not None})
        return 0
    _say("anchor.case" if not args.installation else "anchor.installation", head, face)
    beside = installation_head(found.desk)
    if beside is not None and not args.installation:
        _say("anchor.installation", beside, face)
    for path in files:
        face.say(face.word("anchor.written", file=path), indent=0)
    face.say(face.word("anchor.keep"), indent=0)
    return 0


def _say(key: str, head: Head, face: Face) -> None:
    grouped = " ".join(head.digest[place : place + 8] for place in range(0, len(head.digest), 8))
    face.say(face.word(key), indent=0)
    face.say(face.word("anchor.short", typed=f"{head.seq}:{head.digest[:SHOWN]}"))
    face.say(face.word("anchor.long", typed=f"{head.seq} {grouped}"))
