"""The chain of an installation: what happened to its cases as a whole, in a journal of its own. Pure.

Same entries, same chain, same signatures as a case's; only what its bodies say is other: *notes*. A case was opened;
each case's head, once a day; a case was read, by whom; openings that failed, by the hour; a case was erased; a time
stamp; a self-test. So a case that is gone without an erasure, and one whose end or whole was replaced, no longer fits
what is noted here, and this chain's own head stands on every paper beside the case's. A note names a case by its opaque
id and tells nothing of what is in it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, cast

from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant, in_utc, read_instant
from standfast.journal.anchor import verify_against_anchor
from standfast.journal.canonical import Json
from standfast.journal.chain import ChainBroken, Damage
from standfast.journal.entry import CaseId, Entry, Head, Sha256, is_case_id, is_seq, is_sha256, new_case_id

PREFIX: Final = "installation-"
"""What this chain's id begins with. No case's id does: theirs have no ``i``, ``l`` or ``o``."""

VERSION: Final = 1
MOST_HEADS: Final = 4_000
"""Heads in one note: with more, a body would come near what may be sealed."""


class NoteKind(StrEnum):
    """What can be noted. Closed: a kind that a newer program wrote is refused, never guessed at."""

    BEGUN = "begun"
    # the chain begins; which version made it
    CASE_OPENED = "case opened"
    HEADS = "heads"
    # the head of every case, once a day
    CASE_READ = "case read"
    # by whom; once an hour for each person and case
    OPENINGS_FAILED = "openings failed"
    # a wrong passphrase, counted by the hour
    CASE_ERASED = "case erased"
    BODY_ERASED = "body erased"
    TIME_STAMP = "time stamp"
    # an authority attested a head; the token stands in the note
    SELF_TEST = "self-test"
    RECOVERY = "recovery"
    # a recovery sheet was made or used, or a passphrase changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What one entry of the installation's chain says. ``fields`` are plain JSON, by the kind's own names."""

    kind: NoteKind
    at: Instant
    by: str
    # the person's opaque id
    fields: Mapping[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedCases:
    """What an installation's chain knows of its cases: every head ever noted, and which cases were erased."""

    heads: Mapping[CaseId, tuple[Head, ...]]
    erased: frozenset[CaseId]


def installation_id(chance: Callable[[int], bytes]) -> CaseId:
    """Draw the id of a new installation's chain."""
    return CaseId(f"{PREFIX}{new_case_id(chance)}")


def is_installation(case: str) -> bool:
    """Tell whether an id is that of an installation's chain and not of a case."""
    return case.startswith(PREFIX)


def note_to_json(note: Note) -> dict[str, Json]:
    """Write a note as the body of an entry."""
    return {
        "v": VERSION,
        "kind": note.kind.value,
        "at": in_utc(note.at),
        "by": note.by,
        "fields": dict(note.fields),
    }


def note_from_json(value: Json) -> Note:
    """Read a note back; ``note_from_json(note_to_json(note)) == note`` to the second."""
    match value:
        case {"v": int(version)} if version != VERSION:
            raise BadInput("journal.newer_note", version=version)
        case {"v": int(), "kind": str(kind), "at": str(at), "by": str(by), "fields": dict(fields)}:
            if kind not in set(NoteKind):
                raise BadInput("journal.newer_note", version=kind)
            return Note(kind=NoteKind(kind), at=read_instant(at), by=by, fields=fields)
        case _:
            raise BadInput("journal.not_a_note")


def head_to_json(head: Head) -> dict[str, Json]:
    """Write a head as a note holds it."""
    return {"case": head.case, "seq": head.seq, "digest": head.digest}


def head_from_json(value: Json) -> Head:
    """Read a head back."""
    match value:
        case {"case": str(case), "seq": int(seq), "digest": str(digest)} if (
            is_case_id(case) and is_seq(seq) and is_sha256(digest)
        ):
            return Head(case=CaseId(case), seq=seq, digest=Sha256(digest))
        case _:
            raise BadInput("journal.not_a_note")


def noted_cases(notes: Iterable[Note]) -> NotedCases:
    """Gather what the notes say of each case, in the order of the chain."""
    heads: dict[CaseId, list[Head]] = {}
    erased: set[CaseId] = set()
    for note in notes:
        match note.kind:
            case NoteKind.CASE_OPENED | NoteKind.TIME_STAMP:
                found = [head_from_json({name: note.fields.get(name) for name in ("case", "seq", "digest")})]
            case NoteKind.HEADS:
                found = [head_from_json(one) for one in cast("list[Json]", note.fields.get("heads", []))]
            case NoteKind.CASE_ERASED:
                erased.add(CaseId(str(note.fields.get("case"))))
                continue
            case _:
                continue
        for head in found:
            heads.setdefault(head.case, []).append(head)
    return NotedCases(
        heads={case: tuple(dict.fromkeys(found)) for case, found in heads.items()}, erased=frozenset(erased)
    )


def verify_against_installation(entries: Sequence[Entry], noted: NotedCases, *, case: CaseId) -> int:
    """Raise ``ChainBroken`` where a case's journal isn't what was noted of it; give how many heads were compared.

    ``entries`` were verified as a chain before. A case that was never noted is no break: it may be newer than a day.
    """
    heads = noted.heads.get(case, ())
    for head in heads:
        verify_against_anchor(entries, head)
    return len(heads)


def first_dropped(noted: NotedCases, *, there: Iterable[CaseId]) -> Head | None:
    """Give the last noted head of the first case that is gone, or ``None``.

    An erased case is not gone: its entries stay, opaque. So a note that says "erased" hides no case that was dropped.
    """
    standing = set(there)
    gone = (heads[-1] for case, heads in noted.heads.items() if case not in standing and not is_installation(case))
    return next(gone, None)


def case_dropped(head: Head) -> ChainBroken:
    """Say that a whole case is gone of which ``head`` is known."""
    return ChainBroken("journal.case_dropped", at=1, damage=Damage.CASE_DROPPED, case=head.case, seq=head.seq)
