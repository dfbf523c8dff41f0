"""The recovery sheet: its words in order, on one page, in both languages, naming nobody and nothing."""

import re
from datetime import UTC, datetime

import pypdfium2
import pytest

from standfast.actions.make_recovery_sheet import make_recovery_sheet
from standfast.ground.instants import Instant
from standfast.ground.words import LANGS, Lang
from standfast.keys.word_list import word_list
from standfast.papers import to_text
from standfast.papers.blocks import PaperSize
from standfast.papers.recovery_sheet import COLUMNS, WORDS, Sheet, recovery_sheet
from standfast.plan.data import load_danger
from standfast.wiring.outside import typesetter

AT = Instant(datetime(2026, 11, 24, 20, tzinfo=UTC))


def words_in(lang: Lang) -> tuple[str, ...]:
    # The longest, for the room that they take.
    return tuple(sorted(word_list(lang), key=len)[-WORDS:])


def sheet(lang: Lang, words: tuple[str, ...] | None) -> str:
    mark = "7F3A" if words is not None else None
    return to_text(recovery_sheet(Sheet(words=words, mark=mark, day="24 November 2026"), lang=lang, size="letter"))


@pytest.mark.parametrize("lang", LANGS)
def test_the_words_stand_in_order_with_their_numbers(lang: Lang) -> None:
    words = words_in(lang)

    told = dict(re.findall(r"\b(\d+)\. ([a-z]+)\b", sheet(lang, words)))

    assert [told[str(number)] for number in range(1, WORDS + 1)] == list(words)
    assert WORDS % COLUMNS == 0


@pytest.mark.parametrize("lang", LANGS)
def test_it_names_no_case_and_no_reason_and_asks_about_danger(lang: Lang) -> None:
    told = " ".join(sheet(lang, words_in(lang)).split())

    assert " ".join(load_danger().always.say(lang).split()) in told
    assert not re.search(r"(?i)child|enfant|police|case\b|dossier d.enqu|exploit", told.partition("!!")[0])
    assert "7F3A" in told


@pytest.mark.parametrize("lang", LANGS)
def test_the_form_holds_no_word_and_a_place_for_each(lang: Lang) -> None:
    told = sheet(lang, None)

    assert len(re.findall(r"\d+\. _{6,}", told)) == WORDS
    assert "7F3A" not in told


@pytest.mark.parametrize("size", ["letter", "a4"])
@pytest.mark.parametrize("lang", LANGS)
def test_it_is_one_page_on_either_paper(lang: Lang, size: PaperSize) -> None:
    said: list[object] = []

    pdf = make_recovery_sheet(
        words_in(lang), mark="7F3A", lang=lang, form="pdf", size=size, at=AT, typesetter=typesetter(said.append)
    )

    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_range()
    assert len(document) == 1
    assert all(word in text for word in words_in(lang))
    assert said == []


def test_the_same_sheet_is_the_same_bytes_and_a_page_says_the_same() -> None:
    press = typesetter(lambda _: None)

    def made() -> bytes:
        return make_recovery_sheet(None, mark=None, lang="en", form="pdf", size="letter", at=AT, typesetter=press)

    page = make_recovery_sheet(None, mark=None, lang="en", form="html", size="letter", at=AT, typesetter=press)

    assert made() == made()
    assert b"standfast recovery restore" in page
