"""Clocks: how long to wait when nobody promised anything, limits within which to complain, and duties that run.

Frozen; lengths come from ``law/<jurisdiction>/clocks``. When a clock rings is worked out in ``plan``.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from standfast.ground.words import Words
from standfast.law.rules import Rule
from standfast.law.sources import Certainty, Source


class Starts(StrEnum):
    """What sets a clock going."""

    FIRST_REPORT = "first_report"
    # police were first told
    CONDUCT = "conduct"
    # what the complaint would be about
    COMPLAINT_REPORT = "complaint_report"
    # the report on a complaint was received
    LEARNED = "learned"
    # facts were first known
    UNDATED_PROMISE = "undated_promise"
    # something was promised without a date


class ClockKind(StrEnum):
    """What it means that a clock's time has passed."""

    STEP = "step"
    # time to do something
    LIMIT = "limit"
    # the last day for something
    DUTY = "duty"
    # someone must have acted


class Rings(StrEnum):
    """At what hour a clock may ring."""

    ANY_HOUR = "any_hour"
    DAYTIME = "daytime"
    WORKING_DAY = "working_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One date that comes by itself."""

    id: str
    starts: Starts
    after: timedelta
    working_days: int
    # to be counted after ``after``; one of the two is nothing
    length: Words
    # as it is said: "7 days", "1 year"
    what: Words
    do: Words
    why: Words
    rung: str | None
    # the rung to turn to; none: the one already reached
    provision: str | None
    body: str | None
    ladders: tuple[str, ...]
    # none named: every ladder
    kind: ClockKind
    rings: Rings
    provinces: tuple[str, ...]
    # none named: everywhere
    when: Rule | None
    # over facts: it runs only while this is yes
    silence: Words | None
    # the words to say when its time passes without an answer
    not_loaded: Words | None
    # what is not known about it
    certainty: Certainty
    sources: tuple[Source, ...]
    checked: date
    file: str

    def serves(self, ladder: str, *, province: str | None = None) -> bool:
        """Tell whether the clock belongs to a ladder, and, where it is of some provinces only, to this one."""
        return (not self.ladders or ladder in self.ladders) and self.runs_in(province)

    def runs_in(self, province: str | None) -> bool:
        """Tell whether the clock is of a province."""
        return not self.provinces or province in self.provinces
