"""Danger first: each kind, a conflict of sayers, what nobody answered, and what no text ever says."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfast.case import Says
from standfast.ground.data_files import DATA
from standfast.ground.words import LANGS
from standfast.ground.yaml_file import MappingNode, Node, Scalar, SequenceNode, read_yaml
from standfast.law.load import load_law
from standfast.plan.danger import danger
from standfast.plan.data import load_danger
from standfast.plan.facts import CaseFacts
from tests.factories import case, facts

YES = {
    "meeting": "danger: {meeting_planned: yes}\n",
    "address_known": "danger: {address_known: yes}\n",
    "threat": "conduct:\n  - {id: a, threat_made: yes}\n",
    "contact_continuing": "danger: {contact_continuing: yes}\n",
    "self_harm": "danger: {self_harm: yes}\n",
    "at_home": "stranger:\n  - {id: a, may_live_with_child: yes}\n",
}
KEYS = {
    "danger.meeting_planned",
    "danger.address_known",
    "conduct.threat_made",
    "danger.contact_continuing",
    "danger.self_harm",
    "stranger.may_live_with_child",
}


def found(snippet: str) -> list[str]:
    return [hit.kind.id for hit in danger(facts(snippet)).hits]


def test_the_table_below_names_every_kind() -> None:
    assert set(YES) == {kind.id for kind in load_danger().kinds}


@pytest.mark.parametrize("kind", YES)
def test_each_kind_is_found(kind: str) -> None:
    assert found(YES[kind]) == [kind]


@pytest.mark.parametrize("kind", YES)
def test_one_of_several_is_enough(kind: str) -> None:
    if "  - {id: a" in YES[kind]:
        more = YES[kind] + YES[kind].splitlines()[1].replace("id: a", "id: b").replace("yes", "no") + "\n"
        assert found(more) == [kind]
    assert found(YES[kind].replace("yes", "no")) == []


@pytest.mark.parametrize("sure", ["sure", "think", "not_sure"])
@pytest.mark.parametrize("says", ["parent_saw", "child_volunteered", "document", "officer_said"])
def test_even_a_hesitant_word_of_anyone_counts(says: str, sure: str) -> None:
    assert found(f"danger: {{self_harm: {{is: yes, says: {says}, sure: {sure}}}}}\n") == ["self_harm"]


def test_where_sayers_differ_the_one_who_fears_it_is_heard() -> None:
    """An answers file holds one word a key; a journal can hold several, so the second is said by hand."""
    told = case("danger: {self_harm: no}\n")
    (calm,) = told.told("danger.self_harm")
    worried = replace(calm, seq=calm.seq + 1, value=True, says=Says.CHILD_VOLUNTEERED)

    both = danger(CaseFacts(replace(told, facts=(*told.facts, worried))))

    assert [hit.kind.id for hit in both.hits] == ["self_harm"]


def test_what_nobody_answered_is_asked_and_never_dropped() -> None:
    nothing, half = danger(facts("")), danger(facts("danger: {self_harm: no, meeting_planned: not_known}\n"))

    assert set(nothing.open_keys) == KEYS
    assert set(half.open_keys) == KEYS - {"danger.self_harm"}
    assert nothing.hits == half.hits == ()


def test_what_was_found_is_no_longer_asked() -> None:
    told = danger(facts(YES["meeting"]))

    assert "danger.meeting_planned" not in told.open_keys


@given(
    answers=st.dictionaries(
        st.sampled_from(["meeting_planned", "address_known", "contact_continuing", "self_harm"]),
        st.sampled_from(["yes", "no", "not_known"]),
    )
)
def test_every_question_is_found_asked_or_firmly_answered_no(answers: dict[str, str]) -> None:
    snippet = "".join(f"  {key}: {value}\n" for key, value in answers.items())

    told = danger(facts(f"danger:\n{snippet}" if snippet else ""))

    firm = {f"danger.{key}" for key, value in answers.items() if value == "no"}
    hit = {f"danger.{key}" for key, value in answers.items() if value == "yes"}
    assert set(told.open_keys) == KEYS - firm - hit
    assert len(told.hits) == len(hit)
    assert told.always is load_danger().always


def test_every_kind_names_whom_to_call_and_they_are_loaded() -> None:
    law = load_law("ca")

    for kind in load_danger().kinds:
        assert kind.call
        assert all(law.body(one) for one in kind.call)


# No text ever says that there is no danger ---------------------------------------------------------------------------

CALM = re.compile(
    r"\b(?:no|not (?:in|any)|without|out of|free of) (?:immediate |present |current )?danger\b"
    r"|\b(?:you|child|they|everyone|everything) (?:is|are) (?:now )?safe\b|\bnot at risk\b|\bnothing to (?:fear|worry)"
    r"|(?:aucun|pas de|plus de|hors de|sans) danger|en sécurité maintenant|ne (?:court|risque) (?:aucun|rien)",
    re.IGNORECASE,
)


def texts(node: Node) -> list[str]:
    match node:
        case Scalar(text=text):
            return [text]
        case MappingNode(items=items):
            return [text for _, value in items for text in texts(value)]
        case SequenceNode(items=values):
            return [text for value in values for text in texts(value)]


# What people write, heard by patterns, is no text of ours.
READ_BY_PEOPLE = sorted(path for path in DATA.rglob("*.yaml") if path.parent.name != "cues")


@pytest.mark.parametrize("path", READ_BY_PEOPLE, ids=lambda path: str(path.relative_to(DATA)))
def test_no_text_in_the_data_says_that_there_is_no_danger(path: Path) -> None:
    said = [text for text in texts(read_yaml(path)) if CALM.search(text)]

    assert said == []


@pytest.mark.parametrize(
    "planted",
    [
        "There is no danger now.",
        "Your child is safe.",
        "You are out of danger.",
        "Il n’y a pas de danger.",  # noqa: RUF001
        "Aucun danger immédiat.",
        "There is no immediate danger.",
    ],
)
def test_the_claim_above_would_catch_such_a_text(planted: str) -> None:
    assert CALM.search(planted)


def test_the_line_that_always_stands_asks_and_says_whom_to_call() -> None:
    for lang in LANGS:
        said = load_danger().always.say(lang)
        assert "?" in said
        assert "9-1-1" in said


def test_someone_at_home_is_not_warned_by_a_device_that_is_taken() -> None:
    writes = "danger: {contact_continuing: yes}\n"
    home = "stranger:\n  - {id: x, relation: step_parent}\n"

    outside, inside = danger(facts(writes)), danger(facts(writes + home))

    (apart,) = (hit.kind.do.en for hit in outside.hits)
    (close,) = (hit.kind.do.en for hit in inside.hits if hit.kind.id == "contact_continuing")
    assert "Take the device" in apart
    assert "Take the device" not in close
    assert "Leave the device where it is" in close
