from collections.abc import Callable
from pathlib import Path

import pytest

from tools.gates.provenance import findings

Plant = Callable[[dict[str, str]], Path]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: 1\n", "opens without a comment that tells its source"),
        ("a: 1\n# Source: the Code, read 2026-11-24.\n", "opens without a comment that tells its source"),
        ("# Some things.\na: 1\n", "its opening comment doesn't tell its source"),
        ("# Source: the Code.\na: 1\n", "its opening comment doesn't tell the date of its check"),
    ],
)
def test_data_without_its_provenance_is_found(plant: Plant, text: str, says: str) -> None:
    assert [each.says for each in findings(plant({"src/standfast_data/law/ca/x.yaml": text}))] == [says]


def test_a_source_and_a_date_are_enough(plant: Plant) -> None:
    text = "# Source: the Code, read on 2026-11-24. Not reviewed by a lawyer.\na: 1\n"

    assert findings(plant({"src/standfast_data/law/ca/x.yaml": text})) == ()
