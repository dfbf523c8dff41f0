"""Instants: always with a time zone. The clock is handed in; nothing here reads it.

``read_instant`` accepts RFC 3339 with an offset; a time without a zone names no instant and is refused.
"""

from datetime import UTC, datetime
from typing import NewType, Protocol

from standfast.ground.errors import BadInput

Instant = NewType("Instant", datetime)
"""A ``datetime`` that is known to carry a time zone."""


class Clock(Protocol):
    """Where the time comes from. The real one stands in ``wiring``; tests hand in their own."""

    def now(self) -> Instant:
        """Tell the instant now."""
        ...


def instant(moment: datetime) -> Instant:
    """Take a ``datetime`` as an instant, or refuse one without a zone."""
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise BadInput("instant.no_zone", text=moment.isoformat())
    return Instant(moment)


def read_instant(text: str) -> Instant:
    """Read RFC 3339 such as ``2026-05-10T19:40:00-07:00``.

    >>> read_instant("2026-05-10T19:40:00-07:00").isoformat()
    '2026-05-10T19:40:00-07:00'
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadInput("instant.unreadable", text=text) from error
    return instant(moment)


def in_utc(moment: Instant) -> str:
    """Write an instant in UTC to the second, as entries and papers keep it.

    >>> in_utc(read_instant("2026-05-10T19:40:00-07:00"))
    '2026-05-11T02:40:00Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def to_the_hour(moment: Instant) -> str:
    """Write the UTC hour, which is all that stands in clear in the journal.

    >>> to_the_hour(read_instant("2026-05-10T19:40:00-07:00"))
    '2026-05-11T02Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%HZ")
