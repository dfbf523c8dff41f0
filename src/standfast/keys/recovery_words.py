"""Twenty-four words that stand for 220 random bits: drawn, said, and read back with every fault named.

Pure but for reading the word lists.

``read_back`` takes what a person typed off a sheet. Unknown and wrong words, two that changed places, one that slipped
to another place, a column read before a line, a word too few or too many: each is named with its place, and with what
should stand there where the check words can tell (``check_words``). Nothing is mended before a person says yes to it.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import combinations
from typing import Final

from standfast.ground.words import Lang
from standfast.keys.check_words import ALL, BITS, DATA, SIZE, is_sound, mended, with_checks
from standfast.keys.secret import Chance, Secret
from standfast.keys.word_list import language_of, number_of, say_words, typed_words

WORDS: Final = ALL
COLUMNS: Final = 3
"""How the words are printed: three columns of eight, each counted downwards."""

_DRAWN: Final = 28
_PURPOSE: Final = b"standfast/sheet1"
_GRIDS: Final = ((3, 8), (8, 3), (4, 6), (6, 4), (2, 12), (12, 2))
_MOST_MISSING: Final = 2

Row = tuple[int | None, ...]


class Slip(Enum):
    """What went wrong at one place, or with all."""

    UNKNOWN = "unknown"
    # the word is in no list, and what it should be can't be told
    WRONG = "wrong"
    # another word should stand there
    MISSING = "missing"
    # a word was left out there
    EXTRA = "extra"
    # the word there is one too many
    SWAPPED = "swapped"
    # it and the one at ``other`` changed places
    MOVED = "moved"
    # it belongs at ``other``
    COLUMNS = "columns"
    # lines were read before columns, or the other way


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault, at a place counted from 1 (0: all of it)."""

    slip: Slip
    place: int = 0
    other: int = 0
    word: str = ""
    # what should stand there, where it is known


@dataclass(frozen=True, slots=True)
class RecoveryWords:
    """The words of a sheet, by their numbers. They never print themselves.

    >>> import secrets
    >>> drawn = new_words(secrets.token_bytes)
    >>> drawn, read_back(" ".join(drawn.say("en"))) == drawn
    (RecoveryWords(), True)
    """

    secret: Secret = field(repr=False)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Give the numbers, checks included."""
        raw = self.secret.raw
        return tuple(int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2))

    def say(self, lang: Lang) -> tuple[str, ...]:
        """Give the words."""
        return say_words(self.numbers, lang)

    def key(self) -> Secret:
        """Give the key that they stand for. 220 random bits can't be guessed, so nothing has to slow a guesser."""
        packed = sum(number << (BITS * place) for place, number in enumerate(self.numbers[:DATA]))
        return Secret(hashlib.blake2b(packed.to_bytes(_DRAWN, "little"), digest_size=32, person=_PURPOSE).digest())


@dataclass(frozen=True, slots=True, kw_only=True)
class Faulty:
    """What was typed is no sheet. ``mended`` is what it most likely should be, for a person to say yes to."""

    faults: tuple[Fault, ...]
    typed: int
    # how many words there were
    mended: RecoveryWords | None = None


def new_words(chance: Chance) -> RecoveryWords:
    """Draw the words of a new sheet."""
    drawn = int.from_bytes(chance(_DRAWN), "little")
    return _words(with_checks([(drawn >> (BITS * place)) % SIZE for place in range(DATA)]))


def read_back(text: str) -> RecoveryWords | Faulty:
    """Read what a person typed."""
    typed = typed_words(text)
    lang = language_of(typed)
    row: Row = tuple(number_of(word, lang) for word in typed)
    if is_sound(row):
        return _words(row)
    found = next(_explained(row, lang), None)
    if found is not None:
        faults, right = found
        return Faulty(faults=faults, typed=len(row), mended=_words(right))
    return Faulty(faults=_unknown(row), typed=len(row))


def _explained(row: Row, lang: Lang) -> Iterator[tuple[tuple[Fault, ...], Row]]:
    """Give what would explain a row that isn't sound, the simplest first."""
    if len(row) == ALL:
        yield from _replaced(row, lang)
        yield from _out_of_order(row)
    elif ALL - _MOST_MISSING <= len(row) < ALL:
        yield from _left_out(row, lang)
    elif len(row) == ALL + 1:
        for place in range(len(row)):
            if is_sound(rest := row[:place] + row[place + 1 :]):
                yield (Fault(slip=Slip.EXTRA, place=place + 1),), rest


def _replaced(row: Row, lang: Lang) -> Iterator[tuple[tuple[Fault, ...], Row]]:
    changes = mended(row)
    if changes is None:
        return
    right = _changed(row, changes)
    match sorted(changes):
        case [one, other] if (row[one], row[other]) == (right[other], right[one]):
            yield (Fault(slip=Slip.SWAPPED, place=one + 1, other=other + 1),), right
        case places:
            yield tuple(_wrong(Slip.WRONG, place, right, lang) for place in places), right


def _out_of_order(row: Row) -> Iterator[tuple[tuple[Fault, ...], Row]]:
    for lines, columns in _GRIDS:
        read = tuple(row[line * columns + column] for column in range(columns) for line in range(lines))
        if is_sound(read):
            yield (Fault(slip=Slip.COLUMNS),), read
    for at in range(ALL):
        rest = row[:at] + row[at + 1 :]
        for to in range(ALL):
            if to != at and is_sound(moved := (*rest[:to], row[at], *rest[to:])):
                yield (Fault(slip=Slip.MOVED, place=at + 1, other=to + 1),), moved


def _left_out(row: Row, lang: Lang) -> Iterator[tuple[tuple[Fault, ...], Row]]:
    for places in combinations(range(ALL), ALL - len(row)):
        left = iter(row)
        whole: Row = tuple(None if place in places else next(left) for place in range(ALL))
        # With an unknown word besides, more than two places would be open: too many to tell by two checks.
        changes = mended(whole) if None not in row else None
        if changes is not None and sorted(changes) == sorted(places):
            right = _changed(whole, changes)
            yield tuple(_wrong(Slip.MISSING, place, right, lang) for place in places), right


def _changed(row: Row, changes: Mapping[int, int]) -> Row:
    return tuple(changes.get(place, number) for place, number in enumerate(row))


def _wrong(slip: Slip, place: int, right: Row, lang: Lang) -> Fault:
    number = right[place]
    return Fault(slip=slip, place=place + 1, word=say_words((number or 0,), lang)[0])


def _unknown(row: Row) -> tuple[Fault, ...]:
    return tuple(Fault(slip=Slip.UNKNOWN, place=place + 1) for place, number in enumerate(row) if number is None)


def _words(row: Row) -> RecoveryWords:
    return RecoveryWords(Secret(b"".join((number or 0).to_bytes(2, "big") for number in row)))
