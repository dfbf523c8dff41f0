"""Whatever a paper says, its three forms say the same words in the same order, and none ever fails.

The expectation walks the blocks here, on its own: it shares no code with the renderers but the final characters of a
span (``visible``), which has tests of its own.
"""

import json
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from standfast.ground.instants import read_instant
from standfast.ground.override import override
from standfast.papers import (
    Block,
    Bullets,
    Callout,
    Checklist,
    Document,
    Field,
    Fields,
    Foot,
    Foreign,
    Heading,
    Item,
    Keep,
    PageBreak,
    Paragraph,
    Quote,
    Say,
    Spans,
    Steps,
    Strong,
    Table,
    Term,
    Text,
    to_html,
    to_text,
    to_typst,
)
from standfast.papers.coverage import only_shown
from standfast.papers.visible import visible
from standfast.world.typesetter import STANDARDS, TypstTypesetter

AT = read_instant("2026-05-22T18:00:00-07:00")
FOOT = Foot(case_ref="N-1", head_short="", at="")
WORDS = {"danger": "Danger now", "next": "Do this next", "note": "Good to know"}
TYPESETTER = TypstTypesetter()

# words short enough for any line, made of what can be seen, so that the text's line breaks fall between them
tame = st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nd", "So"), max_codepoint=0xFFFF), min_size=1, max_size=12)
sentences = st.lists(tame.filter(lambda word: visible(word) == word), min_size=1, max_size=6).map(" ".join)
wild = st.text(max_size=60) | st.text(st.characters(categories=("Cf", "Mn", "Lo", "So", "Cn")), max_size=20)


def runs(words: st.SearchStrategy[str]) -> st.SearchStrategy[Spans]:
    one = words.map(Text) | words.map(Strong) | words.map(Foreign) | st.builds(Term, text=words, meaning=words)
    return st.lists(one, min_size=1, max_size=3).map(_spaced)


def _spaced(spans: list[Any]) -> Spans:
    return tuple(part for span in spans for part in (span, Text(" ")))


def documents(words: st.SearchStrategy[str]) -> st.SearchStrategy[Document]:
    run = runs(words)
    items = st.lists(st.builds(Item, run, st.lists(run, max_size=2).map(tuple)), min_size=1, max_size=3).map(tuple)
    fields = st.lists(st.builds(Field, label=run, value=run | st.none()), min_size=1, max_size=3).map(tuple)
    leaves: st.SearchStrategy[Block] = st.one_of(
        run.map(Paragraph),
        run.map(Say),
        st.builds(Bullets, items),
        st.builds(Steps, items, st.integers(1, 12)),
        st.builds(Checklist, items),
        st.builds(Fields, fields),
        st.builds(Quote, said=words.map(Foreign), by=run),
        st.builds(Heading, level=st.just(1), spans=run),
        st.just(PageBreak()),
        st.integers(1, 3).flatmap(lambda columns: _tables(run, columns)),
    )
    inside = st.lists(leaves, max_size=3).map(tuple)
    blocks = leaves | st.builds(Keep, inside) | st.builds(Callout, kind=st.sampled_from(sorted(WORDS)), blocks=inside)
    return st.builds(
        Document,
        title=words.filter(lambda title: bool(title.strip())),
        lang=st.just("en"),
        paper_size=st.sampled_from(["a4", "letter"]),
        foot=st.just(FOOT),
        blocks=st.lists(blocks, max_size=5).map(tuple),
    )


def _tables(run: st.SearchStrategy[Spans], columns: int) -> st.SearchStrategy[Table]:
    row = st.tuples(*[run] * columns)
    return st.builds(
        Table, caption=run, header=row, rows=st.lists(row, max_size=3).map(tuple), first_names_row=st.booleans()
    )


def told(run: Spans, final: Callable[[str], str] = visible) -> str:
    parts = [f"{one.text} ({one.meaning})" if isinstance(one, Term) else getattr(one, "text", "") for one in run]
    return "".join(final(part) for part in parts)


