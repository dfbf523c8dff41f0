"""An element table for each offence: what meets it, and what becomes of the finding without each single element."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from standfast.law import Finding, StatedFacts, Verdict, findings, load_law

Stated = Callable[[dict[str, dict[str, Any]]], StatedFacts]
LIKELY, POSSIBLE, NOT_INDICATED = Verdict.LIKELY, Verdict.POSSIBLE, Verdict.NOT_INDICATED

# Facts that meet every element, as "group/subject.field": value.
LURING = {
    "child/robin.age_at_time": 12,
    "conversation/m.by_telecommunication": True,
    "conversation/m.age_known_to_person": True,
    "conduct/c.touching_asked": True,
}
IMAGE = {"child/robin.age_at_time": 12, "image/i.intimate": True}
MET: dict[str, dict[str, Any]] = {
    "ca.cc.172.1": LURING,
    "ca.cc.163.1.2": {**IMAGE, "image/i.made_because_asked": True},
    "ca.cc.163.1.4": {**IMAGE, "image/i.shows_child": True, "image/i.received_by_person": True},
    "ca.cc.163.1.4.1": {**IMAGE, "conduct/c.image_asked": True, "image/i.provided": True},
    "ca.cc.163.1.3": {**IMAGE, "image/i.shows_child": True, "image/i.passed_on": True},
    "ca.cc.152": {
        "child/robin.age_at_time": 12,
        "conduct/c.touching_asked": True,
        "conversation/m.sexual_talk": True,
    },
    "ca.cc.171.1": {
        "child/robin.age_at_time": 12,
        "conversation/m.age_known_to_person": True,
        "conversation/m.sexual_talk": True,
        "conduct/c.explicit_material_sent": True,
    },
    "ca.cc.346": {"conduct/c.threat_made": True, "conduct/c.demanded": "silence"},
    "ca.cc.162.1": {"image/i.intimate": True, "image/i.passed_on": True, "image/i.shows_child": True},
    "ca.cc.151": {"child/robin.age_at_time": 12, "conduct/c.touched": True},
    "ca.cc.153": {"child/robin.age_at_time": 16, "stranger/s.in_authority": True, "conduct/c.touched": True},
    "ca.cc.173.2": {
        "child/robin.age_at_time": 12,
        "conduct/c.exposed_self": True,
        "conversation/m.by_telecommunication": False,
    },
    "ca.cc.172.2": {
        "child/robin.age_at_time": 12,
        "conduct/c.second_person": True,
        "conversation/m.by_telecommunication": True,
        "conduct/c.touching_asked": True,
    },
    "ca.cc.264.1": {"conduct/c.threat_made": True, "conduct/c.threat_kind": "hurt_someone"},
    "ca.cc.264": {"conduct/c.watched_or_followed": True, "conduct/c.fear_caused": True},
    "ca.cc.286.1.2": {
        "child/robin.age_at_time": 12,
        "conduct/c.value_offered": True,
        "conduct/c.touching_asked": True,
    },
    "ca.cc.279.011": {
        "child/robin.age_at_time": 12,
        "conduct/c.controlled_by_third_party": True,
        "conduct/c.touched": True,
    },
    "ca.cc.342.1": {"account/a.taken_over": True},
    "ca.cc.430.1.1": {"account/a.taken_over": True, "conversation/m.deleted_by_person": True},
    "ca.cc.403": {"stranger/s.poses_as_real_person": True, "conduct/c.meeting_asked": True},
    "ca.cc.372.3": {
        "conduct/c.repeated_after_stop": True,
        "conversation/m.by_telecommunication": True,
        "conduct/c.fear_caused": True,
    },
}
# What raises an exception, a belief or an altered image: each leaves the finding open, and none closes it.
PEER, OLDER = "stranger/s.relation", "conversation/m.older_age_shown"
ALTERED = "image/i.made_or_altered_by_computer"
CHILD_IMAGES = ("ca.cc.163.1.2", "ca.cc.163.1.3", "ca.cc.163.1.4", "ca.cc.163.1.4.1")
# One fact changed to the other answer, or one more said, and what the finding then is.
CHANGED: list[tuple[str, str, Any, Verdict]] = [
    ("ca.cc.172.1", "child/robin.age_at_time", 16, POSSIBLE),
    ("ca.cc.172.1", "child/robin.age_at_time", 18, NOT_INDICATED),
    ("ca.cc.172.1", "conversation/m.by_telecommunication", False, NOT_INDICATED),
    ("ca.cc.172.1", "conversation/m.age_known_to_person", False, POSSIBLE),
    ("ca.cc.172.1", "conduct/c.touching_asked", False, NOT_INDICATED),
    ("ca.cc.163.1.2", "child/robin.age_at_time", 18, NOT_INDICATED),
    ("ca.cc.163.1.2", "image/i.intimate", False, NOT_INDICATED),
    ("ca.cc.163.1.2", "image/i.made_because_asked", False, NOT_INDICATED),
    ("ca.cc.163.1.4", "child/robin.age_at_time", 18, NOT_INDICATED),
    ("ca.cc.163.1.4", "image/i.intimate", False, NOT_INDICATED),
    ("ca.cc.163.1.4", "image/i.received_by_person", False, NOT_INDICATED),
    ("ca.cc.163.1.4.1", "child/robin.age_at_time", 18, NOT_INDICATED),
    ("ca.cc.163.1.4.1", "image/i.intimate", False, NOT_INDICATED),
    ("ca.cc.163.1.4.1", "conduct/c.image_asked", False, POSSIBLE),
    ("ca.cc.163.1.4.1", "image/i.provided", False, NOT_INDICATED),
    ("ca.cc.163.1.3", "child/robin.age_at_time", 18, NOT_INDICATED),
    ("ca.cc.163.1.3", "image/i.intimate", False, NOT_INDICATED),
    ("ca.cc.163.1.3", "image/i.passed_on", False, NOT_INDICATED),
    ("ca.cc.152", "child/robin.age_at_time", 16, NOT_INDICATED),
    ("ca.cc.152", "conduct/c.touching_asked", False, NOT_INDICATED),
    ("ca.cc.152", "conversation/m.sexual_talk", False, POSSIBLE),
    ("ca.cc.171.1", "child/robin.age_at_time", 18, NOT_INDICATED),
    ("ca.cc.171.1", "child/robin.age_at_time", 16, POSSIBLE),
    ("ca.cc.171.1", "conversation/m.age_known_to_person", False, POSSIBLE),
    ("ca.cc.171.1", "conversation/m.sexual_talk", False, POSSIBLE),
    ("ca.cc.171.1", "conduct/c.explicit_material_sent", False, NOT_INDICATED),
    ("ca.cc.346", "conduct/c.threat_made", False, NOT_INDICATED),
    ("ca.cc.346", "conduct/c.demanded", "nothing", NOT_INDICATED),
    ("ca.cc.172.1", PEER, "peer", POSSIBLE),
    ("ca.cc.172.1", "stranger/s.age", 13, POSSIBLE),
    ("ca.cc.171.1", PEER, "peer", POSSIBLE),
    ("ca.cc.152", PEER, "peer", POSSIBLE),
    ("ca.cc.152", OLDER, True, POSSIBLE),
    *((image, "image/i.shows_child", False, NOT_INDICATED) for image in CHILD_IMAGES),
    *((image, ALTERED, True, POSSIBLE) for image in CHILD_IMAGES),
    *((image, PEER, "peer", POSSIBLE) for image in CHILD_IMAGES if image != "ca.cc.163.1.3"),
    ("ca.cc.163.1.2", OLDER, True, POSSIBLE),
    ("ca.cc.162.1", "image/i.intimate", False, NOT_INDICATED),
    ("ca.cc.162.1", "image/i.passed_on", False, NOT_INDICATED),
    ("ca.cc.162.1", "image/i.shows_child", False, POSSIBLE),
    ("ca.cc.162.1", ALTERED, True, POSSIBLE),
    ("ca.cc.151", "child/robin.age_at_time", 16, NOT_INDICATED),
    ("ca.cc.151", "conduct/c.touched", False, NOT_INDICATED),
    ("ca.cc.151", PEER, "peer", POSSIBLE),
    ("ca.cc.151", OLDER, True, POSSIBLE),
    ("ca.cc.153", "child/robin.age_at_time", 15, NOT_INDICATED),
    ("ca.cc.153", "child/robin.age_at_time", 18, NOT_INDICATED),
    ("ca.cc.153", "stranger/s.in_authority", False, NOT_INDICATED),
    ("ca.cc.153", "conduct/c.touched", False, NOT_INDICATED),
    ("ca.cc.153", OLDER, True, POSSIBLE),
    ("ca.cc.173.2", "child/robin.age_at_time", 16, NOT_INDICATED),
    ("ca.cc.173.2", "conduct/c.exposed_self", False, NOT_INDICATED),
    ("ca.cc.173.2", "conversation/m.by_telecommunication", True, POSSIBLE),
    ("ca.cc.173.2", PEER, "peer", POSSIBLE),
    ("ca.cc.173.2", OLDER, True, POSSIBLE),
    ("ca.cc.172.2", "conduct/c.second_person", False, NOT_INDICATED),
    ("ca.cc.172.2", "conversation/m.by_telecommunication", False, NOT_INDICATED),
    ("ca.cc.172.2", "child/robin.age_at_time", 18, NOT_INDICATED),
    ("ca.cc.172.2", "child/robin.age_at_time", 16, POSSIBLE),
    ("ca.cc.172.2", "conduct/c.touched", True, POSSIBLE),
    ("ca.cc.172.2", "conduct/c.touching_asked", False, POSSIBLE),
    ("ca.cc.264.1", "conduct/c.threat_made", False, NOT_INDICATED),
    ("ca.cc.264.1", "conduct/c.threat_kind", "share_image", NOT_INDICATED),
    ("ca.cc.264", "conduct/c.watched_or_followed", False, NOT_INDICATED),
    ("ca.cc.264", "conduct/c.fear_caused", False, POSSIBLE),
    ("ca.cc.286.1.2", "child/robin.age_at_time", 18, NOT_INDICATED),
    ("ca.cc.286.1.2", "conduct/c.value_offered", False, NOT_INDICATED),
    ("ca.cc.286.1.2", "conduct/c.touching_asked", False, POSSIBLE),
    ("ca.cc.286.1.2", OLDER, True, POSSIBLE),
    ("ca.cc.279.011", "child/robin.age_at_time", 18, NOT_INDICATED),
    ("ca.cc.279.011", "conduct/c.controlled_by_third_party", False, NOT_INDICATED),
    ("ca.cc.279.011", "conduct/c.touched", False, POSSIBLE),
    ("ca.cc.342.1", "account/a.taken_over", False, NOT_INDICATED),
    ("ca.cc.342.1", PEER, "parent", POSSIBLE),
    ("ca.cc.430.1.1", "account/a.taken_over", False, NOT_INDICATED),
    ("ca.cc.430.1.1", "conversation/m.deleted_by_person", False, POSSIBLE),
    ("ca.cc.430.1.1", PEER, "parent", POSSIBLE),
    ("ca.cc.403", "stranger/s.poses_as_real_person", False, NOT_INDICATED),
    ("ca.cc.403", "conduct/c.meeting_asked", False, POSSIBLE),
    ("ca.cc.372.3", "conduct/c.repeated_after_stop", False, NOT_INDICATED),
    ("ca.cc.372.3", "conversation/m.by_telecommunication", False, NOT_INDICATED),
    ("ca.cc.372.3", "conduct/c.fear_caused", False, POSSIBLE),
]


def finding(stated: Stated, offence: str, flat: dict[str, Any]) -> Finding:
    facts: dict[str, dict[str, Any]] = {}
    for place, value in flat.items():
        subject, _, name = place.rpartition(".")
        facts.setdefault(subject, {})[name] = value
    found = findings(load_law("ca"), stated(facts), event=date(2026, 5, 9), today=date(2026, 5, 22))
    return next(one for one in found if one.provision.id == offence)


def test_every_offence_has_its_table() -> None:
    assert set(MET) == {one.id for one in load_law("ca").offences}
    assert {offence for offence, *_ in CHANGED} == set(MET)


@pytest.mark.parametrize("offence", MET)
def test_facts_that_meet_every_element_make_it_likely(stated: Stated, offence: str) -> None:
    found = finding(stated, offence, MET[offence])

    assert found.verdict is LIKELY
    assert all(one.is_met for one in found.elements)


@pytest.mark.parametrize(("offence", "place", "value", "verdict"), CHANGED)
def test_one_other_answer_changes_the_finding(
    stated: Stated, offence: str, place: str, value: Any, verdict: Verdict
) -> None:
    assert finding(stated, offence, {**MET[offence], place: value}).verdict is verdict


@pytest.mark.parametrize(("offence", "place"), [(offence, place) for offence, met in MET.items() for place in met])
def test_without_one_of_its_facts_it_is_never_likely(stated: Stated, offence: str, place: str) -> None:
    left = {one: value for one, value in MET[offence].items() if one != place}

    found = finding(stated, offence, left)

    assert found.verdict is not LIKELY
    group, _, name = place.partition("/")[0], "", place.rpartition(".")[2]
    assert f"{group}.{name}" in found.settles


@pytest.mark.parametrize("offence", MET)
def test_with_nothing_known_nothing_is_indicated(stated: Stated, offence: str) -> None:
    assert finding(stated, offence, {}).verdict is NOT_INDICATED


def test_every_element_is_decisive_for_some_change_in_its_table() -> None:
    # One fact may answer several elements: an image that was received was sent, one that was passed on was held.
    together = {"ca.cc.163.1.2": 2, "ca.cc.163.1.3": 2, "ca.cc.163.1.4": 1, "ca.cc.163.1.4.1": 1}
    for offence in load_law("ca").offences:
        changes = [one for one in CHANGED if one[0] == offence.id]

        assert len(changes) >= len(offence.elements) - together.get(offence.id, 0), offence.id
