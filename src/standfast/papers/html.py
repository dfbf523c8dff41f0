"""A paper as one page: a single file that loads nothing from anywhere.

A document in, one string out. Every text passes ``html.escape`` once, here; no text is ever put into an attribute
but an address that ``Link`` has checked. A policy in the page forbids scripts and every load, should a reader's own
text ever get past that. Its look is ``standfast_data/papers/paper.css``.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Final

from standfast.ground.data_files import DATA
from standfast.ground.words import Lang
from standfast.papers.blocks import (
    Block,
    Bullets,
    Callout,
    CalloutKind,
    Checklist,
    Document,
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
)
from standfast.papers.shown import Frame, glued, held_together, quoted_lines, shown
from standfast.papers.visible import visible

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'"
_MARKS: Final[dict[CalloutKind, str]] = {
    "danger": "M8 0 16 15H0zM7 5v5h2V5zm0 6v2h2v-2z",
    "next": "M0 6h9V2l7 6-7 6v-4H0z",
    "note": "M8 0a8 8 0 1 0 .01 0zM7 3h2v2H7zm0 3h2v7H7z",
}
_FACES: Final = (("Regular", 400, "normal"), ("Italic", 400, "italic"), ("SemiBold", 600, "normal"))


def to_html(document: Document) -> str:
    """Render a document as one self-contained page."""
    writer = _Writer(Frame(document.lang), document.source_numbers())
    title = _text(document.title)
    lead = f'<p class="lead">{writer.run(document.lead)}</p>\n' if document.lead else ""
    body = "".join(writer.blocks(document.blocks))
    foot = "<br>".join(escape(line) for line in writer.frame.foot(document.foot))
    return (
        f'<!doctype html>\n<html lang="{document.lang}-CA">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>\n{_style(document.paper_size)}</style>\n</head>\n<body>\n"
        f"<main>\n<h1>{title}</h1>\n{lead}{body}</main>\n<footer>{foot}</footer>\n</body>\n</html>\n"
    )


def blocks_to_html(blocks: tuple[Block, ...], lang: Lang) -> Iterator[str]:
    """Render blocks that point to no notes, as they stand inside another page."""
    yield from _Writer(Frame(lang), {}).blocks(blocks)


@cache
def _style(paper_size: str) -> str:
    css = (DATA / "papers" / "paper.css").read_text(encoding="utf-8")
    return f"{_font_faces()}{css}@page {{ size: {paper_size}; }}\n"


def _font_faces() -> str:
    """Carry the reading face inside the page, cut to Latin letters; other scripts fall to the machine's fonts."""
    faces = []
    for name, weight, slant in _FACES:
        data = base64.b64encode((DATA / "fonts" / f"AtkinsonHyperlegibleNext-{name}.woff2").read_bytes()).decode()
        faces.append(
            f'@font-face {{ font-family: "Atkinson Hyperlegible Next"; font-weight: {weight}; font-style: {slant}; '
            f"src: url(data:font/woff2;base64,{data}) format('woff2'); }}\n"
        )
    return "".join(faces)


def _text(text: str) -> str:
    return escape(visible(text))


