"""Text as words that can be compared: text in, words with their places out. Pure; the page's JavaScript does the same.

Only what both languages of the program do alike: NFKD of each character, marks and invisible characters dropped, lower
case, letters and digits kept. One pass, linear in the text; nothing a person can type or paste makes it fail.

Unicode grows, and no two programs know the same version of it. So only characters of ``WRITING`` make words or are
passed over: alphabets to which nothing was added since version 13 (March 2020). Whatever lies outside parts words.

1. A character is spread (NFKD; œ is oe, æ is ae), lowered, and loses its marks. 2. Letters and digits make words; an
apostrophe ends one, but for English endings (``don't`` is ``dont``). 3. A letter three times or more in a row counts
once. 4. Spellings that the data know become the words they stand for (``kms``, ``jsuis``). 5. A clause ends at
``.!?;:`` and at a new line; a breath ends there too, and at a comma, a bracket, a quotation mark or a dash. A question
mark is also a word, the last of its clause: who asks does not refuse.
"""

import unicodedata
from bisect import bisect_right
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
WRITING: Final = (
    (0x0000, 0x036F),  # Latin, phonetic letters, marks
    (0x0370, 0x052F),  # Greek, Cyrillic
    (0x0531, 0x06FF),  # Armenian, Hebrew, Arabic
    (0x0900, 0x0AFF),  # Devanagari, Bengali, Gurmukhi, Gujarati
    (0x0B80, 0x0BFF),  # Tamil
    (0x0E00, 0x0E7F),  # Thai
    (0x10D0, 0x139F),  # Georgian, Hangul by its letters, Ethiopic
    (0x1400, 0x167F),  # Cree, Inuktitut
    (0x1D00, 0x1DBF),  # phonetic letters
    (0x1E00, 0x20BF),  # more Latin and Greek; what nobody sees; raised and lowered
    (0x20D0, 0x20F0),  # marks for signs
    (0x2100, 0x218B),  # signs made of letters, number forms
    (0x2460, 0x24FF),  # letters and numbers in circles
    (0x3040, 0x30FF),  # Kana
    (0x3131, 0x318E),  # Hangul by its letters
    (0x3200, 0x33FF),  # letters in circles and squares
    (0x4E00, 0x9FEF),  # Han
    (0xAC00, 0xD7A3),  # Hangul
    (0xFB00, 0xFB4F),  # letters tied together, Hebrew as it is set
    (0xFE00, 0xFE0F),  # how a sign is to look
    (0xFE20, 0xFE2F),  # half marks
    (0xFE70, 0xFFEF),  # Arabic as it is set, full width
    (0x1D400, 0x1D7FF),  # Latin and Greek in bold, cursive, double
    (0x1F130, 0x1F149),  # letters in squares
    (0xE0001, 0xE01EF),  # tags, how a sign is to look
)
"""Characters, from and to, that make words or are passed over."""
_FIRST: Final = tuple(first for first, _ in WRITING)
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
        if _unseen(char):
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
    if char in _QUOTES or not _in_writing(char):
        return ""
    spread = _TIED.get(char) or unicodedata.normalize("NFKD", char)
    return "".join(one for one in spread.lower() if one.isalnum() and _in_writing(one))


def _unseen(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Cf"} and _in_writing(char)


def _in_writing(char: str) -> bool:
    _, last = WRITING[bisect_right(_FIRST, ord(char)) - 1]
    return ord(char) <= last


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
