"""A case's key pair, and bodies sealed to it. Pure: bytes, keys and chance in, sealed bytes out, and back.

Sealing needs only the case's public half, so a reminder or an incoming reply can be added by what can't read the case.
Each body has a random key of its own, sealed to the case together with the salt of the body's commitment: one body can
be erased or disclosed alone. Anyone who holds the public half can seal *something*; that a body is the one its entry
commits to is for the reader to compare (``actions/open_bodies.py`` does).
"""

from dataclasses import dataclass
from typing import Final, NewType

from nacl import bindings
from nacl.exceptions import CryptoError

from standfast.ground.errors import BadInput, Found
from standfast.keys.secret import KEY_BYTES, Chance, SealingPair, SealingPublic, draw, sealing_pair

CaseKeys = NewType("CaseKeys", SealingPair)
"""The pair of one case: a type of its own, so that a person's pair can't stand in its place."""

LONGEST_BODY: Final = 1_000_000
# Bodies are padded to a multiple of this many bytes: a curious host that sees only lengths can't tell "no answer" from
# a line of what was said.
BLOCK: Final = 256

_DOMAIN: Final = b"standfast/body/1"
_SALT_BYTES: Final = 32
_NONCE_BYTES: Final = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES


class BodyNotOpened(Found):
    """A sealed body doesn't open: another key, or its bytes were changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedBody:
    """A body at rest: ciphertext, and its key sealed to the case. They lie in two tables and are erased together."""

    ciphertext: bytes
    # nonce, then XChaCha20-Poly1305 of the padded body
    sealed_key: bytes
    # sealed box of the body's key and salt


@dataclass(frozen=True, slots=True, kw_only=True)
class FreshBody:
    """A body just sealed, with the salt that its entry's commitment needs; the salt is then forgotten."""

    sealed: SealedBody
    salt: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedBody:
    """A body in the open, with the salt of its commitment."""

    data: bytes
    salt: bytes


def new_case_keys(chance: Chance) -> CaseKeys:
    """Draw the pair of a new case."""
    return CaseKeys(sealing_pair(draw(chance)))


def seal_body(data: bytes, *, case_public: SealingPublic, chance: Chance) -> FreshBody:
    """Seal a body to a case.

    >>> import secrets
    >>> case = new_case_keys(secrets.token_bytes)
    >>> fresh = seal_body(b"{}", case_public=case.public, chance=secrets.token_bytes)
    >>> open_body(fresh.sealed, case=case).data
    b'{}'
    """
    if len(data) > LONGEST_BODY:
        raise BadInput("keys.body_too_long", limit=LONGEST_BODY)
    key, salt, nonce = draw(chance), draw(chance).raw, chance(_NONCE_BYTES)
    padded = bindings.sodium_pad(data, BLOCK)
    ciphertext = nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, _DOMAIN, nonce, key.raw)
    sealed_key = bindings.crypto_box_seal(key.raw + salt, case_public)
    return FreshBody(sealed=SealedBody(ciphertext=ciphertext, sealed_key=sealed_key), salt=salt)


def open_body(sealed: SealedBody, *, case: CaseKeys) -> OpenedBody:
    """Open a body, or raise ``BodyNotOpened``."""
    try:
        key_and_salt = bindings.crypto_box_seal_open(sealed.sealed_key, case.public, case.private.raw)
        if len(key_and_salt) != KEY_BYTES + _SALT_BYTES:
            raise BodyNotOpened("keys.body_not_opened")
        nonce, box = sealed.ciphertext[:_NONCE_BYTES], sealed.ciphertext[_NONCE_BYTES:]
        key, salt = key_and_salt[:KEY_BYTES], key_and_salt[KEY_BYTES:]
        padded = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(box, _DOMAIN, nonce, key)
        return OpenedBody(data=bindings.sodium_unpad(padded, BLOCK), salt=salt)
    except (CryptoError, TypeError, ValueError) as error:
        # libsodium's binding says TypeError or ValueError where a part is too short to be one.
        raise BodyNotOpened("keys.body_not_opened") from error
