"""Text as words that can be compared: text in, words with their places out. Pure; the page's JavaScript does the same.

Only what both languages of the program do alike: NFKD of each character, marks and invisible characters dropped, lower
case, letters and digits kept. One pass, linear in the text; nothing a person can type or paste makes it fail.

1. A character is spread (NFKD; œ is oe, æ is ae), lowered, and loses its marks. 2. Letters and digits make words; an
apostrophe ends one, but for English endings (``don't`` is ``dont``). 3. A letter three times or more in a row counts
once. 4. Spellings that the data know become the words they stand for (``kms``, ``jsuis``). 5. A clause ends at
``.!?;:`` and at a new line; a breath ends there too, and at a comma, a bracket, a quotation mark or a dash. A question
mark is also a word, the last of its clause: who asks does not refuse.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

LONGEST_WORD: Final = 40
"""Letters: what is longer is no word, and is cut."""
ASKED: Final = "?"
"""The word that a question ends with."""
MANY: Final = 3
"""Times that a letter stands in a row, from which it counts once."""
_ENDS: Final = frozenset(".!?;:\n\r…")
_BREATHS: Final = _ENDS | frozenset(',()[]«»"“”\u2013\u2014')
_QUOTES: Final = frozenset("'`\u2019\u02bc\u2018\u00b4")
_TIED: Final = {"\u0153": "oe", "\u0152": "oe", "\u00e6": "ae", "\u00c6": "ae"}
# letters tied together, which NFKD leaves tied: « sœur » is typed « soeur » as often
_ENGLISH_ENDINGS: Final = frozenset({"t", "s", "re", "ve", "ll", "m", "d"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, where it stands in the text, and in which clause."""

    text: str
    start: int
    end: int
    clause: int
    breath: int = 0


def words_of(text: str, spellings: Mapping[str, tuple[str, ...]]) -> tuple[Word, ...]:
    """Give the words of a text, in order."""
    found: list[Word] = []
    for word in _joined(_raw(text)):
        plain = _squeezed(word.text)
        meant = spellings.get(plain, (plain,))
        found.extend(Word(one, word.start, word.end, word.clause, word.breath) for one in meant)
    return tuple(found)


def _raw(text: str) -> list[tuple[Word, bool]]:
    """Cut a text into words; with each, whether an apostrophe stands right before it."""
    found: list[tuple[Word, bool]] = []
    letters: list[str] = []
    start, clause, breath, quoted, after_quote = 0, 0, 0, False, False
    for place, char in enumerate(f"{text}\n"):
        spread = _spread(char)
        if spread:
            if not letters:
                start, quoted = place, after_quote
            letters.append(spread)
            continue
        if unicodedata.category(char) in {"Mn", "Cf"} and char not in _ENDS:
            continue
        if letters:
            found.append((Word("".join(letters)[:LONGEST_WORD], start, place, clause, breath), quoted))
            letters = []
        if char == ASKED and found and found[-1][0].clause == clause:
            found.append((Word(ASKED, place, place + 1, clause, breath), False))
        after_quote = char in _QUOTES and bool(found) and found[-1][0].end == place
        clause += char in _ENDS
        breath += char in _BREATHS
    return found


def _spread(char: str) -> str:
    if char.isascii():
        return char.lower() if char.isalnum() else ""
    spread = _TIED.get(char) or unicodedata.normalize("NFKD", char)
    return "".join(one for one in spread.lower() if one.isalnum())


def _joined(raw: list[tuple[Word, bool]]) -> list[Word]:
    """Join an English ending to its word; every other apostrophe parts two words."""
    found: list[Word] = []
    for word, quoted in raw:
        if quoted and found and word.text in _ENGLISH_ENDINGS and len(found[-1].text) > 1:
            last = found.pop()
            found.append(Word(last.text + word.text, last.start, word.end, last.clause, last.breath))
        else:
            found.append(word)
    return found


def _squeezed(word: str) -> str:
    """Write a letter that stands three times or more in a row once."""
    kept: list[str] = []
    run = 0
    for place, char in enumerate(word):
        run = run + 1 if place and char == word[place - 1] else 1
        if run >= MANY and char.isalpha():
            if run == MANY:
                kept.pop()
            continue
        kept.append(char)
    return "".join(kept)
