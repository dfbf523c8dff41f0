"""The page's clocks ring when the program's do, to the second, and say so in the same words."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from standfast.ground.instants import Instant, read_instant
from standfast.ground.spoken import say_date, say_day, say_instant
from standfast.law.clocks import Clock, ClockKind, Rings
from standfast.law.load import load_law
from standfast.page.clocks_part import clocks_part
from standfast.plan.working_time import PROVINCES, is_working_day, ring_at
from standfast.plan.zone import zone_in

SEED = 20261124
FRIDAY = 5
TABLE: Any = clocks_part()
FIRST, LAST = date(TABLE["from"], 1, 1), date(TABLE["to"], 12, 31)
NEAR = (
    "2026-03-08T01:59:59-08:00", "2026-03-08T09:30:00Z", "2026-03-08T10:00:00Z", "2026-03-13T16:30:00-07:00",
    "2026-03-13T16:30:01-07:00", "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z", "2026-11-01T09:30:00Z",
    "2026-12-24T23:59:59-05:00", "2026-12-25T09:00:00-03:30", "2026-12-31T20:59:59-08:00", "2027-01-01T00:00:00-07:00",
    "2026-07-01T21:00:00-04:00", "2026-07-01T21:00:01-04:00", "2026-09-30T08:59:59-06:00", "2028-02-29T12:00:00-05:00",
    "2027-04-02T15:00:00-04:00", "2026-05-18T10:00:00-07:00", "2026-11-24T16:45:00-03:30", "2030-06-21T03:15:00Z",
)  # fmt: skip
# Both changes of the clocks, ends of office hours and of the day, holidays, a leap day, a half-hour zone.


def starts() -> Iterator[Instant]:
    yield from map(read_instant, NEAR)
    chance = random.Random(SEED)  # noqa: S311  # the same starts in every run
    span = int((LAST - FIRST - timedelta(days=800)).total_seconds())
    for _ in range(280):
        yield Instant(datetime(FIRST.year, 1, 1, tzinfo=UTC) + timedelta(seconds=chance.randrange(span)))


def clocks() -> list[Clock]:
    """Give every clock of the law, and of each way to count and to wait one that the law does not have."""
    law = load_law("ca").clocks
    plain = law[0]
    made = [
        replace(plain, id="made", kind=kind, rings=rings, after=timedelta(hours=hours), working_days=days)
        for kind in ClockKind
        for rings in Rings
        for hours, days in ((0, 0), (2, 0), (24, 0), (71, 0), (72, 0), (24 * 45, 0), (0, 1), (0, 7))
    ]
    return [*law, *made]


RING = """
const [clocks, starts, places] = JSON.parse(value);
return places.map(([zone, province]) =>
  clocks.map((clock) => starts.map((at) => S.ringAt(clock, at, { zone, province }) / 1000)));
