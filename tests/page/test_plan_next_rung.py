"""Whom to turn to next, from when, and why: the page answers as the program does over generated stories with police."""

import pytest

from tests.page.plans import Engine, agree, in_python
from tests.page.stories import stories

BATCH = 250
REASONS = {
    "first_call",
    "first_call_here",
    "closed",
    "promise_open",
    "promise_undated",
    "promise_broken",
    "promise_passed",
    "promise_quiet",
    "refusal",
    "unanswered",
    "progress",
    "clock",
    "check_in",
    "too_long",
    "quiet",
}


@pytest.mark.parametrize("seed", range(8))
def test_over_stories_with_police_the_page_goes_up_when_the_program_does(engine: Engine, seed: int) -> None:
    agree(engine, stories(seed, BATCH))


def test_the_stories_come_to_every_reason_to_go_up_or_to_wait() -> None:
    steps = [in_python(one)["because"] for one in stories(1, 500)]

    assert {kind for kinds in steps for kind in kinds} == REASONS
