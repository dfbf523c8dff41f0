"""The close-in-age rule of the data against ten obvious lines, for every pair of ages that a case can hold.

Ages are whole years, so two people lie up to a year nearer than the numbers say: only a gap that holds for every
birthday takes the exception away (s. 150.1(2), (2.1), (3)).
"""

from collections.abc import Callable
from typing import Any

import pytest

from standfast.law import Answer, StatedFacts, evaluate, load_law

Stated = Callable[[dict[str, dict[str, Any]]], StatedFacts]


def surely_not_close(child: int, person: int) -> bool:
    """Tell it slowly: no birthday of either brings the two within what the law allows."""
    if child < 12:
        return person >= 14
    if child >= 16:
        return person >= 18
    allowed = 2 if child < 14 else 5
    nearest = person - child - 1
    return nearest >= allowed


def answered(stated: Stated, facts: dict[str, dict[str, Any]]) -> Answer:
    law = load_law("ca")
    return evaluate(law.rules["not_close_in_age"], stated(facts), child="lee", rules=law.rules).answer


@pytest.mark.parametrize("child", range(5, 18))
def test_every_pair_of_ages_is_answered_as_the_slow_rule_does(stated: Stated, child: int) -> None:
    for person in range(5, 60):
        facts = {"child/lee": {"age_at_time": child}, "stranger/s": {"age": person, "in_authority": False}}

        expected = Answer.YES if surely_not_close(child, person) else Answer.NO
        assert answered(stated, facts) is expected, (child, person)


@pytest.mark.parametrize("child", range(12, 18))
def test_a_believed_age_speaks_only_while_no_age_is_certain(stated: Stated, child: int) -> None:
    for person in range(5, 60):
        believed = {"believed_age": person, "in_authority": False}
        certain = {**believed, "age": child}
        known = {"child/lee": {"age_at_time": child}}

        alone = answered(stated, {**known, "stranger/s": believed})
        beside = answered(stated, {**known, "stranger/s": certain})

        assert (alone is Answer.YES) is surely_not_close(child, person), (child, person)
        assert beside is Answer.NO, (child, person)


@pytest.mark.parametrize("age", [13, 15, 17, 40])
def test_a_claimed_age_counts_for_nothing(stated: Stated, age: int) -> None:
    said: dict[str, dict[str, Any]] = {"child/lee": {"age_at_time": 14}, "stranger/s": {"claimed_age": age}}

    assert answered(stated, said) is Answer.YES


@pytest.mark.parametrize(("child", "person"), [(15, 16), (13, 14), (17, 17)])
def test_trust_or_authority_takes_the_exception_away(stated: Stated, child: int, person: int) -> None:
    facts = {"child/lee": {"age_at_time": child}, "stranger/s": {"age": person, "in_authority": True}}

    assert answered(stated, facts) is Answer.YES
