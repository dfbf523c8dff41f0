"""When a clock rings: working days and hours of a place, local wall time, holidays. Pure: a start in, an instant out.

Offices work from 9:00 to 16:30, Monday to Friday, outside the province's statutory holidays (practice; the holidays
come from the ``holidays`` package, loaded only when a weekday has to be judged). Where no province is known, weekends
alone count. Hours are counted as they pass; days by the calendar, ringing in the morning, so that no change of the
clocks moves a morning. A limit never moves later: it falls on the last working day at or before it.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from typing import Final

from standfast.ground.instants import Instant
from standfast.law.clocks import Clock, ClockKind, Rings

MORNING: Final = time(9, 0)
OFFICE_CLOSES: Final = time(16, 30)
EVENING: Final = time(21, 0)
COUNTED_IN_DAYS: Final = timedelta(days=3)
# A clock of three days or more rings in the morning of its day.
SATURDAY: Final = 5
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


@cache
def _holidays(province: str, year: int) -> frozenset[date]:
    """Give a year's statutory holidays, with the days on which one that fell on a weekend is kept."""
    import holidays  # noqa: PLC0415  # 0.15 s to load, and only working days need it

    return frozenset(holidays.country_holidays("CA", subdiv=province, years=year))
