"""The page where no script runs: a full paper in both languages, made of the same data as everything else."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from standfast.ground.words import LANGS, Lang
from standfast.law.load import load_law
from standfast.page.build import build_page
from standfast.page.doors_part import interpreters
from standfast.page.paper import paper_html
from standfast.plan.data import load_do_now

IN_LANGUAGE = {lang: re.compile(rf'<article class="paper" id="paper-{lang}".*?</article>', re.DOTALL) for lang in LANGS}


@pytest.fixture(scope="module")
def paper() -> str:
    return paper_html()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True, java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.set_content(build_page())
    yield page
    context.close()


def text_of(paper: str, lang: Lang) -> str:
    found = IN_LANGUAGE[lang].search(paper)
    assert found is not None
    shown = re.sub(r"<[^>]+>", "", found[0])
    return re.sub(r"[ \n]+", " ", shown.replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&"))


@pytest.mark.parametrize("lang", LANGS)
def test_every_refusal_has_its_answer_on_the_paper(paper: str, lang: Lang) -> None:
    text = text_of(paper, lang)

    for one in load_law("ca").refusals:
        assert one.label.say(lang) in text
        assert one.aloud.say(lang) in text


@pytest.mark.parametrize("lang", LANGS)
def test_every_rung_of_the_general_ladder_has_its_words_on_the_paper(paper: str, lang: Lang) -> None:
    ladder = load_law("ca").ladder_for(province="NU", police="unknown")
    text = text_of(paper, lang)

    assert ladder is not None
    for rung in ladder.rungs:
        assert rung.words.say(lang) in text
        assert rung.ask.say(lang) in text


@pytest.mark.parametrize("lang", LANGS)
def test_what_to_do_now_and_what_to_leave_stand_on_the_paper(paper: str, lang: Lang) -> None:
    text = text_of(paper, lang)
    steps = {one.id: one for one in load_do_now().steps}

    for name in ("tell_the_child", "backup_off", "capture_words"):
        assert steps[name].title.say(lang) in text
    for leave in load_do_now().not_now:
        assert leave.say.say(lang) in text


def test_every_interpreters_sentence_stands_on_the_paper_with_its_language(paper: str) -> None:
    for one in interpreters()["languages"]:
        assert f'lang="{one["code"]}" dir="{one["dir"]}">{one["text"]}' in paper


def test_no_anchor_stands_twice_and_every_link_within_leads_somewhere(paper: str) -> None:
    anchors = Counter(re.findall(r'\bid="([^"]+)"', paper))

    assert max(anchors.values()) == 1
    assert set(re.findall(r'href="#([^"]+)"', paper)) <= set(anchors)


def test_the_paper_speaks_of_no_journal_and_of_no_place_that_nobody_told(paper: str) -> None:
    assert "0000" not in paper
    assert "is not loaded. Ask the officer for the supervisor" not in text_of(paper, "en")
    assert not re.search(r"\{\w+\}|\*\*|\[\[", paper)


def test_the_paper_has_no_style_or_handler_of_its_own(paper: str) -> None:
    assert not re.search(r"<script|\bstyle=|\bon\w+=", paper)


@pytest.mark.parametrize("lang", LANGS)
def test_numbers_on_the_paper_dial(paper: str, lang: Lang) -> None:
    found = IN_LANGUAGE[lang].search(paper)
    assert found is not None

    assert {'href="tel:911"', 'href="tel:988"', 'href="sms:988"', 'href="tel:18006686868"'} <= set(
        re.findall(r'href="[^"]+"', found[0])
    )


def test_without_scripts_the_first_link_leads_to_the_paper_and_it_fits_a_small_phone(page: Page) -> None:
    for lang in LANGS:
        assert page.locator(f'a[href="#paper-{lang}"]').first.is_visible()
        assert page.locator(f"#paper-{lang} h2").count() >= 8
        box = page.locator(f"#call-{lang}").bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 360


def test_the_french_paper_is_french(paper: str) -> None:
    text = text_of(paper, "fr")

    assert "Je te crois" in text
    assert not re.search(r"\b(the|your|police officer|you)\b", text.replace("Take It Down", ""))
