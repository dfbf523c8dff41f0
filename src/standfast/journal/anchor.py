"""An anchor: a head that left the machine, on a paper or in a file, and the journal compared with it. Pure.

A chain that was cut at its end, or written anew from the start by someone with a signing key, verifies in itself. It no
longer holds the entry whose digest a paper shows.
"""

from collections.abc import Sequence

from standfast.ground.errors import BadInput
from standfast.journal.canonical import canonical, read_json
from standfast.journal.chain import ChainBroken, Damage
from standfast.journal.entry import CaseId, Entry, Head, Sha256, digest, is_case_id, is_seq, is_sha256

LONGEST = 10_000


def anchor_text(head: Head) -> str:
    """Write a head as an anchor file holds it: one line of canonical JSON.

    >>> anchor_text(Head(case=CaseId("k3m9"), seq=2, digest=Sha256("ab" * 32)))[:26]
    '{"case":"k3m9","digest":"a'
    """
    return canonical({"case": head.case, "seq": head.seq, "digest": head.digest}).decode() + "\n"


def read_anchor(data: bytes, *, name: str) -> Head:
    """Read an anchor file called ``name``. A digest typed off a paper may be spaced and in capitals."""
    if len(data) > LONGEST:
        raise BadInput("journal.anchor_unreadable", file=name, field="/")
    try:
        value = read_json(data)
    except BadInput as error:
        raise BadInput("journal.anchor_unreadable", file=name, field="/") from error
    match value:
        case {"case": str(case), "seq": int(seq), "digest": str(typed)}:
            found = Head(case=CaseId(case), seq=seq, digest=Sha256("".join(typed.split()).lower()))
        case _:
            raise BadInput("journal.anchor_unreadable", file=name, field="/")
    for field, fits in (("case", is_case_id(case)), ("seq", is_seq(seq)), ("digest", is_sha256(found.digest))):
        if not fits:
            raise BadInput("journal.anchor_unreadable", file=name, field=field)
    return found


def verify_against_anchor(entries: Sequence[Entry], anchor: Head) -> None:
    """Raise ``ChainBroken`` when a journal, whose chain was verified first, no longer holds the anchored entry."""
    if entries and entries[0].case != anchor.case:
        raise BadInput("journal.anchor_of_another_case", case=entries[0].case, anchor=anchor.case)
    if len(entries) < anchor.seq:
        last = len(entries)
        raise ChainBroken(
            "journal.tail_dropped", at=last + 1, damage=Damage.TAIL_DROPPED, case=anchor.case, last=last, seq=anchor.seq
        )
    found = digest(entries[anchor.seq - 1])
    if found != anchor.digest:
        raise ChainBroken(
            "journal.rewritten",
            at=anchor.seq,
            damage=Damage.REWRITTEN,
            case=anchor.case,
            expected=anchor.digest,
            found=found,
        )
