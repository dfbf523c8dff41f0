"""Nothing on a printed page leaves its column, and no last line stands where it would be read alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2
import pytest

from standfast.ground.instants import read_instant
from standfast.ground.words import Lang
from standfast.papers import (
    Block,
    Callout,
    Checklist,
    Document,
    Field,
    Fields,
    Foreign,
    Heading,
    Item,
    Paragraph,
    Quote,
    Ref,
    Say,
    Source,
    Sources,
    Steps,
    Table,
    spans,
    to_typst,
)
from standfast.papers.blocks import PaperSize
from standfast.papers.specimen import FOOT
from standfast.world.typesetter import TypstTypesetter

AT = read_instant("2026-05-22T18:00:00-07:00")
POINTS: Final = 72 / 25.4
SIDE: Final = 28 * POINTS
INSET: Final = 5
OVERHANG: Final = 1.5
# A letter's ink may reach a little past the room that it takes.
WIDTHS: Final = (3, 4, 4, 6, 3)
LENGTHS: Final = (12, 24, 29, 54, 120, 400, 12_000)
WORDS: Final = {
    "latin": "nightfoxabcdefghijk",
    "capitals": "WM",
    "a handle with marks": "night_fox.2016-x",
    "digits": "4815162342",
    "address": "https://chat.example.org/u/some-long.name?id=12&x=",
    "cree": "ᓇᒡᕙᒃᐃᓄᒃᑎᑐᑦ",
    "chinese and japanese": "小夜子と龍、",
    "small kana": "っ",
    "arabic": "ليلىالصغيرة",
    "hebrew and marks": "נועה_",
    "emoji": "🦊🔥👩\u200d👩\u200d👧🇨🇦👍🏽",
    "devanagari": "क्षत्रिय",
    "brackets": "(",
    "wide brackets": "\uff08",
    "exclamation": "!",
    "slashes": "/",
    "dashes": "—",
    "no-break spaces": "ab\u00a0",
}


@dataclass(frozen=True, slots=True)
class Ink:
    """One character of a page, where its ink is, in points from the lower left."""

    char: str
    left: float
    bottom: float
    right: float


@pytest.fixture(scope="module")
def typesetter() -> TypstTypesetter:
    return TypstTypesetter()


def long(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def pages_of(
    typesetter: TypstTypesetter, *blocks: Block, size: PaperSize = "letter", title: str = "T", lang: Lang = "en"
) -> Iterator[tuple[float, str, list[Ink]]]:
    """Set blocks; tell each page's width, its text, and its ink."""
    document = Document(title=title, lang=lang, paper_size=size, foot=FOOT, blocks=blocks)
    with pypdfium2.PdfDocument(typesetter.pdf(to_typst(document), at=AT)) as pdf:
        for page in pdf:
            layer = page.get_textpage()
            ink = []
            for place in range(layer.count_chars()):
                char = layer.get_text_range(place, 1)
                if char.strip():
                    left, bottom, right, _ = layer.get_charbox(place)
                    ink.append(Ink(char, left, bottom, right))
            yield page.get_width(), layer.get_text_range(), ink


def accounts(*words: str) -> Table:
    rows = tuple((spans(Foreign(word)),) * len(WIDTHS) for word in words)
    header = tuple(spans(name) for name in ("App", "Handle", "Number", "Address", "Whose"))
    return Table(caption=spans("c"), header=header, rows=rows, widths=WIDTHS)


@pytest.mark.parametrize("size", ["letter", "a4"])
@pytest.mark.parametrize("unit", WORDS.values(), ids=WORDS)
def test_no_letter_leaves_its_column(typesetter: TypstTypesetter, unit: str, size: PaperSize) -> None:
    table = accounts(*(long(unit, length) for length in LENGTHS))
    strayed = []

    for width, _, ink in pages_of(typesetter, table, size=size):
        part = (width - 2 * SIDE) / sum(WIDTHS)
        edges = [SIDE + part * sum(WIDTHS[:place]) for place in range(len(WIDTHS) + 1)]
        for one in ink:
            if one.bottom < 27 * POINTS:  # the foot
                continue
            column = max(place for place, edge in enumerate(edges[:-1]) if place == 0 or edge <= one.left + OVERHANG)
            if one.left < edges[column] - OVERHANG or one.right > edges[column + 1] - INSET + OVERHANG:
                strayed.append(one)

    assert strayed == []


