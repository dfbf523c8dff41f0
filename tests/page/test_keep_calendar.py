"""The calendar file, by the rules of RFC 5545 and of the house: neutral, private, and read the same everywhere."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from standfast.page.bundle import bundle

NOW = 1_795_572_900_000
HOUR = 3_600_000
KINDS = ["step", "promise", "check_in", "duty", "notice", "limit"]
NAMES = {
    *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "UID", "DTSTAMP", "DTSTART", "DURATION", "SUMMARY", "CLASS"),
    *("TRANSP", "ACTION", "DESCRIPTION", "TRIGGER"),
}
Call = Callable[..., Any]


@pytest.fixture(scope="module")
def calendar(browser: Browser) -> Iterator[Call]:
    context = browser.new_context(offline=True, timezone_id="America/Winnipeg")
    page = context.new_page()
    page.set_content(f"<script>{bundle(['keep/calendar.js'], expose='S')}</script>")
    yield page.evaluate
    context.close()


def written(calendar: Call, dates: list[dict[str, object]], call: str = "Call", note: str = "Note") -> str:
    body = "([dates, titles, now]) => S.calendarOf(S.calendarEvents(dates, now), titles, now)"
    return str(calendar(body, [dates, {"call": call, "note": note}, NOW]))


def lines(text: str) -> list[tuple[str, str]]:
    """Unfold a calendar file, and split it into names and values."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    pairs = [line.partition(":") for line in text.replace("\r\n ", "").split("\r\n")[:-1]]
    return [(name, value) for name, _, value in pairs]


def every(read: list[tuple[str, str]], name: str) -> list[str]:
    return [value for one, value in read if one == name]


def test_each_date_ahead_is_an_event_with_an_alarm(calendar: Call) -> None:
    dates: list[dict[str, object]] = [{"at": NOW + n * HOUR, "kind": kind} for n, kind in enumerate(KINDS, start=1)]

    read = lines(written(calendar, dates))

    assert every(read, "SUMMARY") == ["Call"] * 3 + ["Note"] * 3
    assert every(read, "DTSTART") == [f"202611{25:02}T{3 + n:02}1500Z" for n in range(6)]
    assert every(read, "DTSTAMP") == ["20261125T021500Z"] * 6
    assert every(read, "TRIGGER") == ["PT0S"] * 6
    assert every(read, "CLASS") == ["PRIVATE"] * 6
    assert len(set(every(read, "UID"))) == 6
    blocks = [(name, value) for name, value in read if name in {"BEGIN", "END"}]
    event = [("BEGIN", "VEVENT"), ("BEGIN", "VALARM"), ("END", "VALARM"), ("END", "VEVENT")]
    assert blocks == [("BEGIN", "VCALENDAR"), *(event * 6), ("END", "VCALENDAR")]


def test_nothing_but_neutral_words_stands_in_it(calendar: Call) -> None:
    dates: list[dict[str, object]] = [
        {
            "at": NOW + HOUR,
            "kind": "promise",
            "police": "northgate",
            "entry": 4,
            "by": "Officer Ash",
            "what": "the child",
        }
    ]

    text = written(calendar, dates, call="Appel")

    assert {name for name, _ in lines(text)} == NAMES
    for told in ("northgate", "Ash", "child", "police", "standfast"):
        assert told.casefold() not in text.casefold()


def test_ids_are_new_each_time_so_that_two_calendars_are_not_linked(calendar: Call) -> None:
    dates: list[dict[str, object]] = [{"at": NOW + HOUR, "kind": "step"}]

    first, second = (every(lines(written(calendar, dates)), "UID") for _ in range(2))

    assert first != second


def test_what_has_passed_and_what_is_there_twice_is_left_out(calendar: Call) -> None:
    ahead: dict[str, object] = {"at": NOW + HOUR, "kind": "step"}

    read = lines(written(calendar, [{"at": NOW - 1, "kind": "promise"}, ahead, {**ahead, "kind": "promise"}]))

    assert every(read, "SUMMARY") == ["Call"]


def test_no_line_is_longer_than_75_octets_and_no_character_is_cut(calendar: Call) -> None:
    title = "é😀" * 60 + "; a, b\\ c\nd"

    text = written(calendar, [{"at": NOW + HOUR, "kind": "step"}], call=title)

    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert every(lines(text), "SUMMARY") == ["é😀" * 60 + "\\; a\\, b\\\\ c\\nd"]
