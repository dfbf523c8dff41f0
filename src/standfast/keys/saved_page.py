"""The file that the page saves, opened: its bytes and a passphrase in, the bytes of a JSON text out. Pure.

``docs/formats/saved-page.md`` states the format; ``js/keep/sealed.js`` of the page writes it. The tag is found right
before a byte of what is sealed is looked at, and it covers the header as well. AES-GCM comes from ``cryptography``:
libsodium has it on some processors only, and a browser has nothing else of the kind.

::

    magic (8) · version (1) · iterations (4, big-endian) · salt (16) · nonce (12) · sealed text · tag (16)
"""

import base64
import binascii
import hashlib
import re
import unicodedata
from typing import Final

from standfast.ground.errors import BadInput

MAGIC: Final = b"\x89NOTES\r\n"
VERSION: Final = 1
LIMIT: Final = 20_000_000
# OWASP's password storage cheat sheet (2023) asks for 600,000 with SHA-256; more than the most would stop the machine.
FEWEST: Final = 600_000
MOST: Final = 10_000_000

_VERSION_AT: Final = 8
_ITERATIONS_AT: Final = 9
_SALT_AT: Final = 13
_NONCE_AT: Final = 29
_HEADER: Final = 41
_TAG: Final = 16
_KEY: Final = 32
_IN_BASE64: Final = b"iU5PVEVTDQ"


def open_saved_page(data: bytes, passphrase: str, *, name: str) -> bytes:
    """Open the file called ``name``.

    1. The header is looked at: ours, of this version, whole, a count that one may ask of a machine. 2. The key is made.
    3. The tag is verified with the header; a wrong passphrase and a changed file can't be told apart, and both are
    ``keys.saved_not_opened``.
    """
    # 1.
    whole = _unwrapped(data)
    _check(whole, name=name)
    header, iterations = whole[:_HEADER], int.from_bytes(whole[_ITERATIONS_AT:_SALT_AT], "big")
    # 2.
    key = hashlib.pbkdf2_hmac("sha256", spoken(passphrase), header[_SALT_AT:_NONCE_AT], iterations, dklen=_KEY)
    # 3.
    opened = _opened(whole[_HEADER:], key=key, header=header)
    if opened is None:
        raise BadInput("keys.saved_not_opened", file=name)
    return opened


def spoken(passphrase: str) -> bytes:
    """Give a passphrase's bytes: the same words typed on two machines are the same bytes.

    >>> spoken("  four  plain words here ")
    b'four plain words here'
    """
    one = re.sub(r"[ \t\r\n]+", " ", unicodedata.normalize("NFKC", passphrase))
    # A browser writes half a character, which no keyboard makes, as U+FFFD.
    return re.sub("[\ud800-\udfff]", "\ufffd", one.removeprefix(" ").removesuffix(" ")).encode()


def _unwrapped(data: bytes) -> bytes:
    """Read a file that was copied as a text, in base64, whatever white space came in between."""
    packed = b"".join(data.split()) if not data.startswith(MAGIC[:1]) else b""
    if not packed.startswith(_IN_BASE64):
        return data
    try:
        return base64.b64decode(packed, validate=True)
    except binascii.Error:
        # A text that stops within a group of four.
        return MAGIC + bytes([VERSION])


def _check(data: bytes, *, name: str) -> None:
    if len(data) > LIMIT:
        raise BadInput("file.too_large", file=name, limit=LIMIT)
    if not data.startswith(MAGIC):
        raise BadInput("keys.saved_not_ours", file=name)
    if data[_VERSION_AT : _VERSION_AT + 1] not in {b"", bytes([VERSION])}:
        raise BadInput("keys.saved_newer", file=name, version=data[_VERSION_AT])
    if len(data) < _HEADER + _TAG:
        raise BadInput("keys.saved_cut_off", file=name)
    if not FEWEST <= int.from_bytes(data[_ITERATIONS_AT:_SALT_AT], "big") <= MOST:
        raise BadInput("keys.saved_not_opened", file=name)


def _opened(sealed: bytes, *, key: bytes, header: bytes) -> bytes | None:
    # 25 ms that no other command needs.
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    try:
        return AESGCM(key).decrypt(header[_NONCE_AT:_HEADER], sealed, header)
    except InvalidTag:
        return None
