"""What was not read in its source never stands on a first page; elsewhere its note says to check the current text."""

import re
from dataclasses import replace
from functools import cache

import pypdfium2
import pytest

from standfast.ground.wording import load_wording
from standfast.ground.words import LANGS, Lang
from standfast.law.law import Law
from standfast.law.load import load_law
from standfast.law.sources import Certainty
from standfast.papers import Document, to_text, to_typst
from standfast.papers.blocks import Sources, walk
from standfast.plan.advice import Advice, advise
from standfast.world.typesetter import TypstTypesetter
from tests.unit.papers.stories import HEAD, PAPERS, STORIES, story

TYPESETTER = TypstTypesetter()
# Section numbers of three digits: 172.1, 487.012, 163.1(4); the year of a date is no such thing.
SECTION = re.compile(r"(?<![\d.-])\d{3}\.\d{1,4}(?!\d)|(?<=s\. )\d{3}|(?<=art\. )\d{3}")
ACTS = re.compile(r"Criminal Code|Code criminel|Youth Criminal Justice|justice pénale|Victims Bill|droits des victimes")
every_lang = pytest.mark.parametrize("lang", LANGS)
every_paper = pytest.mark.parametrize("kind", PAPERS)
some_stories = pytest.mark.parametrize(
    "name", ["northgate", "everything", "an image is held", "two children", "refused, RCMP", "closed", "nothing known"]
)


@cache
def unread() -> Law:
    """Give the law as it would be if nobody had read any of it in its source."""
    law = load_law("ca")
    general = Certainty.GENERAL_KNOWLEDGE
    return replace(
        law,
        provisions=tuple(replace(one, certainty=general) for one in law.provisions),
        clocks=tuple(replace(one, certainty=general) for one in law.clocks),
    )


@cache
def planted(name: str) -> Advice:
    told = story(name)
    return advise(told.case, unread(), now=told.now)


def made(kind: str, told: Advice, lang: Lang) -> Document:
    return PAPERS[kind](told, lang=lang, head=HEAD, size="letter")


def first_page(document: Document, told: Advice) -> str:
    with pypdfium2.PdfDocument(TYPESETTER.pdf(to_typst(document), at=told.now)) as pdf:
        return " ".join(str(pdf[0].get_textpage().get_text_range()).split())


@every_lang
@every_paper
@some_stories
def test_a_provision_that_nobody_read_is_on_no_first_page(name: str, kind: str, lang: Lang) -> None:
    told = planted(name)

    page = first_page(made(kind, told, lang), told)

    assert SECTION.findall(page) == []
    assert ACTS.findall(page) == []


@every_lang
def test_the_claim_above_would_catch_one(lang: Lang) -> None:
    told = story("northgate")

    assert SECTION.findall(first_page(made("brief", told, lang), told))


@every_lang
@every_paper
@some_stories
def test_every_note_on_what_was_not_read_says_to_check_the_current_text(name: str, kind: str, lang: Lang) -> None:
    told = planted(name)
    wanted = load_wording("papers/common").words("check_text_short").say(lang)
    ids = {provision.id for provision in told.law.provisions}

    notes = [
        note for block in walk(made(kind, told, lang).blocks) if isinstance(block, Sources) for note in block.notes
    ]

    for note in notes:
        if note.key in ids or note.key.endswith(Certainty.GENERAL_KNOWLEDGE.value):
            assert wanted in "".join(getattr(span, "text", "") for span in note.spans)
    assert kind == "script" or notes


@every_lang
@pytest.mark.parametrize("name", STORIES)
def test_a_body_that_was_not_read_has_a_note_that_says_so(name: str, lang: Lang) -> None:
    told = story(name)
    wanted = load_wording("papers/common").words("check_text_short").say(lang)
    unsure = {body.id for body in told.law.bodies if body.certainty is Certainty.GENERAL_KNOWLEDGE}

    notes = {
        note.key: "".join(getattr(span, "text", "") for span in note.spans)
        for block in walk(made("do-now", told, lang).blocks)
        if isinstance(block, Sources)
        for note in block.notes
    }

    assert "ca.911" in unsure & set(notes)
    assert [key for key in unsure & set(notes) if wanted not in notes[key]] == []


@every_lang
def test_offences_that_nobody_read_are_not_said_to_be_none(lang: Lang) -> None:
    text = " ".join(to_text(made("brief", planted("northgate"), lang)).split())

    assert load_wording("papers/brief").words("none_indicated").say(lang) not in text


@every_lang
@pytest.mark.parametrize("name", [name for name in STORIES if name not in {"every danger", "everything"}])
@pytest.mark.parametrize("size", ["letter", "a4"])
def test_the_do_now_sheet_is_one_sheet(name: str, lang: Lang, size: str) -> None:
    told = story(name)
    sheet = PAPERS["do-now"](told, lang=lang, head=HEAD, size=size)

    with pypdfium2.PdfDocument(TYPESETTER.pdf(to_typst(sheet), at=told.now)) as pdf:
        assert len(pdf) <= 2
