"""Dates and hours as people say them, in full: "Tuesday 12 May 2026, 5 pm", « mardi 12 mai 2026, 17 h ». Pure.

Canadian French writes hours as *17 h* and *21 h 50* (Office québécois de la langue française).
"""

from datetime import date, tzinfo
from typing import Final

from standfast.ground.instants import Instant
from standfast.ground.words import Lang

_DAYS: Final[dict[Lang, tuple[str, ...]]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
_MONTHS: Final[dict[Lang, tuple[str, ...]]] = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
}
_NBSP: Final = "\u00a0"


def say_date(day: date, lang: Lang) -> str:
    """Say a date without its weekday.

    >>> say_date(date(2026, 5, 1), "fr")
    '1er mai 2026'
    """
    number = "1er" if lang == "fr" and day.day == 1 else str(day.day)
    return f"{number} {_MONTHS[lang][day.month - 1]} {day.year}"


def say_day(day: date, lang: Lang) -> str:
    """Say a date with its weekday.

    >>> say_day(date(2026, 5, 12), "en")
    'Tuesday 12 May 2026'
    """
    return f"{_DAYS[lang][day.weekday()]} {say_date(day, lang)}"


def say_instant(moment: Instant, lang: Lang, *, zone: tzinfo | None = None) -> str:
    r"""Say an instant in ``zone``, or in the offset in which it was written.

    >>> from standfast.ground.instants import read_instant
    >>> say_instant(read_instant("2026-05-12T17:00:00-07:00"), "en")
    'Tuesday 12 May 2026, 5\xa0pm'
    """
    local = moment.astimezone(zone) if zone is not None else moment
    return f"{say_day(local.date(), lang)}, {_say_hour(local.hour, local.minute, lang)}"


def _say_hour(hour: int, minute: int, lang: Lang) -> str:
    if lang == "fr":
        return f"{hour}{_NBSP}h" + (f"{_NBSP}{minute:02d}" if minute else "")
    half = "am" if hour < 12 else "pm"  # noqa: PLR2004  # noon
    shown = hour % 12 or 12
    return f"{shown}:{minute:02d}{_NBSP}{half}" if minute else f"{shown}{_NBSP}{half}"
