from collections.abc import Callable
from pathlib import Path

from tools.gates.rooms import findings

Plant = Callable[[dict[str, str]], Path]
CONTRACT = '[[tool.importlinter.contracts]]\nid = "floors"\nlayers = ["cli", "case | (law)"]\n'
PAGE = "| 7 | `cli/` | the faces |\n| 1 | `case/` | the fold |\n| 1 | `law/` | the rules |\n"
DISK = {"src/standfast/cli/__init__.py": "", "src/standfast/case/__init__.py": ""}


def test_a_room_that_the_page_does_not_draw_is_found(plant: Plant) -> None:
    tree = plant({"pyproject.toml": CONTRACT, "docs/architecture.md": PAGE.replace("`law/`", "laws"), **DISK})

    assert findings(tree)[0].path == "docs/architecture.md"


def test_a_room_drawn_on_another_floor_is_found(plant: Plant) -> None:
    tree = plant({"pyproject.toml": CONTRACT, "docs/architecture.md": PAGE.replace("1 | `law", "2 | `law"), **DISK})

    assert len(findings(tree)) == 1


def test_a_folder_without_a_floor_is_found(plant: Plant) -> None:
    tree = plant({"pyproject.toml": CONTRACT, "docs/architecture.md": PAGE, **DISK, "src/standfast/attic/x.py": ""})

    assert [each.path for each in findings(tree)] == ["src/standfast/attic"]


def test_a_page_that_agrees_is_left_alone(plant: Plant) -> None:
    assert findings(plant({"pyproject.toml": CONTRACT, "docs/architecture.md": PAGE, **DISK})) == ()
