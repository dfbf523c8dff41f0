"""Keeping as a person does it on the page: asked first, saved, opened again; nothing of it where someone is at home."""

import base64
import io
import json
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import Browser

from standfast.actions.import_page import answers_of_page
from standfast.catalogue.answers import read_answers
from standfast.cli.main import main
from standfast.keys.saved_page import open_saved_page
from standfast.wiring.clock import MachineClock
from tests.page.walk import Walker, walk

SECRET = "lamp river seven coats"


@pytest.fixture
def walker(browser: Browser, file: Path) -> Iterator[Walker]:
    context = browser.new_context(offline=True, locale="en-CA", timezone_id="America/Toronto")
    walker = walk(context, file)
    yield walker
    assert walker.complaints == []
    assert walker.reports() == []
    context.close()


def say_at_home(walker: Walker, answer: str) -> None:
    walker.press("Keep your answers in a file")
    walker.press(answer)


def save(walker: Walker, to: Path) -> Path:
    walker.page.fill("#passphrase", SECRET)
    walker.page.fill("#passphrase-again", f" {SECRET} ")
    with walker.page.expect_download() as download:
        walker.page.click("#save-now")
    assert download.value.suggested_filename == "notes-1.dat"
    file = to / "notes-1.dat"
    download.value.save_as(file)
    return file


@pytest.mark.parametrize("door", ["Keep your answers in a file", "Put the dates in a calendar"])
def test_before_anything_is_kept_it_is_asked_who_is_at_home(walker: Walker, door: str) -> None:
    walker.to_now()

    walker.press(door)

    assert "Could it be someone who lives with your child" in walker.page.inner_text("main")
    assert walker.page.query_selector("main input, #make-calendar") is None


@pytest.mark.parametrize("answer", ["Yes", "I don\u2019t know"])
@pytest.mark.parametrize("door", ["Keep your answers in a file", "Put the dates in a calendar"])
def test_where_it_may_be_someone_at_home_nothing_is_kept(walker: Walker, door: str, answer: str) -> None:
    walker.to_now()
    walker.press(door)

    walker.press(answer)

    assert "nothing is kept on this device" in walker.page.inner_text("main")
    assert walker.page.query_selector("main input, main button") is None


def test_what_was_saved_is_what_was_told_and_opens_again(walker: Walker, tmp_path: Path) -> None:
    walker.to_now()
    say_at_home(walker, "No")

    file = save(walker, tmp_path)

    document = json.loads(open_saved_page(file.read_bytes(), SECRET, name="notes-1.dat"))
    assert document["standfast"] == "answers/1"
    assert document["label"].startswith("Notes 20")
    assert document["stranger"][0]["may_live_with_child"]["is"] is False
    assert walker.page.input_value("#passphrase") == ""


def open_file(walker: Walker, file: Path | None, secret: str, pasted: str = "") -> None:
    walker.press("Open a saved file")
    if file is not None:
        walker.page.set_input_files("#saved-file", file)
    if pasted:
        walker.page.click("summary")
        walker.page.fill("#saved-pasted", pasted)
    walker.page.fill("#passphrase", secret)
    walker.page.click("#open-now")


def test_a_saved_file_brings_back_what_was_told(walker: Walker, tmp_path: Path) -> None:
    walker.to_now()
    walker.page.check("main .tick input >> nth=0")
    say_at_home(walker, "No")
    file = save(walker, tmp_path)
    walker.page.reload()

    open_file(walker, file, SECRET)

    walker.page.wait_for_selector("#to-call")
    assert walker.page.is_checked("main .tick input >> nth=0")
    walker.press("Keep your answers in a file")
    assert walker.page.query_selector("#passphrase") is not None


def test_a_phone_that_saves_no_files_has_it_as_a_text_that_opens_again(walker: Walker, tmp_path: Path) -> None:
    walker.to_now()
    say_at_home(walker, "No")
    file = save(walker, tmp_path)
    walker.page.wait_for_selector("#saved-text", state="attached")
    text = walker.page.input_value("#saved-text")
    assert base64.b64decode(text) == file.read_bytes()
    walker.page.reload()

    open_file(walker, None, SECRET, pasted=f"  {text[:50]}\n{text[50:]}\n")

    walker.page.wait_for_selector("#to-call")


@pytest.mark.parametrize(
    ("damage", "secret", "says"),
    [
        (lambda data: data, "lamp river seven goats", "It does not open"),
        (lambda data: data[:-1] + bytes([data[-1] ^ 1]), SECRET, "It does not open"),
        (lambda data: data[:50], SECRET, "The end of the file is missing"),
        (lambda data: data[:8] + b"\x02" + data[9:], SECRET, "newer page"),
        (lambda _: b"some other file", SECRET, "not a file that this page saved"),
        (lambda _: b"", SECRET, "not a file that this page saved"),
    ],
)
def test_a_file_that_does_not_open_says_why_and_changes_nothing(
    walker: Walker, tmp_path: Path, damage: object, secret: str, says: str
) -> None:
    walker.to_now()
    say_at_home(walker, "No")
    file = save(walker, tmp_path)
    assert callable(damage)
    file.write_bytes(damage(file.read_bytes()))

    open_file(walker, file, secret)

    walker.page.wait_for_selector("main .wrong")
    assert says in walker.page.inner_text("main .wrong")
    walker.page.click("#back")
    assert walker.page.query_selector("#save-now") is not None


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [("short", "short", "too short"), ("a b c", "a b c", "too short"), (SECRET, SECRET + "s", "not the same")],
)
def test_a_passphrase_that_is_short_or_typed_two_ways_saves_nothing(
    walker: Walker, first: str, second: str, says: str
) -> None:
    walker.to_now()
    say_at_home(walker, "No")
    walker.page.fill("#passphrase", first)
    walker.page.fill("#passphrase-again", second)

    walker.page.click("#save-now")

    assert says in walker.page.inner_text("main .wrong")


