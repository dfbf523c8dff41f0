"""Danger first: what the facts say of danger now, and what nobody has answered yet. Pure.

A hit is shown before anything else. A rule that is not known becomes a question to ask. Nothing here, and no text made
of it, says that there is no danger: the line that asks stands on everything whatever was found.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from standfast.case import Case
from standfast.ground.instants import Instant
from standfast.ground.words import Words
from standfast.law.evaluate import Answer, Reason, evaluate
from standfast.law.facts import Facts
from standfast.plan.data import DangerData, DangerKind, load_danger
from standfast.plan.heard import anyone_says

MEETING = "meeting"
AT_HOME = "at_home"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One danger that a fact speaks of, and why."""

    kind: DangerKind
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """When and where a meeting would be, by everyone who said so; what was said is never merged."""

    at: tuple[Instant, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Danger:
    """What was found, and what is still open. ``always`` is the line that stands on every face."""

    always: Words
    always_for_police: Words
    # the same line, short enough for an officer's first page
    hits: tuple[Hit, ...]
    open: tuple[Hit, ...]

    @property
    def open_keys(self) -> tuple[str, ...]:
        """Give the facts that nobody has answered, each once."""
        return tuple(dict.fromkeys(key for one in self.open for key in one.reason.open))


def danger(facts: Facts, data: DangerData | None = None) -> Danger:
    """Hold every kind of danger against the facts; even a hesitant word counts here."""
    told = data or load_danger()
    answered = [Hit(kind=kind, reason=evaluate(kind.rule, facts)) for kind in told.kinds]
    hits = [one for one in answered if anyone_says(one.reason)]
    if any(one.kind.id == AT_HOME for one in hits):
        hits = [replace(one, kind=replace(one.kind, do=one.kind.do_at_home or one.kind.do)) for one in hits]
    return Danger(
        always=told.always,
        always_for_police=told.always_for_police,
        hits=tuple(hits),
        open=tuple(one for one in answered if one.reason.answer is Answer.NOT_KNOWN and not anyone_says(one.reason)),
    )


def meeting_of(case: Case) -> Meeting:
    """Give the hours and places of a meeting that anyone named, each once, in the order they were told."""
    hours = [Instant(fact.value) for fact in case.told("danger.meeting_at") if isinstance(fact.value, datetime)]
    places = [fact.value for fact in case.told("danger.meeting_place") if isinstance(fact.value, str)]
    return Meeting(at=tuple(dict.fromkeys(hours)), places=tuple(dict.fromkeys(places)))
