"""The commitment of an entry to its body: a salted SHA-256, so that a body can be erased and the chain still verifies.

In go a body's bytes and its 32-byte salt, out comes the value that stands in clear. Without the salt, which is sealed
and erased with the body, nobody can test a guess ("did they write *yes*?") against it.
"""

from hashlib import sha256
from typing import Final

from standfast.journal.entry import Sha256

DOMAIN: Final = b"standfast/journal/1/commitment\x00"
SALT_BYTES: Final = 32


def commitment(*, salt: bytes, body: bytes) -> Sha256:
    """Commit to a body under a salt.

    The salt has one length, so no two pairs of salt and body run together into the same bytes.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(len(salt))
    return Sha256(sha256(DOMAIN + salt + body).hexdigest())
