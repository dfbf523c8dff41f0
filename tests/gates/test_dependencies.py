from collections.abc import Callable
from pathlib import Path

from tools.gates.dependencies import findings

Plant = Callable[[dict[str, str]], Path]
PROJECT = '[project]\ndependencies = ["django>=5.2,<5.3", "PyNaCl>=1"]\n[dependency-groups]\ndev = ["ruff"]\n'
PAGE = "| `django` | pages | the one we know |\n| `pynacl` | seals | one library |\n| `ruff` | lint | fast |\n"
LOCK = {"requirements.lock": "django==5.2.1 \\\n    --hash=sha256:00\npynacl==1.6\nruff==0.14\n"}


def test_a_package_that_is_not_locked_is_found(plant: Plant) -> None:
    locks = {"requirements.lock": LOCK["requirements.lock"].replace("ruff", "muff")}

    found = findings(plant({"pyproject.toml": PROJECT, "docs/dependencies.md": PAGE, **locks}))

    assert [each.says for each in found] == ["ruff isn't locked; run make lock"]


def test_a_package_without_its_line_is_found(plant: Plant) -> None:
    tree = plant(
        {**LOCK, "pyproject.toml": PROJECT, "docs/dependencies.md": PAGE.replace("| `ruff` | lint | fast |\n", "")}
    )

    assert [each.says for each in findings(tree)] == [
        "ruff has no line in docs/dependencies.md on why it and not another"
    ]


def test_a_line_without_its_package_is_found(plant: Plant) -> None:
    tree = plant({**LOCK, "pyproject.toml": PROJECT, "docs/dependencies.md": PAGE + "| `left-pad` | pads | short |\n"})

    assert [each.place for each in findings(tree)] == ["docs/dependencies.md:4"]


def test_a_line_without_its_reason_is_found(plant: Plant) -> None:
    tree = plant({**LOCK, "pyproject.toml": PROJECT, "docs/dependencies.md": PAGE.replace("| fast |", "| |")})

    assert "why not another" in findings(tree)[0].says


def test_a_whole_page_is_left_alone(plant: Plant) -> None:
    assert findings(plant({**LOCK, "pyproject.toml": PROJECT, "docs/dependencies.md": PAGE})) == ()
