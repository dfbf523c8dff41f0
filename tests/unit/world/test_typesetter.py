import io
import re
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from standfast.ground.errors import Unavailable
from standfast.ground.instants import read_instant
from standfast.ground.wording import load_wording
from standfast.ground.words import Words
from standfast.papers import Document, Foreign, Paragraph, Quote, Table, TypstSource, spans, to_typst
from standfast.papers.specimen import FOOT, NAMES, specimen
from standfast.world.typesetter import TypstTypesetter

TOLD = load_wording("typesetter")
AT = read_instant("2026-05-22T18:00:00-07:00")


@pytest.fixture(scope="module")
def typesetter() -> TypstTypesetter:
    return TypstTypesetter()


@pytest.fixture(scope="module")
def made(typesetter: TypstTypesetter) -> bytes:
    return typesetter.pdf(to_typst(specimen()), at=AT)


def text_layer(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as opened:
        return "\n".join(page.get_textpage().get_text_range() for page in opened)


def test_the_pdf_says_that_it_is_pdf_a_2a_and_pdf_ua_1(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_metadata() as told:
        assert told["pdfaid:part"] == "2"
        assert told["pdfaid:conformance"] == "A"
        assert told["pdfuaid:part"] == "1"
        assert told["dc:title"] == "Brief for the investigating officer"


def test_the_pdf_is_tagged_titled_and_has_its_language(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.Root.MarkInfo.Marked == True  # noqa: E712 - a PDF's own boolean
        assert pdf.Root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712
        assert str(pdf.Root.Lang) == "en-CA"
        assert "/K" in pdf.Root.StructTreeRoot


def kinds(element: pikepdf.Object) -> list[str]:
    """List the structure's elements in reading order."""
    if isinstance(element, pikepdf.Array):
        return [kind for child in element.as_list() for kind in kinds(child)]
    if not isinstance(element, pikepdf.Dictionary):
        return []
    own = [str(element.S)] if "/S" in element else []
    return own + (kinds(element.K) if "/K" in element else [])


def test_the_structure_has_headings_lists_tables_quotes_and_links(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        found = kinds(pdf.Root.StructTreeRoot.K)

    assert [kind for kind in found if re.fullmatch("/H[1-6]", kind)] == [
        "/H1",
        "/H2",
        "/H3",
        "/H3",
        "/H2",
        "/H3",
        "/H2",
    ]
    assert found.count("/TH") == 3
    assert found.count("/TR") == 10
    assert {"/L", "/LI", "/Lbl", "/LBody", "/BlockQuote", "/Link"} <= set(found)


def test_every_font_is_inside_the_file(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        inside = [next(iter(font.DescendantFonts)).FontDescriptor for font in fonts]

        assert len(fonts) > 8
        assert all("/FontFile2" in font or "/FontFile3" in font for font in inside)


def test_the_files_structure_is_sound(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.check_pdf_syntax() == []


@pytest.mark.parametrize(("paper_size", "points"), [("a4", (595.28, 841.89)), ("letter", (612, 792))])
def test_the_page_has_the_papers_size(
    typesetter: TypstTypesetter, paper_size: str, points: tuple[float, float]
) -> None:
    document = specimen(paper_size="a4") if paper_size == "a4" else specimen(paper_size="letter")

    with pypdfium2.PdfDocument(typesetter.pdf(to_typst(document), at=AT)) as pdf:
        assert pdf[0].get_size() == pytest.approx(points, abs=0.1)


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_can_be_copied_out_of_the_pdf(made: bytes, name: str) -> None:
    text = text_layer(made)

    # word by word: this reader puts the words of a right-to-left name in a left-to-right line the other way round
    assert [word for word in name.split() if word not in text] == []


def test_the_foot_stands_on_every_page(made: bytes) -> None:
    with pypdfium2.PdfDocument(made) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]

    for number, page in enumerate(pages, start=1):
        assert "Case Northgate · Journal 7f3a 91c2 0b5d · Installation 4d10 6e55" in page
        assert "Law checked 24 November 2026 · Standfast 0.1.0" in page
        assert f"Page {number} of {len(pages)}" in page


def test_the_same_paper_and_instant_give_the_same_bytes(typesetter: TypstTypesetter, made: bytes) -> None:
    typesetter.pdf(to_typst(specimen(lang="fr", paper_size="a4")), at=AT)

    assert typesetter.pdf(to_typst(specimen()), at=AT) == made
    assert TypstTypesetter().pdf(to_typst(specimen()), at=AT) == made


def test_the_date_in_the_file_is_the_one_handed_in(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert str(pdf.docinfo.CreationDate).startswith("D:20260523010000")


HOSTILE = {
    "a handle of 100,000 letters": "x" * 100_000,
    "4,000 wide letters": "龍" * 4_000,
    "a flood of marks": "H" + "\u0301" * 5_000,
    "Typst": '#import "x": * #panic("no") $x^2$ <a> @r \\u{41} // /* ```',
    "markup": "</script><script>alert(1)</script>",
    "turned text": "gpj.\u202eexe \u2066x\u2069",
    "hidden letters": "ro\u200bbin\u3164\x00\x1b",
    "half a pair": "\ud800",
    "a script without a font": "\U00013000\U0001f5ff\U000f0000",
    "marks of another font": "龍\u0301 ᐁ\u0308 क\u0301",
}


@pytest.mark.parametrize("said", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_words_never_stop_a_paper_nor_cost_it_the_standards(
    typesetter: TypstTypesetter, caplog: pytest.LogCaptureFixture, said: str
) -> None:
    table = Table(caption=spans(Foreign(said)), header=(spans("A"), spans("B")), rows=((spans(Foreign(said)), ()),))
    blocks = (Paragraph(spans(Foreign(said))), Quote(said=Foreign(said)), table)

    pdf = typesetter.pdf(
        to_typst(Document(title=f"T {said[:500]}", lang="en", paper_size="a4", foot=FOOT, blocks=blocks)), at=AT
    )

    assert pdf.startswith(b"%PDF-")
    assert caplog.records == []


def test_a_long_handle_is_copied_out_without_anything_invisible(typesetter: TypstTypesetter) -> None:
    handle = "n1ght.owl_" * 30
    document = Document(title="T", lang="en", paper_size="a4", foot=FOOT, blocks=(Paragraph(spans(Foreign(handle))),))

    text = text_layer(typesetter.pdf(to_typst(document), at=AT))

    assert handle in re.sub(r"[\r\n]", "", text)
    assert "\u200b" not in text


def test_what_typst_refuses_is_set_in_latin_and_that_is_told() -> None:
    heard: list[Words] = []
    source = replace(to_typst(specimen()), data_json=to_typst(specimen()).data_json.replace("Robin", "\U00013000"))

    pdf = TypstTypesetter(tell=heard.append).pdf(source, at=AT)

    assert heard == [TOLD.words("set_in_latin")]
    assert "Robin" in text_layer(pdf)


def test_a_paper_that_keeps_no_standard_is_still_set_and_that_is_told() -> None:
    heard: list[Words] = []
    untitled = TypstSource(template="no title, so no PDF/UA", data_json="{}", plain_json="{}")

    pdf = TypstTypesetter(tell=heard.append).pdf(untitled, at=AT)

    assert heard == [TOLD.words("set_in_latin"), TOLD.words("set_without_standards")]
    assert "no title" in text_layer(pdf)


def test_what_is_told_is_logged_where_nobody_listens(
    typesetter: TypstTypesetter, caplog: pytest.LogCaptureFixture
) -> None:
    typesetter.pdf(TypstSource(template="no title", data_json="{}", plain_json="{}"), at=AT)

    assert caplog.messages == [TOLD.words("set_in_latin").en, TOLD.words("set_without_standards").en]


def test_a_template_that_cannot_be_set_is_an_error_with_words(typesetter: TypstTypesetter) -> None:
    broken = TypstSource(template="#nothing-of-that-name", data_json="{}", plain_json="{}")

    with pytest.raises(Unavailable) as refused:
        typesetter.pdf(broken, at=AT)

    assert refused.value.code == "world.typesetter_refused"


def test_a_template_reads_no_file_of_the_machine(typesetter: TypstTypesetter) -> None:
    thief = TypstSource(template='#read("/../fonts/README.md")', data_json="{}", plain_json="{}")

    with pytest.raises(Unavailable):
        typesetter.pdf(thief, at=AT)
