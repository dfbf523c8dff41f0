"""The child's own position in law, said as carefully as it is known: lines with provisions, source and certainty.

Pure. Facts in, lines out. No line says what a court or the police will do with a child; one that is general knowledge
says to check with a lawyer. Lines are data (``standfast_data/plan/child_position.yaml``).
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from standfast.ground.words import Words
from standfast.law.evaluate import Answer, Setting, answer
from standfast.law.facts import Facts
from standfast.law.rules import Rule
from standfast.law.sources import Certainty
from standfast.plan.data import StepSource, certainty_of, objects, read_plan, rule_of, source_of, words_of
from standfast.plan.heard import anyone_says

Part = Literal["law", "say"]
"""What a line is: what the law says, or what a family says and asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionLine:
    """One line about the child's own position."""

    id: str
    part: Part
    say: Words
    provisions: tuple[str, ...]
    # by id; one that is not loaded is not cited
    when: Rule | None
    # left out where this answers no
    only_if: Rule | None
    # told only where someone's word says so
    certainty: Certainty
    source: StepSource

    @property
    def ask_a_lawyer(self) -> bool:
        """Tell whether it was not read in its source: a lawyer is asked before anyone relies on it."""
        return self.certainty is Certainty.GENERAL_KNOWLEDGE


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionData:
    """The lines, and what is said beside one that is general knowledge."""

    lines: tuple[PositionLine, ...]
    check_with_lawyer: Words


def child_position(facts: Facts, data: PositionData | None = None) -> tuple[PositionLine, ...]:
    """Give the lines that fit what is told of the child."""
    setting = Setting(facts=facts)
    return tuple(line for line in (data or load_child_position()).lines if _fits(line, setting))


def _fits(line: PositionLine, setting: Setting) -> bool:
    if line.only_if is not None and not anyone_says(answer(line.only_if, setting)):
        return False
    return line.when is None or answer(line.when, setting).answer is not Answer.NO


@cache
def load_child_position() -> PositionData:
    """Load ``plan/child_position.yaml``."""
    data = read_plan("child_position")
    file = "plan/child_position.yaml"
    return PositionData(
        lines=tuple(
            PositionLine(
                id=cast("str", one["id"]),
                part=cast("Part", one["part"]),
                say=words_of(one["say"]),
                provisions=tuple(cast("list[str]", one.get("provisions", []))),
                when=rule_of(one["when"], file=file) if "when" in one else None,
                only_if=rule_of(one["only_if"], file=file) if "only_if" in one else None,
                certainty=certainty_of(one),
                source=source_of(one),
            )
            for one in objects(data["lines"])
        ),
        check_with_lawyer=words_of(data["check_with_lawyer"]),
    )
