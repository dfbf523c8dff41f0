"""Blind indexes: "have we met this handle, this number before?" without the handle standing anywhere. Pure.

In go a key, a kind and a text, out comes HMAC-SHA256 of the text as people would call it the same (NFKC and lower
case; a phone number in E.164). The kind is part of what is hashed, so rows don't tell a phone number from a name. Who
holds the key can test guesses: a stolen running program reveals the indexed values, and the threat model says so.
"""

import hmac
import unicodedata
from enum import StrEnum
from typing import Final

from standfast.keys.secret import Secret

_DOMAIN: Final = b"standfast/index/1\x00"


class IndexKind(StrEnum):
    """What sort of thing a text is."""

    HANDLE = "handle"
    NUMERIC_ID = "numeric_id"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    FILE_NUMBER = "file_number"


def blind_index(text: str, *, kind: IndexKind, key: Secret, region: str = "CA") -> str:
    """Give the index value of a text, 64 hexadecimal digits.

    >>> key = Secret(bytes(32))
    >>> one = blind_index("604-555-0142", kind=IndexKind.PHONE, key=key)
    >>> one == blind_index("+1 (604) 555 0142", kind=IndexKind.PHONE, key=key)
    True
    """
    same = _phone(text, region) if kind is IndexKind.PHONE else normal(text)
    return hmac.digest(key.raw, _DOMAIN + kind.encode() + b"\x00" + same.encode(), "sha256").hex()


def normal(text: str) -> str:
    """Give a text as people would call it the same: NFKC, lower case, single spaces.

    The steps run to a fixed point, for lowering can undo what NFKC composed.

    >>> normal("  Night  OWL ")
    'night owl'
    """
    while (found := " ".join(unicodedata.normalize("NFKC", text).lower().split())) != text:
        text = found
    return text


def _phone(text: str, region: str) -> str:
    import phonenumbers  # noqa: PLC0415  # 60 ms that most commands never need

    try:
        number = phonenumbers.parse(unicodedata.normalize("NFKC", text), region)
    except phonenumbers.NumberParseException:
        return normal(text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
