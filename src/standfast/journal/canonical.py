"""Canonical JSON (RFC 8785): one value, one text, byte for byte, whoever writes it.

In goes a JSON value, out come bytes, and back. Reading trusts nothing: bytes that are JSON but not in canonical form
are refused, because two texts of one value would have two digests.
"""

import json
from math import isfinite
from typing import Final

import rfc8785

from standfast.ground.errors import BadInput

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

EXACT: Final = 2**53 - 1
# the largest whole number that every JSON reader keeps exactly (RFC 7493, 2.2)

LONGEST: Final = 4_000_000
# bytes; no entry and no body comes near


def canonical(value: Json) -> bytes:
    """Write a value in canonical form.

    >>> canonical({"b": [1.0, "é"], "a": None}).decode()
    '{"a":null,"b":[1,"é"]}'
    """
    try:
        return rfc8785.dumps(value)
    except rfc8785.CanonicalizationError as error:
        # NaN, an integer above 2**53, a lone surrogate: no JSON reader could give back what was meant.
        raise BadInput("journal.no_canonical_form") from error


def read_canonical(data: bytes) -> Json:
    """Read bytes that ``canonical`` wrote; ``canonical(read_canonical(data)) == data`` or it is refused."""
    value = read_json(data)
    if canonical(value) != data:
        raise BadInput("journal.not_canonical")
    return value


def read_json(data: bytes) -> Json:
    """Read JSON (RFC 8259) that may be laid out freely, refusing what is ambiguous: a key twice, NaN, bad UTF-8."""
    if len(data) > LONGEST:
        raise BadInput("journal.too_long", limit=LONGEST)
    try:
        value: Json = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_no_key_twice,
            parse_constant=_no_constant,
            parse_int=_whole,
            parse_float=_finite,
        )
    except (ValueError, RecursionError) as error:
        raise BadInput("journal.not_json") from error
    return value


def _no_key_twice(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _whole(text: str) -> int | float:
    # RFC 8785 (3.2.2.3) takes every number as an IEEE 754 double: above 2**53 - 1 a whole number is one too.
    number = _finite(text)
    return int(text) if abs(number) <= EXACT else number


def _finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return number


def _no_constant(name: str) -> Json:
    raise ValueError(name)
