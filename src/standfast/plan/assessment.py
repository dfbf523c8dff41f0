"""What kind of thing this looks like: every kind that something speaks for, with what speaks for and against it.

Pure. Facts in, kinds out, the one with most for it first; several stand side by side. It is never a verdict: a hesitant
word is shown as hesitant, words that differ as differing. With nothing for any kind there is one question to ask first.
Kinds, signs and wording are data (``standfast_data/plan/assessment.yaml``).
"""

from dataclasses import dataclass
from functools import cache
from typing import cast

from standfast.ground.words import Words
from standfast.ground.yaml_file import Json
from standfast.law.evaluate import Answer, Reason, Setting, answer
from standfast.law.facts import Facts, Statement
from standfast.law.rules import Rule
from standfast.law.sources import Certainty
from standfast.plan.data import StepSource, certainty_of, fact_key, objects, read_plan, rule_of, source_of, words_of
from standfast.plan.heard import anyone_says

FILE = "plan/assessment.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One thing that speaks for a kind or against it."""

    rule: Rule
    says: Words
    tells: bool
    # speaks for the kind by itself; another sign only adds to one that does


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a kind changes: whom to turn to, and which step matters most."""

    bodies: tuple[str, ...]
    step: str
    # of the steps of the next hour
    say: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of thing that may be happening."""

    id: str
    name: Words
    plain: Words
    signs_for: tuple[Sign, ...]
    signs_against: tuple[Sign, ...]
    changes: Changes
    certainty: Certainty
    source: StepSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """What is said when nothing speaks for any kind, and what to ask first."""

    name: Words
    say: Words
    ask: tuple[str, ...]
    # keys, the one that tells most first


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentData:
    """Every kind, and what is said where none stands."""

    kinds: tuple[Kind, ...]
    unknown: Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A sign that somebody's words show, and whose."""

    sign: Sign
    reason: Reason

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Give the words behind it."""
        return self.reason.statements

    @property
    def conflict(self) -> bool:
        """Tell whether sayers differ about it."""
        return self.reason.answer is Answer.NOT_KNOWN

    @property
    def hesitant(self) -> bool:
        """Tell whether only someone unsure says it."""
        return self.reason.hesitant

    @property
    def is_firm(self) -> bool:
        """Tell whether someone is sure of it and nobody differs."""
        return not self.conflict and not self.hesitant


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """A kind with what speaks for it and against it."""

    kind: Kind
    speaks_for: tuple[Seen, ...]
    speaks_against: tuple[Seen, ...]

    @property
    def weight(self) -> float:
        """Tell how much speaks for it: of all that could speak for it, and against it, how much does.

        A word that is hesitant or contested counts half. Kinds have more or fewer signs, so shares are compared.
        """
        spoken = sum(_counts(one) for one in self.speaks_for) / len(self.kind.signs_for)
        return spoken - sum(_counts(one) for one in self.speaks_against) / len(self.kind.signs_against)


def _counts(one: Seen) -> float:
    return 1 if one.is_firm else 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The kinds that something speaks for, the strongest first, and what to ask where there is none."""

    kinds: tuple[Assessed, ...]
    unknown: Unknown
    ask: str | None
    # the key of the question to ask first; none once every one was answered

    @property
    def is_unknown(self) -> bool:
        """Tell whether nothing speaks for any kind."""
        return not self.kinds

    @property
    def ids(self) -> frozenset[str]:
        """Give the kinds by id."""
        return frozenset(one.kind.id for one in self.kinds)


def assess_kind(facts: Facts, data: AssessmentData | None = None) -> Assessment:
    """Hold every kind's signs against the facts."""
    told = data or load_assessment()
    setting = Setting(facts=facts)
    found = [
        Assessed(
            kind=kind, speaks_for=_seen(kind.signs_for, setting), speaks_against=_seen(kind.signs_against, setting)
        )
        for kind in told.kinds
    ]
    standing = [one for one in found if any(seen.sign.tells for seen in one.speaks_for)]
    return Assessment(
        kinds=tuple(sorted(standing, key=lambda one: one.weight, reverse=True)),
        unknown=told.unknown,
        ask=next((key for key in told.unknown.ask if not _answered(key, facts)), None),
    )


def _seen(signs: tuple[Sign, ...], setting: Setting) -> tuple[Seen, ...]:
    held = (Seen(sign=sign, reason=answer(sign.rule, setting)) for sign in signs)
    return tuple(one for one in held if anyone_says(one.reason))


def _answered(key: str, facts: Facts) -> bool:
    return any(one.is_known for one in facts.statements(key))


@cache
def load_assessment() -> AssessmentData:
    """Load ``plan/assessment.yaml``."""
    data = read_plan("assessment")
    unknown = objects([data["unknown"]])[0]
    ask = tuple(fact_key(key) for key in cast("list[Json]", unknown["ask"]))
    return AssessmentData(
        kinds=tuple(
            Kind(
                id=cast("str", one["id"]),
                name=words_of(one["name"]),
                plain=words_of(one["plain"]),
                signs_for=tuple(
                    Sign(
                        rule=rule_of(sign["rule"], file=FILE),
                        says=words_of(sign["says"]),
                        tells=sign.get("tells") is True,
                    )
                    for sign in objects(one["for"])
                ),
                signs_against=tuple(
                    Sign(rule=rule_of(sign["rule"], file=FILE), says=words_of(sign["says"]), tells=False)
                    for sign in objects(one["against"])
                ),
                changes=_changes(objects([one["changes"]])[0]),
                certainty=certainty_of(one),
                source=source_of(one),
            )
            for one in objects(data["kinds"])
        ),
        unknown=Unknown(name=words_of(unknown["name"]), say=words_of(unknown["say"]), ask=ask),
    )


def _changes(one: dict[str, Json]) -> Changes:
    return Changes(
        bodies=tuple(cast("list[str]", one["bodies"])), step=cast("str", one["step"]), say=words_of(one["say"])
    )
