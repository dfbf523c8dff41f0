"""Verify a case's journal, by itself and against whatever is known of it outside it.

Asks: whoever holds the case. Writes nothing. Raises ``ChainBroken`` with the place of the first break. The same entries
can be written out, without their bodies, for whoever verifies them by other means.
"""

from dataclasses import dataclass
from typing import Final, cast

from standfast.actions.anchors import stamps_of
from standfast.actions.desk import Desk
from standfast.actions.installation import printed_head
from standfast.actions.open_bodies import OpenCase, open_stored
from standfast.actions.read_installation import Installation, read_installation
from standfast.actions.time_stamping import TimeStamping
from standfast.case.bodies import Correction, Issued
from standfast.ground.errors import Found
from standfast.journal import (
    Anchor,
    CaseId,
    ChainBroken,
    Damage,
    Genesis,
    Head,
    anchor_of,
    canonical,
    entry_to_json,
    verify_against_anchor,
    verify_chain,
)
from standfast.journal.canonical import Json
from standfast.journal.installation import NoteKind, case_dropped, verify_against_installation

EXPORT: Final = "standfast/journal/1/export"


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who looked, as the installation's chain has it."""

    readings: int
    # hours in which a person read this case
    last_read: str | None
    # UTC, and by whom
    last_reader: str | None
    failed: int
    # openings of this home that failed, ever


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainstInstallation:
    """What held against the installation's own chain."""

    head: Head
    notes: int
    compared: int
    # heads of this case that were noted and still stand
    dropped: Head | None
    # of another case, or of this one, that is gone and that nobody erased
    stamps: int
    stamps_checked: int
    access: Access


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What held."""

    head: Head
    entries: int
    erased: tuple[int, ...]
    installation: AgainstInstallation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What a person holds that left the machine: heads of the case, heads of the installation; and who reads stamps."""

    case: tuple[Anchor, ...] = ()
    installation: tuple[Anchor, ...] = ()
    stamping: TimeStamping | None = None


def verify_journal(desk: Desk, case_id: CaseId, *, outside: Outside = Outside()) -> Verified:  # frozen
    """Verify: 1. the chain; 2. the anchors; 3. the bodies; 4. the installation's chain, and what it noted; 5. gaps."""
    row = desk.store.case(case_id)
    stored = desk.store.read(case_id)
    entries = [one.entry for one in stored]
    # 1
    genesis = Genesis(case=row.id, sealing=row.sealing, first_signer=row.first_signer)
    verify_chain(entries, genesis=genesis, signers=desk.store.signers(case_id))
    # 2
    for anchor in outside.case:
        _check_token(anchor, outside.stamping)
        verify_against_anchor(entries, anchor)
    if not entries:
        _say_dropped(desk, case_id)
    # 3: opening compares each body of the same reading with what its entry commits to
    opened = open_stored(desk, row, stored)
    # 4
    for anchor in outside.installation:
        _check_token(anchor, outside.stamping)
    installation = read_installation(desk, anchors=(*outside.installation, *_printed(opened)))
    against = _against(desk, opened, installation, outside.stamping) if installation is not None else None
    # 5
    if installation is not None and (taken := _taken_out(opened, installation)) is not None:
        raise ChainBroken("journal.body_taken", at=taken, damage=Damage.TAKEN, case=case_id)
    return Verified(
        head=opened.head,
        entries=len(entries),
        erased=tuple(seq for seq, body in opened.bodies if body is None),
        installation=against,
    )


def _against(
    desk: Desk, opened: OpenCase, installation: Installation, stamping: TimeStamping | None
) -> AgainstInstallation:
    case = opened.row.id
    entries = [one.entry for one in opened.stored]
    compared = verify_against_installation(entries, installation.cases, case=case)
    own = stamps_of(installation, installation.head.case)
    for stamp in own:
        verify_against_anchor(installation.entries, stamp.head)
    stamps = (*stamps_of(installation, case), *own)
    for stamp in stamps:
        _check_token(anchor_of(stamp.head, token=stamp.token), stamping)
    return AgainstInstallation(
        head=installation.head,
        notes=len(installation.notes),
        compared=compared,
        dropped=installation.dropped(desk),
        stamps=len(stamps),
        stamps_checked=sum(_is_checked(stamp.token, stamping) for stamp in stamps),
        access=access_of(installation, case),
    )


def _taken_out(opened: OpenCase, installation: Installation) -> int | None:
    """Give the first entry whose body is gone though nothing says that it was erased."""
    notes = [one.note.fields for one in installation.of_kind(NoteKind.BODY_ERASED)]
    noted = {seq for told in notes if told.get("case") == opened.row.id for seq in cast("list[int]", told["entries"])}
    gone = [seq for seq, body in opened.bodies if body is None and seq not in noted]
    # An erasure that was cut off before its note left the entry that says so: what stood before may have gone with it.
    said = [
        seq
        for seq, body in opened.bodies
        if body is not None
        and isinstance(body.content, Correction)
        and body.content.instead is None
        and body.content.supersedes in gone
    ]
    return next((seq for seq in gone if seq > max(said, default=0)), None)


def _say_dropped(desk: Desk, case: CaseId) -> None:
    """Raise that a case's entries are all gone, where the installation's chain knows of any."""
    installation = read_installation(desk)
    if installation is not None and (heads := installation.cases.heads.get(case)):
        raise case_dropped(heads[-1])


def access_of(installation: Installation, case: CaseId) -> Access:
    """Tell who read a case and when, and how often opening this home failed."""
    read = [one.note for one in installation.of_kind(NoteKind.CASE_READ) if one.note.fields.get("case") == case]
    failed = installation.of_kind(NoteKind.OPENINGS_FAILED)
    return Access(
        readings=len(read),
        last_read=read[-1].at.isoformat() if read else None,
        last_reader=str(read[-1].fields.get("who")) if read else None,
        failed=sum(cast("int", one.note.fields.get("count", 0)) for one in failed),
    )


def _printed(opened: OpenCase) -> tuple[Head, ...]:
    """Give the installation's heads that this case's own journal knows, from papers that printed them."""
    found = [
        head
        for _, body in opened.bodies
        if body is not None and isinstance(body.content, Issued) and (head := printed_head(body.content))
    ]
    return tuple(dict.fromkeys(found))


def _check_token(anchor: Anchor, stamping: TimeStamping | None) -> None:
    """Compare a time stamp with the digest that it came with; its signature too, where certificates were named."""
    if anchor.token is None or stamping is None:
        return
    if stamping.read(anchor.token).digest != anchor.digest:
        raise Found("journal.stamp_of_another", case=anchor.case, seq=anchor.seq)


def _is_checked(token: bytes, stamping: TimeStamping | None) -> bool:
    return stamping is not None and stamping.read(token).is_checked


def export_journal(desk: Desk, case_id: CaseId) -> bytes:
    """Write a case's entries as JSON Lines: the case with its public keys, then each entry, canonical.

    Nothing is verified here: a journal that was touched is written out as it stands, for others to find it so.
    """
    row = desk.store.case(case_id)
    signers: list[Json] = [signer.hex() for signer in desk.store.signers(case_id)]
    first: dict[str, Json] = {
        "format": EXPORT,
        "case": row.id,
        "sealing": row.sealing.hex(),
        "first_signer": row.first_signer.hex(),
        "signers": signers,
    }
    lines = [first, *(entry_to_json(one.entry) for one in desk.store.read(case_id))]
    return b"".join(canonical(line) + b"\n" for line in lines)
