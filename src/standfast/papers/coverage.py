"""Which characters the shipped fonts can show. ``standfast_data/fonts/coverage.txt`` in, answers and safe text out.

A PDF that declares PDF/A and PDF/UA may hold no character without a shape, and one such character would stop a whole
paper. So what no font shows is named (``[U+65E5]``) before typesetting. A letter and the marks on it are shaped
together, from one font: marks that its fonts lack are named too. The file is made when the fonts are
(``tools/fonts/build.py``) and compared with them by a test.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from standfast.ground.data_files import DATA
from standfast.papers.visible import named

_IGNORED: Final = frozenset("\u200c\u200d\ufe0e\ufe0f")
# Joiners and the selectors of text and picture: they take part in shaping and need no shape of their own.


@dataclass(frozen=True, slots=True)
class FontCoverage:
    """What one font shows: range starts and ends, ascending."""

    file: str
    family: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def shows(self, one: str) -> bool:
        """Tell whether the font has a shape for a character."""
        place = bisect_right(self.starts, ord(one)) - 1
        return place >= 0 and ord(one) <= self.ends[place]


@cache
def shipped_fonts() -> tuple[FontCoverage, ...]:
    """Read the coverage of every shipped font, in the order in which they are tried."""
    lines = (DATA / "fonts" / "coverage.txt").read_text(encoding="utf-8").splitlines()
    return tuple(_read(line) for line in lines if line and not line.startswith("#"))


def _read(line: str) -> FontCoverage:
    name, _, told = line.partition(": ")
    file, _, family = name.partition(", ")
    pairs = [(start, end or start) for start, _, end in (part.partition("-") for part in told.split())]
    return FontCoverage(
        file, family, tuple(int(start, 16) for start, _ in pairs), tuple(int(end, 16) for _, end in pairs)
    )


def only_shown(text: str) -> str:
    """Name every character that no shipped font can show where it stands.

    >>> only_shown("Ærø Ω"), only_shown("\U00013000")
    ('Ærø Ω', '[U+13000]')
    """
    if text.isascii():
        return text
    return "".join(_settled(cluster) for cluster in clusters(text))


def clusters(text: str) -> Iterator[str]:
    """Cut a text into letters with the marks, selectors and joined pictures that are shaped with them."""
    start = 0
    for at in range(1, len(text)):
        joined = text[at - 1] == "\u200d" and unicodedata.category(text[at]) == "So"
        if not joined and text[at] not in _IGNORED and not unicodedata.category(text[at]).startswith("M"):
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def _settled(cluster: str) -> str:
    needed = [one for one in cluster if one not in _IGNORED]
    if any(all(font.shows(one) for one in needed) for font in shipped_fonts()):
        return cluster
    base, marks = cluster[0], needed[1:]
    shown = base if any(font.shows(base) for font in shipped_fonts()) else named(base)
    return shown + "".join(named(mark) for mark in marks)


def only_latin(text: str) -> str:
    """Name every character outside printable ASCII and Latin-1: the stricter filter, for when the first was not enough.

    >>> only_latin("Éva Ω")
    'Éva [U+03A9]'
    """
    return "".join(one if one.isascii() or "\u00a0" <= one <= "\u00ff" or one in _LATIN else named(one) for one in text)


_LATIN: Final = frozenset("\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u202f\u0152\u0153")
# Dashes, quotation marks, the ellipsis, the narrow no-break space, and the French oe ligature.
