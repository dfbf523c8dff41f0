"""A small planted tree, laid out like this repository, for a gate to look at."""

from collections.abc import Callable
from pathlib import Path

import pytest

Plant = Callable[[dict[str, str]], Path]


@pytest.fixture
def root() -> Path:
    """Give the real tree."""
    return Path(__file__).resolve().parents[2]


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    """Give a function that writes files into a tree of its own and gives the tree."""

    def write(files: dict[str, str]) -> Path:
        tree = tmp_path / "tree"
        for name, text in files.items():
            path = tree / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tree

    return write
