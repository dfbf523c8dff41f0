"""Errors carry codes and places; instants carry a zone."""

from datetime import UTC, datetime

import pytest

from standfast.ground.errors import BadInput, Found, Problem, StandfastError, Unavailable
from standfast.ground.instants import in_utc, instant, read_instant, to_the_hour
from standfast.ground.words import Words


def test_an_error_of_several_problems_leads_with_the_first_and_keeps_them_all() -> None:
    error = BadInput.of(Problem("a.one", {"line": "1"}), Problem("a.two"))

    assert isinstance(error, BadInput)
    assert (error.code, len(error.problems)) == ("a.one", 2)
    assert str(error) == "a.one (line=1); a.two"


@pytest.mark.parametrize(("kind", "code"), [(BadInput, 2), (Found, 1), (Unavailable, 2)])
def test_the_kind_of_an_error_is_its_exit_code(kind: type[StandfastError], code: int) -> None:
    assert kind("a.one").exit_code == code


def test_a_time_without_a_zone_names_no_instant() -> None:
    with pytest.raises(BadInput, match=r"instant\.no_zone"):
        instant(datetime(2026, 5, 10, 21, 50))  # noqa: DTZ001  # what is refused here
    with pytest.raises(BadInput, match=r"instant\.no_zone"):
        read_instant("2026-05-10T21:50:00")


def test_words_that_are_no_time_are_refused() -> None:
    with pytest.raises(BadInput, match=r"instant\.unreadable"):
        read_instant("this evening")


def test_an_instant_is_written_in_utc_and_to_the_hour() -> None:
    moment = read_instant("2026-05-10T21:50:59-07:00")

    assert in_utc(moment) == "2026-05-11T04:50:59Z"
    assert to_the_hour(moment) == "2026-05-11T04Z"
    assert instant(datetime(2026, 5, 11, 4, 50, 59, tzinfo=UTC)) == moment


def test_words_are_filled_only_where_something_is_handed_in() -> None:
    words = Words(en="Call {who}.", fr="Appelez {who}.")

    assert words.say("fr", who="le 9-1-1") == "Appelez le 9-1-1."
    assert words.say("en") == "Call {who}."
