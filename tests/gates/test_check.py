"""The door: what fails is told, what is too slow is stopped, and every step of it is one that CI runs."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

from tools.check import BUDGET_S, STEPS, Done, Step, run, verdict

SLOW = Step(name="slow", words=("python", "-c", "import time; time.sleep(30)"))
GOOD = Step(name="good", words=("python", "-c", ""))
BAD = Step(name="bad", words=("python", "-c", "raise SystemExit(3)"))


def test_a_step_that_fails_fails_the_whole_and_the_rest_still_runs() -> None:
    done = run([BAD, GOOD])

    assert [each.held for each in done] == [False, True]
    assert verdict(done) == 1


def test_what_runs_past_the_budget_is_stopped_and_nothing_more_begins(capfd: pytest.CaptureFixture[str]) -> None:
    done = run([SLOW, GOOD], budget_s=0.3)

    assert [each.held for each in done] == [False, False]
    assert done[0].seconds < 10
    assert "good: not run, the budget is spent" in capfd.readouterr().out


def test_a_whole_that_took_longer_than_its_budget_fails_though_each_step_held(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = verdict([Done(step=GOOD, seconds=901, held=True)])

    assert code == 1
    assert "901.0 s   of 900 s" in capsys.readouterr().out


def test_passing_the_goal_is_said_and_is_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    code = verdict([Done(step=GOOD, seconds=121, held=True)])

    assert code == 0
    assert "Slower than this version's goal" in capsys.readouterr().out


def test_the_budget_is_fifteen_minutes() -> None:
    assert BUDGET_S == 15 * 60


def test_ci_runs_the_door_and_the_door_runs_everything(root: Path) -> None:
    steps = {step.words[0] for step in STEPS}
    ci = (root / ".ci/run").read_text(encoding="utf-8")
    makefile = (root / "Makefile").read_text(encoding="utf-8")

    assert "exec make test" in ci
    assert "-m tools.check" in makefile
    assert steps >= {"ruff", "mypy", "lint-imports", "pytest"}


def test_types_are_checked_everywhere_that_code_stands(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))

    assert set(settings["tool"]["mypy"]["files"]) == {"src", "tests", "tools", "benchmarks"}


def test_every_exception_to_the_lint_has_its_reason(root: Path) -> None:
    settings = (root / "pyproject.toml").read_text(encoding="utf-8")
    exceptions = settings.partition("\nignore = [")[2].partition("[tool.ruff.lint.pydocstyle]")[0]

    bare = [line for line in exceptions.splitlines() if re.match(r'.*"[A-Z]+[0-9]*",? *\]?,?$', line)]

    assert bare == []


def test_the_interpreter_of_the_steps_is_this_one() -> None:
    done = run([Step(name="me", words=("python", "-c", f"import sys; sys.exit(sys.prefix != {sys.prefix!r})"))])

    assert done[0].held
