from collections.abc import Callable
from pathlib import Path

from tools.gates.folders import findings

Plant = Callable[[dict[str, str]], Path]


def test_a_room_that_the_floors_contract_cannot_see_is_found(plant: Plant) -> None:
    tree = plant({"src/standfast/__init__.py": "", "src/standfast/attic/old.py": "x = 1\n"})

    assert [each.path for each in findings(tree)] == ["src/standfast/attic"]


def test_a_program_that_the_design_does_not_name_is_found(plant: Plant) -> None:
    assert findings(plant({"src/helper/__init__.py": ""}))[0].path == "src/helper"


def test_code_among_the_data_is_found(plant: Plant) -> None:
    tree = plant({"src/standfast_data/__init__.py": "", "src/standfast_data/law/__init__.py": ""})

    assert [each.path for each in findings(tree)] == ["src/standfast_data/law/__init__.py"]


def test_a_new_folder_at_the_top_is_found(plant: Plant) -> None:
    assert [each.path for each in findings(plant({"scripts/x.sh": ""}))] == ["scripts"]


def test_a_placed_folder_is_left_alone(plant: Plant) -> None:
    tree = plant(
        {"src/standfast/__init__.py": "", "src/standfast/case/__init__.py": "", "docs/x.md": "", "README.md": ""}
    )

    assert findings(tree) == ()
