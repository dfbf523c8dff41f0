"""How long the law takes: to load from cold, and to hold every offence against a case of ordinary size.

Prints machine and versions; ``--json FILE`` writes the figures. Goals: 100 ms to load, 5 ms to assess.
"""

import subprocess
import sys
from datetime import date

from _machine import figure, median_ms, report
from standfast.catalogue import Value
from standfast.law import StatedFacts, Statement, findings, load_law

# In a process of its own, so that nothing is warm: imports, the schema checker and every file.
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


def cold_load() -> tuple[float, float]:
    """Give the milliseconds of importing and of loading, in a new process."""
    done = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True)
    imported, loaded = done.stdout.split()
    return float(imported), float(loaded)


def assess_ms(children: int) -> float:
    """Give the median milliseconds of an assessment."""
    law, facts = load_law("ca"), case_of(children)
    event = (date(2026, 5, 2), date(2026, 5, 9))
    return median_ms(lambda: findings(law, facts, event=event, today=date(2026, 5, 22)), runs=101)


def main() -> int:
    """Measure and report."""
    cold = sorted(cold_load() for _ in range(5))[2]
    return report(
        "assess",
        [
            figure("import of the law's engine, cold", cold[0], unit="ms"),
            figure("load of Canada's law, cold", cold[1], unit="ms", at_most=100.0),
            figure("assessment of a case with one child", assess_ms(1), unit="ms", at_most=5.0),
            figure("assessment of a case with three children", assess_ms(3), unit="ms"),
        ],
        packages=("pyyaml", "jsonschema-rs"),
    )


if __name__ == "__main__":
    sys.exit(main())
