"""Each gate finds nothing in this tree. That each can find something is shown in the files beside this one."""

from pathlib import Path

import pytest

from tools.gates import ALL


@pytest.mark.parametrize("name", ALL)
def test_the_gate_finds_nothing(name: str, root: Path) -> None:
    found = ALL[name](root)

    assert [f"{each.place}: {each.says}" for each in found] == []


def test_every_gate_has_a_test_of_its_own_that_plants_a_breach(root: Path) -> None:
    files = {path.stem for path in (root / "tools/gates").glob("*.py")} - {"__init__", "__main__", "tree"}

    without = {name for name in files if not (root / f"tests/gates/test_{name}.py").is_file()}

    assert without == set()


def test_every_gate_file_is_among_those_that_run(root: Path) -> None:
    files = {path.stem for path in (root / "tools/gates").glob("*.py")} - {"__init__", "__main__", "tree"}

    running = {gate.__module__.rpartition(".")[2] for gate in ALL.values()}

    assert running == files
