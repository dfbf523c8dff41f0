"""A paper as plain text: 78 columns, in an order that makes sense when it is read aloud.

A document in, one string out. A table is told row by row, each cell after the name of its column, since columns
can't be heard. Words from people that run from right to left stand between isolates (U+2068, U+2069), so that they
can't turn the line around them.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from standfast.papers.blocks import (
    Block,
    Bullets,
    Callout,
    Checklist,
    Document,
    Fields,
    Foreign,
    Heading,
    Item,
    Keep,
    PageBreak,
    Paragraph,
    Quote,
    Say,
    Sources,
    Spans,
    Steps,
    Table,
    Text,
)
from standfast.papers.shown import Frame, needs_isolation, quoted_lines, run_text, shown
from standfast.papers.visible import visible

COLUMNS: Final = 78
_MARKS: Final = {"danger": "!!", "next": "=>", "note": "--"}
_BULLETS: Final = {Bullets: "- ", Checklist: "[ ] "}
_BLANK: Final = "_"


def to_text(document: Document) -> str:
    """Render a document as plain text."""
    writer = _Writer(document, Frame(document.lang), document.source_numbers())
    return "\n".join(writer.document()).rstrip() + "\n"


@dataclass(frozen=True, slots=True)
class _Writer:
    source: Document
    frame: Frame
    numbers: dict[str, int]

    def document(self) -> Iterator[str]:
        title = run_text((Text(self.source.title),), numbers={})
        yield from _underlined(title, "=")
        if self.source.lead:
            yield from ("", *self.filled(self.source.lead))
        for block in self.source.blocks:
            yield from ("", *self.block(block, COLUMNS))
        yield from (
            "",
            "-" * COLUMNS,
            *(line for part in self.frame.foot(self.source.foot) for line in filled(part, COLUMNS)),
        )

    def block(self, block: Block, width: int) -> Iterator[str]:
        match block:
            case Heading() | Paragraph() | Say() | Quote():
                yield from self.prose(block, width)
            case Bullets() | Steps() | Checklist():
                yield from self.items(block, width)
            case Table():
                yield from self.table(block, width)
            case Fields():
                yield from self.fields(block, width)
            case Sources(notes=notes):
                for note in notes:
                    yield from filled(self.run(note.spans), width, first=f"[{self.numbers[note.key]}] ", rest="    ")
            case Callout(kind=kind, blocks=blocks, word=word):
                head = visible(word) if word else self.frame.callout(kind)
                yield from filled(head, width, first=f"{_MARKS[kind]} ", rest="   ")
                yield from self.inside(blocks, width)
            case Keep(blocks=blocks):
                yield from self.joined(blocks, width)
            case PageBreak():
                return

    def joined(self, blocks: tuple[Block, ...], width: int) -> Iterator[str]:
        for place, block in enumerate(blocks):
            yield from ("",) if place else ()
            yield from self.block(block, width)

    def inside(self, blocks: tuple[Block, ...], width: int) -> Iterator[str]:
        for line in self.joined(blocks, width - 3):
            yield f"   {line}".rstrip()

    def items(self, block: Bullets | Steps | Checklist, width: int) -> Iterator[str]:
        for place, item in enumerate(block.items):
            mark = f"{block.start + place}. " if isinstance(block, Steps) else _BULLETS[type(block)]
            yield from self.item(item, mark, width)

    def item(self, item: Item, mark: str, width: int) -> Iterator[str]:
        yield from filled(self.run(item.spans), width, first=mark, rest=" " * len(mark))
        for line in item.under:
            yield from filled(self.run(line), width, first=" " * len(mark), rest=" " * len(mark))

    def table(self, table: Table, width: int) -> Iterator[str]:
        colon = self.frame.word("colon")
        if table.caption:
            yield from self.filled(table.caption, width)
        for row in table.rows:
            yield ""
            cells = list(zip(table.header, row, strict=True))
            for place, (name, cell) in enumerate(cells):
                value = self.run(cell)
                if value:
                    indent = "" if place == 0 else "  "
                    yield from filled(f"{self.run(name)}{colon} {value}", width, first=indent, rest="    ")

    def fields(self, block: Fields, width: int) -> Iterator[str]:
        colon = self.frame.word("colon")
        for field in block.fields:
            label = f"{self.run(field.label)}{colon} "
            if field.value is not None:
                yield from filled(label + self.run(field.value), width, rest="  ")
                continue
            *above, last = list(filled(label, width)) or [""]
            yield from above
            yield last + " " + _BLANK * max(8, width - _columns(last) - 1)
            yield from (_BLANK * width for _ in range(field.lines - 1))

    def prose(self, block: Heading | Paragraph | Say | Quote, width: int) -> Iterator[str]:
        match block:
            case Heading(level=level, spans=run):
                yield from _underlined(self.run(run), "-" if level == 1 else "", width=width)
            case Paragraph(spans=run):
                yield from self.filled(run, width)
            case Say(spans=run):
                label = f"{self.frame.word('say')}{self.frame.word('colon')} "
                yield from filled(self.run(run), width, first=label, rest="  ")
            case Quote(said=said, by=by):
                for line in quoted_lines(said):
                    yield from filled(_isolated(line), width, first="> ", rest="> ")
                if by:
                    yield from filled(self.run(by), width, first="  ", rest="  ")

    def run(self, run: Spans) -> str:
        parts = []
        for span in run:
            text = shown(span, numbers=self.numbers)
            parts.append(_isolated(text) if isinstance(span, Foreign) else text)
        return "".join(parts)

    def filled(self, run: Spans, width: int = COLUMNS) -> Iterator[str]:
        return filled(self.run(run), width)


def _isolated(text: str) -> str:
    return f"\u2068{text}\u2069" if needs_isolation(text) else text


def _underlined(text: str, line: str, *, width: int = COLUMNS) -> Iterator[str]:
    lines = list(filled(text, width))
    yield from lines
    if line:
        yield line * max(_columns(one) for one in lines)


def filled(text: str, width: int, *, first: str = "", rest: str = "") -> Iterator[str]:
    """Fill lines with words; a word wider than the line is broken anywhere. No-break spaces hold.

    >>> list(filled("one two three", 9, rest="  "))
    ['one two', '  three']
    """
    line, used, empty = first, _columns(first), True
    widest = max(8, width - _columns(rest) - 4)
    for word in (piece for whole in text.split(" ") if whole for piece in _pieces(whole, widest)):
        wide = _columns(word)
        if not empty and used + 1 + wide > width:
            yield line
            line, used, empty = rest, _columns(rest), True
        line += word if empty else f" {word}"
        used += wide if empty else wide + 1
        empty = False
    yield line.rstrip()


def _pieces(word: str, widest: int) -> Iterator[str]:
    if _columns(word) <= widest:
        yield word
        return
    piece, used = "", 0
    for one in word:
        wide = _columns(one)
        if used + wide > widest:
            yield piece
            piece, used = "", 0
        piece, used = piece + one, used + wide
    yield piece


def _columns(text: str) -> int:
    """Count terminal columns: wide East Asian letters take two, marks and isolates none."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(one) in {"Mn", "Me", "Cf"}
        else 2
        if unicodedata.east_asian_width(one) in {"W", "F"}
        else 1
        for one in text
    )
