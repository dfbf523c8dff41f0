"""Who asks does not refuse: a question mark is a word that a cue can name."""

import pytest

from standfast.cues.words import ASKED, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Can you trace him?", ["can", "you", "trace", "him", ASKED]),
        ("Il est où ?", ["il", "est", "ou", ASKED]),
        ("what???", ["what", ASKED]),
        ("?", []),
        ("So. ? Why", ["so", "why"]),
    ],
)
def test_a_question_mark_is_the_last_word_of_its_clause(text: str, words: list[str]) -> None:
    assert [word.text for word in words_of(text, {})] == words


def test_the_mark_has_its_place_and_ends_the_clause() -> None:
    first, mark, second = words_of("You there? Yes", {})[1:]
    assert (mark.text, mark.start, mark.end, mark.clause) == (ASKED, 9, 10, first.clause)
    assert second.clause == first.clause + 1
