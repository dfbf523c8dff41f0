"""The plan's own data files: danger, the steps of the next hour, time zones. Files in, frozen values out.

Rules in them speak in the catalogue's keys; a key that the catalogue does not know is a fault of the file. How a plan
file is read (``read_plan`` and what stands below it) is shared with the rooms' other loaders.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, cast
from zoneinfo import ZoneInfo

from standfast.catalogue import load_catalogue
from standfast.ground.data_files import DATA
from standfast.ground.errors import BadInput
from standfast.ground.schema import check
from standfast.ground.words import Words
from standfast.ground.yaml_file import Json, plain_value, read_yaml
from standfast.law.rules import Rule, compares, parse_rule
from standfast.law.sources import Certainty

DoneBy = Literal["police_told", "hotline_told", "words_captured", "account_named", "devices_set_aside"]
AtHome = Literal["other_words", "only", "never"]
"""What becomes of a step when it may be someone at home: other words, told only then, or left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerKind:
    """One way in which a child may be in danger now."""

    id: str
    rule: Rule
    told: Words
    for_police: Words
    do: Words
    do_at_home: Words | None
    # what to do instead where it may be someone at home
    call: tuple[str, ...]
    # bodies


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSource:
    """Where a step comes from."""

    title: Words
    checked: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence that stands alone, with where it comes from and how certain that is."""

    id: str
    say: Words
    certainty: Certainty
    source: StepSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A step in words."""

    title: Words
    detail: Words
    why: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do, and why."""

    id: str
    done_by: DoneBy | None
    # what in the case shows it done
    done: Words | None
    # what is said of it then
    when: Rule | None
    # left out where this answers no; where it is not known the step stays
    only_if: Rule | None
    # told only where someone's word, even a hesitant one, says so
    kinds: tuple[str, ...]
    # told only where the assessment names one of these; empty: always
    route: str | None
    # of steps that share a route, the one otherwise step stands only where no other does
    otherwise: bool
    at_home: AtHome | None
    home: Told | None
    # its words where it may be someone at home
    lines: tuple[Line, ...]
    # said under it, each with its own source
    title: Words
    detail: Words
    why: Words
    certainty: Certainty
    source: StepSource


@dataclass(frozen=True, slots=True, kw_only=True)
class NotNow:
    """One thing to leave, and why."""

    id: str
    say: Words
    why: Words
    at_home: bool
    # false: left out where it may be someone at home
    certainty: Certainty
    source: StepSource


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerData:
    """Every kind of danger, and the line that stands on everything."""

    always: Words
    always_for_police: Words
    kinds: tuple[DangerKind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoNowData:
    """The steps of the next hour, in order, and what to leave."""

    steps: tuple[Step, ...]
    not_now: tuple[NotNow, ...]


@cache
def load_danger() -> DangerData:
    """Load ``plan/danger.yaml``."""
    data = read_plan("danger")
    return DangerData(
        always=words_of(data["always"]),
        always_for_police=words_of(data["always_for_police"]),
        kinds=tuple(
            DangerKind(
                id=cast("str", one["id"]),
                rule=rule_of(one["rule"], file="plan/danger.yaml"),
                told=words_of(one["told"]),
                for_police=words_of(one["for_police"]),
                do=words_of(one["do"]),
                do_at_home=_words_or_none(one, "do_at_home"),
                call=tuple(cast("list[str]", one["call"])),
            )
            for one in objects(data["kinds"])
        ),
    )


@cache
def load_do_now() -> DoNowData:
    """Load ``plan/do_now.yaml``."""
    data = read_plan("do_now")
    return DoNowData(
        steps=tuple(_step(one) for one in objects(data["steps"])),
        not_now=tuple(
            NotNow(
                id=cast("str", one["id"]),
                say=words_of(one["say"]),
                why=words_of(one["why"]),
                at_home=one.get("home") != "never",
                certainty=certainty_of(one),
                source=source_of(one),
            )
            for one in objects(data["not_now"])
        ),
    )


@cache
def load_zones() -> Mapping[str, ZoneInfo]:
    """Load ``plan/zones.yaml``: province → its main time zone."""
    zones = cast("dict[str, str]", read_plan("zones")["zones"])
    return MappingProxyType({province: _zone(name) for province, name in zones.items()})


def _zone(name: str) -> ZoneInfo:
    """Read a zone from the tzdata package: a machine's own may be years old, and provinces give up changing clocks."""
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


