"""A lost file, a file in the way, two programs at once: what is there is said as it is, and nothing is made twice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.conftest import Demo
from tests.journeys.standing import ROOT, bytes_under, close_all, run


@pytest.mark.parametrize("lost", ["keys.json", "pages.db"])
@pytest.mark.parametrize("words", [("case", "list"), ("next", "our evening"), ("case", "new", "OURS")], ids=" ".join)
def test_a_lost_file_is_never_said_to_be_no_case_and_is_never_replaced(
    case: str, home: Path, answers: Path, lost: str, words: tuple[str, ...]
) -> None:
    close_all()
    (home / "own" / lost).unlink()
    before = bytes_under(home)

    done = run(*(str(answers) if word == "OURS" else word for word in words))

    close_all()
    assert (done.code, done.out) == (2, "")
    assert lost in done.problems[0]["What next"]
    assert bytes_under(home) == before
    assert case


@pytest.mark.parametrize("words", [("case", "list"), ("case", "new", "OURS"), ("demo",)], ids=" ".join)
def test_a_home_that_is_a_file_is_said(home: Path, answers: Path, words: tuple[str, ...]) -> None:
    home.write_text("mine")

    done = run(*(str(answers) if word == "OURS" else word for word in words))

    assert (done.code, done.out) == (2, "")
    assert "STANDFAST_HOME" in done.problems[0]["What next"]
    assert home.read_text() == "mine"


def at_once(*words: str, home: Path, times: int) -> list[tuple[int, str]]:
    """Start a command several times at the same moment; give each one's exit code and what it said of errors."""
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "standfast.cli.main", *words],
            cwd=ROOT,
            env={**os.environ, "STANDFAST_HOME": str(home)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(times)
    ]
    said = [one.communicate()[1] for one in started]
    return [(one.returncode, err) for one, err in zip(started, said, strict=True)]


def test_demos_that_start_at_once_on_a_new_home_make_one_case(home: Path, tmp_path: Path) -> None:
    codes = at_once("demo", "--out", str(tmp_path / "out"), home=home, times=3)

    assert codes == [(0, "")] * 3
    assert [row["label"] for row in run("case", "list", "--json").json] == ["Northgate"]


def test_one_file_opened_several_times_at_once_is_one_case(home: Path, answers: Path) -> None:
    codes = at_once("case", "new", str(answers), home=home, times=4)

    assert codes == [(0, "")] * 4
    assert len(run("case", "list", "--json").json) == 1


def test_loosened_permissions_are_tightened_with_a_line_that_says_so(demo: Demo) -> None:
    keys = demo.home / "examples" / "keys.json"
    keys.chmod(0o644)

    first, again = run("next", "northgate"), run("next", "northgate")

    assert keys.stat().st_mode & 0o077 == 0
    assert "keys.json" in "".join(first.err.split())
    assert again.err == ""
