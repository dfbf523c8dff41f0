import pypdfium2
import pytest

from standfast.ground.instants import read_instant
from standfast.papers import (
    Block,
    Callout,
    Document,
    Field,
    Fields,
    Foot,
    Foreign,
    Heading,
    Item,
    Keep,
    Paragraph,
    Quote,
    Say,
    Steps,
    Table,
    spans,
    to_typst,
)
from standfast.papers.room import PAGE, item_stays_whole, lines_of, rows_stay_whole, stays_whole
from standfast.world.typesetter import TypstTypesetter

AT = read_instant("2026-05-22T18:00:00-07:00")
FOOT = Foot(case_ref="N-1", head_short="7f3a", at="")
WORDS = "seen by the parent on the tenth of May, in the evening. "

BLOCKS: dict[str, Block] = {
    "paragraph": Paragraph(spans(WORDS * 4)),
    "heading": Heading(level=1, spans=spans("What happened")),
    "steps": Steps((Item(spans(WORDS * 2), (spans(WORDS),)),) * 3),
    "say": Say(spans(WORDS * 3)),
    "quote": Quote(said=Foreign("one\ntwo\nthree"), by=spans("someone")),
    "callout": Callout(kind="next", blocks=(Paragraph(spans(WORDS * 2)), Paragraph(spans(WORDS)))),
    "table": Table(
        caption=spans("A caption"), header=(spans("One"), spans("Two")), rows=((spans(WORDS), spans(WORDS * 2)),) * 3
    ),
    "fields": Fields((Field(label=spans("A")), Field(label=spans("B"), lines=3), Field(label=spans("C"), value=()))),
    "wide": Paragraph(spans(Foreign("龍" * 300))),
}


def pages(*blocks: Block) -> int:
    made = Document(title="T", lang="en", paper_size="letter", foot=FOOT, blocks=blocks)
    with pypdfium2.PdfDocument(TypstTypesetter().pdf(to_typst(made), at=AT)) as pdf:
        return len(pdf)


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())
def test_what_is_estimated_to_fit_fits_on_the_smaller_page(block: Block) -> None:
    as_many_as_fit = (block,) * (PAGE // lines_of(block))

    assert stays_whole(as_many_as_fit)
    assert pages(*as_many_as_fit) == 1


def test_a_callout_taller_than_a_page_breaks_and_loses_nothing() -> None:
    tall = Callout(kind="note", blocks=tuple(Paragraph(spans(f"Line {number}.")) for number in range(120)))

    made = Document(title="T", lang="en", paper_size="letter", foot=FOOT, blocks=(Keep((tall,)),))
    with pypdfium2.PdfDocument(TypstTypesetter().pdf(to_typst(made), at=AT)) as pdf:
        last = pdf[len(pdf) - 1].get_textpage().get_text_range()

    assert "Line 119." in last


def test_short_items_and_rows_stay_whole_and_long_ones_may_break() -> None:
    assert item_stays_whole(Item(spans(WORDS)))
    assert not item_stays_whole(Item(spans(WORDS * 20)))
    table = BLOCKS["table"]
    assert isinstance(table, Table)
    assert rows_stay_whole(table)
    assert not rows_stay_whole(Table(caption=(), header=(spans("One"),), rows=((spans(WORDS * 20),),)))
