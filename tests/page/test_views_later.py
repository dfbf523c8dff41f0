"""The later views: what each shows, what none of them ever asks, keeps or says, and what is printed."""

import json
import re
from itertools import pairwise
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

from standfast.law.load import load_law
from standfast.page.doors_part import interpreters, young
from tests.page.face import AT_HOME, STORY, Face

VIEWS = ("ladder", "expect", "help", "brief", "fridge", "young", "interpreter", "safety", "start_over")
CALMING = re.compile("(?i)no danger|not in danger|is safe now|n\u2019est pas en danger|aucun danger|sans danger")


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize(
    "told", [{}, {**STORY, AT_HOME: False}, {**STORY, AT_HOME: None}], ids=["nothing", "told", "home"]
)
def test_a_later_view_has_one_heading_fits_a_small_phone_and_fills_every_slot(
    face: Face, name: str, code: str, told: dict[str, Any]
) -> None:
    face.tell(told)
    face.go(name)
    face.do("P.switchLang(value);", code)

    text = face.text()
    assert face.page.locator("h1").count() == 1
    assert face.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert not re.search(r"\{\w+\}|undefined|\bnull\b|NaN|\[object|\*\*|\[\[", text)
    assert not CALMING.search(text)


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_later_view(face: Face, code: str, scheme: Literal["light", "dark"]) -> None:
    face.page.emulate_media(color_scheme=scheme)
    face.tell({**STORY, AT_HOME: False})
    face.record("promise", role="officer", by="Constable North", what="to call back")
    found = {}
    for name in VIEWS:
        face.go(name)
        face.do("P.switchLang(value);", code)
        face.do("for (const one of document.querySelectorAll('details')) one.open = true;")
        found[name] = [
            (one["id"], one["nodes"][0]["html"][:200]) for one in Axe().run(face.page).response["violations"]
        ]

    assert not {name: one for name, one in found.items() if one}


@pytest.mark.parametrize("name", VIEWS)
def test_headings_of_a_later_view_skip_no_level(face: Face, name: str) -> None:
    face.tell({**STORY, AT_HOME: False})
    face.go(name)

    levels = [
        int(one[1])
        for one in face.page.eval_on_selector_all("main h1, main h2, main h3", "all => all.map(one => one.tagName)")
    ]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_young_persons_page_asks_nothing_and_tells_the_page_nothing(face: Face) -> None:
    before = face.do("return JSON.stringify([P.state.facts, P.state.records, P.state.drafts, P.state.ticks]);")

    face.go("young")

    assert face.page.locator("main input, main select, main textarea, main button").count() == 0
    assert "?" not in face.page.inner_text("main h1")
    assert face.do("return JSON.stringify([P.state.facts, P.state.records, P.state.drafts, P.state.ticks]);") == before


def test_two_numbers_stand_above_the_three_doors_and_the_warning_above_the_first_link(face: Face) -> None:
    face.go("young")

    links = face.page.eval_on_selector_all("main a", "all => all.map(one => one.getAttribute('href'))")
    text = face.text()

    assert links[:3] == ["tel:911", "tel:988", "sms:988"]
    assert [one for one in links if one.startswith("https")] == [one["site"]["en"] for one in young()["doors"]]
    assert text.index("leaves this page") < text.index("Kids Help Phone")
    assert face.page.locator('main a[href^="https"]:not([rel="noreferrer noopener"])').count() == 0


def test_ten_sentences_stand_in_their_own_script_and_direction_and_none_as_reviewed(face: Face) -> None:
    face.go("interpreter")

    shown = face.page.eval_on_selector_all(
        ".sentences .say", "all => all.map(one => ({ code: one.lang, dir: one.dir, text: one.textContent }))"
    )

    languages = interpreters()["languages"]
    assert shown == [{name: one[name] for name in ("code", "dir", "text")} for one in languages]
    assert {one["code"] for one in shown if one["dir"] == "rtl"} == {"ar", "ur", "fa"}
    assert not any("reviewed" in one for one in languages)
    assert "None of these sentences has been reviewed" in face.text()


def test_a_sentence_that_was_reviewed_says_when_and_the_others_that_they_were_not(face: Face) -> None:
    face.do("P.part('doors').interpreters.languages[0].reviewed = '2026-12-01';")
    face.go("interpreter")

    assert face.text().count("Reviewed on") == 1
    assert face.text().count("Not yet reviewed") == len(interpreters()["languages"]) - 1


@pytest.mark.parametrize("answer", ["true", "null"])
def test_where_it_may_be_someone_at_home_there_is_no_sheet_and_nothing_to_print(face: Face, answer: str) -> None:
    face.tell({**STORY, AT_HOME: json.loads(answer)})

    for name in ("fridge", "brief"):
        face.go(name)
        assert face.page.get_by_role("button", name=re.compile("Print")).count() == 0
        assert "someone at home" in face.text()
    assert face.page.locator(".sheet").count() == 0
    face.go("now")
    assert "to print" not in face.page.inner_text(".doors")

    face.go("brief")
    face.page.emulate_media(media="print")
    assert face.page.locator("section.brief").is_hidden()


