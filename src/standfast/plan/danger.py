"""Danger first: what the facts say of danger now, and what nobody has answered yet. Pure.

A hit is shown before anything else. A rule that is not known becomes a question to ask. Nothing here, and no text made
of it, says that there is no danger: the line that asks stands on everything whatever was found.
"""

from dataclasses import dataclass

from standfast.ground.words import Words
from standfast.law.evaluate import Answer, Reason, evaluate
from standfast.law.facts import Facts
from standfast.plan.data import DangerData, DangerKind, load_danger
from standfast.plan.heard import anyone_says


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One danger that a fact speaks of, and why."""

    kind: DangerKind
    reason: Reason


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
    return Danger(
        always=told.always,
        always_for_police=told.always_for_police,
        hits=tuple(one for one in answered if anyone_says(one.reason)),
        open=tuple(one for one in answered if one.reason.answer is Answer.NOT_KNOWN and not anyone_says(one.reason)),
    )
