"""The page plans what the program plans, to the letter: danger, steps, questions, script, next rung, dates."""

import pytest

from standfast.plan.assessment import load_assessment
from standfast.plan.data import load_danger, load_do_now
from tests.page.cases import example_cases, generated, law_cases
from tests.page.plans import Engine, advice_on, agree

BATCH = 250


def test_on_the_laws_cases_and_the_examples_the_page_plans_what_the_program_plans(engine: Engine) -> None:
    agree(engine, [*law_cases(), *example_cases()])


@pytest.mark.parametrize("seed", range(8))
def test_on_generated_cases_the_page_plans_what_the_program_plans(engine: Engine, seed: int) -> None:
    agree(engine, generated(seed + 100, BATCH))


def test_the_generated_cases_meet_every_danger_every_level_and_every_kind() -> None:
    advices = [advice_on(one) for one in generated(100, 500)]

    assert {hit.kind.id for one in advices for hit in one.danger.hits} == {kind.id for kind in load_danger().kinds}
    assert {kind for one in advices for kind in one.assessment.ids} == {kind.id for kind in load_assessment().kinds}
    assert {None if one.household is None else one.household.level for one in advices} == {None, "home", "known"}
    assert {step.id for one in advices for step in one.steps} == {step.id for step in load_do_now().steps}