@pytest.mark.parametrize("name", ["fridge", "brief"])
def test_before_a_sheet_can_be_printed_it_is_asked_who_is_at_home(face: Face, name: str) -> None:
    face.go(name)
    assert face.page.get_by_role("button", name=re.compile("Print")).count() == 0

    face.page.get_by_role("button", name="No", exact=True).click()

    assert face.page.get_by_role("button", name=re.compile("Print")).count() == 1


def test_the_sheet_for_the_fridge_names_nobody(face: Face) -> None:
    face.tell({**STORY, AT_HOME: False, "caregiver.name": "Alex"})
    face.go("fridge")

    sheet = face.page.inner_text(".sheet")

    assert "9-1-1" in sheet
    assert "9-8-8" in sheet
    assert "I believe you" in sheet
    assert not {one for one in ("Robin", "Alex", "n1ght", "Snapchat", "child exploitation") if one in sheet}


def test_numbers_to_call_are_those_of_the_data_and_each_dials_what_it_shows(face: Face) -> None:
    face.tell(STORY)
    face.go("help")

    links = face.page.eval_on_selector_all(
        "main a.phone", "all => all.map(one => [one.getAttribute('href'), one.textContent])"
    )
    known = {re.sub(r"\D", "", route.value) for body in load_law("ca").bodies for route in body.routes if route.value}

    assert len(links) > 4
    for href, shown in links:
        assert href.partition(":")[2] == re.sub(r"\D", "", shown)
        assert href.partition(":")[2] in known


def test_who_helps_follows_the_province_that_is_picked(face: Face) -> None:
    face.go("help")
    assert "VictimLinkBC" not in face.text()

    face.page.select_option("#province", "BC")

    assert "VictimLinkBC" in face.text()
    assert "Ontario" not in face.page.inner_text("main ul.bodies >> nth=3")


def test_child_protection_comes_right_after_danger_where_it_may_be_someone_at_home(face: Face) -> None:
    face.tell({**STORY, AT_HOME: None})
    face.go("help")

    headings = face.page.locator("main h2").all_inner_texts()

    assert headings[:2] == ["Now", "Child protection"]


def test_the_brief_names_likely_offences_by_section_and_complains_about_nobody(face: Face) -> None:
    face.tell({**STORY, AT_HOME: False})
    face.record("contact", role="officer", who="Constable North", outcome="reached", file_number="2026-555")
    face.record("refusal", role="officer", by="Constable North", said="nothing can be done", reason="internet")
    face.go("brief")

    text = face.text()

    assert "Criminal Code, s. 172.1" in text
    assert "A police officer and a prosecutor decide" in text
    assert "2026-555" in text
    assert "Not known" in text
    assert not {one for one in ("North", "nothing can be done", "guilty", "refused") if one in text}


@pytest.mark.parametrize(("code", "size"), [("en", "Letter"), ("en", "A4"), ("fr", "Letter"), ("fr", "A4")])
def test_the_brief_prints_on_two_pages_and_the_fridge_sheet_on_one(face: Face, code: str, size: str) -> None:
    face.tell({**STORY, AT_HOME: False})
    pages = {}
    for name in ("brief", "fridge"):
        face.go(name)
        face.do("P.switchLang(value);", code)
        pages[name] = len(re.findall(rb"/Type /Page\b", face.page.pdf(format=size)))

    assert pages == {"brief": 2, "fridge": 1}


def test_every_word_of_a_cited_right_comes_from_the_law(face: Face) -> None:
    face.go("expect")

    told = json.dumps(face.do("return P.part('expect');"), ensure_ascii=False)
    for one in load_law("ca").provisions:
        if one.cite.en in told:
            assert one.was_read


def test_practice_is_marked_as_general_knowledge_wherever_it_is_told(face: Face) -> None:
    face.go("expect")

    headings = face.page.locator("main h2").all_inner_texts()
    marked = [one for one in headings if "[general knowledge]" in one]
    stages = face.page.locator("main details p:first-of-type").all_text_contents()

    assert len(marked) == 3
    assert sum("[general knowledge]" in one for one in stages) == len(face.do("return P.part('plan').waiting;"))


def test_the_traces_page_names_browser_keyboard_translation_and_cloud(face: Face) -> None:
    face.go("safety")

    text = face.text()

    for one in (
        "Chrome",
        "Safari",
        "Firefox",
        "Samsung Internet",
        "keyboard",
        "translation",
        "cloud",
        "private window",
    ):
        assert one in text


def test_starting_over_clears_what_was_told_and_only_after_a_yes(face: Face) -> None:
    face.tell(STORY)
    face.go("start_over")
    face.page.click("#keep")
    assert face.do("return P.state.facts.length;") == len(STORY)

    face.go("start_over")
    face.page.click("#clear")

    assert face.do("return [P.state.facts.length, P.viewNow()];") == [0, "first"]
