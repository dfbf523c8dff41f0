"""Someone at home or known: one word is enough, even an unsure or a contested one; the closest level stands."""

import pytest

from standfast.catalogue.values import Value
from standfast.law.bodies import BodyKind
from standfast.plan.do_now import do_now
from standfast.plan.household import Household, household, is_asked_and_not_known
from tests.factories import advice, case, facts
from tests.unit.plan.differing import differing

WARNS = {"aeroplane_mode", "report_in_app", "block_when", "passwords", "fingerprint_phone_in_use"}
HOME = "stranger:\n  - {id: s, may_live_with_child: yes}\n"


def found(snippet: str) -> Household | None:
    return household(facts(snippet))


@pytest.mark.parametrize(
    "fact",
    [
        "may_live_with_child: yes",
        "may_live_with_child: {is: yes, sure: not_sure}",
        "relation: parent",
        "relation: step_parent",
        "relation: sibling",
        "relation: other_relative",
        "relation: {is: caregiver, sure: not_sure}",
        "known_in_person: yes, may_live_with_child: yes",
    ],
)
def test_any_word_of_someone_at_home_is_heard(fact: str) -> None:
    told = found(f"stranger:\n  - {{id: s, {fact}}}\n")

    assert told is not None
    assert told.at_home
    assert told.print_nothing
    assert told.hides_reach


@pytest.mark.parametrize(
    ("key", "fears", "denies"),
    [("stranger.may_live_with_child", True, False), ("stranger.relation", "parent", "none")],
)
def test_where_sayers_differ_the_one_who_fears_it_is_heard(key: str, fears: Value, denies: Value) -> None:
    told = household(differing(key, child_volunteered=fears, parent_saw=denies))

    assert told is not None
    assert told.at_home


@pytest.mark.parametrize(
    "fact", ["known_in_person: yes", "in_authority: {is: yes, sure: not_sure}", "relation: teacher_or_coach"]
)
def test_someone_known_is_a_lesser_level(fact: str) -> None:
    told = found(f"stranger:\n  - {{id: s, {fact}}}\n")

    assert told is not None
    assert told.level == "known"
    assert not told.print_nothing


@pytest.mark.parametrize(
    "snippet",
    ["", "stranger:\n  - {id: s, may_live_with_child: no, known_in_person: no, relation: none}\n",
     "stranger:\n  - {id: s, may_live_with_child: not_known}\n", "stranger:\n  - {id: s, relation: peer}\n"],
)  # fmt: skip
def test_where_nobody_says_so_nothing_is_concluded(snippet: str) -> None:
    assert found(snippet) is None


def test_at_home_no_step_would_warn_this_person() -> None:
    snippet = f"{HOME}image:\n  - {{id: i, provided: yes, original_lies: phone_in_use}}\n"
    told = [step.id for step in do_now(case(snippet), facts(snippet), household=found(snippet)).open]

    assert WARNS.isdisjoint(told)
    assert told[0] == "call_from_outside"
    assert "leave_as_it_is" in told
    assert "fingerprint_not_known" in told


def test_away_from_home_those_steps_stand_and_the_ones_for_home_do_not() -> None:
    told = [step.id for step in do_now(case(""), facts("")).open]

    assert {"aeroplane_mode", "report_in_app", "block_when", "passwords"} <= set(told)
    assert {"call_from_outside", "leave_as_it_is"}.isdisjoint(told)


def test_a_step_at_home_has_words_of_its_own() -> None:
    (at_home,) = [
        step for step in do_now(case(HOME), facts(HOME), household=found(HOME)).open if step.id == "backup_off"
    ]
    (away,) = [step for step in do_now(case(""), facts("")).open if step.id == "backup_off"]

    assert at_home.title != away.title


@pytest.mark.parametrize("province", ["BC", "AB", "SK", "MB", "ON", "QC", "NB", "NS", "PE", "NL", "YT", "NT", "NU"])
def test_child_protection_of_every_province_is_at_hand(province: str) -> None:
    told = advice(HOME, place=f'place: {{province: "{province}", city: Anywhere}}\n')

    assert told.bodies_of(BodyKind.CHILD_PROTECTION)


def test_every_level_says_whom_to_call_who_holds_the_case_and_that_nobody_is_confronted() -> None:
    told = found(HOME)

    assert told is not None
    assert {line.id for line in told.lines} >= {
        "whom_to_call", "who_holds", "which_device", "print_nothing", "child_not_confronted", "duty_to_report",
    }  # fmt: skip
    assert all(line.source.title.fr for line in told.lines)
    assert told.warning.fr


def asked(kind: str, answer: str) -> str:
    at = "2026-05-11T11:00:00-07:00"
    return f"asked:\n  - {{at: {at}, kind: {kind}, entry: 1, field: contact.said, answer: {answer}}}\n"


@pytest.mark.parametrize(
    ("snippet", "careful"),
    [
        ("", False),
        ("stranger:\n  - {id: s, may_live_with_child: not_known}\n", True),
        ("stranger:\n  - {id: s, may_live_with_child: no}\n", False),
        (asked("at_home", "not_known"), True),
        (asked("at_home", "no"), False),
        (asked("meeting", "not_known"), False),
    ],
)
def test_asked_and_not_known_asks_for_the_same_care(snippet: str, *, careful: bool) -> None:
    assert is_asked_and_not_known(case(snippet)) is careful
