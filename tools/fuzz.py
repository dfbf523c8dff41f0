"""Run the properties with thousands of examples each and say how many were tried: what ``make test`` has no time for.

In: ``--examples N`` for each property; ``--kills N`` for each engine, of eight writers at once (``tests.chaos``). Out:
pytest's words, the totals, and ``docs/figures/fuzz.json`` with machine and commit. A counter-example that is found
belongs in the tests as a named case.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDERS: Final = ("tests/properties",)
ENGINES: Final = ("sqlcipher", "postgresql")
TRIED: Final = re.compile(r"(\d+) passing, (\d+) failing, and (\d+) invalid test cases")
PROPERTY: Final = re.compile(r"^(\S+\.py::\S+):$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How many properties were tried, with how many examples of each outcome."""

    properties: int
    passing: int
    failing: int
    invalid: int


def totals(statistics: str) -> Totals:
    """Count the examples in what ``--hypothesis-show-statistics`` prints."""
    tried = [tuple(map(int, match)) for match in TRIED.findall(statistics)]
    return Totals(
        properties=len(set(PROPERTY.findall(statistics))),
        passing=sum(each[0] for each in tried),
        failing=sum(each[1] for each in tried),
        invalid=sum(each[2] for each in tried),
    )


def main() -> int:
    """Run, count, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=5000, help="examples for each property (default 5000)")
    parser.add_argument("--kills", type=int, default=1000, help="kills of writers on each engine (default 1000)")
    asked = parser.parse_args()
    words = ["-p", "no:xdist", "-v", "--timeout=0", "--hypothesis-show-statistics", *FOLDERS]
    begun = time.monotonic()
    with subprocess.Popen(
        [Path(sys.executable).parent / "pytest", *words],
        cwd=ROOT,
        env={**os.environ, "STANDFAST_TRIES": "fuzz", "STANDFAST_EXAMPLES": str(asked.examples)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        said = "".join(_shown(running))
    seconds = time.monotonic() - begun
    found = totals(said)
    print(f"{found.properties} properties, {found.passing} examples passed, {found.failing} failed, {seconds:.0f} s")
    killed = [tally for engine in ENGINES if (tally := _kill(engine, asked.kills)) is not None]
    _write(found, seconds, killed)
    if running.returncode == 0 and not found.passing:
        print("No example was counted: does Hypothesis say its statistics in other words now? See TRIED.")
        return 1
    if len(killed) < len(ENGINES) or any(tally["faults"] for tally in killed):
        print("Something was lost, stood twice, or could not be counted when writers were killed: see above.")
        return 1
    return running.returncode


def _kill(engine: str, kills: int) -> dict[str, Any] | None:
    """Kill writers on an engine, and give what was counted; ``None`` where it could not be."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.chaos.kills", engine, "--kills", str(kills)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    print(done.stdout, end="", flush=True)
    return dict(json.loads(done.stdout)) if done.stdout.strip() else None


def _shown(running: subprocess.Popen[str]) -> Iterator[str]:
    """Give what a program says, line by line, and show it meanwhile: a long run that is silent looks dead."""
    for line in running.stdout or ():
        print(line, end="", flush=True)
        yield line


def _write(found: Totals, seconds: float, killed: list[dict[str, Any]]) -> None:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    import _machine  # noqa: PLC0415 - benchmarks are scripts, not a package: their folder joins the path just above

    told = {
        "name": "fuzz",
        "machine": _machine.machine(),
        "versions": _machine.versions(("hypothesis", "pytest")),
        "commit": _machine.commit(),
        "properties": found.properties,
        "examples": {"passing": found.passing, "failing": found.failing, "invalid": found.invalid},
        "seconds": round(seconds, 1),
        "kills": killed,
    }
    figures = ROOT / "docs/figures/fuzz.json"
    figures.parent.mkdir(parents=True, exist_ok=True)
    figures.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
