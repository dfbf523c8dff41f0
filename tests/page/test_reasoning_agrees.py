"""The page finds what the program finds, to the letter: on the law's cases, the examples, ten thousand generated."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Protocol

import pytest

from standfast.law import ElementFinding, Facts, Finding, findings, load_law
from standfast.plan.facts import CaseFacts
from standfast.plan.heard import anyone_says
from tests.page.cases import JsonCase, example_cases, generated, law_cases, python_case, python_event, python_facts

# What a finding and each of its elements come to, one text each; equal texts travel once.
IN_THE_BROWSER = """
    const places = new Map();
    function place(text) {
        if (!places.has(text)) { places.set(text, places.size); }
        return places.get(text);
    }
    function finding(one) {
        const ids = [one.gates, one.notes].map((gates) => gates.map((gate) => gate.id).join(","));
        return [one.provision, one.child || "", one.verdict, one.text, one.question || "", one.settles.join(","),
            ...ids, one.openElements.map((element) => element.id).join(",")].join("|");
    }
    function element(one) {
        const reason = one.reason;
        return [one.id, one.answer, reason.conflict, reason.hesitant, S.isFirm(reason), S.anyoneSays(reason),
            one.question || "", one.settles.join(","), reason.statements.map((said) => said.entry).join(",")].join("|");
    }
    const law = Object.assign({}, S.part("law"), value.instead);
    const found = value.cases.map((told) => {
        const facts = value.whole ? S.caseFacts(S.caseOf({ facts: told.facts })) : S.statedFacts(told.facts);
        const each = S.findingsOf(law, facts, { event: told.event, today: told.today });
        return [].concat(...each.map((one) => [place(finding(one)), ...one.elements.map((e) => place(element(e)))]));
    });
    return { texts: [...places.keys()], found };
"""
BATCH, SEEDS = 1_000, range(1, 11)
# Ten thousand, in batches that a busy machine works through in time.


class Engine(Protocol):
    """What ``conftest.py`` gives."""

    def call(self, body: str, value: Any = None) -> Any: ...


def in_the_browser(
    engine: Engine, cases: Iterable[JsonCase], *, whole: bool = False, **instead: Any
) -> list[list[str]]:
    """Give each case's texts as the page has them.

    ``whole``: seen through the case, with the ages that it works out; ``instead`` puts other parts of the law in place.
    """
    told = [{name: case[name] for name in ("facts", "event", "today")} for case in cases]
    came = engine.call(IN_THE_BROWSER, {"cases": told, "whole": whole, "instead": instead})
    return [[came["texts"][place] for place in row] for row in came["found"]]


def in_python(case: JsonCase, *, whole: bool = False) -> list[str]:
    """Give a case's texts as the program has them."""
    return list(_texts(found(case, whole=whole)))


def found(case: JsonCase, *, whole: bool = False) -> tuple[Finding, ...]:
    facts: Facts = CaseFacts(python_case(case)) if whole else python_facts(case)
    return findings(load_law("ca"), facts, event=python_event(case), today=date.fromisoformat(case["today"]))


def _texts(several: tuple[Finding, ...]) -> Iterator[str]:
    # Elements share reasons, and the words about one: each is put together once.
    told: dict[int, str] = {}
    for one in several:
        yield _finding(one)
        for element in one.elements:
            if (reason := id(element.reason)) not in told:
                told[reason] = _reason(element)
            yield f"{element.element.id}|{element.answer}|{told[reason]}"


def _finding(one: Finding) -> str:
    gates, notes = (",".join(gate.id for gate in gates) for gates in (one.text.gates, one.text.notes))
    still_open = ",".join(element.element.id for element in one.open_elements)
    settles = ",".join(one.settles)
    head = (one.provision.id, one.child or "", one.verdict, one.text.state, one.question or "")
    return "|".join((*head, settles, gates, notes, still_open))


def _reason(one: ElementFinding) -> str:
    reason = one.reason
    truths = (reason.conflict, reason.hesitant, reason.is_firm, anyone_says(reason))
    entries = ",".join(str(statement.entry) for statement in reason.statements)
    said = ("true" if truth else "false" for truth in truths)
    return "|".join((*said, one.question or "", ",".join(one.settles), entries))


def first_difference(cases: Iterable[JsonCase], theirs: Iterable[list[str]], *, whole: bool = False) -> object:
    """Give the first case on which the two differ, with what each says; ``None`` where they agree."""
    for case, page in zip(cases, theirs, strict=True):
        program = in_python(case, whole=whole)
        if page != program:
            pairs = [pair for pair in zip(program, page, strict=False) if pair[0] != pair[1]]
            return {"case": case, "program and page": pairs or (len(program), len(page))}
    return None


def test_the_page_finds_what_the_program_finds_on_every_sample_case_of_the_law(engine: Engine) -> None:
    cases = law_cases()

    came = in_the_browser(engine, cases)

    assert first_difference(cases, came) is None
    assert len(cases) >= 110


def test_the_page_finds_what_the_program_finds_on_every_example(engine: Engine) -> None:
    cases = example_cases()

    came = in_the_browser(engine, cases)

    assert first_difference(cases, came) is None
    assert len(cases) == 4


@pytest.mark.parametrize("seed", SEEDS)
def test_the_page_finds_what_the_program_finds_on_generated_cases(engine: Engine, seed: int) -> None:
    cases = generated(seed, BATCH)

    came = in_the_browser(engine, cases)

    assert first_difference(cases, came) is None


def test_the_page_finds_the_same_through_a_case_that_works_out_ages_and_keeps_the_latest_words(engine: Engine) -> None:
    cases = [*example_cases(), *generated(11, 250)]

    came = in_the_browser(engine, cases, whole=True)

    assert first_difference(cases, came, whole=True) is None


def test_generated_cases_are_dense_enough_to_tell_something() -> None:
    several = [one for case in generated(1, 600) for one in found(case)]

    elements = [element for one in several for element in one.elements]
    likely = {one.provision.id for one in several if one.verdict == "likely"}
    assert likely == {one.id for one in load_law("ca").offences}
    assert min(Counter(one.verdict for one in several).values()) > 400
    assert min(Counter(one.text.state for one in several).values()) > 100
    assert sum(one.reason.conflict for one in elements) > 400
    assert sum(one.reason.hesitant for one in elements) > 400
    assert sum(one.question is not None for one in elements) > 400
    assert {one.child is None for one in several} == {True, False}


def test_a_page_whose_law_differs_by_one_year_is_noticed(engine: Engine) -> None:
    cases = generated(1, 100)
    rules = engine.call('return S.part("law").rules;')
    rules["under_16"]["any"][0]["below"] = 15

    came = in_the_browser(engine, cases, rules=rules)

    assert first_difference(cases, came) is not None
