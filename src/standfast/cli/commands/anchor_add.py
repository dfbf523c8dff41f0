"""``anchor add``: have a journal's head time-stamped by the authority of the settings, or take in a reply.

Only the head's digest goes out, and only where a setting names an authority.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from standfast.actions.anchors import journal_id, keep_reply, stamp_head
from standfast.cli.anchors import add_certificates_argument, stamping_of
from standfast.cli.cases import add_case_arguments, find
from standfast.cli.face import Face
from standfast.ground.instants import in_utc
from standfast.ground.yaml_file import read_bytes


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_case_arguments(parser, face)
    parser.add_argument("--installation", action="store_true", help=face.word("arguments.of_installation"))
    parser.add_argument("--reply", type=Path, metavar="FILE", help=face.word("arguments.stamp_reply"))
    add_certificates_argument(parser, face)
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Ask for the stamp, or read it, and keep it."""
    found, stamping = find(args, face), stamping_of(args)
    journal = journal_id(found.desk, found.listed.id, installation=args.installation)
    if args.reply is not None:
        stamped = keep_reply(found.desk, journal, read_bytes(args.reply), stamping)
    else:
        stamped = stamp_head(found.desk, journal, stamping)
    checked = stamping.read(stamped.token).is_checked
    head, at = stamped.head, in_utc(stamped.at)
    if args.json:
        told = {"case": head.case, "seq": head.seq, "digest": head.digest, "at": at, "authority": stamped.authority}
        face.json({**told, "signature_checked": checked})
        return 0
    face.say(face.word("anchor.stamped", seq=head.seq, at=at), indent=0)
    face.say(face.word("anchor.signature_checked" if checked else "anchor.signature_not_checked"), indent=0)
    return 0
