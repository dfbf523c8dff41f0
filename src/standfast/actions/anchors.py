"""What a case can be held against: papers that print a head, what the installation noted, and time stamps.

Who may: whoever holds the case. A time stamp is asked for only where a person asks and a setting names an authority; a
reply that came by another way is taken in too. Written: a note in the installation's chain, with head and token, so
that the case's own head stays what papers print.
"""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from enum import StrEnum

from standfast.actions.desk import Desk
from standfast.actions.installation import append_installation, installation_row
from standfast.actions.open_bodies import open_case
from standfast.actions.read_installation import Installation, read_installation
from standfast.actions.time_stamping import Stamp, TimeStamping
from standfast.case.bodies import Issued
from standfast.ground.errors import BadInput, Found
from standfast.ground.instants import Instant, in_utc, read_instant
from standfast.journal import Anchor, CaseId, Entry, Head, anchor_of, canonical, digest, entry_to_json, head_of
from standfast.journal.installation import NoteKind, head_from_json, head_to_json


class AnchorKind(StrEnum):
    """Where a head is known from."""

    PAPER = "paper"
    INSTALLATION = "installation"
    TIME_STAMP = "time stamp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """A time stamp that the installation's chain keeps."""

    head: Head
    at: Instant
    # by the authority's clock
    authority: str
    token: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One head that is known outside the case's journal, since when, and by what."""

    kind: AnchorKind
    head: Head
    at: Instant
    by: str
    # the paper's name, the installation's entry, or the authority
    stamp: Stamped | None = None
    # of this head, or of the installation's, which had noted it


def stamp_head(desk: Desk, case: CaseId, stamping: TimeStamping) -> Stamped:
    """Have the head of a journal time-stamped by the authority, and keep the token."""
    entry = _last_entry(desk, case)
    reply = stamping.ask(stamped_message(entry))
    return _keep(desk, head_of(entry), reply, stamping.read(reply), authority=stamping.authority or "")


def keep_reply(desk: Desk, case: CaseId, reply: bytes, stamping: TimeStamping) -> Stamped:
    """Keep a reply that a person fetched: it has to be of an entry of this journal."""
    stamp = stamping.read(reply)
    entry = _attested(desk, case, stamp)
    if entry is None:
        raise BadInput("journal.stamp_fits_nothing", case=case)
    return _keep(desk, head_of(entry), reply, stamp, authority="")


def anchor_of_reply(desk: Desk, case: CaseId, reply: bytes, stamping: TimeStamping) -> Anchor:
    """Take a bare reply as an anchor. It names no place: an entry of this journal must have the digest it attests."""
    stamp = stamping.read(reply)
    entry = _attested(desk, case, stamp)
    if entry is None:
        raise Found("journal.stamp_not_here", case=case, at=in_utc(stamp.at), digest=stamp.digest)
    return anchor_of(head_of(entry), token=reply)


def request_for(desk: Desk, case: CaseId, stamping: TimeStamping) -> bytes:
    """Write a request for a journal's head, to be sent by a person."""
    return stamping.request(stamped_message(_last_entry(desk, case)))


def stamped_message(entry: Entry) -> bytes:
    """Give the bytes whose SHA-256 an authority sees: the canonical entry, so that it sees the head's digest itself."""
    return canonical(entry_to_json(entry))


def stamps_of(installation: Installation, case: CaseId) -> tuple[Stamped, ...]:
    """List the time stamps of a journal, oldest first."""
    found: list[Stamped] = []
    for one in installation.of_kind(NoteKind.TIME_STAMP):
        told = one.note.fields
        if told.get("case") != case:
            continue
        head = head_from_json({name: told.get(name) for name in ("case", "seq", "digest")})
        attested = read_instant(str(told["attested"]))
        token = b64decode(str(told["token"]))
        found.append(Stamped(head=head, at=attested, authority=str(told["authority"]), token=token))
    return tuple(found)


def list_anchors(desk: Desk, case: CaseId) -> tuple[Known, ...]:
    """List everything that this case can be held against, oldest first."""
    opened = open_case(desk, case)
    heads: dict[str, Head] = {digest(one.entry): head_of(one.entry) for one in opened.stored}
    known = [
        Known(
            kind=AnchorKind.PAPER, head=heads[content.made_from], at=body.recorded_at, by=f"{paper.name}.{paper.lang}"
        )
        for _, body in opened.bodies
        if body is not None and isinstance(content := body.content, Issued) and content.made_from in heads
        for paper in content.papers
    ]
    installation = read_installation(desk)
    if installation is not None:
        known += _noted(installation, case)
        known += [
            Known(kind=AnchorKind.TIME_STAMP, head=one.head, at=one.at, by=one.authority, stamp=one)
            for one in stamps_of(installation, case)
        ]
        known += _covered(installation, case)
    return tuple(sorted(dict.fromkeys(known), key=lambda one: (one.at, one.head.seq, one.kind)))


def journal_id(desk: Desk, case: CaseId, *, installation: bool) -> CaseId:
    """Give the journal that is meant: the case's, or that of the installation it lies in."""
    row = installation_row(desk.store)
    if not installation:
        return case
    if row is None:
        raise BadInput("actions.no_installation")
    return row.id


def head_with_token(desk: Desk, journal: CaseId) -> tuple[Head, bytes | None]:
    """Give a journal's head, and the token of exactly that head where there is one."""
    head = desk.store.head(journal)
    installation = read_installation(desk)
    stamps = stamps_of(installation, journal) if installation is not None else ()
    return head, next((one.token for one in stamps if one.head == head), None)


def _noted(installation: Installation, case: CaseId) -> list[Known]:
    found: dict[Head, Known] = {}
    for one in installation.of_kind(NoteKind.CASE_OPENED, NoteKind.HEADS):
        rows = one.note.fields.get("heads", [dict(one.note.fields)])
        for head in map(head_from_json, rows if isinstance(rows, list) else []):
            if head.case == case:
                known = Known(kind=AnchorKind.INSTALLATION, head=head, at=one.note.at, by=str(one.seq))
                found.setdefault(head, known)
    return list(found.values())


def _covered(installation: Installation, case: CaseId) -> list[Known]:
    """Give what the time stamps of the installation's own head reach of a case: what had been noted of it by then."""
    found: list[Known] = []
    for one in stamps_of(installation, installation.head.case):
        noted = [known.head for known in _noted(installation, case) if int(known.by) <= one.head.seq]
        if noted:
            head = max(noted, key=lambda head: head.seq)
            found.append(Known(kind=AnchorKind.TIME_STAMP, head=head, at=one.at, by=one.authority, stamp=one))
    return found


def _attested(desk: Desk, journal: CaseId, stamp: Stamp) -> Entry | None:
    """Give the entry of a journal whose digest a stamp attests."""
    return next((one.entry for one in desk.store.read(journal) if digest(one.entry) == stamp.digest), None)


def _last_entry(desk: Desk, journal: CaseId) -> Entry:
    return desk.store.read(journal)[-1].entry


def _keep(desk: Desk, head: Head, reply: bytes, stamp: Stamp, *, authority: str) -> Stamped:
    if stamp.digest != head.digest:
        raise BadInput("journal.stamp_fits_nothing", case=head.case)
    fields = {
        **head_to_json(head),
        "authority": authority,
        "attested": in_utc(stamp.at),
        "token": b64encode(reply).decode(),
    }
    append_installation(desk, NoteKind.TIME_STAMP, fields)
    return Stamped(head=head, at=stamp.at, authority=authority, token=reply)
