"""A writer of saved files, made from ``docs/formats/saved-page.md`` alone: what a stranger's program would do."""

import hashlib
import unicodedata

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

PASSPHRASE = "lamp river seven coats"
SALT = bytes(range(16))
NONCE = bytes(range(12))


def saved_page(
    text: bytes,
    passphrase: str = PASSPHRASE,
    *,
    iterations: int = 600_000,
    version: int = 1,
) -> bytes:
    """Write a saved file."""
    header = b"\x89NOTES\r\n" + bytes([version]) + iterations.to_bytes(4, "big") + SALT + NONCE
    typed = " ".join(unicodedata.normalize("NFKC", passphrase).split()).encode()
    key = hashlib.pbkdf2_hmac("sha256", typed, SALT, iterations, dklen=32)
    padded = text + b" " * (4096 - len(text) % 4096)
    return header + AESGCM(key).encrypt(NONCE, padded, header)