def said(
    blocks: tuple[Block, ...], final: Callable[[str], str] = visible, *, header_each_row: bool = False
) -> Iterator[str]:
    """Tell what a reader should meet, in order; ``final`` gives the characters of one span."""
    for block in blocks:
        match block:
            case Callout(kind=kind, blocks=inside):
                yield from (WORDS[kind], *said(inside, final, header_each_row=header_each_row))
            case Keep(blocks=inside):
                yield from said(inside, final, header_each_row=header_each_row)
            case Table():
                yield from (told(run, final) for run in cells(block, header_each_row=header_each_row))
            case Quote(said=words, by=by):
                yield from (*(final(line) for line in words.text.splitlines()), told(by, final))
            case _:
                yield from (told(run, final) for run in plain_runs(block))


def plain_runs(block: Block) -> Iterator[Spans]:
    match block:
        case Heading(spans=run) | Paragraph(spans=run):
            yield run
        case Say(spans=run):
            yield from ((Text("Say"),), run)
        case Bullets(items=items) | Steps(items=items) | Checklist(items=items):
            yield from (run for item in items for run in (item.spans, *item.under))
        case Fields(fields=fields):
            yield from (run for field in fields for run in (field.label, field.value or ()))
        case _:
            return


def cells(table: Table, *, header_each_row: bool) -> Iterator[Spans]:
    yield table.caption
    yield from () if header_each_row else table.header
    for row in table.rows:
        for name, cell in zip(table.header, row, strict=True):
            yield from (name, cell) if header_each_row else (cell,)


class Reader(HTMLParser):
    """The text of a page's body."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.feed(html[html.index("<body>") :])

    @override
    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def typst_words(value: Any) -> Iterator[str]:
    """Tell every text in the JSON that the template shows, in the order in which it shows them."""
    match value:
        case {"v": str(text)}:
            yield text
        case {"v": list(pieces)}:
            yield "".join(pieces)
        case dict():
            shown = (
                "word",
                "caption",
                "header",
                "rows",
                "label",
                "value",
                "spans",
                "under",
                "items",
                "fields",
                "lines",
            )
            for key in (*shown, "blocks", "by"):
                yield from typst_words(value.get(key)) if value.get("k") != "callout" or key != "spans" else ()
        case list():
            for one in value:
                yield from typst_words(one)
        case str():
            yield value
        case _:
            pass


def close(parts: Iterator[str] | list[str]) -> str:
    return "".join("".join(parts).split())


@given(documents(sentences | wild))
def test_the_page_says_every_word_in_order_and_no_other(document: Document) -> None:
    page = "".join(Reader(to_html(document)).parts)

    assert close([page]) == close([visible(document.title), *said(document.blocks), "CaseN-1"])


@given(documents(sentences | wild))
def test_the_typesetter_is_given_every_word_in_order_and_no_other(document: Document) -> None:
    given_to_it = json.loads(to_typst(document).data_json)["blocks"]

    assert close(typst_words(given_to_it)) == close(said(document.blocks, lambda text: only_shown(visible(text))))


@given(documents(sentences))
def test_the_text_says_every_word_in_order(document: Document) -> None:
    words = to_text(document).replace("\u2068", "").replace("\u2069", "").split()
    place = 0

    for part in said(document.blocks, header_each_row=True):
        for word in part.split():
            place = next((at + 1 for at, one in enumerate(words[place:], place) if one.rstrip(":") == word), 0)
            assert place, f"{word!r} is missing or out of order"


@settings(max_examples=20)
@given(documents(sentences | wild))
def test_no_text_stops_a_paper_or_costs_it_its_standards(document: Document) -> None:
    source = to_typst(document)

    made = TYPESETTER._set(source.template, source.data_json, standards=STANDARDS, at=AT)

    assert made.startswith(b"%PDF-1.7")
