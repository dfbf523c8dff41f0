"""The bell of a locked home: the dates still to come, beside the encrypted file, to ring without a passphrase.

In clear stand, for each date, the case's place in the list, the instant and a neutral kind: what a due row says
(``store`` keeps the same rows inside the encrypted file). Written anew after every write to the home, read by the
clock's tick. What rang stands there too, date by date, until the store has heard of it at the next opening: a clock
that was once wrong takes nothing with it but what it told. A home without a passphrase has no bell; its rows are read
where they lie.
"""

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, cast

from standfast.actions.ports import CaseDueRow, DueKind, JournalStore
from standfast.actions.remind import Reminder, places_of, reminder
from standfast.ground.errors import Unavailable
from standfast.ground.instants import Instant, read_instant

BELL_FILE: Final = "dates.json"
EVER: Final = Instant(datetime(9999, 1, 1, tzinfo=UTC))
Date = tuple[int, DueKind, Instant]
"""A case's place in the list, a neutral kind, and when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bell:
    """The dates still to ring, and those that rang since the store last heard of it."""

    dates: tuple[Date, ...]
    rung: tuple[Date, ...]


def ring_bell(folder: Path, *, now: Instant, tell: Callable[[tuple[Reminder, ...]], None]) -> int | None:
    """Ring every date of a locked home up to now; ``None`` where no bell was written yet.

    As in the store: one tick at a time, and a date counts as rung once ``tell`` has returned.
    """
    with _alone(folder):
        bell = _read(folder)
        if bell is None:
            return None
        rung = tuple(one for one in bell.dates if one[2] <= now)
        if rung:
            tell(tuple(reminder(place, kind, at, now=now) for place, kind, at in rung))
            left = tuple(one for one in bell.dates if one[2] > now)
            _write(folder, Bell(dates=left, rung=(*bell.rung, *rung)))
        return len(rung)


def keep_bell(folder: Path, store: JournalStore) -> None:
    """Write the bell anew from the store, less what it rang and the store hasn't heard of yet.

    A folder that can't be written keeps the bell that it has.
    """
    with suppress(OSError, Unavailable), _alone(folder):
        bell = _read(folder)
        rung = frozenset(bell.rung if bell is not None else ())
        date = _dates_in(store)
        open_ = [date(row) for row in store.due_rows(EVER) if row.due.fired_at is None]
        _write(
            folder,
            Bell(dates=tuple(one for one in open_ if one not in rung), rung=tuple(one for one in open_ if one in rung)),
        )


def take_over(folder: Path, store: JournalStore) -> None:
    """Let the store know what the bell has rung, so that nothing rings twice, and write the bell anew."""
    bell = _read(folder)
    if bell is not None and bell.rung:
        date, rung = _dates_in(store), frozenset(bell.rung)
        # A copy that can only be read stays as it is.
        with suppress(Unavailable):
            store.ring(max(at for _, _, at in rung), lambda _: None, which=lambda row: date(row) in rung)
    keep_bell(folder, store)


def _dates_in(store: JournalStore) -> Callable[[CaseDueRow], Date]:
    """Give what tells a row's date as the bell writes it."""
    places = places_of(store)
    return lambda row: (places[row.case], row.due.kind, row.due.at)


def _read(folder: Path) -> Bell | None:
    try:
        told = json.loads((folder / BELL_FILE).read_text(encoding="utf-8"))
        return Bell(dates=_dates(told["dates"]), rung=_dates(told["rung"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        # It holds nothing that the encrypted file does not: the next write makes it anew.
        return None


def _dates(told: object) -> tuple[Date, ...]:
    rows = cast("list[tuple[int, str, str]]", told)
    return tuple((int(place), DueKind(kind), read_instant(at)) for place, kind, at in rows)


def _write(folder: Path, bell: Bell) -> None:
    """Write the bell whole or not at all."""
    told = {
        name: [[place, kind.value, at.isoformat()] for place, kind, at in dates]
        for name, dates in (("dates", bell.dates), ("rung", bell.rung))
    }
    beside = folder / f"{BELL_FILE}.new"
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(told, file)
        file.flush()
        os.fsync(file.fileno())
    beside.rename(folder / BELL_FILE)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    try:
        lock = os.open(folder / f"{BELL_FILE}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Unavailable("home.not_writable", folder=folder) from error
    try:
        # released by the system when this program ends, however it ends
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
