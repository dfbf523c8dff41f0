"""The words of recovery sheets: 2,048 a language, each counted by its place. Data files in, words and numbers out.

Our own lists (``standfast_data/words``): the known ones of this kind hold words for harm, weapons and bodies, which
someone would have to copy out on the worst night of their life. No two words are one slip of a key apart, and no word
is in both lists, so a sheet tells its language itself.
"""

import re
import unicodedata
from functools import cache
from typing import Final

from standfast.ground.data_files import DATA
from standfast.ground.words import LANGS, Lang

SIZE: Final = 2_048
SHORTEST_BEGINNING: Final = 4


@cache
def word_list(lang: Lang) -> tuple[str, ...]:
    """Give a language's words in order."""
    lines = (DATA / "words" / f"{lang}.txt").read_text(encoding="ascii").splitlines()
    words = tuple(line for line in lines if line and not line.startswith("#"))
    if len(words) != SIZE:
        raise ValueError(lang, len(words))
    return words


@cache
def _numbers(lang: Lang) -> dict[str, int]:
    return {word: number for number, word in enumerate(word_list(lang))}


def say_words(numbers: tuple[int, ...], lang: Lang) -> tuple[str, ...]:
    """Give the words of numbers."""
    return tuple(word_list(lang)[number] for number in numbers)


def typed_words(text: str) -> tuple[str, ...]:
    """Take a typed text apart: words without their numbers, accents, capitals and marks.

    >>> typed_words("1. Acorn  2) ÉPICE, cafe?")
    ('acorn', 'epice', 'cafe')
    """
    plain = "".join(char for char in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(char))
    return tuple(re.findall(r"[a-z]+", plain))


def language_of(typed: tuple[str, ...]) -> Lang:
    """Tell in which list most of the words are."""
    return max(LANGS, key=lambda lang: sum(number_of(word, lang) is not None for word in typed))


def number_of(typed: str, lang: Lang) -> int | None:
    """Give the number of a word, or of the one word that begins with four letters or more of it."""
    known = _numbers(lang)
    if typed in known or len(typed) < SHORTEST_BEGINNING:
        return known.get(typed)
    begun = [number for word, number in known.items() if word.startswith(typed)]
    return begun[0] if len(begun) == 1 else None
