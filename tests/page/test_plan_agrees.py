"""The page plans what the program plans, to the letter: danger, steps, questions, script, next rung, dates."""

import pytest

from tests.page.cases import example_cases, generated, law_cases
from tests.page.plans import Engine, agree

BATCH = 500


def test_on_the_laws_cases_and_the_examples_the_page_plans_what_the_program_plans(engine: Engine) -> None:
    agree(engine, [*law_cases(), *example_cases()])


@pytest.mark.parametrize("seed", range(4))
def test_on_generated_cases_the_page_plans_what_the_program_plans(engine: Engine, seed: int) -> None:
    agree(engine, generated(seed + 100, BATCH))