"""


def told(clock: Clock) -> dict[str, Any]:
    """Write a clock as the part "places" does."""
    days = {"workingDays": clock.working_days} if clock.working_days else {}
    return {"kind": clock.kind.value, "rings": clock.rings.value, "after": clock.after / timedelta(hours=1), **days}


@pytest.mark.parametrize("province", [*PROVINCES, None])
def test_every_clock_rings_in_the_page_when_it_rings_in_the_program(engine: Any, province: str | None) -> None:
    every, begun = clocks(), list(starts())
    zone = zone_in(province) or zone_in("NL")
    assert zone is not None

    places = [[TABLE["zones"][province or "NL"], province]]
    (there,) = engine.call(
        RING, json.dumps([[told(one) for one in every], [one.timestamp() * 1000 for one in begun], places])
    )

    here = [[ring_at(clock, one, zone=zone, province=province).timestamp() for one in begun] for clock in every]
    wrong = [(every[place].id, begun[at].isoformat()) for place, row in enumerate(here) for at, when in enumerate(row)
             if when != there[place][at]]  # fmt: skip
    assert wrong == []


def test_without_a_zone_by_name_the_offset_that_was_written_holds(engine: Any) -> None:
    every = clocks()
    for text in NEAR:
        start = read_instant(text)
        here = [ring_at(clock, start, zone=None, province=None).timestamp() for clock in every]

        there = engine.call(
            "const [clocks, text] = value; const { at, zone } = S.readInstant(text);"
            "return clocks.map((clock) => S.ringAt(clock, at, { zone, province: null }) / 1000);",
            [[told(one) for one in every], text],
        )

        assert there == here


def test_every_working_day_of_the_table_is_one_in_both(engine: Any) -> None:
    days = [FIRST + timedelta(days=count) for count in range((LAST - FIRST).days + 1)]

    for province in (*PROVINCES, None):
        there = engine.call(
            "const [days, province] = value; return days.filter((day) => S.isWorkingDay(day, province));",
            [[day.isoformat() for day in days], province],
        )

        assert there == [day.isoformat() for day in days if is_working_day(day, province)]


def test_beyond_the_table_only_weekends_are_days_off_and_the_page_can_tell(engine: Any) -> None:
    beyond = (date(LAST.year + later, 12, 25) for later in range(1, 10))
    christmas = next(day for day in beyond if day.isoweekday() == FRIDAY)

    known, works, saturday = engine.call(
        "return [S.holidaysKnown(value), S.isWorkingDay(value, 'ON'), S.isWorkingDay(S.dayPlus(value, 1), 'ON')];",
        christmas.isoformat(),
    )

    assert (known, works, saturday) == (False, True, False)
    assert not is_working_day(christmas, "ON")
    assert engine.call("return value.map(S.holidaysKnown);", [FIRST.isoformat(), LAST.isoformat()]) == [True, True]


def test_each_province_has_the_zone_of_the_program(engine: Any) -> None:
    assert engine.call("return value.map((one) => S.zoneOf(one));", list(PROVINCES)) == [
        str(getattr(zone_in(one), "key", None)) for one in PROVINCES
    ]
    assert engine.call("return [S.zoneOf('XX'), S.zoneOf(undefined, '-05:00')];") == [None, "-05:00"]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_dates_and_hours_are_said_in_the_same_words(engine: Any, lang: Any) -> None:
    begun = [one.replace(microsecond=0) for one in starts()]
    zones = list(TABLE["zones"].items())
    days = [FIRST + timedelta(days=count) for count in range((LAST - FIRST).days + 1)]

    moments = engine.call(
        "const [moments, zones, lang] = value;"
        "return zones.map(([, zone]) => moments.map((at) => S.sayInstant(at, lang, zone)));",
        [[one.timestamp() * 1000 for one in begun], zones, lang],
    )
    dates = engine.call(
        "const [days, lang] = value; return days.map((day) => [S.sayDate(day, lang), S.sayDay(day, lang)]);",
        [[day.isoformat() for day in days], lang],
    )

    assert moments == [[say_instant(Instant(one), lang, zone=zone_in(where)) for one in begun] for where, _ in zones]
    assert dates == [[say_date(day, lang), say_day(day, lang)] for day in days]


def test_an_instant_is_read_and_said_and_written_in_the_offset_in_which_it_was_written(engine: Any) -> None:
    there = engine.call(
        "return value.map((text) => { const { at, zone } = S.readInstant(text);"
        "return [at / 1000, S.sayInstant(at, 'en', zone), S.writeInstant(at, zone)]; });",
        list(NEAR),
    )

    read = [read_instant(text) for text in NEAR]
    assert there == [[one.timestamp(), say_instant(one, "en"), one.isoformat()] for one in read]


@pytest.mark.parametrize(
    "text",
    ["", "2026-11-24", "2026-11-24T10:00:00", "2026-02-30T10:00:00Z", "2026-11-24T24:00:00Z", "2026-11-24T10:60:00Z",
     "2026-11-24T10:00:00+24:00", "tomorrow", "2026-13-01T10:00:00Z"],
)  # fmt: skip
def test_what_names_no_instant_is_none(engine: Any, text: str) -> None:
    assert engine.call("return S.readInstant(value);", text) is None


def test_an_instant_is_written_with_the_offset_that_its_zone_has_then(engine: Any) -> None:
    there = engine.call("return value.map(([at, zone]) => S.writeInstant(S.readInstant(at).at, zone));", [
        ["2026-07-01T12:00:00Z", "America/St_Johns"], ["2026-12-01T12:00:00Z", "America/St_Johns"],
        ["2026-12-01T12:00:00Z", "America/Vancouver"], ["2026-12-01T12:00:00.250Z", "+00:00"],
    ])  # fmt: skip

    assert there[0] == "2026-07-01T09:30:00-02:30"
    assert there[1] == "2026-12-01T08:30:00-03:30"
    vancouver = datetime(2026, 12, 1, 12, tzinfo=UTC).astimezone(zone_in("BC"))
    assert there[2] == vancouver.isoformat()
    assert there[3] == "2026-12-01T12:00:00+00:00"
