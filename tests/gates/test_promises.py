from collections.abc import Callable
from pathlib import Path

import pytest

from tools.gates.promises import findings

Plant = Callable[[dict[str, str]], Path]
TREE = {
    "pyproject.toml": '[[tool.importlinter.contracts]]\nid = "pictures"\n',
    "tests/unit/test_x.py": "def test_it_holds(): ...\n",
}


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (
            "| P1 | Nothing leaves. | `tests/unit/test_y.py::test_it_holds` |",
            "tests/unit/test_y.py::test_it_holds doesn't exist",
        ),
        (
            "| P1 | Nothing leaves. | `tests/unit/test_x.py::test_it_bends` |",
            "tests/unit/test_x.py::test_it_bends doesn't exist",
        ),
        ("| P1 | Nothing leaves. | import contract `sounds` |", "there is no import contract 'sounds'"),
        ("| P1 | Nothing leaves. | we are careful |", "P1 names nothing that holds it"),
    ],
)
def test_a_promise_that_nothing_holds_is_found(plant: Plant, row: str, says: str) -> None:
    tree = plant({**TREE, "docs/threat-model.md": row + "\n"})

    assert [each.says for each in findings(tree)] == [says]


def test_a_promise_that_is_held_is_left_alone(plant: Plant) -> None:
    page = (
        "| P1 | Nothing leaves. | `tests/unit/test_x.py::test_it_holds` |\n"
        "| P2 | No picture is read. | import contract `pictures` |\n"
    )

    assert findings(plant({**TREE, "docs/threat-model.md": page})) == ()
