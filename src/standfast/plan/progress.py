"""Where the family stands with police: what last moved the file forward, and what last set it back. Pure.

A *setback* is a refusal, a promise that was not kept or whose time passed in silence, or two tries that nobody
answered. *Progress* is an officer who came, a brief that was taken, a new stage (a file number alone is none). What
came last decides whether the next step is to go up or to wait; a refusal at the same visit as progress counts as last.
"""

from dataclasses import dataclass
from typing import Literal

from standfast.case import Case, Promised
from standfast.case.vocabulary import Contact, Outcome, Promise, Refusal, Role, Stage, StageName
from standfast.ground.instants import Instant

SetbackKind = Literal["refusal", "promise_broken", "promise_passed", "unanswered"]
ProgressKind = Literal[
    "with_youth_officer", "with_detectives", "order_made", "device_examined", "charged", "came", "brief"
]
TRIES_BEFORE_GOING_UP = 2

_MOVES: dict[StageName, ProgressKind] = {
    StageName.WITH_YOUTH_OFFICER: "with_youth_officer",
    StageName.WITH_DETECTIVES: "with_detectives",
    StageName.ORDER_MADE: "order_made",
    StageName.DEVICE_EXAMINED: "device_examined",
    StageName.CHARGED: "charged",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setback:
    """Something that did not help, and the entry that says so."""

    kind: SetbackKind
    at: Instant
    seq: int
    by: str | None
    role: Role | None
    what: str | None
    # their words, or what was promised
    reason: str | None = None
    # of a refusal: the catalogue's code
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Something that moved the file."""

    kind: ProgressKind
    at: Instant
    seq: int


def police_contacts(case: Case) -> tuple[Contact, ...]:
    """Give contacts with police, in order of time."""
    return tuple(one for one in case.contacts if one.role is not None and one.role.is_police)


def from_police(role: Role | None) -> bool:
    """Tell whether a word came from police; where no role was told, it is taken to have."""
    return role is None or role.is_police


def first_report(case: Case) -> Instant | None:
    """Tell when police were first told.

    Canadian Victims Bill of Rights, s. 18(2): the investigation is deemed to begin when the offence is reported.
    """
    heard = [one.at for one in police_contacts(case) if one.outcome is not None and one.outcome.was_heard]
    reported = [one.at for one in case.reports if one.to == "police"]
    answered = [one.at for one in police_answers(case)]
    staged = [one.at for one in case.of(Stage)]
    return min([*heard, *reported, *answered, *staged], default=None)


def police_answers(case: Case) -> tuple[Refusal | Promise, ...]:
    """Give what police refused or promised: whoever wrote that down was heard, with or without a contact beside it."""
    told: tuple[Refusal | Promise, ...] = (*case.refusals, *(one.promise for one in case.promises))
    return tuple(one for one in told if one.role is None or one.role.is_police)


def setbacks(case: Case, *, now: Instant) -> tuple[Setback, ...]:
    """List what set the family back, in order of time."""
    found = [
        Setback(kind="refusal", at=one.at, seq=one.seq, by=one.by, role=one.role, what=one.said, reason=one.reason)
        for one in case.refusals
        if from_police(one.role)
    ]
    found += [
        _broken(one, now=now) for one in case.promises if one.is_broken(now=now) and from_police(one.promise.role)
    ]
    found += _unanswered(case)
    return tuple(sorted(found, key=lambda one: (one.at, one.seq)))


def latest_progress(case: Case) -> Progress | None:
    """Give what last moved the file, or ``None``."""
    found: list[Progress] = [
        Progress(kind=_MOVES[one.stage], at=one.at, seq=one.seq)
        for one in case.of(Stage)
        if one.stage is not None and one.stage in _MOVES
    ]
    found += [
        Progress(kind="came", at=one.at, seq=one.seq) for one in police_contacts(case) if one.outcome is Outcome.CAME
    ]
    found += [
        Progress(kind="brief", at=one.at, seq=one.seq)
        for one in case.papers
        if one.name == "brief"
        and one.action in {"given", "copied", "forwarded"}
        and (one.role is None or one.role.is_police)
    ]
    return max(found, key=lambda one: (one.at, one.seq), default=None)


def last_own_step(case: Case) -> Instant | None:
    """Tell when the family last turned to police themselves: a date that came before it is kept."""
    return max((one.at for one in police_contacts(case) if one.direction != "in"), default=None)


def _broken(promised: Promised, *, now: Instant) -> Setback:
    promise, outcome = promised.promise, promised.outcome
    due = promise.due_at
    at = due if due is not None and due <= now else (outcome.at if outcome is not None else promise.at)
    # Of a time that passed in silence nobody knows what became of it.
    kind: SetbackKind = "promise_passed" if outcome is None else "promise_broken"
    return Setback(kind=kind, at=at, seq=promise.seq, by=promise.by, role=promise.role, what=promise.what)


def _unanswered(case: Case) -> list[Setback]:
    """Count the tries since anyone at police was last heard: whoever was reached since has answered them all."""
    tries: list[Contact] = []
    for contact in police_contacts(case):
        if contact.direction == "in" or (contact.outcome is not None and contact.outcome.was_heard):
            tries = []
        else:
            tries.append(contact)
    if len(tries) < TRIES_BEFORE_GOING_UP:
        return []
    last = tries[-1]
    return [
        Setback(kind="unanswered", at=last.at, seq=last.seq, by=last.who, role=last.role, what=None, count=len(tries))
    ]
