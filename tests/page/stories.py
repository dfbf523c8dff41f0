"""Stories with police, for both twins: contacts, promises, refusals, stages, complaints, one after another. Invented.

What ``cases.generated`` tells is wide; these are deep: one or two police services in any province, told of at once or
after a move, and what people of each said and did over weeks, seen at an hour somewhere among or after it all.
"""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from tests.page.cases import JsonCase

BEGAN: Final = (
    datetime.fromisoformat("2026-03-05T19:10:00-08:00"),
    datetime.fromisoformat("2026-05-10T21:30:00-07:00"),
    datetime.fromisoformat("2026-10-28T03:15:00-04:00"),
    datetime.fromisoformat("2026-12-23T16:45:00-03:30"),
)
PROVINCES: Final = ("BC", "AB", "SK", "MB", "ON", "QC", "NB", "NS", "PE", "NL", "YT", "NT", "NU")
KINDS: Final = ("rcmp", "municipal", "provincial", "first_nations")
ROLES: Final = (
    "call_taker",
    "officer",
    "officer",
    "watch_commander",
    "detachment_commander",
    "youth_officer",
    "detective",
    "specialised_unit",
    "hotline",
    "platform",
    "professional_standards",
    "oversight",
    "other",
    None,
)
REASONS: Final = ("internet", "overseas", "backlog", "childs_fault", "other", None)
STAGES: Final = (
    "opened",
    "with_youth_officer",
    "with_detectives",
    "order_made",
    "device_examined",
    "charged",
    "closed",
)
WORDS: Final = ("call back", "look at it", "", "she said “wait {when}”")
GAPS: Final = (0, 5, 90, 700, 1500, 4000, 10_000, 30_000, 60_000)
# Minutes between two records.
KINDS_OF_RECORD: Final = (
    *("contact",) * 5,
    *("promise",) * 3,
    "promise_outcome",
    *("refusal",) * 2,
    "stage",
    "report",
    "paper",
    "complaint",
)

CALM: Final = ("contact", "contact", "contact", "stage")
# Nobody refuses and nobody promises: the file only waits.


def stories(seed: int, count: int) -> list[JsonCase]:
    """Give stories by a seed."""
    chance = random.Random(seed)  # noqa: S311  # a test's chance, no secret
    return [_Story(chance).case() for _ in range(count)]


class _Story:
    """Tells one story."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.began = chance.choice(BEGAN)
        self.minutes = 0
        self.promises: list[str] = []
        self.kinds = chance.choice((KINDS_OF_RECORD, KINDS_OF_RECORD, CALM))
        self.police = [f"p{place}" for place in range(chance.choice((0, 1, 1, 1, 2)))]

    def case(self) -> JsonCase:
        facts = list(self._facts())
        records = [self._record(place) for place in range(self.chance.choice((0, 1, 2, 4, 8, 14)))]
        return {
            "facts": sorted(facts, key=lambda one: datetime.fromisoformat(one["known_at"])),
            "records": records,
            "event": None,
            "today": self.began.date().isoformat(),
            "opened_at": self.began.isoformat(),
            "now": self._at(self.minutes + self.chance.choice((-2000, 0, 1, 600, 5000, 15_000, 50_000, 90_000))),
        }

    def _facts(self) -> Iterator[dict[str, Any]]:
        yield self._fact("child.age_at_time", "c1", self.chance.choice((8, 15)), 0)
        if self.chance.random() < 0.9:
            yield self._fact("place.province", "place", self.chance.choice(PROVINCES), 0)
        if self.chance.random() < 0.2:
            yield self._fact("place.province", "place", self.chance.choice(PROVINCES), 9000)
        if self.chance.random() < 0.3:
            yield self._fact("stranger.may_live_with_child", "s1", self.chance.choice((True, False, None)), 300)
        for place, police in enumerate(self.police):
            known = place * self.chance.choice((0, 5000, 20_000))
            yield self._fact("police.kind", police, self.chance.choice((*KINDS, None)), known)
            if self.chance.random() < 0.3:
                yield self._fact("police.province", police, self.chance.choice(PROVINCES), known)
            if self.chance.random() < 0.5:
                yield self._fact("police.name", police, f"Service {place}", known + 10)

    def _fact(self, key: str, subject: str, value: Any, minutes: int) -> dict[str, Any]:
        told = {"key": key, "subject": subject, "value": value, "says": "parent_saw", "sure": "sure"}
        return {**told, "known_at": self._at(minutes)}

    def _record(self, place: int) -> dict[str, Any]:
        kind = self.chance.choice(self.kinds)
        self.minutes += self.chance.choice(GAPS)
        told: dict[str, Any] = {"kind": kind, "id": f"{kind}-{place}", "at": self._at(self.minutes)}
        fields = getattr(self, f"_{kind}")()
        if self.police and kind not in {"promise_outcome", "paper"} and self.chance.random() < 0.3:
            fields["police"] = self.chance.choice(self.police)
        if kind == "promise":
            self.promises.append(told["id"])
        return {**told, **{name: value for name, value in fields.items() if value is not None}}

    def _contact(self) -> dict[str, Any]:
        return {
            "role": self.chance.choice(ROLES),
            "who": self.chance.choice(("Cst. A", None)),
            "direction": self.chance.choice(("out", "out", "in", None)),
            "outcome": self.chance.choice(("reached", "voicemail", "no_answer", "came", None)),
            "file_number": self.chance.choice(("26-1042", None, None)),
        }

    def _promise(self) -> dict[str, Any]:
        due = self.chance.choice((None, 60, 2000, 9000, 40_000))
        return {
            "role": self.chance.choice(ROLES),
            "by": self.chance.choice(("Sgt. B", None)),
            "what": self.chance.choice(WORDS) or None,
            "due_at": None if due is None else self._at(self.minutes + due),
        }

    def _promise_outcome(self) -> dict[str, Any]:
        promise = self.chance.choice(self.promises) if self.promises else None
        return {"promise": promise, "kept": self.chance.choice((True, False, None))}

    def _refusal(self) -> dict[str, Any]:
        return {
            "role": self.chance.choice(ROLES),
            "by": self.chance.choice(("Cst. C", None)),
            "said": self.chance.choice(WORDS) or None,
            "reason": self.chance.choice(REASONS),
        }

    def _stage(self) -> dict[str, Any]:
        return {"stage": self.chance.choice(STAGES)}

    def _report(self) -> dict[str, Any]:
        number = self.chance.choice(("R-7", None))
        return {"to": self.chance.choice(("police", "hotline", "platform", "other")), "number": number}

    def _paper(self) -> dict[str, Any]:
        action = self.chance.choice(("given", "copied", "declined", "forwarded"))
        return {"name": self.chance.choice(("brief", "script")), "action": action, "role": self.chance.choice(ROLES)}

    def _complaint(self) -> dict[str, Any]:
        return {"event": self.chance.choice(("made", "report_received", "review_asked"))}

    def _at(self, minutes: int) -> str:
        return (self.began + timedelta(minutes=minutes)).isoformat()
