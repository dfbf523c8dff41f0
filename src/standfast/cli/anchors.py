"""Anchors at the command line: a head typed off a paper, a file with one, or the reply of a time-stamping authority."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from standfast.actions.anchors import anchor_of_reply
from standfast.actions.desk import Desk
from standfast.actions.time_stamping import TimeStamping
from standfast.cli.face import Face
from standfast.ground.yaml_file import read_bytes
from standfast.journal import Anchor, CaseId, is_typed, read_anchor, read_typed
from standfast.wiring.outside import time_stamping

DER = b"\x30"
# what every reply begins with (X.690: a sequence), and no JSON


def add_certificates_argument(parser: ArgumentParser, face: Face) -> None:
    """Declare the certificates by which a time stamp's signature is checked."""
    parser.add_argument("--ca", metavar="FILE", type=Path, help=face.word("arguments.ca"))


def stamping_of(args: Namespace) -> TimeStamping:
    """Give the authority of the settings, with the certificates that a person named."""
    return time_stamping(certificates=args.ca)


def read_anchor_argument(typed: str, *, desk: Desk, journal: CaseId, stamping: TimeStamping) -> Anchor:
    """Read what a person handed in as an anchor of one journal."""
    path = Path(typed)
    if is_typed(typed) and not path.exists():
        return read_typed(typed, case=journal)
    data = read_bytes(path)
    if data.startswith(DER):
        return anchor_of_reply(desk, journal, data, stamping)
    return read_anchor(data, name=typed)
