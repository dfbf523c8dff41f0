"""Cases for both twins, as the page holds them (JSON) and as the program does: the law's samples, the examples, and as
many generated ones as a test asks for. Every person is invented.

A case is ``{"facts": […], "records": […], "event": [first, last] or null, "today": day, "opened_at": …, "now": …}``;
facts and records stand in the order in which they were told. ``null`` as a value is an answered "I don't know".
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

from standfast.case import Case, Fact, Says, Subject, Sure, fold
from standfast.case.bodies import Opened, Recorded, typed_fields
from standfast.case.from_answers import Writer, bodies_of
from standfast.case.vocabulary import RECORDS, Record
from standfast.catalogue import NOT_KNOWN, NotKnown, Value, load_catalogue
from standfast.catalogue.answers import read_answers
from standfast.catalogue.specs import FactSpec, FactType, Group, GroupKind
from standfast.ground.instants import Instant, read_instant
from standfast.ground.yaml_file import plain_value, read_yaml
from standfast.law import Event, StatedFacts, Statement
from standfast.plan.advice import event_days

JsonCase = dict[str, Any]

ROOT: Final = Path(__file__).parents[2]
LATER: Final = read_instant("2026-12-31T12:00:00-08:00")
BEGAN: Final = datetime.fromisoformat("2026-05-10T21:30:00-07:00")
LAW_CASES: Final = (ROOT / "tests/unit/law/cases", "2026-05-02", "2026-05-09", "2026-05-22")

# Ages on either side of every line that the law draws.
AGES: Final = (*range(8, 23), 30, 45)
# Days on either side of every change of the law that an offence names, and some between.
DAYS: Final = (
    "2002-12-31",
    "2014-06-01",
    "2015-07-16",
    "2015-07-17",
    "2015-07-23",
    "2019-03-05",
    "2024-10-09",
    "2024-10-10",
    "2025-10-09",
    "2025-10-10",
    "2025-10-31",
    "2026-05-02",
    "2026-05-09",
    "2026-06-17",
    "2026-06-18",
    "2026-11-20",
)
BIRTHS: Final = ("2008-05-02", "2010-02-28", "2012-02-29", "2013-05-09", "2014-12-31", "2016-06-18")
TODAYS: Final = ("2024-10-09", "2026-05-22", "2026-11-24")
TEXTS: Final = ("Robin", "Discord", "snapchat", "un jeu", "Q-7", "he said “send it or else”", "N° 26-1042", "?")
PHONES: Final = ("604-555-0134", "514-555-0199")
URLS: Final = ("https://example.org/u/1", "https://example.org/p/é")
OF_A_RECORD: Final = ("kind", "id", "at", "known_at")
# What was asked about has a field "kind" of its own, which the page calls otherwise.
_NAMES: Final = {"kind": "kind_of_danger"}
_FIELDS: Final = {page: own for own, page in _NAMES.items()}


# What a test asks for.


def generated(seed: int, count: int) -> list[JsonCase]:
    """Give cases by a seed: sparse and dense, calm and contradictory, with none to three children."""
    chance = random.Random(seed)  # noqa: S311  # a test's chance, no secret
    return [_Teller(chance).case() for _ in range(count)]


@cache
def law_cases() -> tuple[JsonCase, ...]:
    """Give the law's sample cases."""
    folder, *_ = LAW_CASES
    listed = [one for path in sorted(folder.glob("*.yaml")) for one in _listed(path)]
    return tuple(_law_case(one) for one in listed)


@cache
def example_cases() -> tuple[JsonCase, ...]:
    """Give the example cases, as of each story's own now."""
    return tuple(json_case(_example(path)) for path in sorted(ROOT.glob("examples/*/answers.yaml")))


def python_case(told: JsonCase) -> Case:
    """Make the program's case of a page's: the places of its facts and records are their entries."""
    facts, records = told["facts"], told["records"]
    opened_at = read_instant(told["opened_at"])
    first_record = len(facts) + 1
    return Case(
        id="k3m9-q2x7-w4tz",
        opened=Opened(label="Notes", language="en"),
        opened_at=opened_at,
        as_of=read_instant(told["now"]),
        facts=tuple(_fact(one, seq, opened_at) for seq, one in enumerate(facts, start=1)),
        records=tuple(_record(one, seq) for seq, one in enumerate(records, start=first_record)),
        issued=(),
        corrected=(),
        entries=len(facts) + len(records),
    )


def python_facts(told: JsonCase) -> StatedFacts:
    """Make the law's plain facts of a page's case."""
    return StatedFacts(told=tuple(_statement(one, entry) for entry, one in enumerate(told["facts"], start=1)))


def python_event(told: JsonCase) -> Event:
    """Give the days of the event."""
    event = told["event"]
    return None if event is None else (date.fromisoformat(event[0]), date.fromisoformat(event[1]))


