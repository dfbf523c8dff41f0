"""Which characters make words: those of alphabets that no later Unicode adds to, so that every program cuts alike."""

import unicodedata

import pytest

from standfast.cues.words import WRITING, words_of

UNICODE_OF_THE_RULE = "13.0.0"


def texts(text: str) -> list[str]:
    return [one.text for one in words_of(text, {})]


@pytest.mark.parametrize("sign", ["'", "\u2019", "\u02bc", "\u2018", "\u00b4", "`"])
def test_every_apostrophe_joins_an_english_ending(sign: str) -> None:
    assert texts(f"don{sign}t wait") == ["dont", "wait"]


@pytest.mark.parametrize("text", ["жизнь", "דבר", "كلام", "ᐃᓄᒃᑎᑐᑦ", "中文", "ተስፋ", "λόγος", "ไทย"])
def test_alphabets_that_people_in_canada_write_make_words(text: str) -> None:
    assert len(texts(text)) >= 1


@pytest.mark.parametrize("sign", ["\ua7f2", "\U0001ccd6", "\U00010780", "\u1c89"])
def test_what_came_later_parts_words_even_where_it_is_known_here(sign: str) -> None:
    assert texts(f"a{sign}b") == ["a", "b"]


def test_no_character_that_counts_is_younger_than_the_oldest_unicode_that_may_read_it() -> None:
    counted = [chr(code) for first, last in WRITING for code in range(first, last + 1)]
    letters = [one for one in counted if unicodedata.category(one)[0] in "LN"]

    assert unicodedata.unidata_version >= UNICODE_OF_THE_RULE
    assert len(letters) > 30_000
    assert "\u9ff0" not in counted  # Han that came with version 13
    assert "\u08be" not in counted  # Arabic that came with version 13
