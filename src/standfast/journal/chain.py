"""Verifying a journal: entries and opened bodies in; silence, or ``ChainBroken`` with place and damage, out. Pure.

Each entry must follow the one before and be signed by a key that may sign; each body must be the one its entry commits
to. Nothing is trusted but what the caller hands in as the case's keys, and the first entry binds those.

What a chain alone can't show: that its tail, or all of it, was replaced by someone who holds a signing key, or that the
whole case is gone. For that a head must have left the machine: ``anchor``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final, Protocol

from nacl import bindings
from nacl.exceptions import CryptoError

from standfast.ground.errors import Found
from standfast.journal.commitment import commitment
from standfast.journal.entry import FIRST_SEQ, Entry, Genesis, Head, Sha256, digest, key_id, misshapen, signed_bytes

_LONGEST_GAP: Final = 1_000
# How many dropped entries a renumbered one is followed back over, to tell "dropped" from "edited".


class Damage(StrEnum):
    """What was done to a chain, as far as it can be told from the entries."""

    EDITED = "edited"
    # the entry was changed after it was signed
    REORDERED = "reordered"
    # another entry of this journal stands in this place
    INSERTED = "inserted"
    # an entry stands here that the next one doesn't know of
    DROPPED = "dropped"
    # one or more entries are missing from this place
    SIGNATURE = "signature"
    # the chain goes on from here, but nobody who may sign signed this
    SIGNER = "signer"
    # signed by a key that may not sign here
    REPLACED = "replaced"
    # well signed, but not what followed: the entries before it are not those it was written after
    BEGINNING = "beginning"
    # the first entry belongs to another case, sealing key or first signer
    BODY = "body"
    # the body isn't the one that the entry commits to
    TAKEN = "body taken out"
    # the body is gone, and nothing says that it was erased
    TAIL_DROPPED = "tail dropped"
    # the last entries are gone (found against an anchor only)
    REWRITTEN = "rewritten"
    # the journal was written anew (found against an anchor only)
    CASE_DROPPED = "case dropped"
    # the whole case is gone (found against an anchor, or by the installation's own chain)


class ChainBroken(Found):
    """A journal doesn't verify. ``at`` is the first place (1 for the first entry) and ``damage`` what was found."""

    def __init__(self, code: str, /, *, at: int, damage: Damage, **details: object) -> None:
        super().__init__(code, at=at, **details)
        self.at = at
        self.damage = damage


class SaltedBody(Protocol):
    """An opened body; ``keys.OpenedBody`` is one."""

    @property
    def data(self) -> bytes:
        """The body's bytes."""
        ...

    @property
    def salt(self) -> bytes:
        """The salt of its commitment."""
        ...


def verify_chain(entries: Sequence[Entry], *, genesis: Genesis, signers: Iterable[bytes] = ()) -> None:
    """Raise ``ChainBroken`` at the first entry that doesn't hold; return nothing if all do.

    ``signers`` are the public keys that may sign besides the first signer. An empty journal holds.
    """
    if (found := _first_damage(entries, genesis, signers)) is not None:
        raise _broken(genesis, *found)


def first_break(entries: Sequence[Entry], *, genesis: Genesis, signers: Iterable[bytes] = ()) -> int | None:
    """Give the place of the first entry that doesn't hold, or ``None``."""
    found = _first_damage(entries, genesis, signers)
    return found[0] if found is not None else None


def verify_bodies(entries: Sequence[Entry], bodies: Mapping[int, SaltedBody | None]) -> None:
    """Raise ``ChainBroken`` where an opened body isn't the one its entry commits to.

    ``bodies`` holds, by seq, each opened body, or ``None`` for one that was erased: that is lawful, and not a break.
    """
    for entry in entries:
        body = bodies.get(entry.seq)
        if body is not None and commitment(salt=body.salt, body=body.data) != entry.commitment:
            raise ChainBroken("journal.body", at=entry.seq, damage=Damage.BODY, case=entry.case)


def erased(entries: Sequence[Entry], bodies: Mapping[int, SaltedBody | None]) -> tuple[int, ...]:
    """List the entries whose body is gone."""
    return tuple(entry.seq for entry in entries if bodies.get(entry.seq) is None)