def json_case(case: Case) -> JsonCase:
    """Write the program's case as the page holds one."""
    days = event_days(case)
    return {
        "facts": [
            {
                "key": one.key,
                "subject": one.subject.id,
                "value": _json_value(one.value),
                "says": one.says.value,
                "sure": one.sure.value,
                "known_at": one.known_at.isoformat(),
            }
            for one in case.facts
        ],
        "records": [_json_record(one) for one in case.records],
        "event": None if days is None else [day.isoformat() for day in days],
        "today": case.as_of.date().isoformat(),
        "opened_at": case.opened_at.isoformat(),
        "now": case.as_of.isoformat(),
    }


# From JSON.


@cache
def _types() -> dict[str, FactType]:
    return {key: spec.type for key, spec in load_catalogue().by_key.items()}


def _value(key: str, told: Any) -> Value:
    return NOT_KNOWN if told is None else _typed(_types()[key], told)


@cache
def _typed(kind: FactType, told: bool | int | str) -> Value:  # noqa: FBT001  # a value of JSON
    match kind:
        case FactType.DATE:
            return date.fromisoformat(str(told))
        case FactType.INSTANT:
            return read_instant(str(told))
        # ``cache`` takes True for 1, and its answer would be the first that it was asked for.
        case FactType.BOOLEAN:
            return bool(told)
        case FactType.INTEGER:
            return int(told)
        case _:
            return told


def _statement(one: dict[str, Any], entry: int) -> Statement:
    return Statement(
        key=one["key"],
        subject=one["subject"],
        value=_value(one["key"], one["value"]),
        says=one["says"],
        sure=one["sure"],
        entry=entry,
    )


def _fact(one: dict[str, Any], seq: int, opened_at: Instant) -> Fact:
    return Fact(
        seq=seq,
        subject=Subject(group=one["key"].partition(".")[0], id=one["subject"]),
        key=one["key"],
        value=_value(one["key"], one["value"]),
        says=Says(one["says"]),
        sure=Sure(one["sure"]),
        known_at=read_instant(one["known_at"]) if "known_at" in one else opened_at,
    )


def _record(one: dict[str, Any], seq: int) -> Record:
    kind, at = one["kind"], read_instant(one["at"])
    told = {_FIELDS.get(name, name): value for name, value in one.items() if name not in OF_A_RECORD}
    filled = tuple((name, _value(f"{kind}.{name}", value)) for name, value in told.items())
    recorded = Recorded(kind=kind, id=one["id"], at=at, fields=filled)
    known_at = read_instant(one.get("known_at", one["at"]))
    # The types are the catalogue's.
    typed = cast("dict[str, Any]", typed_fields(recorded))
    return RECORDS[kind](seq=seq, id=one["id"], at=at, known_at=known_at, **typed)


# To JSON.


def _json_value(value: Value) -> Any:
    match value:
        case NotKnown():
            return None
        case date():
            return value.isoformat()
        case _:
            return value


def _json_record(one: Record) -> dict[str, Any]:
    kind = next(name for name, made in RECORDS.items() if type(one) is made)
    group = cast("Group", load_catalogue().group(kind))
    fields = {spec.name: getattr(one, spec.name) for spec in group.facts}
    filled = {_NAMES.get(name, name): _json_value(value) for name, value in fields.items() if value is not None}
    known_at = one.known_at.isoformat()
    return {"kind": kind, "id": one.id, "at": one.at.isoformat(), "known_at": known_at, **filled}


# The law's samples and the examples.


def _listed(path: Path) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", cast("dict[str, Any]", plain_value(read_yaml(path)))["cases"])


def _law_case(told: dict[str, Any]) -> JsonCase:
    _, first, last, today = LAW_CASES
    return {
        "name": told["name"],
        "facts": list(_law_facts(told["facts"])),
        "records": [],
        "event": told.get("event", [first, last]),
        "today": told.get("today", today),
        "opened_at": BEGAN.isoformat(),
        "now": LATER.isoformat(),
    }


