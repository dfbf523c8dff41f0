"""What it looks like: kinds side by side, with what speaks for and against each; never a verdict."""

import pytest

from standfast.ground.errors import BadInput
from standfast.law.bodies import Body
from standfast.law.load import load_law
from standfast.plan.assessment import Assessed, Assessment, assess_kind, load_assessment
from standfast.plan.data import load_do_now, rule_of
from tests.factories import facts
from tests.unit.plan.differing import differing

ASKED = "conduct:\n  - {id: c, image_asked: yes}\n"


def assessed(snippet: str) -> Assessment:
    return assess_kind(facts(snippet))


def kinds(snippet: str) -> list[str]:
    return [one.kind.id for one in assessed(snippet).kinds]


def first(snippet: str) -> Assessed:
    return assessed(snippet).kinds[0]


@pytest.mark.parametrize(
    ("snippet", "kind"),
    [
        (ASKED, "grooming_for_material"),
        ("image:\n  - {id: i, made_because_asked: yes}\n", "grooming_for_material"),
        ("conduct:\n  - {id: c, threat_made: yes, demanded: money}\n", "financial_sextortion"),
        ("conduct:\n  - {id: c, money_paid: yes}\n", "financial_sextortion"),
        ("conduct:\n  - {id: c, threat_made: yes, demanded: images}\n", "threats_without_money"),
        ("conduct:\n  - {id: c, threat_made: yes, demanded: silence}\n", "threats_without_money"),
        ("conduct:\n  - {id: c, threat_made: yes}\n", "threats_without_money"),
        ("stranger:\n  - {id: s, relation: peer}\nimage:\n  - {id: i, passed_on: yes}\n", "shared_by_peer"),
        ("stranger:\n  - {id: s, age: 15}\nimage:\n  - {id: i, published: yes}\n", "shared_by_peer"),
        ("danger: {meeting_planned: yes}\n", "meeting_arranged"),
        ("conduct:\n  - {id: c, meeting_asked: yes}\n", "meeting_arranged"),
        ("stranger:\n  - {id: s, may_live_with_child: yes}\n", "known_or_home"),
        ("stranger:\n  - {id: s, relation: step_parent}\n", "known_or_home"),
        ("stranger:\n  - {id: s, relation: teacher_or_coach}\n", "known_or_home"),
        ("stranger:\n  - {id: s, known_in_person: yes}\n", "known_or_home"),
        ("image:\n  - {id: i, made_or_altered_by_computer: yes}\n", "ai_made_image"),
    ],
)
def test_each_kind_stands_on_a_fact_that_tells_it(snippet: str, kind: str) -> None:
    assert kinds(snippet) == [kind]


@pytest.mark.parametrize(
    "snippet",
    [
        "",
        "conversation:\n  - {id: c, sexual_talk: yes, secrecy_asked: yes}\n",
        "image:\n  - {id: i, provided: yes}\n",
        "conduct:\n  - {id: c, threat_made: no, demanded: money}\n",
        "danger: {address_known: yes}\n",
        "stranger:\n  - {id: s, relation: peer, known_in_person: yes}\n",
        "conduct:\n  - {id: c, image_asked: not_known}\n",
    ],
)
def test_what_only_adds_to_a_kind_makes_none(snippet: str) -> None:
    found = assessed(snippet)

    assert found.is_unknown
    assert found.ask is not None


def test_with_nothing_told_the_first_question_is_about_danger() -> None:
    assert assessed("").ask == "danger.meeting_planned"
    assert assessed("danger: {meeting_planned: no}\n").ask == "stranger.may_live_with_child"


def test_several_kinds_stand_side_by_side_the_one_with_most_for_it_first() -> None:
    both = (
        "conduct:\n  - {id: c, image_asked: yes, threat_made: yes, demanded: money, threat_kind: share_image}\n"
        "image:\n  - {id: i, provided: yes}\n"
    )

    assert kinds(both) == ["financial_sextortion", "grooming_for_material"]


def test_what_speaks_against_is_shown_and_does_not_remove_the_kind() -> None:
    found = {one.kind.id: one for one in assessed("conduct:\n  - {id: c, image_asked: yes, demanded: money}\n").kinds}

    against = found["grooming_for_material"].speaks_against
    assert [one.sign.says.en for one in against] == ["money was demanded"]


def test_every_sign_names_the_words_behind_it() -> None:
    (seen,) = first("conduct:\n  - {id: c, image_asked: {is: yes, says: document}}\n").speaks_for

    assert [(one.key, one.says) for one in seen.statements] == [("conduct.image_asked", "document")]
    assert seen.is_firm


def test_a_hesitant_word_is_shown_as_hesitant() -> None:
    (seen,) = first("conduct:\n  - {id: c, image_asked: {is: yes, sure: not_sure}}\n").speaks_for

    assert seen.hesitant
    assert not seen.is_firm


def test_words_that_differ_are_shown_as_differing_and_never_merged() -> None:
    found = assess_kind(differing("conduct.image_asked", child_volunteered=True, parent_saw=False))

    (seen,) = found.kinds[0].speaks_for
    assert seen.conflict
    assert {one.says for one in seen.statements} == {"child_volunteered", "parent_saw"}
    assert found.kinds[0].weight < first(ASKED).weight


def test_every_kind_names_a_step_that_exists_and_bodies_that_are_loaded() -> None:
    steps = {step.id for step in load_do_now().steps}
    bodies: dict[str, Body] = {body.id: body for body in load_law("ca").bodies}

    for kind in load_assessment().kinds:
        assert kind.changes.step in steps
        assert set(kind.changes.bodies) <= set(bodies)
        assert kind.signs_against
        assert any(sign.tells for sign in kind.signs_for)


def test_a_step_that_is_for_a_kind_names_one_that_exists() -> None:
    named = {kind for step in load_do_now().steps for kind in step.kinds}

    assert named <= {kind.id for kind in load_assessment().kinds}


def test_a_rule_that_names_no_fact_of_the_catalogue_is_a_fault_of_its_file() -> None:
    with pytest.raises(BadInput, match=r"catalogue\.unknown_key"):
        rule_of({"fact": "child.shoe_size", "is": True}, file="plan/assessment.yaml")
