"""Openings of a locked home that failed, counted by the hour in a small file until the home opens.

While no passphrase fits, nothing encrypted can be written: so ``tries.json`` stands beside, in clear, with the UTC hour
and a number and nothing else. The next opening takes it into the installation's chain. Whoever uses this account can
delete it: what was not yet taken in is then lost, and the threat model says so.
"""

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from standfast.ground.instants import Instant, to_the_hour

TRIES_FILE: Final = "tries.json"
MOST_HOURS: Final = 10_000
# More than a year of trying every hour; beyond it the oldest hour counts on.


def count_failed(folder: Path, *, now: Instant) -> None:
    """Count one failed opening; a folder that can't be written counts nothing."""
    with suppress(OSError), _alone(folder):
        found = dict(_read(folder))
        hour = to_the_hour(now)
        if hour not in found and len(found) >= MOST_HOURS:
            hour = min(found)
        _write(folder, {**found, hour: found.get(hour, 0) + 1})


def failed_openings(folder: Path) -> Mapping[str, int]:
    """Give the failed openings that no chain has heard of yet, by the hour."""
    return _read(folder)


def forget_failed(folder: Path, taken: Mapping[str, int]) -> None:
    """Take away what was noted; what failed meanwhile stays."""
    if not taken:
        return
    with suppress(OSError), _alone(folder):
        left = {hour: count - taken.get(hour, 0) for hour, count in _read(folder).items()}
        _write(folder, {hour: count for hour, count in left.items() if count > 0})


def _read(folder: Path) -> Mapping[str, int]:
    try:
        told = json.loads((folder / TRIES_FILE).read_text(encoding="utf-8"))
        return {str(hour): int(count) for hour, count in told.items() if int(count) > 0}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _write(folder: Path, counts: Mapping[str, int]) -> None:
    beside = folder / f"{TRIES_FILE}.new"
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(dict(counts), file)
        file.flush()
        os.fsync(file.fileno())
    if counts:
        beside.rename(folder / TRIES_FILE)
    else:
        beside.unlink()
        (folder / TRIES_FILE).unlink(missing_ok=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    lock = os.open(folder / f"{TRIES_FILE}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        # released by the system when this program ends, however it ends
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
