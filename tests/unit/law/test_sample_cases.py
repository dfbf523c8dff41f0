"""The sample cases that a lawyer can read: each finding comes out as the case says, and nothing else is indicated."""

from datetime import date
from typing import Any, Protocol

import pytest

from standfast.catalogue import NotKnown, load_catalogue
from standfast.law import Finding, Gate, GateKind, Span, StatedFacts, TextState, Verdict, findings, load_law
from standfast.law.text_in_force import text_used

# Later than every gate's assent, and than every day in force that was read.
DAY = date(2026, 11, 24)


class Sample(Protocol):
    """What ``conftest.py`` reads from ``cases/``."""

    name: str
    because: str
    facts: StatedFacts
    child: str
    event: tuple[date, date] | None
    today: date
    likely: tuple[str, ...]
    possible: dict[str, tuple[str, ...]]
    near_miss: tuple[str, ...]
    question: dict[str, str]
    text: dict[str, dict[str, Any]]


def found(sample: Sample) -> dict[str, Finding]:
    everything = findings(load_law("ca"), sample.facts, event=sample.event, today=sample.today)
    return {one.provision.id: one for one in everything if one.child == sample.child}


def _ids(gates: tuple[Gate, ...]) -> list[str]:
    return [gate.id for gate in gates]


def test_every_offence_comes_out_as_the_case_says(sample: Sample) -> None:
    expected = {
        **dict.fromkeys((one.id for one in load_law("ca").offences), Verdict.NOT_INDICATED),
        **dict.fromkeys(sample.likely, Verdict.LIKELY),
        **dict.fromkeys(sample.possible, Verdict.POSSIBLE),
    }

    verdicts = {name: one.verdict for name, one in found(sample).items()}

    assert verdicts == expected, sample.because


def test_what_is_possible_names_the_facts_that_would_settle_it(sample: Sample) -> None:
    settling = {name: found(sample)[name].settles for name in sample.possible}

    assert settling == sample.possible, sample.because


def test_the_one_question_that_would_settle_it_is_the_one_the_case_names(sample: Sample) -> None:
    asked = {name: found(sample)[name].question for name in sample.question}

    assert asked == sample.question, sample.because


def test_a_near_miss_is_not_also_found(sample: Sample) -> None:
    verdicts = {found(sample)[name].verdict for name in sample.near_miss}

    assert verdicts <= {Verdict.NOT_INDICATED}, sample.because


def test_the_text_that_was_used_is_the_one_the_case_names(sample: Sample) -> None:
    used = {name: found(sample)[name].text for name in sample.text}

    told = {
        name: {"state": one.state.value, "gates": _ids(one.gates), "notes": _ids(one.notes)}
        for name, one in used.items()
    }
    # A case names the notes only where it is about them.
    assert told == {name: {"notes": told[name]["notes"], **text} for name, text in sample.text.items()}, sample.because


def test_a_sample_case_speaks_in_the_catalogues_keys_and_values(sample: Sample) -> None:
    catalogue = load_catalogue()

    for statement in sample.facts.told:
        spec = catalogue.fact(statement.key)
        choices = {choice.code for choice in spec.choices}
        assert isinstance(statement.value, NotKnown) or not choices or statement.value in choices


def test_there_are_at_least_a_hundred_and_ten_and_no_two_are_called_the_same(samples: tuple[Sample, ...]) -> None:
    names = [one.name for one in samples]

    assert len(names) >= 110
    assert len(set(names)) == len(names)
    assert all(one.because.strip() for one in samples)


# What stands in the list of near misses, by the words that open or stand in a case's name.
NAMED = (
    "aged 15",
    "aged 16",
    "aged 17",
    "aged 18 since",
    "both children",
    "close in age",
    "adult believed older",
    "adult known",
    "adult in authority",
    "adult at home",
    "no image sent",
    "asked and refused",
    "image of an adult",
    "edited or AI-made image",
    "threat for money",
    "threat for images",
    "threat for silence",
    "meeting arranged",
    "second adult",
    "abroad",
    "account taken over",
    "sayers who conflict",
    "two police services",
    "a move of province",
    "Bill C-291",
    "Senneville",
    "Bill C-16",
)


@pytest.mark.parametrize("words", NAMED)
def test_each_kind_of_case_stands_by_name(samples: tuple[Sample, ...], words: str) -> None:
    assert any(words in one.name for one in samples)


def test_each_offence_is_likely_in_one_case_possible_in_one_and_nearly_met_in_one(samples: tuple[Sample, ...]) -> None:
    for offence in (one.id for one in load_law("ca").offences):
        assert any(offence in one.likely for one in samples), offence
        assert any(offence in one.possible for one in samples), offence
        assert any(offence in one.near_miss for one in samples), offence


def test_each_gate_of_an_offence_meets_events_before_after_and_inside_its_unknown(samples: tuple[Sample, ...]) -> None:
    law = load_law("ca")
    for gate in law.gates:
        behind = {one.id for one in law.offences if gate.id in one.gates}
        events = [one.event for one in samples if one.event and behind & set(one.text)]
        turns = gate.in_force or gate.assent
        if not behind or turns is None:
            continue
        assert any(last < turns for _, last in events), gate.id
        assert any(first >= turns for first, _ in events), gate.id
        # A change is also met by an event that begins before it and ends after.
        across = any(first < turns <= last for first, last in events)
        assert across or gate.kind is not GateKind.CHANGE, gate.id
        # After assent, and before the day in force where it is known: later events are inside what isn't known.
        inside = any(gate.assent <= first < (gate.in_force or date.max) for first, _ in events if gate.assent)
        assert inside or gate.assent is None, gate.id


def test_what_every_gate_leaves_unknown_is_said_of_an_event_inside_it() -> None:
    for gate in load_law("ca").gates:
        told = text_used(as_of=DAY, span=Span(since=None, until=None), gates=(gate,), event=DAY, today=DAY)

        if gate.kind is not GateKind.CHANGE:
            assert told.notes == (gate,), gate.id
        elif gate.in_force is None:
            assert told.state is TextState.MAY_HAVE_CHANGED, gate.id
            assert gate.not_known is not None, gate.id
