"""``anchor list``: everything that a case's journal can be held against, and up to which entry each of it reaches."""

from argparse import ArgumentParser, Namespace
from base64 import b64encode

from standfast.actions.anchors import Stamped, list_anchors
from standfast.cli.cases import add_case_arguments, find
from standfast.cli.face import Face
from standfast.ground.instants import in_utc


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_case_arguments(parser, face)
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """List them, oldest first."""
    found = find(args, face)
    known = list_anchors(found.desk, found.listed.id)
    if args.json:
        face.json(
            [
                {
                    "kind": one.kind.value.replace(" ", "_"),
                    "seq": one.head.seq,
                    "digest": one.head.digest,
                    "at": in_utc(one.at),
                    "by": one.by,
                    "stamp": _told(one.stamp) if one.stamp is not None else None,
                }
                for one in known
            ]
        )
        return 0
    if not known:
        face.say(face.word("anchor.none"), indent=0)
    for one in known:
        key = f"anchor.by_{one.kind.value.replace(' ', '_')}"
        face.say(face.word(key, seq=one.head.seq, at=in_utc(one.at), by=one.by), mark="-")
    face.say(face.word("anchor.after"), indent=0)
    return 0


def _told(stamp: Stamped) -> dict[str, object]:
    head = stamp.head
    return {"case": head.case, "seq": head.seq, "digest": head.digest, "token": b64encode(stamp.token).decode()}
