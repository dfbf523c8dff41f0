"""Default clocks: how long to wait when nobody promised anything, and the limits within which to complain.

Frozen; lengths come from ``law/<jurisdiction>/clocks.yaml``. When a clock rings is worked out in ``plan``.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from standfast.ground.words import Words
from standfast.law.sources import Certainty, Source


class Starts(StrEnum):
    """What sets a clock going."""

    FIRST_REPORT = "first_report"
    # police were first told
    CONDUCT = "conduct"
    # what the complaint would be about
    COMPLAINT_REPORT = "complaint_report"
    # the report on a complaint was received


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One date that comes by itself."""

    id: str
    starts: Starts
    after: timedelta
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
    is_limit: bool
    certainty: Certainty
    sources: tuple[Source, ...]
    checked: date

    def serves(self, ladder: str) -> bool:
        """Tell whether the clock belongs to a ladder."""
        return not self.ladders or ladder in self.ladders
