"""Someone at home, or someone known: it changes whom to call, who may hold the case, what is printed, what is told.

Pure. ``None`` where nobody's word speaks of it. One hesitant word is enough: to be careful for nothing costs little.
Levels, rules and wording are data (``standfast_data/plan/household.yaml``).
"""

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, cast

from standfast.case import Case
from standfast.case.vocabulary import Asked
from standfast.catalogue import NOT_KNOWN, NotKnown
from standfast.ground.words import Words
from standfast.law.evaluate import Reason, evaluate
from standfast.law.facts import Facts
from standfast.law.rules import Rule
from standfast.plan.data import Line, line_of, objects, read_plan, rule_of, words_of
from standfast.plan.heard import anyone_says

AT_HOME: Final = "stranger.may_live_with_child"
Level = Literal["home", "known"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdLevel:
    """How close the person is, and what that changes."""

    level: Level
    rule: Rule
    warning: Words
    # told before anything is made or written
    lines: tuple[Line, ...]
    call: tuple[str, ...]
    # bodies of all Canada; child protection of the province comes beside them
    print_nothing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """What someone at home or known changes in this case, and whose words say so."""

    found: HouseholdLevel
    reason: Reason

    @property
    def level(self) -> Level:
        """Tell how close the person is."""
        return self.found.level

    @property
    def at_home(self) -> bool:
        """Tell whether it may be someone who lives with the child or looks after the child."""
        return self.found.level == "home"

    @property
    def warning(self) -> Words:
        """Give what is told before anything is made or written."""
        return self.found.warning

    @property
    def lines(self) -> tuple[Line, ...]:
        """Give what changes, each line with its source: whom to call, who holds the case, what is printed."""
        return self.found.lines

    @property
    def call(self) -> tuple[str, ...]:
        """Give the bodies to call, by id; child protection of the province comes beside them."""
        return self.found.call

    @property
    def print_nothing(self) -> bool:
        """Tell whether nothing is printed at home, nor written to the usual folder unless that is asked for."""
        return self.found.print_nothing

    @property
    def hides_reach(self) -> bool:
        """Tell whether papers leave out the family's telephone and its hours."""
        return self.found.print_nothing


def household(facts: Facts, data: tuple[HouseholdLevel, ...] | None = None) -> Household | None:
    """Give the closest level that anyone's word speaks of."""
    for level in data or load_household():
        reason = evaluate(level.rule, facts)
        if anyone_says(reason):
            return Household(found=level, reason=reason)
    return None


def is_asked_and_not_known(case: Case) -> bool:
    """Tell whether it was asked if it could be someone at home, and nobody knows: then be as careful as with a yes."""
    told = {fact.says: fact.value for fact in case.told(AT_HOME)}
    asked = [one.answer for one in case.of(Asked) if one.kind == "at_home"]
    words = [*told.values(), *(NOT_KNOWN if answer is None else answer for answer in asked)]
    return bool(words) and all(isinstance(word, NotKnown) for word in words)


@cache
def load_household() -> tuple[HouseholdLevel, ...]:
    """Load ``plan/household.yaml``, the closest level first."""
    return tuple(
        HouseholdLevel(
            level=cast("Level", one["level"]),
            rule=rule_of(one["rule"], file="plan/household.yaml"),
            warning=words_of(one["warning"]),
            lines=tuple(line_of(line) for line in objects(one["lines"])),
            call=tuple(cast("list[str]", one["call"])),
            print_nothing=one["print_nothing"] is True,
        )
        for one in objects(read_plan("household")["levels"])
    )
