"""An anchor: a head that left the machine, on a paper, in a file or in a time stamp, and the journal compared with it.

Pure. A chain that was cut at its end, or written anew from the start by someone with a signing key, verifies in itself.
It no longer holds the entry whose digest a paper shows. A paper's foot shows the first digits only; a whole digest says
more, and is what a file and a time stamp hold.
"""

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from standfast.ground.errors import BadInput
from standfast.journal.canonical import Json, canonical, read_json
from standfast.journal.chain import ChainBroken, Damage
from standfast.journal.entry import CaseId, Entry, Head, Sha256, digest, is_case_id, is_seq, is_sha256

LONGEST: Final = 100_000
# bytes; a time stamp with its certificates is under ten thousand
SHORTEST_DIGEST: Final = 16
"""Hexadecimal digits of the short form: 64 bits, too many for a slip of the pen, and for a forger at home."""

_TYPED: Final = re.compile(r"\D{0,40}?([0-9]{1,15})(?:\s*[:;,]\s*|\s+)((?:[0-9a-f][\s-]*)+)")
_LONGEST_TYPED: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What is known of an entry from outside: its case, its place, and its digest or the first digits of it."""

    case: CaseId
    seq: int
    digest: str
    # 16 to 64 lower-case hexadecimal digits
    token: bytes | None = None
    # a time stamp (RFC 3161) of this digest, where the anchor came with one

    @property
    def is_whole(self) -> bool:
        """Tell whether the whole digest is known."""
        return is_sha256(self.digest)


def anchor_of(head: Head, *, token: bytes | None = None) -> Anchor:
    """Take a head as an anchor."""
    return Anchor(case=head.case, seq=head.seq, digest=head.digest, token=token)


def anchor_text(head: Head, *, token: bytes | None = None) -> str:
    """Write a head as an anchor file holds it: one line of canonical JSON, with its time stamp if there is one.

    >>> anchor_text(Head(case=CaseId("k3m9"), seq=2, digest=Sha256("ab" * 32)))[:26]
    '{"case":"k3m9","digest":"a'
    """
    value: dict[str, Json] = {"case": head.case, "seq": head.seq, "digest": head.digest}
    if token is not None:
        value["token"] = b64encode(token).decode()
    return canonical(value).decode() + "\n"


def read_anchor(data: bytes, *, name: str) -> Anchor:
    """Read an anchor file called ``name``. A digest typed off a paper may be spaced and in capitals."""
    if len(data) > LONGEST:
        raise BadInput("journal.anchor_unreadable", file=name, field="/")
    try:
        value = read_json(data)
    except BadInput as error:
        raise BadInput("journal.anchor_unreadable", file=name, field="/") from error
    match value:
        case {"case": str(case), "seq": int(seq), "digest": str(typed)}:
            token = _token(value.get("token"), name=name) if isinstance(value, dict) else None
            found = Anchor(case=CaseId(case), seq=seq, digest=Sha256("".join(typed.split()).lower()), token=token)
        case _:
            raise BadInput("journal.anchor_unreadable", file=name, field="/")
    for field, fits in (("case", is_case_id(case)), ("seq", is_seq(seq)), ("digest", is_sha256(found.digest))):
        if not fits:
            raise BadInput("journal.anchor_unreadable", file=name, field=field)
    return found


def is_typed(text: str) -> bool:
    """Tell whether a text looks like a head off a paper, and not like a file's name."""
    return len(text) <= _LONGEST_TYPED and _TYPED.fullmatch(text.strip().lower().rstrip(".")) is not None


def read_typed(text: str, *, case: CaseId) -> Anchor:
    """Read a head as it is typed off a paper of ``case``: the short form of the foot, or the long form.

    >>> read_typed("12:0123456789ABCDEF", case=CaseId("k3m9")).digest
    '0123456789abcdef'
    >>> read_typed("entry 3, " + "01234567 " * 8, case=CaseId("k3m9")).is_whole
    True
    """
    found = _TYPED.fullmatch(text.strip().lower().rstrip(".")) if len(text) <= _LONGEST_TYPED else None
    if found is None:
        raise BadInput("journal.anchor_not_typed", typed=text[:_LONGEST_TYPED])
    seq, digits = int(found[1]), re.sub(r"[\s-]", "", found[2])
    if not is_seq(seq):
        raise BadInput("journal.anchor_not_typed", typed=text)
    if not SHORTEST_DIGEST <= len(digits) <= len(Sha256("0" * 64)):
        raise BadInput("journal.anchor_digits", count=len(digits))
    return Anchor(case=case, seq=seq, digest=digits)


def verify_against_anchor(entries: Sequence[Entry], anchor: Head | Anchor) -> None:
    """Raise ``ChainBroken`` when a journal, whose chain was verified first, no longer holds the anchored entry."""
    if entries and entries[0].case != anchor.case:
        raise BadInput("journal.anchor_of_another_case", case=entries[0].case, anchor=anchor.case)
    if len(entries) < anchor.seq:
        last = len(entries)
        raise ChainBroken(
            "journal.tail_dropped", at=last + 1, damage=Damage.TAIL_DROPPED, case=anchor.case, last=last, seq=anchor.seq
        )
    found = digest(entries[anchor.seq - 1])
    if not found.startswith(anchor.digest):
        raise ChainBroken(
            "journal.rewritten",
            at=anchor.seq,
            damage=Damage.REWRITTEN,
            case=anchor.case,
            expected=anchor.digest,
            found=found,
        )


def _token(value: Json, *, name: str) -> bytes | None:
    if value is None:
        return None
    try:
        if isinstance(value, str):
            return b64decode(value, validate=True)
    except (NotBase64, ValueError) as error:
        raise BadInput("journal.anchor_unreadable", file=name, field="token") from error
    raise BadInput("journal.anchor_unreadable", file=name, field="token")
