"""What ruff and mypy must find is planted here and found, with this repository's own settings."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAMS = Path(sys.executable).parent


def _run(root: Path, folder: Path, *words: object) -> str:
    done = subprocess.run(
        [PROGRAMS / str(words[0]), *map(str, words[1:])], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout.replace(str(folder), "")


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("import datetime\nx = datetime.datetime.now(datetime.UTC)\n", "TID251"),
        ("import pickle\n", "TID251"),
        ("import urllib.request\n", "TID251"),
        ("from datetime import datetime\nx = datetime(2026, 5, 10)\n", "DTZ001"),
        ("try:\n    x = 1\nexcept Exception:\n    pass\n", "BLE001"),
        ("import subprocess\nsubprocess.run('ls', shell=True)\n", "S602"),
        ("import yaml\nx = yaml.load('a', Loader=yaml.Loader)\n", "S506"),
        ("x = 1  # noqa\n", "PGH004"),
        ("x: int = 'a'  # type: ignore\n", "PGH003"),
        ("print('x')\n", "T201"),
        ("# x = 1\n", "ERA001"),
    ],
)
def test_ruff_finds_what_is_a_fault_here(root: Path, tmp_path: Path, code: str, rule: str) -> None:
    path = tmp_path / "planted.py"
    path.write_text(f'"""Planted."""\n\n{code}', encoding="utf-8")

    said = _run(root, tmp_path, "ruff", "check", "--config", root / "pyproject.toml", "--no-cache", path)

    assert rule in said


PLANTED_TYPES = """
from enum import Enum
from standfast.ground.override import override

class Verdict(Enum):
    YES = 1
    NO = 2
    NOT_KNOWN = 3

def forgets_one(verdict: Verdict) -> None:
    match verdict:
        case Verdict.YES:
            pass
        case Verdict.NO:
            pass

def may_be_unset(flag: bool) -> int:
    if flag:
        x = 1
    return x

class Below:
    def says(self) -> int:
        return 1

class Above(Below):
    def says(self) -> int:
        return 2

class Beside(Below):
    @override
    def sings(self) -> int:
        return 2

def untyped(x):
    return x
"""


def test_mypy_finds_what_is_a_fault_here(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "planted.py"
    path.write_text(PLANTED_TYPES, encoding="utf-8")

    said = _run(root, tmp_path, "mypy", "--config-file", root / "pyproject.toml", "--cache-dir", tmp_path / "c", path)

    for fault in ("[exhaustive-match]", "[possibly-undefined]", "[explicit-override]", "[misc]", "[no-untyped-def]"):
        assert fault in said
