"""All of Canada over a case in under 5 ms: benchmarks/law.py measures it; this holds it loosely, on busy machines."""

import time
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any

from standfast.law import StatedFacts, findings, load_law

BUDGET_MS = 5
LOOSE = 6
# how much slower a busy machine may be

Stated = Callable[[dict[str, dict[str, Any]]], StatedFacts]


def test_all_of_canada_over_three_children_stays_near_its_budget(stated: Stated) -> None:
    law, told = load_law("ca"), dict[str, dict[str, Any]]()
    for child in ("robin", "sam", "alex"):
        told[f"child/{child}"] = {"age_at_time": 12}
        told[f"conversation/{child}"] = {"child": child, "by_telecommunication": True, "sexual_talk": True}
        told[f"conduct/{child}"] = {"child": child, "image_asked": True, "threat_made": True, "demanded": "money"}
        told[f"image/{child}"] = {"child": child, "intimate": True, "provided": True, "passed_on": "not_known"}
    facts = stated(told)

    def once() -> float:
        begun = time.perf_counter()
        found = findings(law, facts, event=date(2026, 5, 2), today=date(2026, 5, 22))
        assert len(found) == 3 * len(law.offences)
        return (time.perf_counter() - begun) * 1000

    assert median(once() for _ in range(15)) < BUDGET_MS * LOOSE
