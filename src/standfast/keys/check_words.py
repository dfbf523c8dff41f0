"""Twenty numbers below 2,048 and four more that check them: what was copied wrongly is found, and up to two are mended.

A Reed-Solomon code over the field of 2,048 (x^11 + x^2 + 1), of distance five: any four faults are noticed, two wrong
numbers, or four whose places are known, can be worked out again. Pure. Written for being read: a set of places is tried
and four equations are solved, which takes a hundredth of a second for the 276 pairs there are.

The four sums of a sound row are not nought but 1, 2, 3, 4, so that the same word twenty-four times is no sound row.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final

DATA: Final = 20
CHECKS: Final = 4
ALL: Final = DATA + CHECKS
BITS: Final = 11
SIZE: Final = 1 << BITS

_POLYNOMIAL: Final = 0b100000000101
_SUMS: Final = (1, 2, 3, 4)
"""The mark of this version of the code."""

Row = Sequence[int | None]
"""Numbers in order; ``None`` where one is missing or can't be read."""


def _powers() -> tuple[int, ...]:
    found, value = [], 1
    for _ in range(SIZE - 1):
        found.append(value)
        value <<= 1
        if value & SIZE:
            value ^= _POLYNOMIAL
    return tuple(found)


_POWER: Final = _powers()
_LOG: Final = {value: power for power, value in enumerate(_POWER)}


def with_checks(data: Sequence[int]) -> tuple[int, ...]:
    """Add the four check numbers to twenty.

    >>> row = with_checks(range(20))
    >>> row[:20] == tuple(range(20)), is_sound(row)
    (True, True)
    """
    if len(data) != DATA:
        raise ValueError(len(data))
    row: list[int | None] = [*data, *[None] * CHECKS]
    found = _solved(row, range(DATA, ALL))
    if found is None:  # four equations, four unknowns
        raise ArithmeticError
    return (*data, *(found[place] for place in range(DATA, ALL)))


def is_sound(row: Row) -> bool:
    """Tell whether twenty-four numbers are one row that ``with_checks`` gave."""
    return len(row) == ALL and None not in row and not any(_sums(row))


def mended(row: Row) -> Mapping[int, int] | None:
    """Give what has to stand at which place instead, for the fewest faults; ``None`` where that can't be told.

    >>> row = list(with_checks(range(20)))
    >>> row[3], row[17] = 99, 98
    >>> mended(row)
    {3: 3, 17: 17}
    """
    if len(row) != ALL:
        return None
    unknown = [place for place, number in enumerate(row) if number is None]
    known = [place for place, number in enumerate(row) if number is not None]
    for wrong in range((CHECKS - len(unknown)) // 2 + 1):
        for guessed in combinations(known, wrong):
            found = _solved(row, sorted({*unknown, *guessed}))
            if found is not None and all(found[place] != row[place] for place in guessed):
                return found
    return None


def _solved(row: Row, places: Sequence[int]) -> dict[int, int] | None:
    """Give the numbers at ``places`` that make the row sound, or ``None`` where none do."""
    if len(places) > CHECKS:
        return None
    bare: list[int | None] = [None if place in places else number for place, number in enumerate(row)]
    equations = [[*(_power(place * (power + 1)) for place in places), total] for power, total in enumerate(_sums(bare))]
    for column in range(len(places)):
        at = next((line for line in range(column, CHECKS) if equations[line][column]), None)
        if at is None:  # places are told apart by their powers
            return None
        equations[column], equations[at] = equations[at], equations[column]
        by = _inverse(equations[column][column])
        equations[column] = [_times(by, value) for value in equations[column]]
        for line in range(CHECKS):
            if line != column and (factor := equations[line][column]):
                pairs = zip(equations[line], equations[column], strict=True)
                equations[line] = [mine ^ _times(factor, other) for mine, other in pairs]
    if any(equation[-1] for equation in equations[len(places) :]):
        return None
    return {place: equations[line][-1] for line, place in enumerate(places)}


def _sums(row: Row) -> tuple[int, ...]:
    """Give the four sums of a row, less what they should be; a missing number counts as nought."""
    found = list(_SUMS)
    for place, number in enumerate(row):
        for power in range(CHECKS):
            found[power] ^= _times(number or 0, _power(place * (power + 1)))
    return tuple(found)


def _power(exponent: int) -> int:
    return _POWER[exponent % (SIZE - 1)]


def _times(one: int, other: int) -> int:
    return _power(_LOG[one] + _LOG[other]) if one and other else 0


def _inverse(value: int) -> int:
    return _power(-_LOG[value])
