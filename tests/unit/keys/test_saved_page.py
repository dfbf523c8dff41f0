"""The reader of the page's saved files: what it opens, and everything that it refuses."""

import base64
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfast.ground.errors import BadInput
from standfast.keys import saved_page as reader
from standfast.keys.saved_page import LIMIT, MOST, open_saved_page, spoken
from tests.saved_pages import PASSPHRASE, saved_page

TEXT = b'{"standfast": "answers/1"}'
SAVED = saved_page(TEXT)
HEADER = 41
FROZEN = Path(__file__).parents[2] / "vectors" / "saved-page-1"


def opened(data: bytes, passphrase: str = PASSPHRASE) -> bytes:
    return open_saved_page(data, passphrase, name="notes-1.dat").rstrip()


def refused(data: bytes, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(BadInput) as caught:
        opened(data, passphrase)
    assert caught.value.problems[0].details["file"] == "notes-1.dat"
    return caught.value.code


def test_a_file_opens_with_its_passphrase() -> None:
    assert opened(SAVED) == TEXT


@pytest.mark.parametrize("passphrase", ["\u00e9toile lampe sept manteaux", "e\u0301toile lampe  sept manteaux "])
def test_a_file_that_the_first_page_saved_still_opens(passphrase: str) -> None:
    text = open_saved_page((FROZEN / "notes-1.dat").read_bytes(), passphrase, name="notes-1.dat")

    assert json.loads(text) == json.loads((FROZEN / "opened.json").read_bytes())


def test_a_file_that_was_copied_as_a_text_opens_too() -> None:
    lines = base64.encodebytes(SAVED).replace(b"\n", b"\r\n ")

    assert opened(b" \n" + lines) == TEXT


@pytest.mark.parametrize("typed", [" lamp  river\tseven coats\n", "\uff4camp river seven coats"])
def test_the_same_words_typed_another_way_open_it(typed: str) -> None:
    assert opened(SAVED, typed) == TEXT


@pytest.mark.parametrize("typed", ["Lamp river seven coats", "lamp river seven coat", ""])
def test_another_passphrase_opens_nothing(typed: str) -> None:
    assert refused(SAVED, typed) == "keys.saved_not_opened"


@pytest.mark.parametrize("place", range(HEADER))
def test_a_byte_of_the_header_that_was_changed_is_refused(monkeypatch: pytest.MonkeyPatch, place: int) -> None:
    # Another count costs up to three seconds and tells nothing more.
    monkeypatch.setattr(reader, "MOST", 700_000)
    changed = bytearray(SAVED)
    changed[place] ^= 1

    code = refused(bytes(changed))

    assert code == (
        "keys.saved_not_ours" if place < 8 else "keys.saved_newer" if place == 8 else "keys.saved_not_opened"
    )


@pytest.mark.parametrize("bit", [0, 7])
@pytest.mark.parametrize("place", [HEADER, HEADER + 1, HEADER + 25, HEADER + 2_000, len(SAVED) - 17, -16, -1])
def test_a_byte_of_what_is_sealed_that_was_changed_is_refused(place: int, bit: int) -> None:
    changed = bytearray(SAVED)
    changed[place] ^= 1 << bit

    assert refused(bytes(changed)) == "keys.saved_not_opened"


@pytest.mark.parametrize(
    ("length", "code"),
    [
        (0, "keys.saved_not_ours"),
        (7, "keys.saved_not_ours"),
        (8, "keys.saved_cut_off"),
        (9, "keys.saved_cut_off"),
        (HEADER, "keys.saved_cut_off"),
        (HEADER + 15, "keys.saved_cut_off"),
        (HEADER + 16, "keys.saved_not_opened"),
        (len(SAVED) - 1, "keys.saved_not_opened"),
    ],
)
def test_a_file_that_stops_too_early_is_refused(length: int, code: str) -> None:
    assert refused(SAVED[:length]) == code


def test_a_byte_too_many_is_refused() -> None:
    assert refused(SAVED + b"\0") == "keys.saved_not_opened"


def test_a_copied_text_that_stops_within_a_letter_group_is_refused() -> None:
    assert refused(base64.b64encode(SAVED)[:-3]) == "keys.saved_cut_off"


@pytest.mark.parametrize("iterations", [0, 1, 599_999, MOST + 1, 2**32 - 1])
def test_a_count_that_makes_guessing_cheap_or_stops_a_machine_is_refused_before_it_is_done(
    monkeypatch: pytest.MonkeyPatch, iterations: int
) -> None:
    monkeypatch.setattr(reader, "spoken", None)
    changed = SAVED[:9] + iterations.to_bytes(4, "big") + SAVED[13:]

    assert refused(changed) == "keys.saved_not_opened"


def test_a_file_that_is_too_large_is_refused() -> None:
    assert refused(SAVED + bytes(LIMIT)) == "file.too_large"


@pytest.mark.parametrize(
    "data", [b"standfast: answers/1\n", b"\x89PNG\r\n\x1a\n" + bytes(100), b"PK\x03\x04" + bytes(99)]
)
def test_another_kind_of_file_is_refused(data: bytes) -> None:
    assert refused(data) == "keys.saved_not_ours"


@given(st.text())
def test_a_passphrase_said_twice_is_the_same(typed: str) -> None:
    assert spoken(spoken(typed).decode()) == spoken(typed)
