"""An age that nobody told is worked out from a date of birth; an age that was told stands as it was told."""

import pytest

from standfast.ground.errors import BadInput
from standfast.law.assess import Verdict
from standfast.plan.ages import age_at_time
from tests.factories import advice, case, facts

CHAT = "conversation:\n  - {id: v, child: c, first_on: 2026-04-20, last_on: 2026-05-09}\n"


def born(day: str) -> str:
    return f"child:\n  - {{id: c, born_on: {day}}}\n"


@pytest.mark.parametrize(("day", "age"), [("2018-04-20", 8), ("2018-04-21", 7), ("2010-12-31", 15)])
def test_the_age_is_that_of_the_first_day_of_contact(day: str, age: int) -> None:
    assert age_at_time(case(born(day) + CHAT), "c") == age
    assert [one.value for one in facts(born(day) + CHAT).statements("child.age_at_time", child="c")] == [age]


def test_an_age_that_was_told_stands_as_it_was_told() -> None:
    told = "child:\n  - {id: c, born_on: 2018-01-01, age_at_time: 9}\n"

    assert age_at_time(case(told + CHAT), "c") == 9
    assert [one.value for one in facts(told + CHAT).statements("child.age_at_time")] == [9]


def test_without_a_day_of_contact_no_age_is_made_up() -> None:
    assert age_at_time(case(born("2018-01-01")), "c") is None
    assert facts(born("2018-01-01")).statements("child.age_at_time") == ()


def test_a_date_of_birth_is_enough_for_a_likely_finding() -> None:
    luring = CHAT.replace(
        "last_on: 2026-05-09",
        "last_on: 2026-05-09, by_telecommunication: yes, age_known_to_person: yes, sexual_talk: yes",
    )

    found = {one.provision.id: one.verdict for one in advice(born("2018-01-01") + luring).findings}

    assert found["ca.cc.172.1"] is Verdict.LIKELY


def test_a_birth_in_the_future_is_refused_with_its_place() -> None:
    with pytest.raises(BadInput) as refused:
        case(born("2031-01-01") + CHAT)

    assert refused.value.problems[0].details["field"].endswith("born_on")
