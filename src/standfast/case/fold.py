"""The fold: opened bodies in journal order in, a ``Case`` as of an instant out. Pure.

1. Leave out what the family did not yet know at that instant (``known_at`` after it).
2. Apply corrections: the corrected entry keeps its place and speaks its new words, or falls silent.
3. Sort what remains into facts and records; an exhibit that was registered is sensitive until a person cleared it.

An erased body is ``None`` here: the entry stands in the chain and says nothing.
"""

from collections.abc import Iterable
from dataclasses import replace

from standfast.case.bodies import Body, Content, Correction, FactSaid, Issued, Opened, Recorded, typed_fields
from standfast.case.case import Case, Clearance, Issuance, Registration
from standfast.case.evidence import Cleared, Registered
from standfast.case.vocabulary import RECORDS, Exhibit, Fact, Record
from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant


def fold(case_id: str, entries: Iterable[tuple[int, Body | None]], *, as_of: Instant) -> Case:
    """Fold ``(seq, body)`` pairs into the case as the family knew it at ``as_of``.

    Raises ``BadInput`` (``case.not_open_yet``) when the case was opened after that instant.
    """
    known: dict[int, tuple[Content, Body]] = {}
    redirected: dict[int, int] = {}
    corrected: list[tuple[int, int]] = []
    count = 0
    for seq, body in entries:
        if body is None or body.known_at > as_of:
            continue
        count += 1
        if not isinstance(body.content, Correction):
            known[seq] = (body.content, body)
            continue
        target = redirected.get(body.content.supersedes, body.content.supersedes)
        # A correction may itself be corrected: both lead to the entry that first spoke.
        redirected[seq] = target
        corrected.append((body.content.supersedes, seq))
        if body.content.instead is None:
            known.pop(target, None)
        else:
            _, original = known.get(target, (None, body))
            known[target] = (body.content.instead, original)
    return _sorted_out(case_id, known, corrected=tuple(corrected), count=count, as_of=as_of)


def _sorted_out(
    case_id: str,
    known: dict[int, tuple[Content, Body]],
    *,
    corrected: tuple[tuple[int, int], ...],
    count: int,
    as_of: Instant,
) -> Case:
    opened: tuple[Opened, Instant] | None = None
    facts: list[Fact] = []
    records: list[Record] = []
    issued: list[Issuance] = []
    registered: list[Registration] = []
    cleared: list[Clearance] = []
    for seq in sorted(known):
        content, body = known[seq]
        match content:
            case Opened():
                opened = (content, body.known_at)
            case FactSaid():
                facts.append(_fact(seq, content, body))
            case Recorded():
                records.append(_record(seq, content, body))
            case Issued():
                issued.append(Issuance(seq=seq, issued=content))
            case Registered():
                registered.append(Registration(seq=seq, at=body.known_at, registered=content))
            case Cleared():
                cleared.append(Clearance(seq=seq, at=body.known_at, cleared=content))
            case Correction():  # never kept above
                continue
    if opened is None:
        raise BadInput("case.not_open_yet", case=case_id, as_of=as_of.isoformat())
    return Case(
        id=case_id,
        opened=opened[0],
        opened_at=opened[1],
        as_of=as_of,
        facts=tuple(facts),
        records=_with_clearing(records, registered, cleared),
        issued=tuple(issued),
        corrected=corrected,
        entries=count,
        registrations=tuple(registered),
        clearances=tuple(cleared),
    )


def _with_clearing(
    records: list[Record], registered: list[Registration], cleared: list[Clearance]
) -> tuple[Record, ...]:
    """Let the latest clearing speak for an exhibit, and none mean sensitive where a file of it was registered."""
    digest = {one.registered.exhibit: one.registered.digests.sha256 for one in registered}
    sensitive = dict.fromkeys(digest, True)
    for one in cleared:
        said = one.cleared
        # Other bytes than those that were cleared are sensitive again.
        sensitive[said.exhibit] = not said.cleared or digest.get(said.exhibit, said.sha256) != said.sha256
    return tuple(
        replace(one, sensitive=sensitive[one.id]) if isinstance(one, Exhibit) and one.id in sensitive else one
        for one in records
    )


def _fact(seq: int, said: FactSaid, body: Body) -> Fact:
    return Fact(
        seq=seq,
        subject=said.subject,
        key=said.key,
        value=said.value,
        says=said.says,
        sure=said.sure,
        known_at=body.known_at,
    )


def _record(seq: int, recorded: Recorded, body: Body) -> Record:
    return RECORDS[recorded.kind](
        seq=seq,
        id=recorded.id,
        at=recorded.at,
        known_at=body.known_at,
        **typed_fields(recorded),  # the catalogue checked their types when they were recorded
    )
