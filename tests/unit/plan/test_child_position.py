"""The child's own position: the lines that fit the age, each with its certainty, none that promises or threatens."""

import pytest

from standfast.ground.words import LANGS, Lang
from standfast.law.load import load_law
from standfast.plan.child_position import PositionLine, child_position, load_child_position
from tests.factories import facts
from tests.unit.plan.differing import differing

ASKED = "conduct:\n  - {id: c, image_asked: yes}\n"


def lines(snippet: str) -> dict[str, PositionLine]:
    return {line.id: line for line in child_position(facts(snippet))}


def aged(age: int) -> str:
    return f"child:\n  - {{id: k, age_at_time: {age}}}\n"


@pytest.mark.parametrize(
    ("age", "line"),
    [(8, "under_12"), (11, "under_12"), (12, "police_consider_first"), (17, "measures_outside_court")],
)
def test_the_age_decides_which_rules_are_told(age: int, line: str) -> None:
    assert line in lines(aged(age))
    assert "age_not_known" not in lines(aged(age))


def test_under_twelve_is_told_nothing_of_twelve_to_seventeen_and_the_other_way_round() -> None:
    assert {"police_consider_first", "measures_outside_court"}.isdisjoint(lines(aged(11)))
    assert "under_12" not in lines(aged(12))


def test_an_age_that_is_not_known_is_told_as_that() -> None:
    told = lines("")

    assert "age_not_known" in told
    assert {"under_12", "police_consider_first"}.isdisjoint(told)


def test_two_children_bring_the_lines_of_both() -> None:
    told = lines("child:\n  - {id: a, age_at_time: 8}\n  - {id: b, age_at_time: 15}\n")

    assert {"under_12", "police_consider_first"} <= set(told)


def test_someone_who_was_eighteen_is_no_child_here() -> None:
    assert child_position(differing("child.age_at_time", document=18)) == ()


@pytest.mark.parametrize("fact", ["image_asked: yes", "threat_made: yes"])
def test_a_child_who_was_asked_or_threatened_is_called_the_victim(fact: str) -> None:
    told = lines(f"{aged(14)}conduct:\n  - {{id: c, {fact}}}\n")

    assert "victim of luring" in told["asked_tricked_threatened"].say.en
    assert told["asked_tricked_threatened"].ask_a_lawyer
    assert "asked_tricked_threatened" not in lines(aged(14))


def test_witness_or_suspect_and_a_lawyer_are_always_told() -> None:
    assert {"not_an_admission", "witness_or_suspect", "lawyer_and_parent"} <= set(lines(""))
    assert "legal aid" in lines("")["lawyer_and_parent"].say.en


def test_every_provision_that_a_line_names_is_loaded_and_no_line_is_surer_than_it() -> None:
    law = load_law("ca")

    for line in load_child_position().lines:
        for name in line.provisions:
            assert law.provision(name).was_read or line.ask_a_lawyer


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_general_knowledge_says_to_check_with_a_lawyer(lang: Lang) -> None:
    data = load_child_position()

    assert {"en": "lawyer", "fr": "avocat"}[lang] in data.check_with_lawyer.say(lang)
    assert any(line.ask_a_lawyer for line in data.lines)
