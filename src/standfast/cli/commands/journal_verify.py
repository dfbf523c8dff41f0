"""``journal verify``: the file's pages, the chain, its signatures, the bodies; with an anchor, its end as well.

Exit code 1 when something does not fit, with the place.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from standfast.actions.verify_journal import verify_journal
from standfast.cli.cases import add_case_arguments, find
from standfast.cli.face import Face
from standfast.ground.yaml_file import read_bytes
from standfast.journal import read_anchor
from standfast.wiring.home import check_home


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_case_arguments(parser, face)
    parser.add_argument("--anchor", metavar="FILE", type=Path, help=face.word("arguments.anchor"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Verify, or raise what was found."""
    found = find(args, face)
    anchor = read_anchor(read_bytes(args.anchor), name=str(args.anchor)) if args.anchor else None
    check_home(found.home)
    verified = verify_journal(found.desk, found.listed.id, anchor=anchor)
    head = verified.head
    if args.json:
        face.json(
            {
                "case": head.case,
                "seq": head.seq,
                "digest": head.digest,
                "entries": verified.entries,
                "erased": list(verified.erased),
                "anchored": anchor is not None,
            }
        )
        return 0
    face.say(face.word("verify.whole", count=verified.entries), indent=0)
    opened = verified.entries - len(verified.erased)
    face.say(face.word("verify.bodies", open=opened, erased=len(verified.erased)), indent=0)
    said = face.word("verify.anchor", seq=anchor.seq) if anchor else face.word("verify.no_anchor")
    face.say(said, indent=0)
    face.say(face.word("verify.head", seq=head.seq, digest=head.digest), indent=0)
    return 0
