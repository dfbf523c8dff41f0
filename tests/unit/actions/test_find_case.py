"""A case by what a person types: its id, the start of it, its label, or the label as it is easiest to type."""

import pytest

from standfast.actions.find_case import Listed, find_case
from standfast.ground.errors import BadInput
from standfast.journal import CaseId


def listed(id_: str, label: str) -> Listed:
    return Listed(
        id=CaseId(id_),
        label=label,
        province=None,
        next_date=None,
        invented=True,
        opened="2026-05-10T21:00Z",
        answers=None,
    )


CASES = (listed("aa11", "Coulee Bend"), listed("ab22", "Pont-aux-Ormes"), listed("cc33", "!!"))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("aa11", "aa11"),
        ("aa", "aa11"),
        ("Coulee Bend", "aa11"),
        ("coulee-bend", "aa11"),
        ("coulee_bend", "aa11"),
        ("PONT AUX ORMES", "ab22"),
        ("!!", "cc33"),
    ],
)
def test_a_case_is_found_as_people_type_it(typed: str, found: str) -> None:
    assert find_case(CASES, typed).id == found


def test_two_labels_that_are_typed_alike_are_told_apart_by_their_ids() -> None:
    with pytest.raises(BadInput) as refused:
        find_case((listed("aa11", "Coulee Bend"), listed("ab22", "coulee-bend ")), "Coulee_Bend")

    assert refused.value.code == "actions.case_ambiguous"


@pytest.mark.parametrize("typed", ["", "a", "--", "?"])
def test_what_names_no_one_case_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        find_case(CASES, typed)
