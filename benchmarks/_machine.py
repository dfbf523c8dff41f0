"""What every benchmark says beside its figures: the machine, the versions, the commit, and how often it was run.

In: names, numbers and callables. Out: one table on the screen and one JSON file under ``docs/figures/``::

    {"name": …, "machine": {…}, "versions": {…}, "commit": …, "figures": [{"what", "value", "unit", "goal", "met", …}]}

A script that imports this stays short::

    def main() -> int:
        return report("brief", [figure("first PDF", first_ms, unit="ms", at_most=300.0)], packages=("typst",))
"""

import argparse
import gc
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured number and the goal it is held against."""

    what: str
    value: float
    unit: str
    # None: measured to be known, without a goal.
    goal: float | None = None
    # True: the goal is the most it may be; False: the least.
    goal_is_most: bool = True

    @property
    def met(self) -> bool | None:
        """Say whether the goal is met; None where there is none."""
        if self.goal is None:
            return None
        return self.value <= self.goal if self.goal_is_most else self.value >= self.goal


def figure(
    what: str,
    value: float,
    *,
    unit: str,
    at_most: float | None = None,
    at_least: float | None = None,
) -> Figure:
    """Make one figure with at most one goal."""
    if at_most is not None and at_least is not None:
        message = "a figure has one goal"
        raise ValueError(message)
    goal = at_most if at_most is not None else at_least
    return Figure(what=what, value=value, unit=unit, goal=goal, goal_is_most=at_least is None)


def once_ms(call: Callable[[], object]) -> float:
    """Give the milliseconds that one call takes: for what is only slow the first time."""
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def median_ms(call: Callable[[], object], *, runs: int = 21, warm_ups: int = 1) -> float:
    """Give the median milliseconds of ``runs`` calls after ``warm_ups`` that don't count."""
    for _ in range(warm_ups):
        call()
    gc.collect()
    return statistics.median(once_ms(call) for _ in range(runs))


def machine() -> dict[str, str]:
    """Name the machine by what makes it fast or slow, never by its own name or a path."""
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count() or 1),
        "memory": _memory(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
    }


def versions(packages: Sequence[str] = ()) -> dict[str, str]:
    """Give the installed version of Standfast and of each package named."""
    found: dict[str, str] = {}
    for name in ("standfast", *packages):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def commit() -> str:
    """Give the commit that was measured; a ``+`` says that the tree held changes beside it."""
    head = _git("rev-parse", "--short=12", "HEAD")
    if not head:
        return "unknown"
    return head + ("+" if _git("status", "--porcelain", "--untracked-files=no") else "")


def report(name: str, figures: Sequence[Figure], *, packages: Sequence[str] = ()) -> int:
    """Print the figures, write them where ``--json PATH`` says, and give an exit code: 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=f"Measure: {name}.")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    asked = parser.parse_args()
    told = {
        "name": name,
        "machine": machine(),
        "versions": versions(packages),
        "commit": commit(),
        "figures": [{**asdict(each), "met": each.met} for each in figures],
    }
    _print_table(name, figures, packages)
    if asked.json is not None:
        asked.json.parent.mkdir(parents=True, exist_ok=True)
        asked.json.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if any(each.met is False for each in figures) else 0


def _print_table(name: str, figures: Sequence[Figure], packages: Sequence[str]) -> None:
    print(f"{name}: {', '.join(machine().values())}")
    print("  " + ", ".join(f"{package} {number}" for package, number in versions(packages).items()), commit())
    for each in figures:
        sign = "≤" if each.goal_is_most else "≥"
        goal = "" if each.goal is None else f"   goal {sign} {each.goal:g} {each.unit}"
        verdict = {True: "   met", False: "   MISSED", None: ""}[each.met]
        print(f"  {each.what:<52} {each.value:>12,.3f} {each.unit}{goal}{verdict}")


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        for line in cpuinfo.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"


def _memory() -> str:
    if "SC_PHYS_PAGES" not in os.sysconf_names:
        return "unknown memory"
    return f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GiB"


def _git(*words: str) -> str:
    try:
        done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(report("machine", []))