def _first_damage(entries: Sequence[Entry], genesis: Genesis, signers: Iterable[bytes]) -> tuple[int, Damage] | None:
    keys = {key_id(public): public for public in (genesis.first_signer, *signers)}
    prev = genesis.head.digest
    for index, entry in enumerate(entries):
        # 1. its shape, 2. its case and place, 3. the entry before, 4. the signer, 5. the signature
        place = FIRST_SEQ + index
        holds = (
            misshapen(entry) is None
            and entry.case == genesis.case
            and entry.seq == place
            and entry.prev == prev
            and (index > 0 or entry.key_id == key_id(genesis.first_signer))
            and _signed(entry, keys)
        )
        if not holds:
            return place, _damage(entries[index:], head=replace(genesis.head, seq=index, digest=prev), keys=keys)
        prev = digest(entry)
    return None


def _damage(  # noqa: PLR0911  # one answer for each damage
    entries: Sequence[Entry], *, head: Head, keys: Mapping[Sha256, bytes]
) -> Damage:
    """Tell what was done where ``entries[0]`` should follow ``head``.

    Two questions settle it. For which place was this entry signed, if for any? Was a later entry written to follow
    ``head``, as the one that belongs here was?
    """
    entry, later, place = entries[0], entries[1:], head.seq + 1
    written = _place_signed_for(entry, up_to=place + len(entries) + _LONGEST_GAP, keys=keys)
    displaced = [one for one in later if one.prev == head.digest]
    if written is None:
        if later and later[0] in displaced:
            return Damage.INSERTED
        if misshapen(entry) is not None or (later and later[0].prev != digest(entry)):
            return Damage.EDITED
        if entry.key_id not in keys:
            return Damage.SIGNER
        return Damage.SIGNATURE if later else Damage.EDITED
    if written == place != entry.seq:
        # only its number was changed
        return Damage.EDITED
    if written == place and (entry.case == head.case or place == FIRST_SEQ):
        return Damage.BEGINNING if place == FIRST_SEQ else Damage.REPLACED
    if written <= place or any(one.signature == entry.signature for one in later):
        # an entry of another case, or one that stands in another place too
        return Damage.INSERTED
    return Damage.REORDERED if displaced else Damage.DROPPED


def _place_signed_for(entry: Entry, *, up_to: int, keys: Mapping[Sha256, bytes]) -> int | None:
    """Give the seq under which the entry's signature holds: a renumbered entry still tells where it stood."""
    seqs: Iterable[int] = (entry.seq, *range(FIRST_SEQ, up_to + 1))
    for seq in seqs:
        candidate = replace(entry, seq=seq)
        if misshapen(candidate) is None and _signed(candidate, keys):
            return seq
    return None


def _signed(entry: Entry, keys: Mapping[Sha256, bytes]) -> bool:
    """Tell whether a key that may sign signed this entry."""
    public = keys.get(entry.key_id)
    if public is None:
        return False
    try:
        bindings.crypto_sign_open(bytes.fromhex(entry.signature) + signed_bytes(entry), public)
    except (CryptoError, ValueError):
        return False
    return True


def _broken(genesis: Genesis, at: int, damage: Damage) -> ChainBroken:  # noqa: PLR0911  # one answer for each damage
    """Put a finding in the words of an error."""
    match damage:
        case Damage.EDITED:
            return ChainBroken("journal.edited", at=at, damage=damage, case=genesis.case)
        case Damage.REORDERED:
            return ChainBroken("journal.reordered", at=at, damage=damage, case=genesis.case)
        case Damage.INSERTED:
            return ChainBroken("journal.inserted", at=at, damage=damage, case=genesis.case)
        case Damage.DROPPED:
            return ChainBroken("journal.dropped", at=at, damage=damage, case=genesis.case)
        case Damage.SIGNATURE:
            return ChainBroken("journal.signature", at=at, damage=damage, case=genesis.case)
        case Damage.SIGNER:
            return ChainBroken("journal.signer", at=at, damage=damage, case=genesis.case)
        case Damage.REPLACED:
            return ChainBroken("journal.replaced", at=at, damage=damage, case=genesis.case)
        case Damage.BEGINNING:
            return ChainBroken("journal.beginning", at=at, damage=damage, case=genesis.case)
        case Damage.BODY | Damage.TAKEN | Damage.TAIL_DROPPED | Damage.REWRITTEN | Damage.CASE_DROPPED:
            # found elsewhere: against the bodies, or against an anchor
            raise AssertionError(damage)
