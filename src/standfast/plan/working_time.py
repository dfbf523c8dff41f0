"""When a clock rings: working days and hours of a place, local wall time, holidays. Pure: a start in, an instant out.

Offices work from 9:00 to 16:30, Monday to Friday, outside the province's statutory holidays (practice; the holidays
come from a table made by the ``holidays`` package). Where no province is known, weekends alone count. Hours are counted
as they pass; days by the calendar, ringing in the morning, so that no change of the clocks moves a morning. A limit
never moves later: it falls on the last working day at or before it.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from typing import Final

from standfast.ground.data_files import DATA
from standfast.ground.instants import Instant
from standfast.law.clocks import Clock, ClockKind, Rings

MORNING: Final = time(9, 0)
OFFICE_CLOSES: Final = time(16, 30)
EVENING: Final = time(21, 0)
COUNTED_IN_DAYS: Final = timedelta(days=3)
# A clock of three days or more rings in the morning of its day.
SATURDAY: Final = 5
PROVINCES: Final = ("BC", "AB", "SK", "MB", "ON", "QC", "NB", "NS", "PE", "NL", "YT", "NT", "NU")
TABLE: Final = DATA / "plan" / "holidays.txt"
A_DAY: Final = timedelta(days=1)


def ring_at(clock: Clock, start: Instant, *, zone: tzinfo | None, province: str | None) -> Instant:
    """Tell when a clock that started at ``start`` rings.

    1. Count: working days, or days by the calendar, or hours as they pass. 2. A limit goes back to a working day, and
    never beyond its exact end. 3. Anything else waits for the hours in which it may ring.
    """
    # 1
    local = start.astimezone(zone or start.tzinfo)
    if clock.working_days:
        rings = at_wall(working_day_after(local, clock.working_days, province=province), MORNING, local.tzinfo)
    elif clock.after >= COUNTED_IN_DAYS:
        rings = at_wall(local.date() + clock.after, MORNING, local.tzinfo)
    else:
        rings = Instant((start.astimezone(UTC) + clock.after).astimezone(local.tzinfo))
    # 2
    if clock.kind is ClockKind.LIMIT:
        exact = rings if clock.working_days else Instant(start.astimezone(UTC) + clock.after)
        return last_working_morning(exact, zone=local.tzinfo, province=province)
    # 3
    match clock.rings:
        case Rings.ANY_HOUR:
            return rings
        case Rings.DAYTIME:
            return in_daytime(rings, zone=local.tzinfo)
        case Rings.WORKING_DAY:
            return in_office_hours(rings, zone=local.tzinfo, province=province)


def in_daytime(moment: Instant, *, zone: tzinfo | None) -> Instant:
    """Give the instant itself between 9:00 and 21:00, else the next 9:00."""
    local = moment.astimezone(zone)
    if local.time() < MORNING:
        return at_wall(local.date(), MORNING, local.tzinfo)
    if local.time() > EVENING:
        return at_wall(local.date() + A_DAY, MORNING, local.tzinfo)
    return Instant(local)


def in_office_hours(moment: Instant, *, zone: tzinfo | None, province: str | None) -> Instant:
    """Give the instant itself while offices work, else 9:00 of the next working day."""
    local = moment.astimezone(zone)
    day = local.date()
    if is_working_day(day, province):
        if MORNING <= local.time() <= OFFICE_CLOSES:
            return Instant(local)
        if local.time() < MORNING:
            return at_wall(day, MORNING, local.tzinfo)
    return at_wall(next_working_day(day, province), MORNING, local.tzinfo)


def last_working_morning(end: Instant, *, zone: tzinfo | None, province: str | None) -> Instant:
    """Give 9:00 of the last working day at or before an instant, never after it."""
    local = end.astimezone(zone)
    day = local.date()
    while not is_working_day(day, province) or at_wall(day, MORNING, local.tzinfo) > end:
        day -= A_DAY
    return at_wall(day, MORNING, local.tzinfo)


def working_day_after(start: datetime, count: int, *, province: str | None) -> date:
    """Count working days: what came after hours, or on a day off, counts as come on the next working day."""
    day = start.date()
    if not is_working_day(day, province) or start.time() > OFFICE_CLOSES:
        day = next_working_day(day, province)
    for _ in range(count):
        day = next_working_day(day, province)
    return day


def next_working_day(day: date, province: str | None) -> date:
    """Give the first working day after a day."""
    day += A_DAY
    while not is_working_day(day, province):
        day += A_DAY
    return day


def is_working_day(day: date, province: str | None) -> bool:
    """Tell whether offices of a province work on a day."""
    return day.weekday() < SATURDAY and (province is None or day not in _holidays(province, day.year))


def at_wall(day: date, hour: time, zone: tzinfo | None) -> Instant:
    """Give the instant at which a wall clock shows a time.

    A time that the clocks skip in spring is taken as the clock shows it once it went forward; of a time that comes
    twice in autumn the first is taken.
    """
    shown = datetime.combine(day, hour, tzinfo=zone)
    return Instant(shown.astimezone(UTC).astimezone(zone))


def _holidays(province: str, year: int) -> frozenset[date]:
    """Give a year's statutory holidays: from the table, and beyond its years from the package that it was made of."""
    known = _table().get((province, year))
    return known if known is not None else holidays_by_package(province, year)


@cache
def holidays_by_package(province: str, year: int) -> frozenset[date]:
    """Ask the ``holidays`` package for a year, with the days on which a holiday that fell on a weekend is kept."""
    import holidays  # noqa: PLC0415  # a tenth of a second to load, and few cases reach beyond the table

    return frozenset(holidays.country_holidays("CA", subdiv=province, years=year))


@cache
def _table() -> Mapping[tuple[str, int], frozenset[date]]:
    """Read ``plan/holidays.txt``: a province, a year, and its days."""
    rows = (line.split() for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {
        (province, int(year)): frozenset(date.fromisoformat(f"{year}-{day}") for day in days)
        for province, year, *days in rows
    }
