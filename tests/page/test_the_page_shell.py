"""The first hour on the page, as a parent lives it: each claim about the frame, the path to the call, and leaving."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, Page

from standfast.page.frame_part import leave_to
from tests.page.walk import PHONE, Walker

MOST_QUESTIONS = 8
MOST_WORDS = 45
NEUTRAL = leave_to("en")
THUMB = 44


def to_questions(walker: Walker) -> None:
    walker.page.click("#begin")
    walker.page.click("#other-phone")
    walker.page.click("#to-questions")


def answer_all(walker: Walker, how: str) -> list[str]:
    """Answer every question in one way until the page says what to do; give the questions."""
    asked = []
    while not walker.page.query_selector("#to-call"):
        if walker.page.query_selector("#on"):
            walker.page.click("#on")
            continue
        asked.append(walker.heading())
        assert len(asked) <= MOST_QUESTIONS
        offered = walker.page.get_by_role("button", name=how, exact=True)
        (
            offered if offered.count() else walker.page.get_by_role("button", name="I don\u2019t know", exact=True)
        ).click()
    return asked


@pytest.mark.parametrize("how", ["Yes", "No", "I don\u2019t know"])
def test_at_most_eight_questions_lead_to_the_script_however_they_are_answered(walker: Walker, how: str) -> None:
    to_questions(walker)

    asked = answer_all(walker, how)

    assert 0 < len(asked) == len(set(asked))
    walker.page.click("#to-call")
    assert walker.heading() == "Call script"


def test_the_number_for_danger_stands_on_every_view_of_the_path(walker: Walker) -> None:
    for step in ("#begin", "#other-phone", "#to-questions", "text=Skip the questions", "#to-call", "#refused"):
        assert walker.page.get_attribute(".danger a", "href") == "tel:911"
        walker.page.click(step)
    assert walker.page.get_attribute(".danger a", "href") == "tel:911"


def test_an_answer_that_tells_of_danger_shows_whom_to_call_before_the_next_question(walker: Walker) -> None:
    to_questions(walker)
    assert "meeting" in walker.heading()

    walker.press("Yes")

    assert walker.heading() == "First: danger now"
    assert walker.page.get_attribute("main a.call-now", "href") == "tel:911"


def test_back_shows_the_question_before_with_its_answer_and_loses_nothing(walker: Walker) -> None:
    to_questions(walker)
    first = walker.heading()
    walker.press("No")
    second = walker.heading()

    walker.page.click("#back")

    assert walker.heading() == first
    assert walker.page.get_attribute("button.choice:has-text('No')", "aria-pressed") == "true"
    walker.press("No")
    assert walker.heading() == second


def test_the_browsers_own_back_shows_the_view_before(walker: Walker) -> None:
    to_questions(walker)

    walker.page.go_back()

    assert walker.heading() == "Say this to your child tonight."
    walker.page.go_back()
    assert walker.heading() == "Are you on your child\u2019s phone?"


def test_the_language_changes_at_any_time_and_what_was_typed_stays(walker: Walker) -> None:
    walker.to_call()
    walker.page.fill("#call-who", "Cst. Example")
    walker.page.check("#point-0")

    walker.page.click("#language")

    assert walker.page.evaluate("document.documentElement.lang") == "fr"
    assert walker.heading() == "Texte d\u2019appel"
    assert walker.page.input_value("#call-who") == "Cst. Example"
    assert walker.page.is_checked("#point-0")


def test_a_new_view_moves_the_focus_to_its_heading(walker: Walker) -> None:
    for step in ("#begin", "#other-phone", "#to-questions"):
        walker.page.click(step)

        assert walker.page.evaluate("document.activeElement.tagName") == "H1"


def test_the_second_of_two_quick_taps_answers_no_question_that_nobody_read(walker: Walker) -> None:
    to_questions(walker)

    walker.page.locator("main button.choice").nth(1).dblclick()

    second = walker.heading()
    assert walker.page.locator("main button[aria-pressed=true]").count() == 0
    walker.page.click("#back")
    assert "meeting" in walker.heading()
    walker.press("No")
    assert walker.heading() == second


def test_typed_words_that_may_speak_of_danger_are_asked_about_once_and_declare_nothing(walker: Walker) -> None:
    walker.to_call()
    said = "He wants to meet her at the park tonight."

    walker.page.fill("#call-said", said)
    walker.page.locator("#call-said").blur()

    asked = walker.page.locator("main .alarm")
    assert "Is a meeting with the person planned" in asked.inner_text()
    assert "9-1-1" in asked.inner_text()
    asked.get_by_role("button", name="No", exact=True).click()
    assert asked.count() == 0
    walker.page.fill("#call-said", f"{said} Yes.")
    walker.page.locator("#call-said").blur()
    assert asked.count() == 0


def test_what_was_promised_in_the_call_is_shown_when_it_is_over(walker: Walker) -> None:
    walker.to_call()
    walker.page.fill("#call-promise", "an officer comes by")
    walker.page.fill("#call-due", "2030-01-02T17:00")

    walker.page.click("#call-over")

    assert "an officer comes by" in walker.page.inner_text("main")


@pytest.mark.parametrize("answer", ["Yes", "I don\u2019t know"])
def test_where_it_may_be_someone_at_home_nothing_is_offered_that_stays_behind(walker: Walker, answer: str) -> None:
    to_questions(walker)
    while "lives with your child" not in walker.heading():
        walker.press("No")
    walker.press(answer)
    answer_all(walker, "I don\u2019t know")

    said = walker.page.inner_text("main")

    for door in ("fridge", "calendar", "Keep your answers", "Keep this page"):
        assert door not in said


def test_free_text_is_marked_so_that_no_browser_checks_keeps_or_sends_it(walker: Walker) -> None:
    walker.to_call()
    fields = walker.page.locator("main input[type=text], main textarea")

    for field in fields.all():
        assert field.get_attribute("autocomplete") == "off"
        assert field.get_attribute("spellcheck") == "false"
        assert field.get_attribute("data-gramm") == "false"
    assert fields.count() >= 5  # name, badge, number, what was said, what was promised


def test_nothing_stands_in_storage_cookies_address_or_history(walker: Walker, file: Path) -> None:
    to_questions(walker)
    walker.press("Yes")

    kept = walker.page.evaluate("[history.state, document.cookie, location.href]")

    assert kept == [None, "", file.as_uri()]
    assert walker.page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_before_the_way_out_is_first_seen_a_line_says_that_the_history_stays(walker: Walker) -> None:
    line, leave = walker.page.locator(".stays"), walker.page.locator("#leave")

    above, below = line.bounding_box(), leave.bounding_box()

    assert "history of this browser" in line.inner_text()
    assert above is not None
    assert below is not None
    assert above["y"] + above["height"] <= below["y"]
    assert walker.page.evaluate(
        "document.querySelector('.stays').compareDocumentPosition(document.getElementById('leave')) & 4"
    )


def test_without_a_script_the_first_screen_and_the_whole_paper_are_there(browser: Browser, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True, viewport=PHONE)
    page = context.new_page()
    page.goto(file.as_uri())

    assert page.is_visible("text=You did the right thing by looking.")
    assert page.is_visible("text=Vous avez bien fait de regarder.")
    assert page.get_attribute(".first-en a.call", "href") == "tel:911"
    assert page.get_attribute(".first-en a.leave", "href") == NEUTRAL
    for link in page.locator("#page a[href^='#']").all():
        assert page.locator(str(link.get_attribute("href"))).count() == 1
    assert page.is_visible("#paper-en h2")
    context.close()


def test_a_copy_older_than_six_months_says_so_at_its_foot(phone: BrowserContext, file: Path) -> None:
    page = phone.new_page()
    page.clock.set_fixed_time("2029-01-01T12:00:00Z")
    page.goto(file.as_uri())

    assert "older than six months" in page.inner_text("footer")


def test_a_fresh_copy_does_not_say_that_it_is_old(phone: BrowserContext, file: Path) -> None:
    page = phone.new_page()
    page.clock.set_fixed_time("2026-11-25T12:00:00Z")
    page.goto(file.as_uri())

    assert "older than six months" not in page.inner_text("footer")


@pytest.mark.parametrize(("local", "count"), [("true", 1), ("false", 0)])
def test_reading_aloud_is_offered_only_with_a_voice_of_this_device(
    phone: BrowserContext, file: Path, local: str, count: int
) -> None:
    page = phone.new_page()
    page.add_init_script(f"speechSynthesis.getVoices = () => [{{ lang: 'en-CA', name: 'x', localService: {local} }}];")
    page.goto(file.as_uri())
    page.click("#begin")
    page.click("#other-phone")

    assert page.locator("button:visible", has_text="Read it aloud").count() == count


@pytest.mark.parametrize("size", ["100%", "225%"])
@pytest.mark.parametrize("lang", ["en-CA", "fr-CA"])
def test_nothing_runs_off_a_narrow_screen_with_text_at_its_size_or_at_twice_that(
    browser: Browser, file: Path, size: str, lang: str
) -> None:
    context = browser.new_context(offline=True, locale=lang, viewport=PHONE)
    page = context.new_page()
    page.goto(file.as_uri())
    page.evaluate(f"document.documentElement.style.fontSize = '{size}'")

    for step in ("#begin", "#other-phone", "#to-questions", ".link:not(.back):not([lang])", "#to-call", "#refused"):
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        page.locator(step).first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    context.close()


def test_every_button_is_large_enough_for_a_thumb(walker: Walker) -> None:
    for step in ("#begin", "#other-phone", "#to-questions", "text=Skip the questions", "#to-call", "#refused"):
        for one in walker.page.locator("button:visible, a.leave, a.call, summary").all():
            box = one.bounding_box()
            is_in_a_line = one.evaluate("(node) => node.closest('.stays') !== null")
            assert is_in_a_line or (box is not None and box["height"] >= THUMB), one.inner_text()
        walker.page.click(step)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en-CA", "fr-CA"])
def test_axe_finds_nothing_on_the_path_to_the_call(browser: Browser, file: Path, lang: str, scheme: str) -> None:
    context = browser.new_context(offline=True, locale=lang, viewport=PHONE, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(file.as_uri())
    to_danger = ("#begin", "#other-phone", "#to-questions", ".choice")
    found = []

    for step in (*to_danger, "#on", "main .link", "#to-call", "#refused", "#refusal-internet"):
        found += _violations(page)
        page.locator(step).first.click()
    found += _violations(page)

    assert found == []
    context.close()


def _violations(page: Page) -> list[str]:
    said = Axe().run(page).response["violations"]
    where = page.inner_text("h1")
    return [f"{where}: {one['id']} {[node['target'] for node in one['nodes']]}" for one in said]


def test_words_of_people_never_become_tags(walker: Walker) -> None:
    walker.to_call()
    walker.page.fill("#call-promise", "<img src=x onerror=alert(1)><b>call</b>")
    walker.page.click("#call-over")

    assert "<b>call</b>" in walker.page.inner_text("main")
    assert not re.search("<b>", walker.page.inner_html("main"))


def test_words_ticked_as_captured_are_told_to_police_so_and_can_be_taken_back(walker: Walker) -> None:
    walker.to_now()
    assert walker.page.locator("#step-capture_words").count() == 1
    walker.page.check("#step-capture_words")
    walker.page.click("#to-call")
    assert "I have not captured the messages yet." not in walker.page.inner_text("main")
    assert "I have pictures of the messages" in walker.page.inner_text("main")

    walker.page.click("#back")
    walker.page.uncheck("#step-capture_words")
    walker.page.click("#to-call")

    assert "I have not captured the messages yet." in walker.page.inner_text("main")


def test_a_ticked_device_is_told_to_police_as_set_aside_and_can_be_taken_back(walker: Walker) -> None:
    walker.to_now()
    walker.page.check("#step-aeroplane_mode")
    walker.page.click("#to-call")
    assert "The device is set aside, in aeroplane mode." in walker.page.inner_text("main")

    walker.page.click("#back")
    walker.page.uncheck("#step-aeroplane_mode")
    walker.page.click("#to-call")

    assert "I will set the device aside" in walker.page.inner_text("main")
