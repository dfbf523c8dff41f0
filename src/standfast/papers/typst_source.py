"""A paper as Typst source: one template for all papers, and everything that this one says as JSON.

A document in, ``TypstSource`` out. Values are text to the template, never markup: a handle that reads ``#import``
is set as those seven letters. Characters that no shipped font shows are named before they get there.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from standfast.ground.data_files import DATA
from standfast.papers.blocks import (
    Block,
    Bullets,
    Callout,
    Checklist,
    Document,
    Field,
    Fields,
    Foreign,
    Heading,
    Item,
    Keep,
    Link,
    PageBreak,
    Paragraph,
    Quote,
    Ref,
    Say,
    Sources,
    Span,
    Spans,
    Steps,
    Strong,
    Table,
    Term,
    Text,
    all_spans,
)
from standfast.papers.coverage import only_latin, only_shown, shipped_fonts
from standfast.papers.room import item_stays_whole, rows_stay_whole, stays_whole
from standfast.papers.shown import Frame, glued, held_together, hyphens_held, quoted_lines, shown
from standfast.papers.visible import visible

JSON = dict[str, object]

SIZES_SET_CLOSE: Final = ((8500, 10.0), (9300, 9.6))
"""Letters that a sheet set close holds on two pages of letter paper, and the size in points that they are set in."""
SMALLEST: Final = 9.2
USUAL: Final = 11.0
_PAPER: Final = {"a4": "a4", "letter": "us-letter"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypstSource:
    """What the typesetter needs: the template, the paper's data, and the same with fewer characters."""

    template: str
    data_json: str
    plain_json: str
    # every character outside Latin named: for a typesetter that could not set the first


def letters(document: Document) -> int:
    """Count the letters of a document's own text, people's words and notes among them."""
    return sum(len(getattr(span, "text", "")) for span in all_spans(document))


def points(document: Document) -> float:
    """Choose the size of the text: a sheet set close is set as large as two pages hold."""
    if not document.compact:
        return USUAL
    told = letters(document)
    return next((size for most, size in SIZES_SET_CLOSE if told <= most), SMALLEST)


def to_typst(document: Document) -> TypstSource:
    """Render a document as Typst source."""
    return TypstSource(
        template=_template(),
        data_json=_Writer(Frame(document.lang), document.source_numbers(), only_shown).document(document),
        plain_json=_Writer(Frame(document.lang), document.source_numbers(), only_latin).document(document),
    )


@cache
def _template() -> str:
    return (DATA / "typst" / "paper.typ").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class _Writer:
    frame: Frame
    numbers: dict[str, int]
    settable: Callable[[str], str]

    def document(self, document: Document) -> str:
        return json.dumps(
            {
                "title": self.settable(visible(document.title)),
                "heading": self.settable(visible(document.title)),
                "lang": document.lang,
                "size": _PAPER[document.paper_size],
                "fonts": list(dict.fromkeys(font.family for font in shipped_fonts())),
                "page": self.frame.word("page", n="{n}", m="{m}"),
                "foot": [self.settable(line) for line in self.frame.foot(document.foot)],
                "lead": self.run(document.lead),
                "compact": document.compact,
                "points": points(document),
                "blocks": self.blocks(document.blocks),
            },
            ensure_ascii=False,
            sort_keys=True,
        )

    def blocks(self, blocks: tuple[Block, ...]) -> list[JSON]:
        return [self.block(block) for block in blocks]

    def inside(self, blocks: tuple[Block, ...]) -> list[JSON]:
        """Leave page breaks out of what is kept on one page; Typst refuses them there."""
        return self.blocks(tuple(block for block in blocks if not isinstance(block, PageBreak)))

    def block(self, block: Block) -> JSON:
        match block:
            case Heading() | Paragraph() | Say() | Quote():
                return self.prose(block)
            case Bullets(items=items):
                return {"k": "bullets", "items": [self.item(item) for item in items]}
            case Steps(items=items, start=start):
                return {"k": "steps", "items": [self.item(item) for item in items], "start": start}
            case Checklist(items=items):
                return {"k": "checklist", "items": [self.item(item) for item in items]}
            case Table() | Fields():
                return self.grid(block)
            case Callout() | Keep() | Sources() | PageBreak():
                return self.frame_of(block)

    def prose(self, block: Heading | Paragraph | Say | Quote) -> JSON:
        match block:
            case Heading(level=level, spans=run):
                return {"k": "heading", "level": level, "spans": self.run(run)}
            case Paragraph(spans=run):
                return {"k": "paragraph", "spans": self.run(run)}
            case Say(spans=run):
                return {
                    "k": "say",
                    "word": self.frame.word("say"),
                    "spans": self.run(run),
                    "whole": stays_whole((block,)),
                }
            case Quote(said=said, by=by):
                return {"k": "quote", "lines": [self.settable(line) for line in quoted_lines(said)], "by": self.run(by)}

    def grid(self, block: Table | Fields) -> JSON:
        match block:
            case Table():
                return {
                    "k": "table",
                    "caption": self.run(block.caption),
                    "header": [self.run(cell) for cell in block.header],
                    "rows": [[self.run(cell) for cell in row] for row in block.rows],
                    "widths": block.widths or [1] * len(block.header),
                    "names-row": block.first_names_row,
                    "whole-rows": rows_stay_whole(block),
                }
            case Fields(fields=fields):
                return {"k": "fields", "fields": [self.field(field) for field in fields]}

    def frame_of(self, block: Callout | Keep | Sources | PageBreak) -> JSON:
        match block:
            case Callout(kind=kind, blocks=blocks, word=word):
                said = visible(word) if word else self.frame.callout(kind)
                return {
                    "k": "callout",
                    "kind": kind,
                    "word": self.settable(said),
                    "blocks": self.inside(blocks),
                    "whole": stays_whole(blocks),
                }
            case Keep(blocks=blocks):
                return {"k": "keep", "blocks": self.inside(blocks), "whole": stays_whole(blocks)}
            case Sources(notes=notes):
                start = self.numbers[notes[0].key] if notes else 1
                return {"k": "sources", "start": start, "notes": [self.run(note.spans) for note in notes]}
            case PageBreak(off_first_only=off_first_only):
                return {"k": "page-break", "off-first-only": off_first_only}

    def field(self, field: Field) -> JSON:
        value = None if field.value is None else self.run(field.value)
        return {"label": self.run(field.label), "value": value, "lines": field.lines}

    def item(self, item: Item) -> JSON:
        under = [self.run(line) for line in item.under]
        return {"spans": self.run(item.spans), "under": under, "whole": item_stays_whole(item)}

    def run(self, run: Spans) -> list[JSON]:
        return [
            self.span(part)
            if not isinstance(part, tuple)
            else {"k": "glued", "spans": [self.span(one) for one in part]}
            for part in glued(run)
        ]

    def span(self, span: Span) -> JSON:
        text = self.settable(shown(span, numbers=self.numbers))
        match span:
            case Ref(key=key):
                return {"k": "ref", "v": text, "n": self.numbers[key]}
            case Link(url=url):
                return {"k": "link", "v": text, "to": url}
            case Foreign():
                return {"k": "text", "v": _pieces(hyphens_held(text))}
            case Text() | Term() | Strong():
                kind = "strong" if isinstance(span, Strong) else "text"
                return {"k": kind, "v": _pieces(held_together(text, self.frame.lang))}


def _pieces(pieces: tuple[str, ...]) -> str | list[str]:
    """Give a text as it is, or its pieces where every second one is held together on a line."""
    return list(pieces) if len(pieces) > 1 else pieces[0]
