"""What police promised, when it falls due, and which promise passed in silence. Pure.

A promise with a date sets the family back once its date has passed. One without a date gets the clock for such
promises; once that has run and nobody was heard since, it is asked about, and not yet called broken. What was promised
before the file was closed no longer runs.
"""

from standfast.case.vocabulary import Promise, StageName
from standfast.ground.instants import Instant
from standfast.plan.progress import from_police, last_own_step, latest_progress, police_contacts
from standfast.plan.standing import Standing


def open_promises(here: Standing) -> tuple[tuple[Promise, Instant], ...]:
    """Give every promise of police that nothing was heard of, with the instant it falls due, soonest first."""
    stage = here.case.stage
    closed = stage.at if stage is not None and stage.stage is StageName.CLOSED else None
    found = [
        (one.promise, due)
        for one in here.case.promises
        if one.is_open
        and from_police(one.promise.role)
        and (closed is None or one.promise.at >= closed)
        and (due := here.falls_due(one.promise)) is not None
    ]
    return tuple(sorted(found, key=lambda pair: pair[1]))


def running_promise(here: Standing, *, now: Instant) -> tuple[Promise, Instant] | None:
    """Give the promise that is still running and ends first, with the instant it ends."""
    return next((pair for pair in _not_asked_about(here) if pair[1] >= now), None)


def quiet_promise(here: Standing, *, now: Instant) -> tuple[Promise, Instant] | None:
    """Give the latest promise without a date whose fair wait has passed in silence, with the instant it passed."""
    quiet = [pair for pair in _not_asked_about(here) if pair[0].due_at is None and pair[1] < now]
    return quiet[-1] if quiet else None


def _not_asked_about(here: Standing) -> list[tuple[Promise, Instant]]:
    """Leave out a promise without a date after which police were heard, or which the family asked about in its time."""
    progress, asked = latest_progress(here.case), last_own_step(here.case)
    heard = [one.at for one in police_contacts(here.case) if one.direction == "in"]
    heard += [progress.at] if progress is not None else []
    last = max(heard, default=None)
    return [
        (promise, due)
        for promise, due in open_promises(here)
        if promise.due_at is not None
        or not ((last is not None and last > promise.at) or (asked is not None and asked >= due))
    ]
