"""The sample cases that a lawyer can read: each finding comes out as the case says, and nothing else is indicated."""

from datetime import date
from typing import Any, Protocol

from standfast.catalogue import NotKnown, load_catalogue
from standfast.law import Finding, StatedFacts, Verdict, findings, load_law


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
    text: dict[str, dict[str, Any]]


def found(sample: Sample) -> dict[str, Finding]:
    everything = findings(load_law("ca"), sample.facts, event=sample.event, today=sample.today)
    return {one.provision.id: one for one in everything if one.child == sample.child}


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


def test_the_text_that_was_used_is_the_one_the_case_names(sample: Sample) -> None:
    used = {name: found(sample)[name].text for name in sample.text}

    told = {name: {"state": one.state.value, "gates": [gate.id for gate in one.gates]} for name, one in used.items()}
    assert told == sample.text, sample.because


def test_a_sample_case_speaks_in_the_catalogues_keys_and_values(sample: Sample) -> None:
    catalogue = load_catalogue()

    for statement in sample.facts.told:
        spec = catalogue.fact(statement.key)
        choices = {choice.code for choice in spec.choices}
        assert isinstance(statement.value, NotKnown) or not choices or statement.value in choices


def test_there_are_at_least_twenty_five_and_no_two_are_called_the_same(samples: tuple[Sample, ...]) -> None:
    names = [one.name for one in samples]

    assert len(names) >= 25
    assert len(set(names)) == len(names)
    assert all(one.because.strip() for one in samples)
