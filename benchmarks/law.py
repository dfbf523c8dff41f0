"""How long the law takes: to load from cold, with and without what was kept, and to hold every offence against a case.

The cases: the example, one with three children made here, and whichever of the sample cases takes longest. Prints
machine and versions; ``--json FILE`` writes the figures. Goals: 400 ms for ``assess`` from cold, 5 ms for a case.
"""

import os
import runpy
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any

from _machine import ROOT, figure, median_ms, once_ms, report
from standfast.actions.conclude import assess_answers
from standfast.catalogue import Value
from standfast.ground.data_files import DATA
from standfast.law import Facts, StatedFacts, Statement, findings, load_law
from standfast.law.load import read_law
from standfast.plan.facts import CaseFacts
from standfast.wiring.clock import MachineClock

ANSWERS = ROOT / "examples/northgate/answers.yaml"
EVENT, TODAY = (date(2026, 5, 2), date(2026, 5, 9)), date(2026, 5, 22)
# In a process of its own, so that nothing is warm.
LOAD = """
import time
begun = time.perf_counter()
from standfast.law.load import load_law
imported = time.perf_counter()
load_law("ca")
print((imported - begun) * 1000, (time.perf_counter() - imported) * 1000)
"""


def case_of(children: int) -> StatedFacts:
    """Make an invented case: each child with a conversation, what was done, and three images."""
    told: list[Statement] = []

    def say(key: str, subject: str, value: Value) -> None:
        told.append(
            Statement(key=key, subject=subject, value=value, says="parent_saw", sure="sure", entry=len(told) + 1)
        )

    for number in range(children):
        child = f"child{number}"
        say("child.age_at_time", child, 8 + number)
        for group in ("conversation", "conduct"):
            say(f"{group}.child", f"{group}{number}", child)
        for name in ("by_telecommunication", "age_known_to_person", "sexual_talk", "secrecy_asked", "moved_app"):
            say(f"conversation.{name}", f"conversation{number}", value=True)
        for name in ("image_asked", "touching_asked", "explicit_material_sent", "threat_made"):
            say(f"conduct.{name}", f"conduct{number}", value=True)
        say("conduct.demanded", f"conduct{number}", "images")
        for image in (f"image{number}.{place}" for place in range(3)):
            say("image.child", image, child)
            for name in ("intimate", "provided", "made_because_asked", "received_by_person", "passed_on"):
                say(f"image.{name}", image, value=True)
    return StatedFacts(told=tuple(told))


def example() -> Facts:
    """Give the facts of the example case."""
    return CaseFacts(assess_answers(ANSWERS.read_bytes(), name=ANSWERS.name, clock=MachineClock()).case)


def asking(facts: Facts, *, event: Any = EVENT, today: date = TODAY) -> Callable[[], object]:
    """Give the call that is measured: every offence, for each child."""
    law = load_law("ca")
    return lambda: findings(law, facts, event=event, today=today)


def heaviest_sample() -> tuple[str, Callable[[], object]]:
    """Find the sample case that takes longest."""
    samples = runpy.run_path(str(ROOT / "tests/unit/law/conftest.py"))["sample_cases"]()
    calls = {one.name: asking(one.facts, event=one.event, today=one.today) for one in samples}
    slowest = max(calls, key=lambda name: median_ms(calls[name], runs=5))
    return slowest, calls[slowest]


def _fresh(*arguments: str) -> str:
    """Run a new process as a person's would be: with bytecode, whatever this machine says about it."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run([sys.executable, *arguments], env=env, capture_output=True, text=True, check=True)
    return done.stdout


def cold_load() -> tuple[float, float]:
    """Give the milliseconds of importing and of loading, in a new process."""
    imported, loaded = _fresh("-c", LOAD).split()
    return float(imported), float(loaded)


def cold_assess_ms() -> float:
    """Give the milliseconds of the whole command in a new process."""
    begun = time.perf_counter()
    _fresh("-m", "standfast.cli.main", "assess", str(ANSWERS))
    return (time.perf_counter() - begun) * 1000


def main() -> int:
    """Measure and report."""
    cold_assess_ms()
    # Bytecode and what was kept are there now.
    imports, loads = zip(*(cold_load() for _ in range(5)), strict=True)
    law = load_law("ca")
    slowest, heaviest = heaviest_sample()
    return report(
        "law",
        [
            figure("import of the law's engine, cold", median(imports), unit="ms"),
            figure(f"load of Canada's law ({len(law.provisions)} provisions), cold, kept", median(loads), unit="ms"),
            figure("load of Canada's law, from YAML", once_ms(lambda: read_law(DATA, "ca")), unit="ms"),
            figure("assess, the command, cold", median(cold_assess_ms() for _ in range(5)), unit="ms", at_most=400.0),
            figure(
                f"{len(law.offences)} offences over the example", median_ms(asking(example())), unit="ms", at_most=5.0
            ),
            figure(f"the same over the heaviest sample ({slowest})", median_ms(heaviest), unit="ms", at_most=5.0),
            figure("the same over a case with three children", median_ms(asking(case_of(3))), unit="ms", at_most=5.0),
        ],
        packages=("pyyaml", "jsonschema-rs"),
    )


if __name__ == "__main__":
    sys.exit(main())
