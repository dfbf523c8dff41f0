"""Findings: what they carry beside the verdict, and how a rule decides whether anything speaks for an offence."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from standfast.ground.yaml_file import Json
from standfast.law import Finding, Law, StatedFacts, Statement, Verdict, findings, load_law, parse_rule

Stated = Callable[[dict[str, dict[str, Any]]], StatedFacts]
EVENT = (date(2026, 5, 2), date(2026, 5, 9))
TODAY = date(2026, 5, 22)


def ask(law: Law, facts: StatedFacts) -> dict[tuple[str, str | None], Finding]:
    found = findings(law, facts, event=EVENT, today=TODAY)
    return {(one.provision.id, one.child): one for one in found}


def with_rule(rule: Json) -> Law:
    """Give the law with extortion alone, and one element that asks ``rule``."""
    law = load_law("ca")
    extortion = law.provision("ca.cc.346")
    element = replace(extortion.elements[0], rule=parse_rule(rule, file="test"))
    return replace(law, provisions=(replace(extortion, elements=(element,)),))


def test_each_child_is_looked_at_alone(stated: Stated) -> None:
    facts = stated({"child/robin": {"age_at_time": 8}, "child/sam": {"age_at_time": 17}})

    found = ask(load_law("ca"), facts)

    assert {child for _, child in found} == {"robin", "sam"}
    assert len(found) == 2 * len(load_law("ca").offences)


def test_without_a_named_child_the_case_is_looked_at_whole(stated: Stated) -> None:
    found = ask(load_law("ca"), stated({"conduct/c": {"threat_made": True, "demanded": "money"}}))

    assert found["ca.cc.346", None].verdict is Verdict.LIKELY


def test_an_open_finding_names_what_keeps_it_from_being_likely(stated: Stated) -> None:
    facts = stated({"child/robin": {"age_at_time": 8}, "conduct/c": {"image_asked": True}})

    luring = ask(load_law("ca"), facts)["ca.cc.172.1", "robin"]

    assert [one.element.id for one in luring.open_elements] == ["telecommunication", "age_known"]
    assert luring.settles == ("conversation.by_telecommunication", "conversation.age_known_to_person")


def test_a_finding_shows_who_said_what_made_it_so(stated: Stated) -> None:
    facts = stated({"conduct/c": {"threat_made": {"is": True, "says": "document"}, "demanded": "money"}})

    threat, demand = ask(load_law("ca"), facts)["ca.cc.346", None].elements

    assert [word.says for word in threat.reason.statements] == ["document"]
    assert [word.value for word in demand.reason.statements] == ["money"]


@pytest.mark.parametrize(
    ("rule", "verdict"),
    [
        ({"not": {"fact": "conduct.threat_made", "is": True}}, Verdict.NOT_INDICATED),
        ({"not": {"fact": "conduct.threat_made", "is": False}}, Verdict.LIKELY),
        ({"in_force": "ca.cc.346"}, Verdict.NOT_INDICATED),
        ({"all": [{"rule": "threatened"}, {"in_force": "ca.cc.346"}]}, Verdict.LIKELY),
        ({"all": [{"rule": "threatened"}, {"fact": "conduct.image_asked", "is": True}]}, Verdict.POSSIBLE),
        (
            {"all": [{"not": {"rule": "threatened"}}, {"fact": "conduct.image_asked", "is": True}]},
            Verdict.NOT_INDICATED,
        ),
    ],
)
def test_only_what_was_said_can_speak_for_an_offence(stated: Stated, rule: Json, verdict: Verdict) -> None:
    threatened = parse_rule({"fact": "conduct.threat_made", "is": True}, file="test")
    law = replace(with_rule(rule), rules=MappingProxyType({"threatened": threatened}))

    assert ask(law, stated({"conduct/c": {"threat_made": True}}))["ca.cc.346", None].verdict is verdict


def test_the_facts_are_asked_for_each_key_once_a_child(stated: Stated) -> None:
    asked: list[tuple[str, str | None]] = []
    told = stated({"child/robin": {"age_at_time": 8}, "conduct/c": {"image_asked": True}})

    class Counting:
        def subjects(self, group: str) -> tuple[str, ...]:
            return told.subjects(group)

        def statements(self, key: str, *, child: str | None = None) -> tuple[Statement, ...]:
            asked.append((key, child))
            return told.statements(key, child=child)

    findings(load_law("ca"), Counting(), event=EVENT, today=TODAY)

    assert len(asked) == len(set(asked))
