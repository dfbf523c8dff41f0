"""The page that needs no installation, as parents live it: each story to its script, the call, and what comes after."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import BrowserContext, Page

from standfast.catalogue.values import Value
from standfast.ground.instants import instant
from standfast.ground.words import Lang
from tests.journeys.standing import at_home, clock_at, run
from tests.page.moments import REFUSED
from tests.page.parent import Parent, Story, context_of, sit_down, story_of

STORIES = ("northgate", "harrowdale", "coulee-bend", "pont-aux-ormes")
MOST_QUESTIONS = 8
MOST_WORDS = 45
SECRET = "lamp river seven coats"
SCRIPT = {"en": "Call script", "fr": "Texte d\u2019appel"}
KEPT_BEHIND = ("fridge", "frigo", "calendar", "agenda", "Keep your answers", "Keep this page")


@pytest.fixture
def families(browser: Any, file: Path) -> Iterator[Any]:
    """Open the page for a story; afterwards nothing was asked of any network and nothing was complained of."""
    opened: list[tuple[BrowserContext, Parent]] = []

    def open_for(story: Story, lang: Lang | None = None) -> Parent:
        context = context_of(browser, story, lang=lang)
        parent = sit_down(context, story, file)
        opened.append((context, parent))
        return parent

    yield open_for
    for context, parent in opened:
        assert parent.walker.asked == [file.as_uri()]
        assert parent.walker.reports() == []
        assert parent.walker.complaints == []
        context.close()


def lines(page: Page) -> list[str]:
    return page.locator(".ticks label").all_inner_texts()


@pytest.mark.parametrize("name", STORIES)
def test_each_story_reaches_its_script_within_eight_questions_that_are_not_asked_twice(
    families: Any, name: str
) -> None:
    story = story_of(name)
    parent = families(story)
    parent.to_questions()

    asked = [key for key in parent.answer_all() if key != "danger"]

    assert 0 < len(asked) == len(set(asked)) <= MOST_QUESTIONS
    parent.walker.page.click("#to-call")
    assert parent.walker.heading() == SCRIPT[story.lang]
    assert str(story.facts["child.age_at_time"]) in " ".join(lines(parent.walker.page))
    assert str(story.facts["account.platform"]) in " ".join(lines(parent.walker.page))


def test_somebody_on_their_childs_phone_is_told_why_to_take_another_and_may_go_on_without_one(families: Any) -> None:
    page = families(story_of("northgate")).walker.page
    page.click("#begin")

    page.click("#child-phone")

    assert page.inner_text("h1") == "Use another phone if you can."
    assert "It is evidence." in page.inner_text("main")
    page.click("#use-other")
    assert "Change nothing more on your child\u2019s phone." in page.inner_text("main")
    page.click("#back")
    page.click("#only-one")
    assert page.inner_text("h1") == "Say this to your child tonight."
    assert "I believe you." in page.inner_text("main .say")


def test_a_meeting_that_was_arranged_is_met_before_the_next_question_and_first_on_the_list(families: Any) -> None:
    parent = families(story_of("coulee-bend"))
    parent.to_questions()
    page = parent.walker.page

    keys = []
    for key in parent.answering():
        keys.append(key)
        if key == "danger":
            assert page.get_attribute("main .call-now", "href") == "tel:911"

    assert keys[:2] == ["danger.meeting_planned", "danger"]
    assert page.locator("main section > *").first.get_attribute("class") == "alarm"
    assert "9-1-1" in page.locator("main .step").first.inner_text()


def test_a_child_who_is_threatened_for_money_is_met_with_do_not_pay(families: Any) -> None:
    parent = families(story_of("harrowdale"))
    parent.to_questions()
    parent.answer_all()

    assert "Do not pay." in parent.walker.page.inner_text("main")


def test_the_story_in_french_is_french_on_every_view_it_passes(families: Any) -> None:
    parent = families(story_of("pont-aux-ormes"))
    page = parent.walker.page
    assert page.evaluate("document.documentElement.lang") == "fr"
    parent.to_questions()

    for _ in parent.answering():
        assert "I don\u2019t know" not in page.inner_text("main")

    page.click("#to-call")
    assert all(line.startswith("«") for line in lines(page))


def press_until(page: Page, wanted: str) -> None:
    """Move on by the Tab key until what is wanted has the focus, then press it."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            page.keyboard.press("Enter")
            return
    raise AssertionError(wanted)


