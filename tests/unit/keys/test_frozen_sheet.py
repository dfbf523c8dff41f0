"""A sheet that was made once must open for ever; and a reader written from docs/formats/recovery.md alone opens it."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from nacl import bindings

from standfast.keys import RecoveryWords, open_spare, read_back, read_spare
from standfast.keys.key_file import secrets_of

ROOT = Path(__file__).parents[3]
FROZEN = ROOT / "tests/vectors/recovery-1"
SECRETS = json.loads((FROZEN / "secrets.json").read_text())


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_sheet_of_the_first_version_still_opens(lang: str) -> None:
    words = read_back((FROZEN / f"words.{lang}.txt").read_text())
    assert isinstance(words, RecoveryWords)

    opened = open_spare(read_spare(FROZEN / "spare.json"), words)

    assert {"person": opened.person.id, **secrets_of(opened)} == SECRETS


# A reader of its own, from the page: nothing of ours is used below.


def times(one: int, other: int) -> int:
    """Multiply in the field of 2,048, bit by bit."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one, other = one << 1, other >> 1
        if one & 2_048:
            one ^= 0b100000000101
    return product


def power(exponent: int) -> int:
    found = 1
    for _ in range(exponent):
        found = times(found, 2)
    return found


def numbers_of(lang: str) -> list[int]:
    lines = (ROOT / f"src/standfast_data/words/{lang}.txt").read_text().splitlines()
    known = [line for line in lines if not line.startswith("#")]
    return [known.index(word) for word in (FROZEN / f"words.{lang}.txt").read_text().split()]


def plain(value: dict[str, Any]) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_check_words_are_as_the_page_says(lang: str) -> None:
    numbers = numbers_of(lang)

    for row in range(4):
        total = 0
        for place, number in enumerate(numbers):
            total ^= times(number, power(place * (row + 1)))
        assert total == row + 1


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_program_written_from_the_page_opens_the_spare(lang: str) -> None:
    packed = sum(number << (11 * place) for place, number in enumerate(numbers_of(lang)[:20])).to_bytes(28, "little")
    key = hashlib.blake2b(packed, digest_size=32, person=b"standfast/sheet1").digest()
    spare = json.loads((FROZEN / "spare.json").read_text())
    check, box = spare.pop("check"), bytes.fromhex(spare["secrets"])
    assert check == hashlib.sha256(plain(spare)).hexdigest()
    head = {name: spare[name] for name in ("standfast", "person", "sheet")}

    clear = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(box[24:], plain(head), box[:24], key)

    assert {"person": spare["person"], **json.loads(clear)} == SECRETS
