"""What a series of self-tests shows, and what it never claims."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant
from standfast.journal.self_tests import (
    Check,
    ClockOffset,
    SelfTest,
    self_test_from_json,
    self_test_to_json,
    series_of,
    sound_since,
    without_fault_since,
)
from tests.factories import moment

START = moment("2026-05-20T12:00:00+00:00")
TRUE: dict[Check, bool | None] = dict.fromkeys(Check, True)

offsets = st.builds(ClockOffset, by=st.text(), milliseconds=st.integers(), give_or_take=st.integers(min_value=0))
tests = st.builds(
    SelfTest,
    at=st.just(START),
    version=st.text(),
    system=st.text(),
    hasher=st.text(),
    held=st.fixed_dictionaries({check: st.sampled_from([True, False, None]) for check in Check}),
    offset=st.none() | offsets,
)


def day(number: int, *, fault: Check | None = None, version: str = "1", by: int | None = None) -> SelfTest:
    return SelfTest(
        at=Instant(START + timedelta(days=number)),
        version=version,
        system="a machine",
        hasher="a hasher",
        held=TRUE | ({fault: False} if fault is not None else {}),
        offset=ClockOffset(by="tsa.example.org", milliseconds=by, give_or_take=5) if by is not None else None,
    )


@given(tests)
def test_a_self_test_comes_back_as_it_was_noted(test: SelfTest) -> None:
    assert self_test_from_json(self_test_to_json(test), at=START) == test


def test_a_check_that_a_note_does_not_name_was_not_made() -> None:
    fields = self_test_to_json(day(0))
    fields["held"] = {"pages": True}

    read = self_test_from_json(fields, at=START)

    assert read.held[Check.PAGES] is True
    assert read.held[Check.RULES] is None


@pytest.mark.parametrize(
    "broken", [{"version": 1}, {"held": {"pages": "yes"}}, {"held": None}, {"offset": {"by": "x"}}, {"offset": 3}]
)
def test_a_note_of_another_shape_is_refused(broken: dict[str, object]) -> None:
    fields = {**self_test_to_json(day(0)), **broken}

    with pytest.raises(BadInput, match=r"journal\.not_a_note"):
        self_test_from_json(fields, at=START)  # type: ignore[arg-type]  # that is the point


def test_since_when_without_a_fault_begins_after_the_last_fault() -> None:
    tests = [day(0), day(1, fault=Check.VAULT), day(2), day(3)]

    assert without_fault_since(tests) == tests[2].at
    assert without_fault_since(tests[:1]) == tests[0].at


def test_a_clock_that_was_set_back_changes_nothing_of_what_came_after_a_fault() -> None:
    tests = [day(5), day(4, fault=Check.VAULT), day(1), day(0)]

    assert sound_since(tests) == (tests[2], tests[3])
    assert without_fault_since(tests) == tests[2].at


def test_nothing_is_claimed_where_the_last_test_found_a_fault_or_none_was_made() -> None:
    assert without_fault_since([day(0), day(1, fault=Check.PAGES)]) is None
    assert without_fault_since([]) is None


def test_tests_that_came_to_the_same_are_one_series_and_a_fault_stands_alone() -> None:
    tests = [day(0), day(1), day(2, fault=Check.RULES), day(3, fault=Check.RULES), day(4), day(5, version="2")]

    found = series_of(tests)

    assert [len(one.tests) for one in found] == [2, 1, 1, 1, 1]
    assert (found[0].first, found[0].last) == (tests[0], tests[1])


def test_a_series_tells_the_widest_difference_of_clocks_whichever_way_it_goes() -> None:
    (found,) = series_of([day(0, by=40), day(1, by=-900), day(2, by=30)])

    assert found.widest == ClockOffset(by="tsa.example.org", milliseconds=-900, give_or_take=5)
