from collections.abc import Callable
from pathlib import Path

import pytest

from tools.gates.places import findings

Plant = Callable[[dict[str, str]], Path]

# Cut in two by a bar: this file, too, is part of the tree that the gate reads.
CUT = (
    ("pyp|i.org", "files.pyth|onhosted.org", "registry.npm|js.org", "deb.deb|ian.org"),
    ("/wor|k/main/x", "/ro|ot/.cache", "/ho|me/robin/x", "/Us|ers/robin/x", "C:\\Us|ers\\robin"),
    ("--index-|url x", "--extra-index-|url x", "--trusted-|host x"),
)
REGISTRIES, PLACES, OPTIONS = ([text.replace("|", "") for text in texts] for texts in CUT)


@pytest.mark.parametrize("text", [*REGISTRIES, *PLACES, *OPTIONS])
def test_a_registry_or_a_machines_path_is_found_anywhere(plant: Plant, text: str) -> None:
    tree = plant({"docs/start.md": f"See {text} for it.\n", ".ci/run": "make test\n"})

    assert [each.place for each in findings(tree)] == ["docs/start.md:1"]


def test_the_script_that_ci_runs_is_read_too(plant: Plant) -> None:
    assert len(findings(plant({".ci/run": f"curl {REGISTRIES[0]}\n"}))) == 1


def test_an_address_in_a_lock_is_found(plant: Plant) -> None:
    tree = plant({"requirements.lock": "x @ https://example.org/x.whl \\\n    --hash=sha256:00\n"})

    assert [each.says for each in findings(tree)] == ["a lock holds no addresses; export it without"]


@pytest.mark.parametrize("text", ["https://example.org/work/x", "a/root/x", "out/northgate/brief.en.pdf", "/usr/lib"])
def test_other_paths_are_left_alone(plant: Plant, text: str) -> None:
    assert findings(plant({"docs/start.md": text + "\n"})) == ()


def test_what_git_ignores_is_not_read(plant: Plant) -> None:
    tree = plant({"uv.lock": REGISTRIES[1], ".venv/x.txt": PLACES[0], "src/standfast/__pycache__/x.txt": PLACES[0]})

    assert findings(tree) == ()
