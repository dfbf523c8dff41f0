"""The import contracts bite: a copy of the program gets one breach for each, and each is told with its place.

The copy holds the real program, so a contract that was loosened, or a room that is missing from one, shows here too.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BREACHES = {
    # Lazy, inside a function: floors hold there too.
    "floors": ("case/sly.py", "def f():\n    from standfast.plan import facts\n    return facts\n"),
    "core": ("papers/sly.py", "def f():\n    from django.db import connection\n    return connection\n"),
    "pictures": ("cli/sly.py", "from PIL import Image\n"),
    "network": ("wiring/sly.py", "def f():\n    import urllib.request\n    return urllib.request\n"),
    "light": ("cli/face.py", "import django.conf\n"),
    "adapters": ("cli/sly_too.py", "from standfast.store import models\n"),
    "apart": ("../standfast_data/__init__.py", "import standfast\n"),
    "hasher": ("world/sly.py", "def f():\n    from standfast_hasher import keep\n    return keep\n"),
    "hasher_network": ("../standfast_hasher/header.py", "import urllib.request\n"),
    "cycles": ("case/case.py", "from standfast.case import fold\n"),
}
PLACES = {
    "floors": "standfast.case.sly -> standfast.plan.facts",
    "core": "standfast.papers.sly -> django",
    "pictures": "standfast.cli.sly -> PIL",
    "network": "standfast.wiring.sly -> urllib",
    "light": "standfast.cli.face -> django",
    "adapters": "standfast.cli.sly_too -> standfast.store",
    "apart": "standfast_data -> standfast",
    "hasher": "standfast.world.sly -> standfast_hasher.keep",
    "hasher_network": "standfast_hasher.header -> urllib",
    "cycles": "case",
}


def _copy(root: Path, folder: Path) -> Path:
    code = shutil.ignore_patterns("__pycache__", "*.yaml", "*.json", "*.ttf", "*.otf")
    shutil.copytree(root / "src", folder / "src", ignore=code)
    shutil.copy(root / "pyproject.toml", folder)
    return folder


def _lint(folder: Path, *contracts: str) -> tuple[int, str]:
    asked = [word for contract in contracts for word in ("--contract", contract)]
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-logo", "--no-cache", *asked],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, " ".join((done.stdout + done.stderr).split())


@pytest.mark.parametrize("contract", BREACHES)
def test_a_planted_import_breaks_its_contract(contract: str, root: Path, tmp_path: Path) -> None:
    tree = _copy(root, tmp_path)
    name, code = BREACHES[contract]
    path = tree / "src/standfast" / name
    path.write_text(code + (path.read_text(encoding="utf-8") if path.is_file() else ""), encoding="utf-8")

    exit_code, said = _lint(tree, contract)

    assert exit_code == 1
    assert "0 kept, 1 broken" in said
    assert PLACES[contract] in said


def test_an_unplaced_folder_breaks_the_floors(root: Path, tmp_path: Path) -> None:
    tree = _copy(root, tmp_path)
    (tree / "src/standfast/attic").mkdir()
    (tree / "src/standfast/attic/__init__.py").touch()

    exit_code, said = _lint(tree, "floors")

    assert exit_code == 1
    assert "standfast.attic" in said


def test_rooms_on_one_floor_are_blind_to_each_other(root: Path, tmp_path: Path) -> None:
    tree = _copy(root, tmp_path)
    (tree / "src/standfast/law/sly.py").write_text("from standfast.case import fold\n", encoding="utf-8")

    exit_code, said = _lint(tree, "floors")

    assert exit_code == 1
    assert "standfast.law.sly -> standfast.case" in said


def test_every_contract_is_kept_by_the_real_tree_and_has_its_breach_here(root: Path, tmp_path: Path) -> None:
    exit_code, said = _lint(_copy(root, tmp_path))

    assert exit_code == 0, said
    assert f"Contracts: {len(BREACHES)} kept, 0 broken" in said
