"""Text that nobody would type and somebody may paste: never a crash, and no more than 50 ms a kilobyte."""

import random
from time import perf_counter

import pytest

from standfast.cues import find_danger, find_refusal
from standfast.cues.words import LONGEST_WORD, words_of

MILLION = 1_000_000
MS_PER_KB = 50
NAMED = (
    "He wants to meet her on Friday. On ne peut rien faire, c'est sur Internet; il sait où on reste. kms. "
    "Nothing can be done. She knows where he lives, and he still writes to her every night! "
)
LETTERS = "aéβжאعक日한😀\u202e\u2066\u200f\x00\ud800'\u2019.!\n \u0301"


def mixed(length: int) -> str:
    chance = random.Random(7)  # noqa: S311  # the same text in every run
    return "".join(chance.choices(LETTERS, k=length))


HOSTILE = {
    "a sentence again and again": (NAMED * (MILLION // len(NAMED) + 1))[: MILLION // 4],
    "one letter": "a" * MILLION,
    "one capital": "É" * MILLION,
    "one mark": "\u0301" * MILLION,
    "one apostrophe": "'" * MILLION,
    "one end of a clause": "." * MILLION,
    "null bytes": "\x00" * MILLION,
    "bidi marks": "\u202e\u2066" * (MILLION // 2),
    "emoji": "😀" * MILLION,
    "half of a pair": "\ud800" * 1_000,
    "mixed scripts": mixed(MILLION // 4),
    "a word that spreads": "\ufdfa" * 50_000,
    "one word again and again": "he " * (MILLION // 6),
    "no end of a clause": NAMED.replace(".", "").replace("!", "").replace(";", "") * 2_000,
    "half a pattern again and again": "he wants to " * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_breaks_it_and_it_is_quick(name: str) -> None:
    text = HOSTILE[name]
    size = max(len(text.encode("utf-8", "surrogatepass")) / 1_000, 1)
    find_danger("warm"), find_refusal("warm")

    begin = perf_counter()
    danger, refusal = find_danger(text), find_refusal(text)
    took = (perf_counter() - begin) * 1_000

    assert took / size < MS_PER_KB
    assert all(0 <= one.start < one.end <= len(text) for one in danger)
    assert refusal.score >= 0


@pytest.mark.parametrize("text", ["", " ", "\x00", "\u202e", "'", "\u2019\u2019", ".", "\n\n", "😀", "\ud800"])
def test_no_words_give_no_hits(text: str) -> None:
    assert find_danger(text) == ()
    assert find_refusal(text).key == "none"


def test_a_word_is_cut_where_no_word_is_that_long() -> None:
    (word,) = words_of("ab" * 500, {})

    assert len(word.text) == LONGEST_WORD
    assert (word.start, word.end) == (0, 1_000)


def test_marks_that_nobody_sees_hide_nothing() -> None:
    plain = "He wants to meet her on Friday."
    hidden = "\u200b".join(plain.replace("meet", "m\u00ade\u200de\u202et"))

    assert [one.kind for one in find_danger(hidden)] == [one.kind for one in find_danger(plain)] == ["meeting"]


def test_letters_of_full_width_and_capitals_are_read_as_what_they_are() -> None:
    assert [one.kind for one in find_danger("ＨＥ ＷＡＮＴＳ ＴＯ ＭＥＥＴ ＨＥＲ")] == ["meeting"]  # noqa: RUF001
