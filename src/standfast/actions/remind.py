"""The clock's tick: tell each date whose time has come, once. Asks: nobody; it needs no passphrase and reads no body.

In go due rows (an instant, a neutral kind) and a now; out come reminders that say which case by its place in the list,
never its label or a reason. A machine that slept tells each date once, and since when.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from standfast.actions.ports import CaseDueRow, DueKind, JournalStore
from standfast.ground.instants import Instant
from standfast.journal.installation import is_installation

LATE: Final = timedelta(hours=1)
# A tick an hour is often enough; what comes later than that comes late.


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One date whose time has come."""

    place: int
    # of the case in the list, from 1
    kind: DueKind
    at: Instant
    is_late: bool


def remind(store: JournalStore, *, now: Instant, tell: Callable[[tuple[Reminder, ...]], None]) -> int:
    """Ring every date up to now, and give how many there were; they count as rung once ``tell`` has returned."""
    places = places_of(store)

    def told(rows: tuple[CaseDueRow, ...]) -> None:
        tell(tuple(reminder(places[row.case], row.due.kind, row.due.at, now=now) for row in rows))

    return store.ring(now, told)


def reminder(place: int, kind: DueKind, at: Instant, *, now: Instant) -> Reminder:
    """Make a reminder of a date that has come."""
    return Reminder(place=place, kind=kind, at=at, is_late=now - at > LATE)


def places_of(store: JournalStore) -> dict[str, int]:
    """Give each case's place in the list, as ``case list`` sorts it."""
    cases = [row for row in store.cases() if not is_installation(row.id)]
    rows = sorted(cases, key=lambda row: (row.opened, row.id))
    return {row.id: place for place, row in enumerate(rows, start=1)}
