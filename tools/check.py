"""The one door: everything that must hold, in order of haste, each step with its seconds. CI runs this, nothing else.

In: this tree. Out: each step's own words, a table of seconds, and 0 when all hold. Every step runs, so that one run
tells everything; past the budget what is running is stopped and the whole has failed.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PROGRAMS: Final = Path(sys.executable).parent
BUDGET_S: Final = 15 * 60
"""The whole may never take longer."""
GOAL_S: Final = 2 * 60
"""This version's goal; passing it is said, and is no failure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One check: its name and its words, the first of them a program of this environment."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How a step ended."""

    step: Step
    seconds: float
    held: bool


# From the quickest answer to the slowest; the tests stand last, so that their closing line ends the run's own words.
STEPS: Final = (
    Step(name="lint", words=("ruff", "check", ".")),
    Step(name="format", words=("ruff", "format", "--check", "--quiet", ".")),
    Step(name="types", words=("mypy",)),
    Step(name="imports", words=("lint-imports", "--no-logo")),
    Step(name="data and gates", words=("python", "-m", "tools.gates")),
    Step(name="law", words=("standfast", "law", "check")),
    Step(name="tests", words=("pytest", "-n", "2", "--dist", "loadfile")),
)


def run(steps: Sequence[Step], *, budget_s: float = BUDGET_S) -> tuple[Done, ...]:
    """Run each step in turn within one budget."""
    begun = time.monotonic()
    done: list[Done] = []
    for step in steps:
        print(f"── {step.name}", flush=True)
        at = time.monotonic()
        held = _held(step, left_s=budget_s - (at - begun))
        done.append(Done(step=step, seconds=time.monotonic() - at, held=held))
    return tuple(done)


def _held(step: Step, *, left_s: float) -> bool:
    if left_s <= 0:
        print(f"{step.name}: not run, the budget is spent")
        return False
    try:
        ended = subprocess.run(
            [PROGRAMS / step.words[0], *step.words[1:]],
            cwd=ROOT,
            env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
            stdin=subprocess.DEVNULL,
            timeout=left_s,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(f"{step.name}: stopped, the budget is spent")
        return False
    return ended.returncode == 0


def verdict(done: Sequence[Done], *, budget_s: float = BUDGET_S, goal_s: float = GOAL_S) -> int:
    """Print the seconds of each step and of the whole, and give the exit code."""
    whole = sum(each.seconds for each in done)
    print()
    for each in done:
        print(f"  {each.step.name:<16}{each.seconds:8.1f} s   {'holds' if each.held else 'FAILS'}")
    print(f"  {'the whole':<16}{whole:8.1f} s   of {budget_s:g} s; goal {goal_s:g} s")
    if whole > budget_s:
        print("The whole took longer than its budget: that is a failure.")
        return 1
    if whole > goal_s:
        print("Slower than this version's goal. Which test is slow? pytest --durations=10 tells.")
    return 0 if all(each.held for each in done) else 1


if __name__ == "__main__":
    sys.exit(verdict(run(STEPS)))
