import pytest

from standfast.ground.errors import BadInput
from standfast.papers import (
    Block,
    Document,
    Foot,
    Heading,
    Keep,
    Link,
    Paragraph,
    Ref,
    Source,
    Sources,
    Table,
    spans,
)
from standfast.papers.specimen import specimen

FOOT = Foot(case_ref="N-1", head_short="7f3a", at="Friday 22 May 2026, 6 pm")


def document(*blocks: Block, title: str = "A paper") -> Document:
    return Document(title=title, lang="en", paper_size="a4", foot=FOOT, blocks=blocks)


def refusal(*blocks: Block, title: str = "A paper") -> str:
    with pytest.raises(BadInput) as refused:
        document(*blocks, title=title)
    return refused.value.code


def test_sources_are_numbered_in_order_through_the_document() -> None:
    first = Sources((Source(key="b", spans=spans("One.")), Source(key="a", spans=spans("Two."))))
    second = Sources((Source(key="c", spans=spans("Three.")),))

    made = document(Keep((first,)), Paragraph(spans(Ref("c"), Ref("a"))), second)

    assert made.source_numbers() == {"b": 1, "a": 2, "c": 3}


def test_a_citation_without_its_source_is_refused_wherever_it_stands() -> None:
    table = Table(caption=(), header=(spans("One"),), rows=((spans(Ref("gone")),),))

    assert refusal(Keep((table,))) == "papers.source_missing"


def test_a_source_listed_twice_is_refused() -> None:
    note = Source(key="a", spans=spans("One."))

    assert refusal(Sources((note,)), Sources((note,))) == "papers.source_twice"


def test_a_heading_that_skips_a_level_is_refused() -> None:
    assert refusal(Heading(level=1, spans=spans("A")), Heading(level=3, spans=spans("B"))) == "papers.heading_skips"
    assert refusal(Heading(level=2, spans=spans("B"))) == "papers.heading_skips"


def test_a_heading_may_go_back_up_by_several_levels() -> None:
    levels = (Heading(level=1, spans=()), Heading(level=2, spans=()), Heading(level=3, spans=()))

    assert document(*levels, Heading(level=1, spans=())).blocks


def test_a_paper_without_a_title_is_refused() -> None:
    assert refusal(title="  ") == "papers.no_title"


@pytest.mark.parametrize(
    ("rows", "widths"),
    [(((spans("a"),),), ()), ((), (1,)), ((), (1, 0))],
    ids=["a short row", "a width too few", "a column without width"],
)
def test_a_ragged_table_is_refused(rows: tuple[tuple[tuple[()], ...], ...], widths: tuple[int, ...]) -> None:
    with pytest.raises(BadInput, match="table_ragged"):
        Table(caption=(), header=(spans("One"), spans("Two")), rows=rows, widths=widths)


@pytest.mark.parametrize("url", ["http://example.org", "javascript:alert(1)", "https://example.org/ x", "https://a\n"])
def test_only_a_plain_https_address_becomes_a_link(url: str) -> None:
    with pytest.raises(BadInput, match="link_not_https"):
        Link(url)


def test_the_specimen_uses_every_kind_of_block_and_span() -> None:
    shown = repr(specimen())

    for kind in str(Block).split(" | "):
        assert f"{kind.rpartition('.')[2]}(" in shown, kind
    for span in ("Text(", "Strong(", "Foreign(", "Term(", "Ref(", "Link("):
        assert span in shown