def _step(one: dict[str, Json]) -> Step:
    home = one.get("home")
    return Step(
        id=cast("str", one["id"]),
        done_by=cast("DoneBy | None", one.get("done_by")),
        done=_words_or_none(one, "done"),
        when=_rule_or_none(one, "when"),
        only_if=_rule_or_none(one, "only_if"),
        kinds=tuple(cast("list[str]", one.get("kinds", []))),
        route=cast("str | None", one.get("route")),
        otherwise=one.get("otherwise") is True,
        at_home="other_words" if isinstance(home, dict) else cast("AtHome | None", home),
        home=_told(home) if isinstance(home, dict) else None,
        lines=tuple(line_of(line) for line in objects(one.get("lines", []))),
        title=words_of(one["title"]),
        detail=words_of(one["detail"]),
        why=words_of(one["why"]),
        certainty=certainty_of(one),
        source=source_of(one),
    )


def _told(home: dict[str, Json]) -> Told:
    return Told(title=words_of(home["title"]), detail=words_of(home["detail"]), why=words_of(home["why"]))


def _rule_or_none(one: dict[str, Json], name: str) -> Rule | None:
    return rule_of(one[name], file="plan/do_now.yaml") if name in one else None


def _words_or_none(one: dict[str, Json], name: str) -> Words | None:
    return words_of(one[name]) if name in one else None


# How a plan file is read ---------------------------------------------------------------------------------------------


def read_plan(name: str) -> dict[str, Json]:
    """Read ``plan/<name>.yaml`` and hold it against ``schemas/plan_<name>.json``."""
    node = read_yaml(DATA / "plan" / f"{name}.yaml")
    value = plain_value(node)
    check(value, schema_name=f"plan_{name}", file=f"plan/{name}.yaml", node=node)
    return cast("dict[str, Json]", value)


def rule_of(value: Json, *, file: str) -> Rule:
    """Read a rule whose keys the catalogue knows."""
    rule = parse_rule(value, file=file)
    for compare in compares(rule):
        fact_key(compare.key)
    return rule


def fact_key(key: Json) -> str:
    """Take the key of a fact, which the catalogue must know: a record's field is none."""
    if key not in _fact_keys():
        raise BadInput("catalogue.unknown_key", field=key, near="—")
    return key


@cache
def _fact_keys() -> frozenset[str]:
    return frozenset(load_catalogue().keys())


def line_of(one: dict[str, Json]) -> Line:
    """Read a sentence with its source."""
    return Line(id=cast("str", one["id"]), say=words_of(one["say"]), certainty=certainty_of(one), source=source_of(one))


def certainty_of(one: dict[str, Json]) -> Certainty:
    """Read how certain something is."""
    return Certainty(cast("str", one["certainty"]))


def source_of(one: dict[str, Json]) -> StepSource:
    """Read where something comes from."""
    told = cast("dict[str, Json]", one["source"])
    return StepSource(title=words_of(told["title"]), checked=date.fromisoformat(cast("str", told["checked"])))


def objects(value: Json) -> list[dict[str, Json]]:
    """Take a list of objects, as the schema saw them."""
    return cast("list[dict[str, Json]]", value)


def words_of(value: Json) -> Words:
    """Read a text in both languages."""
    told = cast("dict[str, str]", value)
    return Words(en=told["en"], fr=told["fr"])
