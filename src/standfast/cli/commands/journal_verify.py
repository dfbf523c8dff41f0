"""``journal verify``: the file's pages, the chain, its signatures, the bodies; and all of it against what is outside.

Outside are: a head off a paper (typed, or in a file), a time stamp, and the installation's own chain, which is looked
at each time. Exit code 1 when something does not fit, with the place.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from standfast.actions.desk import Desk
from standfast.actions.installation import installation_row
from standfast.actions.read_installation import Installation, read_installation
from standfast.actions.time_stamping import TimeStamping
from standfast.actions.verify_journal import AgainstInstallation, Outside, Verified, verify_journal
from standfast.cli.anchors import DER, add_certificates_argument, read_anchor_argument, stamping_of
from standfast.cli.cases import Found, Homes, add_case_arguments, find_in, open_homes
from standfast.cli.face import Face
from standfast.ground.errors import BadInput
from standfast.ground.errors import Found as Finding
from standfast.ground.instants import in_utc
from standfast.ground.yaml_file import read_bytes
from standfast.journal import Anchor, CaseId, ChainBroken, is_new_case_id, read_anchor, read_typed
from standfast.journal.installation import PREFIX, case_dropped
from standfast.wiring.home import check_home

NONE: Final = CaseId(f"{PREFIX}none")
# stands for a chain that isn't there


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_case_arguments(parser, face)
    parser.add_argument("--anchor", metavar="HEAD", action="append", default=[], help=face.word("arguments.anchor"))
    parser.add_argument(
        "--installation", metavar="HEAD", action="append", default=[], help=face.word("arguments.installation")
    )
    add_certificates_argument(parser, face)
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Verify, or raise what was found."""
    homes = open_homes(args, face)
    try:
        found = find_in(homes, args.case)
    except BadInput as error:
        if error.code == "actions.no_such_case":
            _say_if_gone(homes, args)
        raise
    outside = _outside(found, args)
    check_home(found.home)
    verified = verify_journal(found.desk, found.listed.id, outside=outside)
    if args.json:
        face.json(_told(verified, outside))
    else:
        _say(verified, outside, face)
    if verified.installation is not None and verified.installation.dropped is not None:
        raise case_dropped(verified.installation.dropped)
    return 0


def _outside(found: Found, args: Namespace) -> Outside:
    stamping = stamping_of(args)
    row = installation_row(found.desk.store)
    return Outside(
        case=_anchors(args.anchor, found.desk, found.listed.id, stamping),
        installation=_anchors(args.installation, found.desk, row.id if row is not None else NONE, stamping),
        stamping=stamping,
    )


def _anchors(typed: list[str], desk: Desk, journal: CaseId, stamping: TimeStamping) -> tuple[Anchor, ...]:
    return tuple(read_anchor_argument(one, desk=desk, journal=journal, stamping=stamping) for one in typed)


def _say_if_gone(homes: Homes, args: Namespace) -> None:
    """Raise what is known of a case that isn't here: noted by an installation, or named by an anchor's file."""
    typed = args.case.strip().lower()
    standing = {head.case for desk, _ in homes.opened for head in desk.store.heads()}
    for installation in _installations(homes, args):
        if typed in installation.cases.erased and typed in standing:
            raise BadInput("actions.case_erased", case=typed)
        if typed in installation.cases.heads and typed not in standing:
            raise case_dropped(installation.cases.heads[CaseId(typed)][-1])
    for one in args.anchor if not homes.closed else ():
        _say_what_shows_it(one, typed=typed, args=args)


def _installations(homes: Homes, args: Namespace) -> list[Installation]:
    """Read each home's chain; a head that was handed in has to stand in one of them."""
    read: list[Installation] = []
    broken: ChainBroken | None = None
    for desk, _ in homes.opened:
        row = installation_row(desk.store)
        journal = row.id if row is not None else NONE
        anchors = _anchors(args.installation, desk, journal, stamping_of(args))
        try:
            found = read_installation(desk, anchors=anchors)
        except ChainBroken as error:
            broken = error
            continue
        read += [found] if found is not None else []
    if broken is not None and (not read or not args.installation):
        raise broken
    return read


def _say_what_shows_it(handed: str, *, typed: str, args: Namespace) -> None:
    """Raise what an anchor shows of a case that isn't here.

    Typed off a paper, or a bare time stamp, it counts only beside the case's whole id, as a paper has it.
    """
    path = Path(handed)
    data = read_bytes(path) if path.is_file() else b""
    if data.startswith(DER):
        if is_new_case_id(typed):
            stamp = stamping_of(args).read(data)
            raise Finding("journal.stamp_not_here", case=typed, at=in_utc(stamp.at), digest=stamp.digest)
        return
    if data or is_new_case_id(typed):
        anchor = read_anchor(data, name=handed) if data else read_typed(handed, case=CaseId(typed))
        raise Finding("journal.case_not_here", case=anchor.case, seq=anchor.seq)


def _told(verified: Verified, outside: Outside) -> dict[str, object]:
    head, against = verified.head, verified.installation
    return {
        "case": head.case,
        "seq": head.seq,
        "digest": head.digest,
        "entries": verified.entries,
        "erased": list(verified.erased),
        "anchored": bool(outside.case),
        "installation": _told_installation(against, outside) if against is not None else None,
    }


def _told_installation(against: AgainstInstallation, outside: Outside) -> dict[str, object]:
    return {
        "case": against.head.case,
        "seq": against.head.seq,
        "digest": against.head.digest,
        "heads_compared": against.compared,
        "anchored": bool(outside.installation),
        "dropped": against.dropped.case if against.dropped is not None else None,
        "time_stamps": against.stamps,
        "time_stamps_checked": against.stamps_checked,
        "readings": against.access.readings,
        "last_read": against.access.last_read,
        "failed_openings": against.access.failed,
    }


def _say(verified: Verified, outside: Outside, face: Face) -> None:
    head = verified.head
    face.say(face.word("verify.whole", count=verified.entries), indent=0)
    opened = verified.entries - len(verified.erased)
    face.say(face.word("verify.bodies", open=opened, erased=len(verified.erased)), indent=0)
    for anchor in outside.case:
        face.say(face.word("verify.anchor", seq=anchor.seq), indent=0)
    if not outside.case:
        face.say(face.word("verify.no_anchor"), indent=0)
    if verified.installation is not None:
        _say_installation(verified.installation, outside, face)
    face.say(face.word("verify.head", seq=head.seq, digest=head.digest), indent=0)


def _say_installation(against: AgainstInstallation, outside: Outside, face: Face) -> None:
    face.say(face.word("verify.installation", count=against.notes, heads=against.compared), indent=0)
    for anchor in outside.installation:
        face.say(face.word("verify.installation_anchor", seq=anchor.seq), indent=0)
    if against.stamps:
        face.say(face.word("verify.stamps", count=against.stamps, checked=against.stamps_checked), indent=0)
    access = against.access
    if access.last_read is not None:
        face.say(
            face.word("verify.read", count=access.readings, last=access.last_read, who=access.last_reader), indent=0
        )
    face.say(face.word("verify.failed", count=access.failed), indent=0)
    face.say(face.word("verify.installation_head", seq=against.head.seq, digest=against.head.digest), indent=0)
