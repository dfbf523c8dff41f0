"""Letters tied together (œ, æ) read as the two letters that they are typed as."""

import pytest

from standfast.cues.words import words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ma sœur", ["ma", "soeur"]),
        ("MA BELLE-SŒUR", ["ma", "belle", "soeur"]),
        ("écœuré", ["ecoeure"]),
        ("ex æquo, Æ", ["ex", "aequo", "ae"]),
    ],
)
def test_tied_letters_are_read_apart(text: str, words: list[str]) -> None:
    assert [word.text for word in words_of(text, {})] == words


def test_a_word_keeps_its_place_in_the_text() -> None:
    [first, second] = words_of("cœur là", {})
    assert (first.start, first.end, second.start) == (0, 4, 5)
