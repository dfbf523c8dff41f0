"""Secret bytes that never print themselves, key pairs, and where chance comes from. Pure.

``Chance`` is handed in: ``secrets.token_bytes`` in the program, a seeded source in tests. One thing is drawn inside
libsodium all the same: the ephemeral key of a sealed box.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NewType

from nacl import bindings

Chance = Callable[[int], bytes]
"""Gives as many unpredictable bytes as asked for."""

SealingPublic = NewType("SealingPublic", bytes)
"""The 32 bytes of an X25519 public key: whoever has it can seal, and open nothing."""

SigningPublic = NewType("SigningPublic", bytes)
"""The 32 bytes of an Ed25519 public key: whoever has it can check a signature, and make none."""

KEY_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Secret:
    """Bytes that must not reach a log, a traceback or a screen.

    >>> Secret(b"the key")
    Secret()
    """

    raw: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealingPair:
    """An X25519 pair: the public half seals, the private half opens."""

    public: SealingPublic
    private: Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningPair:
    """An Ed25519 pair; the private half is kept as its seed."""

    public: SigningPublic
    seed: Secret

    def sign(self, message: bytes) -> bytes:
        """Sign a message; 64 bytes."""
        _, expanded = bindings.crypto_sign_seed_keypair(self.seed.raw)
        return bindings.crypto_sign(message, expanded)[: bindings.crypto_sign_BYTES]


def sealing_pair(private: Secret) -> SealingPair:
    """Derive the pair that a private half belongs to."""
    return SealingPair(public=SealingPublic(bindings.crypto_scalarmult_base(private.raw)), private=private)


def signing_pair(seed: Secret) -> SigningPair:
    """Derive the pair that a seed belongs to."""
    public, _ = bindings.crypto_sign_seed_keypair(seed.raw)
    return SigningPair(public=SigningPublic(public), seed=seed)


def draw(chance: Chance) -> Secret:
    """Draw 32 secret bytes."""
    drawn = chance(KEY_BYTES)
    if len(drawn) != KEY_BYTES:
        raise ValueError(len(drawn))
    return Secret(drawn)
