"""Run the properties with thousands of examples each and say how many were tried: what ``make test`` has no time for.

In: ``--examples N`` for each property; ``--kills N`` for each engine, of eight writers at once (``tests.chaos``). Out:
pytest's words, the totals, and ``fuzz.json`` and ``kills.json`` in ``docs/figures``, with machine and commit.
A counter-example that is found belongs in the tests as a named case.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
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
    """Run both parts, and tell whether both held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=5000, help="examples for each property; 0: none (default 5000)")
    parser.add_argument("--kills", type=int, default=1000, help="kills on each engine; 0: none (default 1000)")
    asked = parser.parse_args()
    held = [
        _properties(asked.examples) if asked.examples else True,
        _kills(asked.kills) if asked.kills else True,
    ]
    return 0 if all(held) else 1


def _properties(examples: int) -> bool:
    """Run the properties, count, write."""
    words = ["-p", "no:xdist", "-v", "--timeout=0", "--hypothesis-show-statistics", *FOLDERS]
    begun = time.monotonic()
    with subprocess.Popen(
        [Path(sys.executable).parent / "pytest", *words],
        cwd=ROOT,
        env={**os.environ, "STANDFAST_TRIES": "fuzz", "STANDFAST_EXAMPLES": str(examples)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        said = "".join(_shown(running))
    seconds = time.monotonic() - begun
    found = totals(said)
    print(f"{found.properties} properties, {found.passing} examples passed, {found.failing} failed, {seconds:.0f} s")
    counted = {"passing": found.passing, "failing": found.failing, "invalid": found.invalid}
    told = {"properties": found.properties, "examples": counted, "seconds": round(seconds, 1)}
    _write("fuzz", ("hypothesis", "pytest"), told)
    if running.returncode == 0 and not found.passing:
        print("No example was counted: does Hypothesis say its statistics in other words now? See TRIED.")
        return False
    return running.returncode == 0


def _kills(kills: int) -> bool:
    """Kill writers on each engine, and write what was counted."""
    tallies: list[dict[str, Any]] = []
    for engine in ENGINES:
        done = subprocess.run(
            [sys.executable, "-m", "tests.chaos.kills", engine, "--kills", str(kills)],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        print(done.stdout, end="", flush=True)
        if done.stdout.strip():
            tallies.append(dict(json.loads(done.stdout)))
    _write("kills", ("django", "sqlcipher3", "psycopg"), {"tallies": tallies})
    if len(tallies) == len(ENGINES) and not any(tally["faults"] for tally in tallies):
        return True
    print("Something was lost, stood twice, or could not be counted when writers were killed: see above.")
    return False


def _shown(running: subprocess.Popen[str]) -> Iterator[str]:
    """Give what a program says, line by line, and show it meanwhile: a long run that is silent looks dead."""
    for line in running.stdout or ():
        print(line, end="", flush=True)
        yield line


def _write(name: str, packages: Sequence[str], told: dict[str, Any]) -> None:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    import _machine  # noqa: PLC0415 - benchmarks are scripts, not a package: their folder joins the path just above

    whole = {
        "name": name,
        "machine": _machine.machine(),
        "versions": _machine.versions(packages),
        "commit": _machine.commit(),
        **told,
    }
    figures = ROOT / f"docs/figures/{name}.json"
    figures.parent.mkdir(parents=True, exist_ok=True)
    figures.write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
