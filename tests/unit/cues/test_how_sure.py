"""How sure an answer is: below a score, or with another reason near it, what was heard is offered and not said."""

from dataclasses import replace

import pytest

from standfast.cues import find_refusal
from standfast.cues.load import load_refusal_cues

PLAIN = "There is nothing we can do, it happened on the internet."


def test_what_is_said_outright_is_sure() -> None:
    assert find_refusal(PLAIN).unsure is False


@pytest.mark.parametrize(("sure_from", "unsure"), [(0, False), (1_000, True)])
def test_below_the_bar_of_the_data_an_answer_is_a_guess(sure_from: int, unsure: object) -> None:
    heard = find_refusal(PLAIN, replace(load_refusal_cues(), sure_from=sure_from))

    assert (heard.key, heard.unsure) == ("internet", unsure)


def test_what_is_no_refusal_is_never_called_unsure() -> None:
    heard = find_refusal("Thank you for your help today.")

    assert (heard.key, heard.unsure, heard.why) == ("none", False, ())
