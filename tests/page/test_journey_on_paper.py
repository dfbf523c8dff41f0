"""What a family prints from the page: the sheet for the fridge on one page, the brief on few, both in grey."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from standfast.ground.words import Lang
from tests.page.moments import press
from tests.page.parent import Parent, context_of, sit_down, story_of

SIZES = ("Letter", "A4")
MOST_PAGES = {"fridge": 1, "brief": 3}
INK = 40
"""How far a colour may lie from grey: what a printer's black is given."""


@pytest.fixture
def at_the_table(browser: Any, file: Path) -> Iterator[Any]:
    contexts = []

    def sit(lang: Lang, scheme: str = "light") -> Parent:
        story = story_of("northgate")
        context = context_of(browser, story, lang=lang, color_scheme=scheme)
        contexts.append(context)
        parent = sit_down(context, story, file)
        parent.to_questions()
        parent.answer_all()
        return parent

    yield sit
    for context in contexts:
        context.close()


def printed(parent: Parent, size: str) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(io.BytesIO(parent.walker.page.pdf(format=size, prefer_css_page_size=False)))


def text_of(document: pypdfium2.PdfDocument) -> list[str]:
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("sheet", ["fridge", "brief"])
def test_a_sheet_takes_no_more_pages_than_it_may_on_either_paper(at_the_table: Any, lang: Lang, sheet: str) -> None:
    parent = at_the_table(lang)
    press(parent, lang, f"now.to_{sheet}")

    for size in SIZES:
        pages = text_of(printed(parent, size))
        assert 1 <= len(pages) <= MOST_PAGES[sheet]
        assert all(len(one) > 80 for one in pages), "a page with hardly a word on it"


@pytest.mark.parametrize("sheet", ["fridge", "brief"])
def test_a_sheet_is_printed_in_grey_on_white_even_from_a_dark_screen(at_the_table: Any, sheet: str) -> None:
    parent = at_the_table("en", scheme="dark")
    press(parent, "en", f"now.to_{sheet}")

    for page in printed(parent, "Letter"):
        picture = page.render(scale=0.5).to_pil().convert("RGB")
        seen = [colour for _, colour in picture.getcolors(maxcolors=1_000_000)]
        assert all(max(one) - min(one) < INK for one in seen)
        assert picture.getpixel((2, 2)) == (255, 255, 255)


@pytest.mark.parametrize("sheet", ["fridge", "brief"])
def test_what_only_a_screen_needs_is_not_printed(at_the_table: Any, sheet: str) -> None:
    parent = at_the_table("en")
    press(parent, "en", f"now.to_{sheet}")

    text = " ".join(text_of(printed(parent, "Letter")))

    for words in ("Leave quickly", "Print th", "Save as PDF", "Français", "Back", "Clear everything"):
        assert words not in text


@pytest.mark.parametrize(("sheet", "asks"), [("fridge", "Danger now 9-1-1"), ("brief", "Is someone in danger now?")])
def test_danger_is_asked_once_on_a_sheet(at_the_table: Any, sheet: str, asks: str) -> None:
    parent = at_the_table("en")
    press(parent, "en", f"now.to_{sheet}")

    text = " ".join(text_of(printed(parent, "Letter")))

    assert text.count(asks) == 1
    assert text.lower().count("danger now") == 1
