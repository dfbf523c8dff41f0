"""When a clock rings: hours as they pass, days by the calendar, offices' hours, holidays, and changes of the clocks."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfast.ground.instants import Instant
from standfast.law.clocks import Clock, ClockKind, Rings
from standfast.law.load import load_law
from standfast.plan.working_time import (
    PROVINCES,
    TABLE,
    at_wall,
    in_daytime,
    in_office_hours,
    is_working_day,
    last_working_morning,
    next_working_day,
    ring_at,
)
from standfast.plan.zone import zone_in
from tests.factories import moment
from tools.holiday_table import table


def clock(**changes: object) -> Clock:
    plain = replace(load_law("ca").clock("preserve_same_day"), kind=ClockKind.STEP, rings=Rings.ANY_HOUR)
    return replace(plain, **{"after": timedelta(0), "working_days": 0, **changes})  # type: ignore[arg-type]


def rings(start: str, province: str, **changes: object) -> str:
    found = ring_at(clock(**changes), moment(start), zone=zone_in(province), province=province)
    return found.isoformat(timespec="minutes")


def test_hours_are_counted_as_they_pass_to_the_minute() -> None:
    assert rings("2026-05-11T09:47:00-07:00", "BC", after=timedelta(hours=8)) == "2026-05-11T17:47-07:00"


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-03-07T12:00:00-05:00", "2026-03-08T13:00-04:00"),
        ("2026-10-31T12:00:00-04:00", "2026-11-01T11:00-05:00"),
    ],
    ids=["an hour is skipped", "an hour comes twice"],
)
def test_a_day_of_24_hours_is_24_hours_whatever_the_wall_clock_does(start: str, expected: str) -> None:
    assert rings(start, "ON", after=timedelta(hours=24)) == expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [("2026-03-05T23:30:00-05:00", "2026-03-12T09:00-04:00"), ("2026-10-29T08:00:00-04:00", "2026-11-05T09:00-05:00")],
)
def test_days_are_counted_by_the_calendar_and_ring_in_the_morning_of_the_place(start: str, expected: str) -> None:
    assert rings(start, "ON", after=timedelta(days=7)) == expected


def test_a_time_that_is_skipped_and_one_that_comes_twice_each_name_one_instant() -> None:
    toronto = zone_in("ON")

    skipped = at_wall(date(2026, 3, 8), time(2, 30), toronto)
    doubled = at_wall(date(2026, 11, 1), time(1, 30), toronto)

    assert skipped.isoformat(timespec="minutes") == "2026-03-08T03:30-04:00"
    assert doubled.isoformat(timespec="minutes") == "2026-11-01T01:30-04:00"


@pytest.mark.parametrize(
    ("province", "january", "july"),
    [("YT", "-07:00", "-07:00"), ("SK", "-06:00", "-06:00"), ("NL", "-03:30", "-02:30")],
)
def test_yukon_and_saskatchewan_never_change_their_clocks(province: str, january: str, july: str) -> None:
    zone = zone_in(province)

    assert at_wall(date(2026, 1, 15), time(9), zone).isoformat().endswith(january)
    assert at_wall(date(2026, 7, 15), time(9), zone).isoformat().endswith(july)


def test_zones_are_those_of_the_package_and_not_of_the_machine() -> None:
    """British Columbia keeps its summer time from 2026 on; a machine's own table may not know."""
    assert at_wall(date(2026, 12, 1), time(9), zone_in("BC")).isoformat(timespec="minutes") == "2026-12-01T09:00-07:00"


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-05-12T03:10:00-04:00", "2026-05-12T09:00-04:00"),
        ("2026-05-12T09:00:00-04:00", "2026-05-12T09:00-04:00"),
        ("2026-05-12T21:00:00-04:00", "2026-05-12T21:00-04:00"),
        ("2026-05-12T21:01:00-04:00", "2026-05-13T09:00-04:00"),
    ],
)
def test_by_day_means_from_nine_to_nine(at: str, expected: str) -> None:
    assert in_daytime(moment(at), zone=zone_in("ON")).isoformat(timespec="minutes") == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-05-12T07:00:00-04:00", "2026-05-12T09:00-04:00"),
        ("2026-05-12T16:30:00-04:00", "2026-05-12T16:30-04:00"),
        ("2026-05-12T16:31:00-04:00", "2026-05-13T09:00-04:00"),
        ("2026-05-15T17:00:00-04:00", "2026-05-19T09:00-04:00"),
    ],
    ids=["before", "at closing", "after", "a Friday before Victoria Day"],
)
def test_offices_work_from_nine_to_half_past_four_on_working_days(at: str, expected: str) -> None:
    found = in_office_hours(moment(at), zone=zone_in("ON"), province="ON")

    assert found.isoformat(timespec="minutes") == expected


