"""The call on the page: what police refuse, its answer, what was said by whom, and what stands there afterwards."""

from pathlib import Path

from playwright.sync_api import BrowserContext

from standfast.ground.instants import read_instant
from tests.page.walk import Walker, walk

MOST_WORDS = 45


def test_a_refusal_that_is_picked_shows_its_answer_in_one_tap_and_short_enough_to_read_aloud(walker: Walker) -> None:
    walker.to_call()
    walker.page.click("#refused")
    keys = [one.get_attribute("id") for one in walker.page.query_selector_all("button[id^=refusal-]")]

    for key in keys:
        walker.page.click(f"#{key}")
        aloud = walker.page.inner_text("#aloud")
        assert 0 < len(aloud.split()) <= MOST_WORDS
        walker.page.click("#back")

    assert len(keys) >= 20  # as many as the data answer


def test_a_refusal_that_is_typed_shows_its_answer_at_once(walker: Walker) -> None:
    walker.to_call()
    walker.page.click("#refused")

    walker.page.fill("#refusal-said", "The person is anonymous, they use a VPN, we cannot find them.")

    walker.page.wait_for_selector("#heard-refusal :is(#aloud, button)")


def test_a_reason_that_was_picked_is_told_as_a_reason_and_as_nobodys_words(walker: Walker) -> None:
    walker.to_call()
    walker.page.click("#refused")
    walker.page.click("#refusal-internet")
    walker.page.click("#back-to-call")
    assert walker.page.inner_text("fieldset label") == "It happened on the internet"

    walker.page.click("#call-over")
    walker.press("What comes next, and when")

    walker.page.get_by_label("Province").select_option("ON")
    because = walker.page.inner_text(".card.next p:nth-of-type(2)")
    assert "police said no. The reason as you noted it: it happened on the internet." in because
    assert "\u201c" not in because
    walker.page.click("#language")
    assert "la police a refus\u00e9. La raison" in walker.page.inner_text(".card.next p:nth-of-type(2)")


def test_words_that_were_typed_stay_a_quote_and_do_not_come_back_in_the_next_call(walker: Walker) -> None:
    walker.to_call()
    walker.page.click("#refused")
    walker.page.fill("#refusal-said", "Hum hum hum.")
    walker.page.wait_for_selector("#heard-refusal .hint")
    walker.page.click("#refusal-internet")
    walker.page.go_back()
    walker.page.click("#refusal-overseas")
    walker.page.click("#back-to-call")
    assert walker.page.locator("fieldset label").all_inner_texts() == [
        "Hum hum hum.",
        "The person is abroad",
    ]
    walker.page.click("#call-over")

    walker.press("Make another call")
    walker.page.click("#refused")

    assert walker.page.input_value("#refusal-said") == ""
    walker.page.click("#back")
    assert walker.page.locator("fieldset").count() == 0


def test_words_stay_with_the_reason_that_was_picked_for_them_after_back(walker: Walker) -> None:
    said = "The person is anonymous, they use a VPN, we cannot find them."
    walker.to_call()
    walker.page.click("#refused")
    walker.page.fill("#refusal-said", said)
    walker.page.wait_for_selector("#heard-refusal button.choice")
    picked = walker.page.locator("#heard-refusal button.choice").last
    label = picked.inner_text()
    picked.click()

    walker.page.go_back()
    walker.press(label)
    walker.page.click("#back-to-call")

    assert walker.page.locator("fieldset label").all_inner_texts() == [said]
    walker.page.click("#refused")
    walker.page.click("#refusal-overseas")
    walker.press("They say something else")
    assert walker.page.input_value("#refusal-said") == ""


def test_a_call_is_dated_when_it_was_made_and_not_when_its_script_was_first_looked_at(
    phone: BrowserContext, file: Path
) -> None:
    walker = walk(phone, file, at=read_instant("2026-05-12T02:00:00-07:00"))
    walker.to_call()
    walker.page.click("#back")
    walker.page.clock.set_fixed_time(read_instant("2026-05-12T09:30:00-07:00"))
    walker.page.click("#to-call")
    walker.page.check("#point-0")
    walker.page.clock.set_fixed_time(read_instant("2026-05-12T09:50:00-07:00"))
    walker.page.click("#refused")
    walker.page.click("#refusal-internet")
    walker.page.click("#back-to-call")
    walker.page.click("#call-over")

    walker.press("What comes next, and when")
    walker.page.get_by_label("Province").select_option("BC")

    assert "On Tuesday 12 May 2026, 9:30\u00a0am, police said no." in walker.page.inner_text(".card.next")


def test_after_a_call_stands_what_was_promised_in_it_and_not_in_the_one_before(walker: Walker) -> None:
    walker.to_call()
    walker.page.fill("#call-promise", "to send an officer")
    walker.page.click("#call-over")
    assert "to send an officer" in walker.page.inner_text("main")

    walker.press("Make another call")
    walker.page.click("#call-over")

    assert "What was promised" not in walker.page.inner_text("main")


def test_the_answer_leads_back_to_the_script_with_its_ticks(walker: Walker) -> None:
    walker.to_call()
    walker.page.check("#ask-1")
    walker.page.click("#refused")
    walker.page.click("#refusal-internet")

    walker.page.click("#back-to-call")

    assert walker.heading() == "Call script"
    assert walker.page.is_checked("#ask-1")
    walker.page.click("#back")
    assert walker.heading() == "What to do now"