@dataclass(frozen=True, slots=True)
class _Writer:
    frame: Frame
    numbers: dict[str, int]

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        for block in blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading() | Paragraph() | Say() | Quote():
                yield self.prose(block)
            case Bullets() | Steps() | Checklist():
                yield from self.items(block)
            case Table():
                yield from self.table(block)
            case Fields():
                yield from self.fields(block)
            case Sources(notes=notes):
                yield '<ol class="sources">\n'
                for note in notes:
                    number = self.numbers[note.key]
                    yield f'<li id="source-{number}"><span>[{number}]</span> <span>{self.run(note.spans)}</span></li>\n'
                yield "</ol>\n"
            case Callout():
                yield from self.callout(block)
            case Keep(blocks=blocks):
                yield from ('<div class="keep">\n', *self.blocks(blocks), "</div>\n")
            case PageBreak():
                yield '<div class="break"></div>\n'

    def prose(self, block: Heading | Paragraph | Say | Quote) -> str:
        match block:
            case Heading(level=level, spans=run):
                return f"<h{level + 1}>{self.run(run)}</h{level + 1}>\n"
            case Paragraph(spans=run):
                return f"<p>{self.run(run)}</p>\n"
            case Say(spans=run):
                return f'<p class="say"><b>{escape(self.frame.word("say"))}</b> {self.run(run)}</p>\n'
            case Quote(said=said, by=by):
                lines = "".join(f'<p dir="auto">{escape(line)}</p>' for line in quoted_lines(said))
                footer = f"<footer>{self.run(by)}</footer>" if by else ""
                return f"<blockquote>{lines}{footer}</blockquote>\n"

    def items(self, block: Bullets | Steps | Checklist) -> Iterator[str]:
        items = (self.item(item) for item in block.items)
        match block:
            case Bullets():
                yield from ("<ul>\n", *(f"<li>{item}</li>\n" for item in items), "</ul>\n")
            case Steps(start=start):
                yield from (f'<ol start="{start}">\n', *(f"<li>{item}</li>\n" for item in items), "</ol>\n")
            case Checklist():
                box = '<input type="checkbox">'
                ticks = (f"<li><label>{box} <span>{item}</span></label></li>\n" for item in items)
                yield from ('<ul class="ticks">\n', *ticks, "</ul>\n")

    def item(self, item: Item) -> str:
        under = "".join(f' <span class="under">{self.run(line)}</span>' for line in item.under)
        return self.run(item.spans) + under

    def table(self, table: Table) -> Iterator[str]:
        yield '<div class="scroll" tabindex="0"><table>\n'
        if table.caption:
            yield f"<caption>{self.run(table.caption)}</caption>\n"
        if table.widths:
            whole = sum(table.widths)
            yield "".join(f'<col style="width:{100 * width // whole}%">' for width in table.widths) + "\n"
        header = "".join(f'<th scope="col">{self.run(cell)}</th>' for cell in table.header)
        yield f"<thead><tr>{header}</tr></thead>\n<tbody>\n"
        for row in table.rows:
            first, *others = (self.run(cell) for cell in row)
            opening = f'<th scope="row">{first}</th>' if table.first_names_row else f"<td>{first}</td>"
            yield f"<tr>{opening}{''.join(f'<td>{cell}</td>' for cell in others)}</tr>\n"
        yield "</tbody>\n</table></div>\n"

    def fields(self, block: Fields) -> Iterator[str]:
        line = '<div class="blank"></div>'
        yield "<dl>\n"
        for field in block.fields:
            value = line * field.lines if field.value is None else self.run(field.value)
            yield f"<dt>{self.run(field.label)}</dt><dd>{value}</dd>\n"
        yield "</dl>\n"

    def callout(self, callout: Callout) -> Iterator[str]:
        word = visible(callout.word) if callout.word else self.frame.callout(callout.kind)
        mark = (
            f'<svg viewBox="0 0 16 16" aria-hidden="true"><path fill-rule="evenodd" d="{_MARKS[callout.kind]}"/></svg>'
        )
        yield f'<section class="callout {callout.kind}">\n<p class="word">{mark} <span>{escape(word)}</span></p>\n'
        yield from (*self.blocks(callout.blocks), "</section>\n")

    def run(self, run: Spans) -> str:
        return "".join(
            self.span(part)
            if not isinstance(part, tuple)
            else f'<span class="glued">{"".join(self.span(one) for one in part)}</span>'
            for part in glued(run)
        )

    def span(self, span: Span) -> str:
        said = shown(span, numbers=self.numbers)
        text = escape(said)
        match span:
            case Text() | Term():
                return self.unparted(said)
            case Strong():
                return f"<strong>{self.unparted(said)}</strong>"
            case Foreign():
                return f"<bdi>{text}</bdi>"
            case Ref(key=key):
                return f'<a class="ref" href="#source-{self.numbers[key]}">{text}</a>'
            case Link():
                return f'<a href="{text}" rel="noreferrer">{text}</a>'

    def unparted(self, said: str) -> str:
        """Escape our own words, those that no line's end may part marked as such."""
        return "".join(
            f'<span class="glued">{escape(piece)}</span>' if place % 2 else escape(piece)
            for place, piece in enumerate(held_together(said, self.frame.lang))
        )