def test_from_the_first_screen_to_a_promise_with_the_keyboard_alone(families: Any) -> None:
    page = families(story_of("northgate")).walker.page

    for step in ("#begin", "#other-phone", "#to-questions"):
        press_until(page, step)
    for _ in range(MOST_QUESTIONS):
        if page.query_selector("#to-call"):
            break
        press_until(page, "main .quiet")
    press_until(page, "#to-call")
    page.keyboard.press("Tab")
    press_until(page, "#refused-here")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    press_until(page, "#refusal-internet")
    assert 0 < len(page.inner_text("#aloud").split()) <= MOST_WORDS
    press_until(page, "#back-to-call")
    while page.evaluate("document.activeElement.id") != "call-promise":
        page.keyboard.press("Tab")
    page.keyboard.type("an officer comes by")
    page.keyboard.press("Enter")

    assert "an officer comes by" in page.inner_text("main")


def the_call(parent: Parent) -> None:
    """Call: a point ticked, the refusal typed and answered within one tap, what was promised written down."""
    page = parent.walker.page
    page.click("#to-call")
    page.check("#point-0")
    page.click("#refused")
    page.fill("#refusal-said", REFUSED["en"])
    page.wait_for_selector("#heard-refusal #aloud")
    assert "172.1" in page.inner_text("#aloud")
    assert len(page.inner_text("#aloud").split()) <= MOST_WORDS
    page.click("#back")
    assert page.is_checked("#point-0")
    page.fill("#call-who", "Constable Ellis")
    page.fill("#call-badge", "0412")
    page.fill("#call-file", "NP-2026-00417")
    page.fill("#call-said", REFUSED["en"])
    page.fill("#call-promise", "call back")
    page.fill("#call-due", "2026-05-12T17:00")
    page.click("#call-over")


@pytest.fixture
def after_the_call(families: Any) -> Parent:
    parent: Parent = families(story_of("northgate"))
    parent.to_questions()
    parent.answer_all()
    the_call(parent)
    return parent


def test_after_the_call_what_was_promised_stands_there_and_the_ladder_says_when_to_go_up(
    after_the_call: Parent,
) -> None:
    page = after_the_call.walker.page
    assert "call back" in page.inner_text("main")

    page.click("main .go")

    said = " ".join(page.inner_text("main").split())
    assert "Nothing to do before Tuesday 12 May 2026, 5 pm. Then: The sergeant or watch commander." in said
    assert "You were told this: It happened on the internet." in said
    assert "By Tuesday 12 May 2026, 5 pm" in said
    assert "That time has passed" not in said


def test_a_promise_that_ran_out_is_quoted_and_the_next_rung_has_its_words(after_the_call: Parent) -> None:
    page = after_the_call.walker.page
    page.clock.set_fixed_time(instant(after_the_call.story.answers.opened_at + timedelta(days=2)))

    page.click("main .go")

    said = " ".join(page.inner_text(".card.next").split())
    assert "Constable Ellis promised: call back, by Tuesday 12 May 2026, 5 pm" in said
    assert page.locator(".card.next .say").count() >= 1
    assert "That time has passed." in page.inner_text(".promises")
    page.click("text=It did not happen")
    assert "That time has passed." not in page.inner_text(".promises")


def test_an_answer_that_was_only_looked_at_is_no_record_of_what_police_said(families: Any) -> None:
    page = families(story_of("northgate")).walker.page
    for step in ("#begin", "#other-phone", "#to-questions", "text=Skip the questions", "#to-call", "#refused"):
        page.click(step)
    page.click("#refusal-overseas")
    page.click("#back-to-call")
    assert page.is_checked("#said-overseas")

    page.uncheck("#said-overseas")
    page.click("#call-over")
    page.click("main .go")

    assert "abroad" not in page.inner_text(".card.next")