@pytest.mark.parametrize("size", ["letter", "a4"])
@pytest.mark.parametrize("unit", WORDS.values(), ids=WORDS)
def test_no_letter_of_any_block_leaves_the_page(typesetter: TypstTypesetter, unit: str, size: PaperSize) -> None:
    words = [spans("x (", Foreign(long(unit, length)), "), and") for length in (24, 120, 12_000)]
    blocks: list[Block] = []
    for said in words:
        blocks += (
            Paragraph(said),
            Fields((Field(label=said, value=said),)),
            Callout(
                kind="next", word=long(unit, 120), blocks=(Steps((Item(said, (said,)),)), Checklist((Item(said),)))
            ),
            Quote(said=Foreign(long(unit, 500)), by=said),
            Say(said),
            Heading(level=1, spans=said),
        )

    strayed = [
        one
        for width, _, ink in pages_of(typesetter, *blocks, size=size, title=long(unit, 120))
        for one in ink
        if one.left < SIDE - OVERHANG or one.right > width - SIDE + OVERHANG
    ]

    assert strayed == []


@pytest.mark.parametrize("name", ["latin", "a handle with marks", "digits", "address", "cree", "chinese and japanese"])
def test_a_word_copied_out_of_its_column_is_the_word(typesetter: TypstTypesetter, name: str) -> None:
    words = [long(WORDS[name], length) for length in LENGTHS[:-1]]

    text = "".join("".join(text.split()) for _, text, _ in pages_of(typesetter, accounts(*words[:4])))

    assert all(text.count(word) >= len(WIDTHS) for word in words[:4])
    assert text.isprintable()


def test_a_word_that_fits_its_column_is_not_cut(typesetter: TypstTypesetter) -> None:
    ((_, text, _),) = pages_of(typesetter, accounts("kit.plays"))

    assert text.count("kit.plays") == len(WIDTHS)


def test_a_lists_last_item_never_stands_alone_on_a_page(typesetter: TypstTypesetter) -> None:
    points = Checklist(tuple(Item(spans(f"Point {count}.")) for count in range(1, 7)))
    broken = set()

    for lines in range(18, 30):
        above = tuple(Paragraph(spans("A line.")) for _ in range(lines))
        pages = [text for _, text, _ in pages_of(typesetter, *above, points)]
        on_last = pages[-1].count("Point")
        broken.add(on_last)

    assert 1 not in broken
    assert 2 in broken  # a page's end did fall inside the list


def test_the_closing_words_never_stand_on_a_page_without_two_notes(typesetter: TypstTypesetter) -> None:
    names = [f"note{count}" for count in range(1, 7)]
    cited = Paragraph(tuple(Ref(name) for name in names))
    notes = Sources(tuple(Source(key=name, spans=spans(f"{name}.")) for name in names))
    closing = (Paragraph(spans("It informs.")), Paragraph(spans("Closing line.")))
    on_last = set()

    for lines in range(16, 30):
        above = tuple(Paragraph(spans("A line.")) for _ in range(lines))
        pages = [text for _, text, _ in pages_of(typesetter, *above, cited, notes, *closing)]
        assert "Closing line." in pages[-1]
        on_last.add(sum(f"{name}." in pages[-1] for name in names))

    assert min(on_last) == 2


def test_no_line_parts_a_french_verb_from_its_pronoun(typesetter: TypstTypesetter) -> None:
    asked = tuple(Paragraph(spans("mot " * count + "viendra-t-on ici ?")) for count in range(8, 22))

    text = "".join(text for _, text, _ in pages_of(typesetter, *asked, lang="fr"))

    assert text.count("viendra-t-on") == len(asked)
