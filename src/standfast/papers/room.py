"""How much room blocks take in print, roughly, in lines: what is short stays on one page, what is long may break.

Only an estimate, and on the large side: a block that must not break and is taller than a page would lose its end, so
whatever might be that tall is allowed to break.
"""

import unicodedata
from typing import Final

from standfast.papers.blocks import Block, Callout, Fields, Heading, Item, Keep, Quote, Spans, Table, runs
from standfast.papers.shown import quoted_lines, shown

LINE: Final = 64
# Letters on a line of body text, at least; a column of a table has that in parts.
PAGE: Final = 26
# Lines that are on every page of the smaller paper, whatever stands in them.
SHORT: Final = 10
# Lines of an item or a table's row that are better moved to the next page than broken.


def stays_whole(blocks: tuple[Block, ...]) -> bool:
    """Tell whether blocks are sure to fit on one page."""
    return sum(lines_of(block) for block in blocks) <= PAGE


def item_stays_whole(item: Item) -> bool:
    """Tell whether a list's item is short enough never to be broken."""
    return sum(_lines(run) for run in (item.spans, *item.under)) <= SHORT


def rows_stay_whole(table: Table) -> bool:
    """Tell whether every row of a table is short enough never to be broken."""
    return all(_row(table, row) <= SHORT for row in table.rows)


def lines_of(block: Block) -> int:
    """Estimate the lines that a block takes, the space before it included."""
    match block:
        case Callout(blocks=blocks) | Keep(blocks=blocks):
            return 2 + sum(lines_of(one) for one in blocks)
        case Table(caption=caption, header=header, rows=rows):
            return 1 + _lines(caption) + sum(_row(block, row) for row in (header, *rows))
        case Fields(fields=fields):
            return sum(1 + max(2 * _lines(field.value or ()), 2 * field.lines) for field in fields)
        case Quote(said=said, by=by):
            return sum(1 + _letters(line) // LINE for line in quoted_lines(said)) + _lines(by) + 1
        case Heading(spans=run):
            return 3 + 2 * _lines(run)
        case _:
            return 1 + sum(_lines(run) for run in runs(block))


def _row(table: Table, row: tuple[Spans, ...]) -> int:
    widths = table.widths or (1,) * len(row)
    parts = (max(4, LINE * width // sum(widths)) for width in widths)
    return 1 + max(_lines(cell, line=part) for cell, part in zip(row, parts, strict=True))


def _lines(run: Spans, *, line: int = LINE) -> int:
    # a citation's number has two digits here: which one it is makes no difference to the room
    return 1 + sum(_letters(shown(span, numbers=_TWO_DIGITS)) for span in run) // line


def _letters(text: str) -> int:
    return len(text) if text.isascii() else sum(1 + (unicodedata.east_asian_width(one) in "WF") for one in text)


class _AnyNumber(dict[str, int]):
    def __missing__(self, key: str) -> int:
        return 10


_TWO_DIGITS: Final = _AnyNumber()