@pytest.mark.parametrize(
    ("day", "works", "rests"),
    [
        (date(2026, 6, 24), ("ON", "BC"), ("QC",)),
        (date(2026, 2, 16), ("QC", "NL", "YT"), ("ON", "BC", "AB", "SK", "NB", "MB", "NS", "PE")),
        (date(2028, 12, 26), ("QC", "BC", "AB"), ("ON",)),
        (date(2027, 12, 27), (), ("ON",)),
        (date(2027, 12, 28), ("BC",), ("ON",)),
        (date(2026, 9, 30), ("ON", "QC"), ("BC", "MB", "PE", "YT", "NT", "NU")),
        (date(2026, 7, 1), (), PROVINCES),
    ],
    ids=[
        "fête nationale",
        "Family Day",
        "Boxing Day",
        "Christmas on a Saturday, kept on Monday",
        "Boxing Day on a Sunday, kept on Tuesday",
        "Truth and Reconciliation",
        "Canada Day",
    ],
)
def test_each_province_has_its_own_holidays(day: date, works: tuple[str, ...], rests: tuple[str, ...]) -> None:
    assert [one for one in works if not is_working_day(day, one)] == []
    assert [one for one in rests if is_working_day(day, one)] == []


def test_the_table_is_the_one_that_the_package_makes() -> None:
    assert TABLE.read_text(encoding="utf-8") == table()


def test_beyond_the_table_the_package_is_asked() -> None:
    assert not is_working_day(date(2040, 12, 25), "QC")
    assert is_working_day(date(2040, 12, 24), "QC")


def test_without_a_province_weekends_alone_count() -> None:
    assert is_working_day(date(2026, 12, 25), None)
    assert not is_working_day(date(2026, 12, 26), None)
    assert next_working_day(date(2026, 12, 25), None) == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-05-11T10:00:00-04:00", "2026-05-13T09:00-04:00"),
        ("2026-05-15T10:00:00-04:00", "2026-05-20T09:00-04:00"),
        ("2026-05-15T18:00:00-04:00", "2026-05-21T09:00-04:00"),
        ("2026-05-16T10:00:00-04:00", "2026-05-21T09:00-04:00"),
        ("2026-12-24T10:00:00-05:00", "2026-12-30T09:00-05:00"),
    ],
    ids=["a Monday", "a Friday before a long weekend", "after hours", "on a Saturday", "Christmas Eve"],
)
def test_two_working_days_leave_out_weekends_and_holidays(start: str, expected: str) -> None:
    assert rings(start, "ON", working_days=2) == expected


def test_a_clock_for_office_hours_waits_for_the_next_working_day() -> None:
    found = rings("2026-12-22T10:00:00-05:00", "ON", after=timedelta(days=3), rings=Rings.WORKING_DAY)

    assert found == "2026-12-29T09:00-05:00"


def test_a_clock_by_day_moves_a_night_ring_to_the_morning() -> None:
    late = rings("2026-05-11T22:00:00-07:00", "BC", after=timedelta(hours=8), rings=Rings.DAYTIME)
    evening = rings("2026-05-11T14:00:00-07:00", "BC", after=timedelta(hours=8), rings=Rings.DAYTIME)

    assert (late, evening) == ("2026-05-12T09:00-07:00", "2026-05-12T09:00-07:00")


@pytest.mark.parametrize(
    ("start", "province", "expected"),
    [
        ("2026-05-11T10:00:00-07:00", "BC", "2027-05-11T09:00-07:00"),
        ("2026-05-11T08:00:00-07:00", "BC", "2027-05-10T09:00-07:00"),
        ("2025-12-25T12:00:00-05:00", "ON", "2026-12-24T09:00-05:00"),
        ("2025-06-28T12:00:00-04:00", "QC", "2026-06-26T09:00-04:00"),
    ],
    ids=["a working day", "earlier than nine", "on Christmas Day", "on a Sunday"],
)
def test_a_limit_falls_on_the_last_working_day_at_or_before_it(start: str, province: str, expected: str) -> None:
    assert rings(start, province, after=timedelta(days=365), kind=ClockKind.LIMIT) == expected


STARTS = st.datetimes(min_value=datetime(2024, 1, 1), max_value=datetime(2030, 1, 1))  # noqa: DTZ001  # made aware below


@given(start=STARTS, days=st.integers(1, 800), province=st.sampled_from(PROVINCES), way=st.sampled_from(Rings))
def test_a_limit_is_never_later_and_anything_else_never_earlier_than_its_length(
    start: datetime, days: int, province: str, way: Rings
) -> None:
    began, zone = Instant(start.replace(tzinfo=UTC)), zone_in(province)
    length = timedelta(days=days)

    limit = ring_at(clock(after=length, kind=ClockKind.LIMIT, rings=way), began, zone=zone, province=province)
    step = ring_at(clock(after=length, rings=way), began, zone=zone, province=province)

    assert limit <= began + length
    assert is_working_day(limit.date(), province)
    assert step.date() >= (began.astimezone(zone) + length).date()


@given(start=STARTS, province=st.sampled_from(PROVINCES))
def test_every_ring_in_office_hours_is_in_office_hours(start: datetime, province: str) -> None:
    found = in_office_hours(Instant(start.replace(tzinfo=UTC)), zone=zone_in(province), province=province)

    assert is_working_day(found.date(), province)
    assert time(9) <= found.time() <= time(16, 30)
    assert found >= start.replace(tzinfo=UTC)


def test_the_last_working_morning_is_never_after_the_end() -> None:
    found = last_working_morning(moment("2027-01-01T12:00:00-05:00"), zone=zone_in("ON"), province="ON")

    assert found == moment("2026-12-31T09:00:00-05:00")