def test_a_passphrase_stands_in_no_state_and_no_browser_is_asked_to_remember_it(walker: Walker) -> None:
    walker.to_now()
    say_at_home(walker, "No")
    walker.page.fill("#passphrase", SECRET)

    walker.page.click("#back")
    walker.press("Keep your answers in a file")

    assert walker.page.input_value("#passphrase") == ""
    fields = walker.page.query_selector_all("main input[type=password]")
    assert [one.get_attribute("autocomplete") for one in fields] == ["off", "off"]


def test_a_file_that_was_handed_over_leaves_no_address_behind_after_leaving(walker: Walker, tmp_path: Path) -> None:
    walker.page.evaluate(
        """() => { const made = URL.createObjectURL, taken = URL.revokeObjectURL; window.open_now = 0;
        URL.createObjectURL = (blob) => { window.open_now += 1; return made.call(URL, blob); };
        URL.revokeObjectURL = (address) => { window.open_now -= 1; return taken.call(URL, address); }; }"""
    )
    walker.to_now()
    say_at_home(walker, "No")
    save(walker, tmp_path)
    assert walker.page.evaluate("window.open_now") == 1

    walker.page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")

    assert walker.page.evaluate("window.open_now") == 0
    assert walker.page.inner_text("body").strip() == ""


def test_a_page_in_a_file_says_that_it_is_on_the_device_already(walker: Walker) -> None:
    walker.to_now()

    walker.press("Keep this page on my phone")

    assert "a file on your device already" in walker.page.inner_text("main")


def promise_to_call_back(walker: Walker) -> None:
    """End a call in which an officer promised to call back, in two years' time."""
    walker.press("Call police: the words")
    walker.page.fill("#call-who", "Officer Ash")
    walker.page.select_option("#call-role", "officer")
    walker.page.fill("#call-promise", "call back about the child")
    walker.page.fill("#call-due", "2028-11-24T17:00")
    walker.page.click("#call-over")
    walker.page.wait_for_selector(".view-after_call")


def test_a_promise_stands_in_the_calendar_file_under_a_neutral_name(walker: Walker, tmp_path: Path) -> None:
    walker.to_now()
    promise_to_call_back(walker)
    walker.press("Put the dates in a calendar")
    walker.press("No")
    assert "24 November 2028" in walker.page.inner_text("main")

    with walker.page.expect_download() as download:
        walker.page.click("#make-calendar")

    assert download.value.suggested_filename == "notes-1.ics"
    download.value.save_as(tmp_path / "notes-1.ics")
    text = (tmp_path / "notes-1.ics").read_bytes().decode()
    assert "DTSTART:20281124T220000Z\r\nDURATION:PT15M\r\nSUMMARY:Call\r\n" in text
    assert "Ash" not in text
    assert "child" not in text
    assert walker.page.input_value("#calendar-text").replace("\n", "\r\n") == text


def test_a_call_and_its_promise_come_through_the_saved_file_into_the_case(walker: Walker, tmp_path: Path) -> None:
    walker.to_now()
    promise_to_call_back(walker)
    walker.press("Back to what to do now")
    say_at_home(walker, "No")
    saved = save(walker, tmp_path)

    answers = read_answers(
        answers_of_page(saved.read_bytes(), SECRET, name="notes-1.dat"), name="notes-1.dat", now=MachineClock().now()
    )

    told = {record.kind: dict(record.fields) for record in answers.records}
    assert told["contact"]["who"] == told["promise"]["by"] == "Officer Ash"
    assert told["promise"]["what"] == "call back about the child"
    assert told["promise"]["due_at"] == datetime.fromisoformat("2028-11-24T17:00:00-05:00")


MOST_ASKED = 80


def answer_everything(walker: Walker) -> None:
    """Answer what is asked: yes, twelve, the first of a list; no to someone at home; else not known."""
    walker.page.click("#more")
    for _ in range(MOST_ASKED):
        if walker.page.query_selector("#to-call") is not None:
            return
        asked = walker.heading()
        field = walker.page.query_selector("main form input")
        if walker.page.query_selector("#on") is not None:
            walker.page.click("#on")
        elif "lives with your child" in asked:
            walker.press("No")
        elif field is not None and field.get_attribute("inputmode") == "numeric":
            field.fill("12")
            walker.press("Go on")
        elif field is not None:
            walker.press("I don\u2019t know")
        else:
            walker.page.locator("main .choices button").first.click()
    raise AssertionError(walker.heading())


def test_what_looks_likely_on_the_page_looks_likely_in_the_case_that_is_made_of_it(
    walker: Walker, tmp_path: Path
) -> None:
    walker.to_now()
    answer_everything(walker)
    told = walker.page.locator("details li").all_text_contents()
    likely = {line.partition(": ")[2].rstrip(".") for line in told if line.startswith("Looks likely")}
    walker.press("Keep your answers in a file")
    saved = save(walker, tmp_path)

    answers = tmp_path / "answers.yaml"
    answers.write_bytes(answers_of_page(saved.read_bytes(), SECRET, name="notes-1.dat"))

    assert likely != set()
    assert {one["title"] for one in assessed(answers)["findings"] if one["verdict"] == "likely"} == likely


def assessed(answers: Path) -> dict[str, Any]:
    out = io.StringIO()
    with redirect_stdout(out):
        assert main(["assess", str(answers), "--json", "--lang", "en"]) == 0
    return cast("dict[str, Any]", json.loads(out.getvalue()))
