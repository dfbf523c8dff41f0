"""One entry of a journal: its fields, its canonical form, its signature and its digest. Pure.

In go the head, a commitment, a signer and an instant; out comes a signed entry. Nothing here sees a body. An entry is
never edited: a correction is a new entry. The truth about the format is in ``docs/formats/journal.md``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, NewType, Protocol

from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant, to_the_hour
from standfast.journal.canonical import Json, canonical

CaseId = NewType("CaseId", str)
"""Opaque: it tells nothing about the case. Lower-case letters, digits and hyphens."""

Sha256 = NewType("Sha256", str)
"""A SHA-256 digest as 64 lower-case hexadecimal digits, as ``sha256sum`` prints it."""

VERSION: Final = 1
FIRST_SEQ: Final = 1
SIGNED: Final = b"standfast/journal/1/entry\x00"
BEGINNING: Final = "standfast/journal/1/genesis"

_CASE: Final = re.compile(r"[0-9a-z][0-9a-z-]{0,63}")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_SIGNATURE: Final = re.compile(r"[0-9a-f]{128}")
_HOUR: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3])Z")
_LARGEST: Final = 2**53 - 1
# Crockford's base 32: no letter that is mistaken for a digit when an id is read out over the phone.
_ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"


class Signer(Protocol):
    """Whoever signs an entry. ``keys.SigningPair`` is one."""

    @property
    def public(self) -> bytes:
        """The 32 bytes of the Ed25519 public key."""
        ...

    def sign(self, message: bytes) -> bytes:
        """Sign a message with Ed25519; 64 bytes."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One link of the chain. Everything in it may stand in clear."""

    v: int
    case: CaseId
    seq: int
    # 1, 2, 3 … without a gap
    hour: str
    # UTC, no finer: "2026-05-11T02Z"
    key_id: Sha256
    # of the signer's public key
    commitment: Sha256
    # to the sealed body
    prev: Sha256
    # digest of the entry before, or of the beginning
    signature: str
    # Ed25519, 128 hexadecimal digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last entry of a case, as a paper prints it."""

    case: CaseId
    seq: int
    digest: Sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Genesis:
    """What a chain begins with: the case, the key its bodies are sealed to, and who signed first.

    The first entry's ``prev`` is this value's digest. So tables that name another key or signer don't fit the chain.
    """

    case: CaseId
    sealing: bytes
    first_signer: bytes

    @property
    def head(self) -> Head:
        """The head of a journal that has no entry yet (seq 0)."""
        value: Json = {
            "case": self.case,
            "first_signer": self.first_signer.hex(),
            "format": BEGINNING,
            "sealing": self.sealing.hex(),
        }
        return Head(case=self.case, seq=FIRST_SEQ - 1, digest=Sha256(sha256(canonical(value)).hexdigest()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an action decided to write, as far as the chain may see it."""

    commitment: Sha256


def next_entry(head: Head, draft: Draft, signer: Signer, *, at: Instant) -> Entry:
    """Make the entry that follows ``head`` (for the first one: ``Genesis.head``)."""
    unsigned: dict[str, Json] = {
        "v": VERSION,
        "case": head.case,
        "seq": head.seq + 1,
        "hour": to_the_hour(at),
        "key_id": key_id(signer.public),
        "commitment": draft.commitment,
        "prev": head.digest,
    }
    return entry_from_json({**unsigned, "signature": signer.sign(SIGNED + canonical(unsigned)).hex()})


def key_id(public: bytes) -> Sha256:
    """Name a public key by the SHA-256 of its 32 bytes."""
    return Sha256(sha256(public).hexdigest())


def signed_bytes(entry: Entry) -> bytes:
    """Give the bytes that the signature covers: a tag, then the canonical form of all other fields."""
    value = entry_to_json(entry)
    del value["signature"]
    return SIGNED + canonical(value)


def digest(entry: Entry) -> Sha256:
    """Give the SHA-256 of the entry's canonical form, signature included: the ``prev`` of the entry after it."""
    return Sha256(sha256(canonical(entry_to_json(entry))).hexdigest())


def head_of(entry: Entry) -> Head:
    """Give the head that an entry makes."""
    return Head(case=entry.case, seq=entry.seq, digest=digest(entry))


def entry_to_json(entry: Entry) -> dict[str, Json]:
    """Give the entry as a JSON object."""
    return {
        "v": entry.v,
        "case": entry.case,
        "seq": entry.seq,
        "hour": entry.hour,
        "key_id": entry.key_id,
        "commitment": entry.commitment,
        "prev": entry.prev,
        "signature": entry.signature,
    }


def entry_from_json(value: Json) -> Entry:
    """Read an entry from a JSON object; one of another version, or with other fields, is refused by name."""
    if not isinstance(value, dict):
        raise BadInput("journal.not_an_entry", field="/")
    if isinstance(value.get("v"), int) and value["v"] != VERSION:
        raise BadInput("journal.version", version=value["v"], known=VERSION)
    if odd := sorted(value.keys() ^ _FIELDS.keys()):
        raise BadInput("journal.not_an_entry", field=odd[0])
    for name, kind in _FIELDS.items():
        if type(value[name]) is not kind:
            raise BadInput("journal.not_an_entry", field=name)
    entry = Entry(**value)  # type: ignore[arg-type]  # each value was just compared with its type
    if (wrong := misshapen(entry)) is not None:
        raise BadInput("journal.not_an_entry", field=wrong)
    return entry


def misshapen(entry: Entry) -> str | None:
    """Name the first field that no writer could have written so, or ``None``."""
    return next((name for name, fits in _rules(entry) if not fits), None)


def new_case_id(chance: Callable[[int], bytes]) -> CaseId:
    """Draw an opaque id of 60 bits that can be read out over the phone.

    >>> new_case_id(lambda count: bytes(range(count)))
    '0123-4567-89ab'
    """
    drawn = "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in chance(12))
    return CaseId(f"{drawn[:4]}-{drawn[4:8]}-{drawn[8:]}")


_FIELDS: Final[dict[str, type]] = {
    "v": int,
    "case": str,
    "seq": int,
    "hour": str,
    "key_id": str,
    "commitment": str,
    "prev": str,
    "signature": str,
}


def is_case_id(text: str) -> bool:
    """Tell whether a text can be a case's id."""
    return _CASE.fullmatch(text) is not None


def is_new_case_id(text: str) -> bool:
    """Tell whether a text is a case's whole id as ``new_case_id`` draws one: no label looks so by chance."""
    parts = text.split("-")
    return [len(part) for part in parts] == [4, 4, 4] and all(char in _ALPHABET for part in parts for char in part)


def is_sha256(text: str) -> bool:
    """Tell whether a text is a SHA-256 digest as we write it."""
    return _SHA256.fullmatch(text) is not None


def is_seq(number: int) -> bool:
    """Tell whether a number can be an entry's place. JSON readers agree on integers up to 2**53 - 1 (RFC 8259, 6)."""
    return type(number) is int and FIRST_SEQ <= number <= _LARGEST


def _rules(entry: Entry) -> tuple[tuple[str, bool], ...]:
    return (
        ("v", entry.v == VERSION),
        ("case", is_case_id(entry.case)),
        ("seq", is_seq(entry.seq)),
        ("hour", _HOUR.fullmatch(entry.hour) is not None),
        ("key_id", is_sha256(entry.key_id)),
        ("commitment", is_sha256(entry.commitment)),
        ("prev", is_sha256(entry.prev)),
        ("signature", _SIGNATURE.fullmatch(entry.signature) is not None),
    )