def test_a_brief_that_can_name_no_offence_leads_to_the_questions_that_would(after_the_call: Parent) -> None:
    page = after_the_call.walker.page
    page.get_by_role("button", name="Back to what to do now", exact=True).click()
    page.get_by_role("button", name="A short brief for police, to print", exact=True).click()
    assert "Not enough is known yet to name an offence." in page.inner_text("main")

    page.click("#more")
    after_the_call.answer_all()
    page.get_by_role("button", name="A short brief for police, to print", exact=True).click()

    assert "s. 172.1" in page.inner_text("main")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_axe_finds_nothing_in_a_call_that_was_refused_and_after_it(families: Any, lang: Lang) -> None:
    page = families(story_of("northgate"), lang=lang).walker.page
    for step in ("#begin", "#other-phone", "#to-questions", "main .link", "#to-call", "#refused", "#refusal-internet"):
        page.click(step)
    page.click("#back-to-call")
    found = Axe().run(page).response["violations"]
    page.fill("#call-promise", "X")
    page.click("#call-over")
    found += Axe().run(page).response["violations"]

    assert [one["id"] for one in found] == []


def save(page: Page, to: Path) -> Path:
    page.get_by_role("button", name="Keep your answers in a file", exact=True).click()
    page.fill("#passphrase", SECRET)
    page.fill("#passphrase-again", SECRET)
    with page.expect_download() as download:
        page.click("#save-now")
    file = to / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_the_first_hour_is_carried_on_with_as_a_case_with_the_same_facts_records_findings_and_next_step(
    after_the_call: Parent, tmp_path: Path
) -> None:
    page = after_the_call.walker.page
    page.get_by_role("button", name="Back to what to do now", exact=True).click()
    page.click("#more")
    asked = after_the_call.answer_all()
    page.click("main summary")
    likely = page.locator("main details li").all_inner_texts()
    page.get_by_role("button", name="Whom to turn to next, and when", exact=True).click()
    step = " ".join(page.inner_text(".step-line").split())
    page.click("#back")

    saved = save(page, tmp_path)
    case = carried_on(saved, tmp_path)

    assert saved.name == "notes-1.dat"
    assert "conduct.image_asked" in asked
    assert likely
    assert all(one.removeprefix("Looks likely under ").split(":")[0] in case for one in likely)
    for words in (REFUSED["en"], "Constable Ellis", "0412", "NP-2026-00417", "call back", "Pebble", step):
        assert words in case


def carried_on(saved: Path, folder: Path) -> str:
    """Import a saved file half an hour later, and give all that is said of its case."""
    passphrase = folder / "passphrase"
    passphrase.write_text(f"{SECRET}\n")
    with at_home(folder / "home"), clock_at("2026-05-10T22:30:00-07:00"):
        case = run("case", "import", saved, "--passphrase-file", passphrase, "--json").json["id"]
        told = [run("case", "show", case).told, run("paper", "brief", case, "--format", "text").told]
    return " ".join(told)


@pytest.mark.parametrize("answer", [True, None], ids=["yes", "not known"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_where_it_may_be_someone_at_home_no_view_offers_what_stays_behind(
    families: Any, answer: Value | None, lang: str
) -> None:
    story = story_of("northgate")
    facts = {name: one for name, one in story.facts.items() if name != "stranger.may_live_with_child"}
    told = facts if answer is None else {**facts, "stranger.may_live_with_child": answer}
    parent = families(Story(name=story.name, answers=story.answers, facts=told), lang=lang)
    page = parent.walker.page
    parent.to_questions()
    parent.answer_all()
    offered = page.inner_text("main")

    page.click("#to-call")
    page.click("#call-over")

    offered += page.inner_text("main")
    assert not [one for one in KEPT_BEHIND if one in offered]
    page.click("#back")
    page.emulate_media(media="print")
    assert page.locator(".brief:visible, .sheet:visible").count() == 0


def test_a_young_person_is_asked_nothing_and_finds_three_doors_under_two_numbers(families: Any) -> None:
    page = families(story_of("harrowdale")).walker.page

    page.get_by_role("button", name="I am the young person", exact=True).click()

    assert page.inner_text("h1") == "You are believed."
    assert page.locator("main input, main select, main textarea").count() == 0
    to = [str(one.get_attribute("href")) for one in page.locator("main a").all()]
    assert to[:2] == ["tel:911", "tel:988"]
    for door in ("kidshelpphone", "needhelpnow", "takeitdown"):
        assert any(door in one for one in to)
    assert page.is_visible("#leave")
