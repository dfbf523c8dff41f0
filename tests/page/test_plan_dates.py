"""Dates of a case where the clocks change: the page counts days and hours as the program does, day by day."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.page.cases import JsonCase
from tests.page.plans import Engine, agree, in_python

SPRING = datetime.fromisoformat("2027-02-10T20:20:00-05:00")
AUTUMN = datetime.fromisoformat("2026-10-01T20:20:00-04:00")
DAYS = 45


def day_by_day(began: datetime, stage: str) -> Iterator[JsonCase]:
    """Tell one story on each of many days: a call, a refusal, two promises, then a stage at which a family waits."""
    for place in range(DAYS):
        first = began + timedelta(days=place)
        at = first.isoformat()
        records: list[dict[str, Any]] = [
            {"kind": "contact", "id": "c", "at": at, "role": "officer", "outcome": "reached", "direction": "out"},
            {"kind": "refusal", "id": "r", "at": at, "role": "officer", "said": "no", "reason": "backlog"},
            {"kind": "promise", "id": "p", "at": at, "role": "officer", "what": "call"},
            {
                "kind": "promise",
                "id": "q",
                "at": at,
                "role": "officer",
                "due_at": (first + timedelta(days=11)).isoformat(),
            },
            {"kind": "stage", "id": "s", "at": at, "stage": stage},
        ]
        yield {
            "facts": [
                {"key": "place.province", "subject": "place", "value": "NB", "says": "parent_saw", "sure": "sure"},
                {"key": "police.kind", "subject": "p", "value": "rcmp", "says": "parent_saw", "sure": "sure"},
            ],
            "records": records,
            "event": None,
            "today": at[:10],
            "opened_at": at,
            "now": (first + timedelta(days=1)).isoformat(),
        }


@pytest.mark.parametrize("stage", ["opened", "with_detectives"])
@pytest.mark.parametrize("began", [SPRING, AUTUMN], ids=["spring", "autumn"])
def test_across_a_change_of_the_clocks_every_date_is_the_programs(engine: Engine, began: datetime, stage: str) -> None:
    agree(engine, [*day_by_day(began, stage)])


def test_these_stories_have_dates_of_every_kind_but_a_duty() -> None:
    told = [str(in_python(one)["dates"]) for one in day_by_day(AUTUMN, "with_detectives")]

    kinds = {date.split(" ")[0] for dates in told for date in dates.split("|")}
    assert kinds == {"step", "promise", "check_in", "notice", "limit"}
