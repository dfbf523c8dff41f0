import json
import struct
from pathlib import Path

import pytest

from standfast.ground.errors import BadInput
from standfast.journal import canonical, read_canonical
from standfast.journal.canonical import LONGEST, read_json

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "rfc8785" / "vectors.json").read_text())


@pytest.mark.parametrize(("bits", "text"), VECTORS["numbers"])
def test_numbers_are_written_as_the_rfc_lists_them(bits: str, text: str) -> None:
    (number,) = struct.unpack(">d", bytes.fromhex(bits))

    assert canonical(number).decode() == text


@pytest.mark.parametrize("vector", VECTORS["documents"], ids=lambda vector: vector["from"])
def test_documents_are_written_as_the_rfc_lists_them(vector: dict[str, str]) -> None:
    assert canonical(read_json(vector["input"].encode())).decode() == vector["output"]


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 2**53, -(2**53)])
def test_a_number_that_readers_would_disagree_on_is_refused(number: float) -> None:
    with pytest.raises(BadInput) as caught:
        canonical({"n": number})

    assert caught.value.code == "journal.no_canonical_form"


def test_half_a_character_is_refused() -> None:
    with pytest.raises(BadInput) as caught:
        canonical({"handle": "\ud83d"})

    assert caught.value.code == "journal.no_canonical_form"


@pytest.mark.parametrize(
    "data", [b'{"a":1,"a":2}', b"[NaN]", b"[-Infinity]", b"[1e999]", b'"\xff"', b"[1", b"", b"[" * 100_000]
)
def test_json_that_can_be_read_in_two_ways_or_none_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput) as caught:
        read_json(data)

    assert caught.value.code == "journal.not_json"


def test_endless_json_is_refused_unread() -> None:
    with pytest.raises(BadInput) as caught:
        read_json(b" " * (LONGEST + 1))

    assert caught.value.code == "journal.too_long"


@pytest.mark.parametrize("data", [b'{"a": 1}', b'{"b":1,"a":2}', b"[1.0]", b'"\\u0041"'])
def test_json_in_another_form_is_refused_where_the_bytes_are_signed(data: bytes) -> None:
    with pytest.raises(BadInput) as caught:
        read_canonical(data)

    assert caught.value.code == "journal.not_canonical"
