"""Reading rules: every shape is read, and everything else is refused with the place where it stands."""

from typing import Any

import pytest

from standfast.ground.errors import BadInput
from standfast.law.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    Below,
    Compare,
    InForce,
    Is,
    IsNot,
    Known,
    Not,
    OneOf,
    Rule,
    RuleRef,
    compares,
    cycles,
    parse_rule,
    references,
)


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"fact": "image.provided", "is": True}, Compare("image.provided", Is(value=True))),
        ({"fact": "conduct.demanded", "is_not": "nothing"}, Compare("conduct.demanded", IsNot("nothing"))),
        (
            {"fact": "conduct.demanded", "in": ["money", "images"]},
            Compare("conduct.demanded", OneOf(("money", "images"))),
        ),
        ({"fact": "child.age_at_time", "below": 16}, Compare("child.age_at_time", Below(16))),
        ({"fact": "child.age_at_time", "at_least": 12}, Compare("child.age_at_time", AtLeast(12))),
        ({"fact": "device.secured", "known": True}, Compare("device.secured", Known(known=True))),
        ({"not": {"rule": "under_16"}}, Not(RuleRef("under_16"))),
        ({"any": [{"rule": "a"}, {"in_force": "ca.cc.one"}]}, AnyOf((RuleRef("a"), InForce("ca.cc.one")))),
        ({"all": [{"rule": "a"}]}, AllOf((RuleRef("a"),))),
    ],
)
def test_every_shape_of_rule_is_read(told: dict[str, Any], rule: Rule) -> None:
    assert parse_rule(told, file="planted") == rule


@pytest.mark.parametrize(
    ("told", "code", "field"),
    [
        ("image.provided", "rule.shape", "/"),
        ({}, "rule.shape", "/"),
        ({"fact": "image.provided"}, "rule.shape", "/"),
        ({"fact": "image.provided", "is": True, "known": True}, "rule.shape", "/"),
        ({"fact": "image.provided", "equals": True}, "rule.shape", "/"),
        ({"fact": 7, "is": True}, "rule.shape", "/"),
        ({"all": [{"rule": "a"}], "any": [{"rule": "b"}]}, "rule.shape", "/"),
        ({"rule": "a", "note": "b"}, "rule.shape", "/"),
        ({"rule": ""}, "rule.shape", "rule"),
        ({"in_force": 7}, "rule.shape", "in_force"),
        ({"any": []}, "rule.no_parts", "any"),
        ({"all": {"rule": "a"}}, "rule.no_parts", "all"),
        ({"fact": "child.age_at_time", "below": "16"}, "rule.test", "below"),
        ({"fact": "child.age_at_time", "below": True}, "rule.test", "below"),
        ({"fact": "conduct.demanded", "in": []}, "rule.test", "in"),
        ({"fact": "conduct.demanded", "in": [None]}, "rule.test", "in"),
        ({"fact": "conduct.demanded", "is": None}, "rule.test", "is"),
        ({"fact": "device.secured", "known": "yes"}, "rule.test", "known"),
        ({"all": [{"rule": "a"}, {"not": {"facts": "b"}}]}, "rule.shape", "all.1.not"),
    ],
)
def test_anything_else_is_refused_at_its_place(told: Any, code: str, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_rule(told, file="planted")

    (problem,) = refused.value.problems
    assert (problem.code, problem.details["field"], problem.details["file"]) == (code, field, "planted")


def test_every_problem_of_a_rule_is_told_at_once() -> None:
    with pytest.raises(BadInput) as refused:
        parse_rule({"all": [{"any": []}, {"fact": "child.age_at_time", "below": "x"}]}, file="planted")

    assert [problem.code for problem in refused.value.problems] == ["rule.no_parts", "rule.test"]


def test_comparisons_and_references_are_found_at_any_depth() -> None:
    rule = parse_rule(
        {"all": [{"not": {"fact": "image.provided", "is": True}}, {"any": [{"rule": "a"}, {"in_force": "b"}]}]},
        file="planted",
    )

    assert [compare.key for compare in compares(rule)] == ["image.provided"]
    assert list(references(rule)) == [RuleRef("a"), InForce("b")]


def test_rules_that_lead_back_to_themselves_are_named() -> None:
    rules: dict[str, Rule] = {
        "one": AllOf((RuleRef("two"),)),
        "two": Not(RuleRef("three")),
        "three": RuleRef("one"),
        "apart": RuleRef("one"),
        "alone": Compare("image.provided", Is(value=True)),
    }

    assert cycles(rules) == ("one", "two", "three")
