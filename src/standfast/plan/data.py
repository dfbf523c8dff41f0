"""The plan's own data files: danger, the steps of the next hour, time zones. Files in, frozen values out.

Rules in them speak in the catalogue's keys; a key that the catalogue does not know is a fault of the file.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerKind:
    """One way in which a child may be in danger now."""

    id: str
    rule: Rule
    told: Words
    for_police: Words
    do: Words
    call: tuple[str, ...]
    # bodies


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSource:
    """Where a step comes from."""

    title: Words
    checked: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do, and why."""

    id: str
    done_by: DoneBy | None
    # what in the case shows it done
    when: Rule | None
    only_if_yes: bool
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
    source: StepSource | None


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
    data = _read("danger")
    return DangerData(
        always=_words(data["always"]),
        always_for_police=_words(data["always_for_police"]),
        kinds=tuple(
            DangerKind(
                id=cast("str", one["id"]),
                rule=_rule(one["rule"], file="plan/danger.yaml"),
                told=_words(one["told"]),
                for_police=_words(one["for_police"]),
                do=_words(one["do"]),
                call=tuple(cast("list[str]", one["call"])),
            )
            for one in _objects(data["kinds"])
        ),
    )


@cache
def load_do_now() -> DoNowData:
    """Load ``plan/do_now.yaml``."""
    data = _read("do_now")
    return DoNowData(
        steps=tuple(_step(one) for one in _objects(data["steps"])),
        not_now=tuple(
            NotNow(
                id=cast("str", one["id"]),
                say=_words(one["say"]),
                why=_words(one["why"]),
                source=_source(one["source"]) if "source" in one else None,
            )
            for one in _objects(data["not_now"])
        ),
    )


@cache
def load_zones() -> Mapping[str, ZoneInfo]:
    """Load ``plan/zones.yaml``: province → its main time zone."""
    zones = cast("dict[str, str]", _read("zones")["zones"])
    return MappingProxyType({province: _zone(name) for province, name in zones.items()})


def _zone(name: str) -> ZoneInfo:
    """Read a zone from the tzdata package: a machine's own may be years old, and provinces give up changing clocks."""
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


def _step(one: dict[str, Json]) -> Step:
    return Step(
        id=cast("str", one["id"]),
        done_by=cast("DoneBy | None", one.get("done_by")),
        when=_rule(one["when"], file="plan/do_now.yaml") if "when" in one else None,
        only_if_yes=one.get("only_if_yes") is True,
        title=_words(one["title"]),
        detail=_words(one["detail"]),
        why=_words(one["why"]),
        certainty=Certainty(cast("str", one["certainty"])),
        source=_source(one["source"]),
    )


def _source(value: Json) -> StepSource:
    told = cast("dict[str, Json]", value)
    return StepSource(title=_words(told["title"]), checked=date.fromisoformat(cast("str", told["checked"])))


def _rule(value: Json, *, file: str) -> Rule:
    rule = parse_rule(value, file=file)
    known = set(load_catalogue().keys())
    for compare in compares(rule):
        if compare.key not in known:
            raise BadInput("catalogue.unknown_key", field=compare.key, near="—")
    return rule


def _read(name: str) -> dict[str, Json]:
    node = read_yaml(DATA / "plan" / f"{name}.yaml")
    value = plain_value(node)
    check(value, schema_name=f"plan_{name}", file=f"plan/{name}.yaml", node=node)
    return cast("dict[str, Json]", value)


def _objects(value: Json) -> list[dict[str, Json]]:
    return cast("list[dict[str, Json]]", value)


def _words(value: Json) -> Words:
    told = cast("dict[str, str]", value)
    return Words(en=told["en"], fr=told["fr"])
