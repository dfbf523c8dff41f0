"""The later views: what each shows, what none of them ever asks, keeps or says, and what is printed."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from standfast.law.load import load_law
from standfast.page.build import FOLDER
from standfast.page.bundle import bundle
from standfast.page.doors_part import interpreters, young
from standfast.page.parts import PARTS, blocks

VIEWS = ("ladder", "expect", "help", "brief", "fridge", "young", "interpreter", "safety", "start_over")
STORY = {
    "place.province": "BC",
    "police.kind": "municipal",
    "child.first_name": "Robin",
    "child.age_at_time": 8,
    "conversation.by_telecommunication": True,
    "conversation.sexual_talk": True,
    "conversation.age_known_to_person": True,
    "conversation.first_on": "2026-05-04",
    "conversation.last_on": "2026-05-10",
    "conduct.image_asked": True,
    "image.provided": None,
    "account.platform": "Snapchat",
    "account.handle": "n1ght",
}
AT_HOME = "stranger.may_live_with_child"
CALMING = re.compile("(?i)no danger|not in danger|is safe now|n\u2019est pas en danger|aucun danger|sans danger")


class Face:
    """The page with what it exports, for going to a view with a story told."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def do(self, body: str, value: Any = None) -> Any:
        return self.page.evaluate(f"([P, value]) => {{ {body} }}", [self.page.evaluate_handle("globalThis.P"), value])

    def tell(self, told: dict[str, Any]) -> None:
        self.do("for (const [key, one] of value) P.tell(key, one);", list(told.items()))

    def go(self, name: str) -> None:
        self.do("P.go(value);", name)

    def record(self, kind: str, **fields: Any) -> None:
        self.do("P.record(value[0], value[1]);", [kind, fields])

    def text(self) -> str:
        return self.page.inner_text("main")


@pytest.fixture(scope="module")
def html() -> str:
    style = "".join(path.read_text() for path in sorted((FOLDER / "css").glob("*.css")))
    script = bundle(["face/main.js"], expose="P")
    # What is heard in typed words is the largest part, and no later view has a field for free text.
    parts = {name: make() for name, make in PARTS.items() if name != "cues"}
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><title>Notes</title>"
        f'<style>{style}</style><div id="page"></div>{blocks(parts)}<script>{script}</script>'
    )


@pytest.fixture
def face(browser: Browser, html: str) -> Iterator[Face]:
    context = browser.new_context(offline=True, locale="en-CA", viewport={"width": 360, "height": 740})
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_content(html)
    yield Face(page)
    assert complaints == []
    context.close()


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


def test_the_ladder_is_drawn_and_listed_alike_and_its_drawing_says_what_it_shows(face: Face) -> None:
    face.tell(STORY)
    face.go("ladder")

    ladder = load_law("ca").ladder_for(province="BC", police="municipal")
    assert ladder is not None
    assert face.page.locator(".drawing .step").count() == len(ladder.rungs)
    assert face.page.locator(".rungs > li").count() == len(ladder.rungs)
    drawn = face.page.locator(".drawing title").text_content() or ""
    assert f"{len(ladder.rungs)} rungs" in drawn
    assert ladder.rungs[0].title.en in drawn


@pytest.mark.parametrize(("code", "marks"), [("en", "\u201c\u201d"), ("fr", "\u00ab\u00bb")])
def test_all_words_to_say_on_the_ladder_stand_between_quotation_marks(face: Face, code: str, marks: str) -> None:
    face.tell({**STORY, AT_HOME: False})
    face.record("contact", role="officer", outcome="reached")
    face.record("refusal", role="officer", reason="internet")
    face.go("ladder")
    face.do("P.switchLang(value);", code)
    face.do("for (const one of document.querySelectorAll('details')) one.open = true;")

    told = face.page.locator("main .say").all_inner_texts()

    assert len(told) > len(marks)
    assert {one[0] + one[-1] for one in told} == {marks}


def test_a_date_beyond_the_holidays_that_are_loaded_says_so(face: Face) -> None:
    face.tell({**STORY, AT_HOME: False})
    face.record("contact", role="officer", outcome="reached")
    hint = "may fall on one"
    for name in ("ladder", "calendar"):
        face.go(name)
        assert hint not in face.text()

    face.do("P.setClock(() => Date.UTC(2036, 11, 20)); P.forgetEverything();")
    face.tell({**STORY, AT_HOME: False})
    face.record("contact", role="officer", outcome="reached")

    for name in ("ladder", "calendar"):
        face.go(name)
        assert hint in face.text()


def test_in_french_who_helps_is_reached_at_its_french_address(face: Face) -> None:
    face.go("help")
    assert face.page.locator("a[href='https://www.cybertip.ca']").count() > 0

    face.do("P.switchLang(value);", "fr")

    assert face.page.locator("a[href='https://cyberaide.ca']").count() > 0
    assert face.page.locator("a[href='https://www.cybertip.ca']").count() == 0


def test_a_promise_that_was_not_kept_is_quoted_and_the_next_rung_is_above(face: Face) -> None:
    face.tell(STORY)
    face.record("contact", role="officer", who="Constable North", outcome="reached", direction="out", channel="phone")
    face.record("promise", role="officer", by="Constable North", what="to call back by five")
    face.go("ladder")

    face.page.get_by_role("button", name="It did not happen").click()

    ladder = load_law("ca").ladder_for(province="BC", police="municipal")
    assert ladder is not None
    card = face.page.inner_text(".card.next")
    assert "to call back by five" in card
    assert ladder.rungs[1].title.en in card
    made = face.do("return P.state.records.filter((one) => one.kind.startsWith('promise'));")
    assert made[1]["promise"] == made[0]["id"]
    assert made[1]["kept"] is False


def test_an_outcome_still_names_its_promise_after_more_was_told(face: Face) -> None:
    face.tell(STORY)
    face.record("promise", role="officer", by="A", what="to come")
    face.record("promise", role="officer", by="B", what="to call")
    face.go("ladder")
    face.page.get_by_role("button", name="It happened").last.click()

    face.tell({"child.age_now": 9})

    told = face.do(
        "return P.advice().case.promises().map(({ promise, outcome }) => [promise.by, outcome && outcome.kept]);"
    )
    assert told == [["A", None], ["B", True]]


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