def _law_facts(facts: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for place, fields in facts.items():
        group, _, subject = place.partition("/")
        for name, told in fields.items():
            for one in told if isinstance(told, list) else [told]:
                said = one if isinstance(one, dict) else {"is": one}
                yield {
                    "key": f"{group}.{name}",
                    "subject": subject,
                    "value": None if said["is"] == "not_known" else said["is"],
                    "says": said.get("says", "parent_saw"),
                    "sure": said.get("sure", "sure"),
                }


def _example(path: Path) -> Case:
    answers = read_answers(path.read_bytes(), name=path.parent.name, now=LATER)
    bodies = bodies_of(answers, writer=Writer(name="family", at=LATER))
    return fold("k3m9-q2x7-w4tz", enumerate(bodies, start=1), as_of=answers.told_at or LATER)


# Generated ones.


@cache
def _groups(kind: GroupKind) -> tuple[Group, ...]:
    return tuple(group for group in load_catalogue().groups if group.kind is kind)


@dataclass(frozen=True, slots=True)
class _Temper:
    """How a family tells: how much, how contradictory, how sure."""

    tells: float
    is_true: float
    not_known: float
    again: float
    links: float
    sure: tuple[str, ...]

    @classmethod
    def of(cls, chance: random.Random) -> "_Temper":
        return cls(
            tells=chance.choice((0.1, 0.3, 0.5, 0.8)),
            is_true=chance.choice((0.35, 0.6, 0.85, 0.97)),
            not_known=chance.choice((0, 0, 0.05, 0.2)),
            again=chance.choice((0, 0, 0.1, 0.35)),
            links=chance.choice((0, 0.7, 1)),
            sure=chance.choice((("sure",), ("sure", "sure", "think", "not_sure"), ("think", "not_sure", "not_sure"))),
        )


class _Teller:
    """Tells one case."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.temper = _Temper.of(chance)
        self.ids = {group.name: self._ids(group) for group in _groups(GroupKind.FACTS)}
        self.promises: list[str] = []

    def case(self) -> JsonCase:
        facts = [one for group in _groups(GroupKind.FACTS) for one in self._facts(group)]
        if self.chance.random() < 0.3:
            self.chance.shuffle(facts)
        records = list(self._records())
        return {
            "facts": facts,
            "records": records,
            "event": self._event(facts),
            "today": self.chance.choice(TODAYS),
            "opened_at": BEGAN.isoformat(),
            "now": self._after(self.chance.randrange(0, 60 * 24 * 60)),
        }

    def _ids(self, group: Group) -> tuple[str, ...]:
        if not group.many:
            return (group.name,)
        most = self.chance.choice((0, 1, 1, 1, 1, 1, 1, 1, 2, 3))
        return tuple(f"{group.name[0]}{place}" for place in range(1, most + 1))

    def _facts(self, group: Group) -> Iterator[dict[str, Any]]:
        for subject in self.ids[group.name]:
            for spec in group.facts:
                if self.chance.random() < (self.temper.links if spec.refers_to == "child" else self.temper.tells):
                    yield from self._said(spec, subject)

    def _said(self, spec: FactSpec, subject: str) -> Iterator[dict[str, Any]]:
        while True:
            value = self._value(spec)
            if value is not None or spec.refers_to is None:
                says, sure = self.chance.choice(spec.said_by), self.chance.choice(self.temper.sure)
                yield {"key": spec.key, "subject": subject, "value": value, "says": says, "sure": sure}
            if self.chance.random() >= self.temper.again:
                return

    def _value(self, spec: FactSpec) -> Any:  # noqa: C901, PLR0911  # one line a type, and mypy finds a missing one
        chance = self.chance
        if chance.random() < self.temper.not_known:
            return None
        match spec.type:
            case FactType.BOOLEAN:
                return chance.random() < self.temper.is_true
            case FactType.CHOICE:
                return chance.choice(spec.choices).code
            case FactType.INTEGER:
                fitting = [age for age in AGES if spec.maximum is None or age <= spec.maximum]
                return chance.choice(fitting)
            case FactType.DATE:
                return chance.choice(BIRTHS if spec.name == "born_on" else DAYS)
            case FactType.INSTANT:
                return self._after(chance.randrange(-48 * 60, 60 * 24 * 14))
            case FactType.REFERENCE:
                return self._reference(spec.refers_to or "")
            case FactType.PHONE:
                return chance.choice(PHONES)
            case FactType.URL:
                return chance.choice(URLS)
            case FactType.TEXT | FactType.LONG_TEXT:
                return chance.choice(TEXTS)

    def _reference(self, group: str) -> str | None:
        known: Iterable[str] = self.promises if group == "promise" else self.ids[group]
        return self.chance.choice([*known]) if known else None

    def _records(self) -> Iterator[dict[str, Any]]:
        groups = _groups(GroupKind.RECORD)
        minutes = 0
        for place in range(1, self.chance.choice((0, 0, 2, 4, 8)) + 1):
            group = self.chance.choice(groups)
            # Two at one instant are possible.
            minutes += self.chance.choice((0, 10, 200, 1500, 9000))
            id_ = f"{group.name}-{place}"
            told = {spec.name: self._value(spec) for spec in group.facts if self.chance.random() < 0.8}
            filled = {_NAMES.get(name, name): value for name, value in told.items() if value is not None}
            yield {"kind": group.name, "id": id_, "at": self._after(minutes), **filled}
            if group.name == "promise":
                self.promises.append(id_)

    def _event(self, facts: list[dict[str, Any]]) -> list[str] | None:
        """Give the days as the program works them out, or any day or days, or none."""
        days = [one["value"] for one in facts if one["key"] in {"conversation.first_on", "conversation.last_on"}]
        known = [day for day in days if day is not None]
        if known and self.chance.random() < 0.7:
            return [min(known), max(known)]
        return None if self.chance.random() < 0.3 else [self.chance.choice(DAYS), self.chance.choice(DAYS)]

    def _after(self, minutes: int) -> str:
        return (BEGAN + timedelta(minutes=minutes)).isoformat()
