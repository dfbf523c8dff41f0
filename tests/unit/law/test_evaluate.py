"""Rules over facts: three answers, each with the words that made it so or the keys that would settle it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from standfast.ground.yaml_file import Json
from standfast.law import Answer, StatedFacts, Statement, evaluate, parse_rule
from standfast.law.evaluate import Setting, answer
from standfast.law.rules import InForce
from standfast.law.text_in_force import Event, Span

Stated = Callable[[dict[str, dict[str, Any]]], StatedFacts]

PROVIDED = parse_rule({"fact": "image.provided", "is": True}, file="test")
ASKED = parse_rule({"fact": "conduct.image_asked", "is": True}, file="test")


def test_a_yes_carries_the_words_that_made_it_so(stated: Stated) -> None:
    facts = stated({"image/i": {"provided": True}})

    reason = evaluate(PROVIDED, facts)

    assert reason.answer is Answer.YES
    assert [(word.subject, word.value) for word in reason.statements] == [("i", True)]
    assert reason.open == ()


def test_nothing_said_is_not_known_and_names_the_key(stated: Stated) -> None:
    reason = evaluate(PROVIDED, stated({}))

    assert (reason.answer, reason.open, reason.statements) == (Answer.NOT_KNOWN, ("image.provided",), ())


def test_i_dont_know_is_no_answer(stated: Stated) -> None:
    reason = evaluate(PROVIDED, stated({"image/i": {"provided": "not_known"}}))

    assert (reason.answer, reason.open) == (Answer.NOT_KNOWN, ("image.provided",))


def test_sayers_who_differ_make_a_conflict_that_shows_both(stated: Stated) -> None:
    told = [{"is": True, "says": "parent_saw"}, {"is": False, "says": "document"}]

    reason = evaluate(PROVIDED, stated({"image/i": {"provided": told}}))

    assert reason.answer is Answer.NOT_KNOWN
    assert reason.conflict
    assert {word.says for word in reason.statements} == {"parent_saw", "document"}


def test_of_one_sayer_the_latest_word_counts(stated: Stated) -> None:
    told = [{"is": True, "says": "parent_saw"}, {"is": False, "says": "parent_saw"}]

    assert evaluate(PROVIDED, stated({"image/i": {"provided": told}})).answer is Answer.NO


def test_a_sayer_who_takes_a_word_back_to_i_dont_know_has_said_nothing(stated: Stated) -> None:
    told = [{"is": True, "says": "parent_saw"}, {"is": "not_known", "says": "parent_saw"}]

    assert evaluate(PROVIDED, stated({"image/i": {"provided": told}})).answer is Answer.NOT_KNOWN


def test_one_subject_that_holds_is_enough(stated: Stated) -> None:
    facts = stated({"image/i": {"provided": False}, "image/j": {"provided": True}})

    reason = evaluate(PROVIDED, facts)

    assert reason.answer is Answer.YES
    assert [word.subject for word in reason.statements] == ["j"]


def test_no_needs_a_no_from_every_subject_that_is_known_of(stated: Stated) -> None:
    silent = stated({"image/i": {"provided": False}, "image/j": {"passed_on": True}})
    every = stated({"image/i": {"provided": False}, "image/j": {"provided": False}})

    assert evaluate(PROVIDED, silent).answer is Answer.NOT_KNOWN
    assert evaluate(PROVIDED, every).answer is Answer.NO


def test_only_what_is_linked_to_the_child_or_to_none_counts(stated: Stated) -> None:
    facts = stated(
        {
            "child/robin": {"age_at_time": 8},
            "child/sam": {"age_at_time": 10},
            "image/i": {"child": "robin", "provided": True},
            "image/j": {"child": "sam", "provided": False},
        }
    )

    assert evaluate(PROVIDED, facts, child="robin").answer is Answer.YES
    assert evaluate(PROVIDED, facts, child="sam").answer is Answer.NO
    assert evaluate(PROVIDED, stated({"image/k": {"provided": True}}), child="sam").answer is Answer.YES


def test_another_childs_silence_does_not_keep_a_no_open(stated: Stated) -> None:
    facts = stated({"image/i": {"child": "robin", "provided": False}, "image/j": {"child": "sam", "passed_on": True}})

    assert evaluate(PROVIDED, facts, child="robin").answer is Answer.NO


def test_a_word_that_nobody_is_sure_of_answers_and_stays_open(stated: Stated) -> None:
    reason = evaluate(PROVIDED, stated({"image/i": {"provided": {"is": True, "sure": "not_sure"}}}))

    assert (reason.answer, reason.hesitant, reason.is_firm) == (Answer.YES, True, False)
    assert reason.open == ("image.provided",)


def test_a_second_sayer_who_is_sure_makes_it_firm(stated: Stated) -> None:
    told = [{"is": True, "sure": "not_sure"}, {"is": True, "says": "document"}]

    assert evaluate(PROVIDED, stated({"image/i": {"provided": told}})).is_firm


@pytest.mark.parametrize(
    ("first", "second", "both", "either"),
    [
        (True, True, Answer.YES, Answer.YES),
        (True, False, Answer.NO, Answer.YES),
        (False, False, Answer.NO, Answer.NO),
        (True, "not_known", Answer.NOT_KNOWN, Answer.YES),
        (False, "not_known", Answer.NO, Answer.NOT_KNOWN),
        ("not_known", "not_known", Answer.NOT_KNOWN, Answer.NOT_KNOWN),
    ],
)
def test_all_and_any_follow_kleene(stated: Stated, first: Any, second: Any, both: Answer, either: Answer) -> None:
    facts = stated({"image/i": {"provided": first}, "conduct/c": {"image_asked": second}})
    parts: list[Json] = [{"fact": "image.provided", "is": True}, {"fact": "conduct.image_asked", "is": True}]

    assert evaluate(parse_rule({"all": parts}, file="test"), facts).answer is both
    assert evaluate(parse_rule({"any": parts}, file="test"), facts).answer is either


def test_a_no_in_all_shows_only_what_failed_and_opens_nothing(stated: Stated) -> None:
    rule = parse_rule(
        {"all": [{"fact": "image.provided", "is": True}, {"fact": "image.intimate", "is": True}]}, file="t"
    )

    reason = evaluate(rule, stated({"image/i": {"provided": False}}))

    assert [word.key for word in reason.statements] == ["image.provided"]
    assert reason.open == ()


def test_an_open_all_names_every_key_that_is_still_open(stated: Stated) -> None:
    rule = parse_rule(
        {"all": [{"fact": "image.provided", "is": True}, {"fact": "image.intimate", "is": True}]}, file="t"
    )

    assert evaluate(rule, stated({})).open == ("image.provided", "image.intimate")


@pytest.mark.parametrize(
    ("test", "value", "expected"),
    [
        ({"below": 16}, 15, Answer.YES),
        ({"below": 16}, 16, Answer.NO),
        ({"at_least": 16}, 16, Answer.YES),
        ({"at_least": 16}, 15, Answer.NO),
        ({"below": 16}, True, Answer.NOT_KNOWN),
        ({"below": 16}, "many", Answer.NOT_KNOWN),
        ({"is": 1}, True, Answer.NO),
        ({"is_not": 8}, 9, Answer.YES),
        ({"is_not": 8}, 8, Answer.NO),
        ({"in": [8, 9]}, 9, Answer.YES),
        ({"in": [8, 9]}, 7, Answer.NO),
        ({"known": True}, 7, Answer.YES),
        ({"known": True}, "not_known", Answer.NO),
        ({"known": False}, "not_known", Answer.YES),
        ({"known": False}, 7, Answer.NO),
    ],
)
def test_each_test_answers_as_it_reads(stated: Stated, test: dict[str, Any], value: Any, expected: Answer) -> None:
    rule = parse_rule({"fact": "child.age_at_time", **test}, file="test")

    assert evaluate(rule, stated({"child/robin": {"age_at_time": value}})).answer is expected


def test_a_reference_answers_as_the_rule_it_names(stated: Stated) -> None:
    rules = {"provided": PROVIDED}
    rule = parse_rule({"not": {"rule": "provided"}}, file="test")

    reason = evaluate(rule, stated({"image/i": {"provided": True}}), rules=rules)

    assert reason.answer is Answer.NO
    assert [word.key for word in reason.statements] == ["image.provided"]


SINCE_2015 = Span(since=date(2015, 7, 17), until=None)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (None, Answer.NOT_KNOWN),
        (date(2015, 7, 16), Answer.NO),
        (date(2015, 7, 17), Answer.YES),
        ((date(2015, 7, 1), date(2015, 8, 1)), Answer.NOT_KNOWN),
        ((date(2015, 8, 1), date(2015, 7, 17)), Answer.YES),
    ],
)
def test_in_force_asks_about_every_day_of_the_event(stated: Stated, event: Event, expected: Answer) -> None:
    setting = Setting(facts=stated({}), event=event, spans={"one": SINCE_2015})

    assert answer(InForce("one"), setting).answer is expected


def test_a_subject_is_linked_to_its_child_by_what_was_said_or_by_hand() -> None:
    word = Statement(key="image.provided", subject="i", value=True, says="parent_saw", sure="sure", entry=1)
    by_hand = StatedFacts(told=(word,), children_of={("image", "i"): "robin"})

    assert by_hand.statements("image.provided", child="robin") == (word,)
    assert by_hand.statements("image.provided", child="sam") == ()
