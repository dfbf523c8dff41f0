"""The one question that would settle an open element, held against a slow twin that asks the facts again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from standfast.ground.yaml_file import Json
from standfast.law import Answer, Finding, Reason, StatedFacts, Statement, evaluate, findings, load_law, parse_rule
from standfast.law.suppose import question_of

Stated = Callable[[dict[str, dict[str, Any]]], StatedFacts]
KEYS = ("conduct.image_asked", "conduct.threat_made", "conduct.touched", "conduct.meeting_asked")
ASKED: Json = {"fact": KEYS[0], "is": True}
THREAT: Json = {"fact": KEYS[1], "is": True}


def asks(rule: Json, facts: StatedFacts) -> str | None:
    return question_of(evaluate(parse_rule(rule, file="test"), facts))


def test_a_key_that_settles_alone_goes_before_one_that_does_not(stated: Stated) -> None:
    both: Json = {"all": [ASKED, {"fact": "conduct.touched", "is": True}]}

    assert asks({"any": [both, THREAT]}, stated({})) == "conduct.threat_made"


def test_where_no_key_settles_alone_the_first_open_one_is_asked(stated: Stated) -> None:
    assert asks({"all": [ASKED, THREAT]}, stated({})) == "conduct.image_asked"


def test_what_is_settled_asks_nothing(stated: Stated) -> None:
    for said in (True, False):
        assert asks(ASKED, stated({"conduct/c": {"image_asked": said}})) is None


def test_one_number_must_meet_every_comparison_of_its_key(stated: Stated) -> None:
    aged: Json = [{"fact": "child.age_at_time", "at_least": 14}, {"fact": "child.age_at_time", "below": 16}]
    never: Json = [{"fact": "child.age_at_time", "at_least": 16}, {"fact": "child.age_at_time", "below": 14}]

    assert asks({"all": aged}, stated({})) == "child.age_at_time"
    assert asks({"any": [{"all": never}, THREAT]}, stated({})) == "conduct.threat_made"


def test_a_choice_that_is_not_named_can_settle(stated: Stated) -> None:
    rule: Json = {"not": {"fact": "conduct.demanded", "in": ["money", "images"]}}

    assert asks({"any": [{"all": [ASKED, THREAT]}, rule]}, stated({})) == "conduct.demanded"


def test_a_hesitant_yes_asks_for_a_sure_one(stated: Stated) -> None:
    assert asks(ASKED, stated({"conduct/c": {"image_asked": {"is": True, "sure": "not_sure"}}})) == KEYS[0]


def test_sayers_who_differ_are_asked_about(stated: Stated) -> None:
    differ = [{"is": True, "says": "parent_saw"}, {"is": False, "says": "document"}]

    assert asks(ASKED, stated({"conduct/c": {"image_asked": differ}})) == KEYS[0]


def found(facts: StatedFacts, provision: str) -> Finding:
    law = load_law("ca")
    one = law.provision(provision)
    (finding,) = findings(replace(law, provisions=(one,)), facts, event=date(2026, 5, 2), today=date(2026, 5, 22))
    return finding


def test_a_findings_question_is_that_of_its_first_open_element(stated: Stated) -> None:
    facts = stated({"conduct/c": {"demanded": "money"}})

    finding = found(facts, "ca.cc.346")

    assert finding.question == "conduct.threat_made"
    assert [one.question for one in finding.elements if one.is_met] == [None]


def test_a_likely_finding_asks_nothing(stated: Stated) -> None:
    assert found(stated({"conduct/c": {"threat_made": True, "demanded": "money"}}), "ca.cc.346").question is None


RULES = st.recursive(
    st.builds(lambda key, wanted: {"fact": key, "is": wanted}, st.sampled_from(KEYS), st.booleans()),
    lambda below: st.one_of(
        st.builds(lambda parts: {"all": parts}, st.lists(below, min_size=1, max_size=3)),
        st.builds(lambda parts: {"any": parts}, st.lists(below, min_size=1, max_size=3)),
        st.builds(lambda part: {"not": part}, below),
    ),
    max_leaves=8,
)
WORDS = st.builds(
    lambda key, value, says, sure: Statement(key=key, subject="c", value=value, says=says, sure=sure, entry=1),
    st.sampled_from(KEYS),
    st.booleans(),
    st.sampled_from(("parent_saw", "document")),
    st.sampled_from(("sure", "not_sure")),
)


@given(told=RULES, words=st.lists(WORDS, max_size=5))
def test_the_question_is_the_one_that_asking_the_facts_again_would_give(told: Json, words: list[Statement]) -> None:
    rule, facts = parse_rule(told, file="test"), StatedFacts(told=tuple(words))

    def again(key: str, *, value: bool) -> Reason:
        said = Statement(key=key, subject="c", value=value, says="parent_saw", sure="sure", entry=1)
        return evaluate(rule, StatedFacts(told=(*(one for one in words if one.key != key), said)))

    def settles(key: str) -> bool:
        answers = (again(key, value=value) for value in (True, False))
        return any(one.answer is Answer.YES and one.is_firm for one in answers)

    reason = evaluate(rule, facts)

    slow = next((key for key in reason.open if settles(key)), reason.open[0] if reason.open else None)
    assert question_of(reason) == slow
