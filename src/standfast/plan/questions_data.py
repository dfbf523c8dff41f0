"""Weights of what could be asked next, from ``plan/questions.yaml``. A file in, frozen values out.

Every key in it is one that the catalogue knows, every kind of danger one that ``plan/danger.yaml`` knows.
"""

from dataclasses import dataclass
from functools import cache
from typing import cast

from standfast.ground.errors import BadInput
from standfast.ground.words import Words
from standfast.ground.yaml_file import Json
from standfast.plan.data import fact_key, load_danger, objects, read_plan, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """How much a source speaks for a question, and its reason in words."""

    weight: int
    why: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptLine:
    """One line of the call script, the facts that fill it, and those that fill it as well."""

    line: str
    ask: tuple[str, ...]
    settled_by: tuple[str, ...]
    weight: Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class OffenceWeight:
    """What each open offence adds, and what all of them add at most."""

    each: int
    most: int
    why: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsData:
    """Every weight."""

    danger: dict[str, Weight]
    # by kind
    after_yes: tuple[tuple[str, str, Weight], ...]
    # (the fact to ask about, the one that must be yes, how much)
    script: tuple[ScriptLine, ...]
    almost: OffenceWeight
    # one element is open
    possible: OffenceWeight
    first: Weight
    clocks: dict[str, Weight]
    # by key


@cache
def load_questions() -> QuestionsData:
    """Load ``plan/questions.yaml``."""
    data = read_plan("questions")
    kinds = {kind.id for kind in load_danger().kinds}
    danger = {cast("str", one["kind"]): _weight(one) for one in objects(data["danger"])}
    if set(danger) != kinds:
        raise BadInput("catalogue.unknown_key", field=", ".join(sorted(set(danger) ^ kinds)), near="—")
    return QuestionsData(
        danger=danger,
        after_yes=tuple(
            (_keys([one["fact"]])[0], _keys([one["of"]])[0], _weight(one)) for one in objects(data["after_yes"])
        ),
        script=tuple(
            ScriptLine(
                line=cast("str", one["line"]),
                ask=_keys(one["ask"]),
                settled_by=_keys(one["settled_by"]),
                weight=_weight(one),
            )
            for one in objects(data["script"])
        ),
        almost=_offences(data["almost"]),
        possible=_offences(data["possible"]),
        first=_weight(objects([data["first"]])[0]),
        clocks={_keys([one["fact"]])[0]: _weight(one) for one in objects(data["clocks"])},
    )


def _weight(one: dict[str, Json]) -> Weight:
    return Weight(weight=cast("int", one["weight"]), why=words_of(one["why"]))


def _offences(value: Json) -> OffenceWeight:
    one = objects([value])[0]
    return OffenceWeight(each=cast("int", one["weight"]), most=cast("int", one["most"]), why=words_of(one["why"]))


def _keys(value: Json) -> tuple[str, ...]:
    return tuple(fact_key(key) for key in cast("list[Json]", value))
