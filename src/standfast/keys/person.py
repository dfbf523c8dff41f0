"""A person's sealing and signing pairs, and what is sealed to a person: a case's key, a case's card. Pure.

Trusts no sealed bytes: what opens is compared with what it should be, since anyone who holds a public half can seal.
"""

from dataclasses import dataclass
from typing import Final, NewType

from nacl import bindings
from nacl.exceptions import CryptoError

from standfast.ground.errors import Found
from standfast.keys.case_keys import CaseKeys
from standfast.keys.secret import (
    Chance,
    SealingPair,
    SealingPublic,
    Secret,
    SigningPair,
    draw,
    sealing_pair,
    signing_pair,
)

PersonId = NewType("PersonId", str)
"""Opaque: 32 hexadecimal digits."""

# What is sealed begins with its purpose, so that a card can't be passed off as a key.
_WRAP: Final = b"standfast/wrap/1\x00"
_CARD: Final = b"standfast/card/1\x00"


class NotForThisPerson(Found):
    """What was sealed doesn't open with this person's key, or isn't what it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who holds cases and signs entries."""

    id: PersonId
    sealing: SealingPair
    signing: SigningPair


def new_person(chance: Chance) -> Person:
    """Draw a person's id and both pairs."""
    return Person(
        id=PersonId(chance(16).hex()),
        sealing=sealing_pair(draw(chance)),
        signing=signing_pair(draw(chance)),
    )


def wrap_case_key(case: CaseKeys, *, holder: SealingPublic) -> bytes:
    """Seal a case's private key to a holder."""
    return bindings.crypto_box_seal(_WRAP + case.private.raw, holder)


def unwrap_case_key(wrap: bytes, *, holder: SealingPair, case_public: SealingPublic) -> CaseKeys:
    """Open a holder's wrap. A wrap of another case's key is refused: it would open nothing here."""
    keys = CaseKeys(sealing_pair(Secret(_opened(wrap, purpose=_WRAP, holder=holder))))
    if keys.public != case_public:
        raise NotForThisPerson("keys.wrap_of_another_case")
    return keys


def seal_card(data: bytes, *, holder: SealingPublic) -> bytes:
    """Seal the few words that a holder sees of a case in a list."""
    return bindings.crypto_box_seal(_CARD + data, holder)


def open_card(sealed: bytes, *, holder: SealingPair) -> bytes:
    """Open a card."""
    return _opened(sealed, purpose=_CARD, holder=holder)


def _opened(sealed: bytes, *, purpose: bytes, holder: SealingPair) -> bytes:
    try:
        opened = bindings.crypto_box_seal_open(sealed, holder.public, holder.private.raw)
    except (CryptoError, TypeError, ValueError) as error:
        raise NotForThisPerson("keys.not_for_this_person") from error
    if not opened.startswith(purpose):
        raise NotForThisPerson("keys.not_for_this_person")
    return opened.removeprefix(purpose)
