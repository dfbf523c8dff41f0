"""The plan's data on waiting: ``plan/waiting.yaml`` in, frozen values out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import cast

from standfast.case.vocabulary import StageName
from standfast.ground.data_files import DATA
from standfast.ground.schema import check
from standfast.ground.words import Words
from standfast.ground.yaml_file import Json, plain_value, read_yaml
from standfast.law.sources import Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingStage:
    """What waiting is like while the file stands at one stage."""

    stage: StageName
    normal: Words
    # why a wait is normal now
    every: timedelta
    # a check-in so long after the last word, and after the one before
    check_in: Words
    # the words to say
    too_long: timedelta
    # after the stage was reached
    then: Words
    # what to do once it has been too long
    certainty: Certainty
    source: Words
    checked: date


@cache
def load_waiting() -> Mapping[StageName, WaitingStage]:
    """Load ``plan/waiting.yaml``, by stage."""
    node = read_yaml(DATA / "plan" / "waiting.yaml")
    value = plain_value(node)
    check(value, schema_name="plan_waiting", file="plan/waiting.yaml", node=node)
    stages = cast("list[dict[str, Json]]", cast("dict[str, Json]", value)["stages"])
    return MappingProxyType({(stage := _stage(one)).stage: stage for one in stages})


def _stage(one: dict[str, Json]) -> WaitingStage:
    return WaitingStage(
        stage=StageName(cast("str", one["stage"])),
        normal=_words(one["normal"]),
        every=timedelta(days=cast("int", one["every_days"])),
        check_in=_words(one["check_in"]),
        too_long=timedelta(days=cast("int", one["too_long_days"])),
        then=_words(one["then"]),
        certainty=Certainty(cast("str", one["certainty"])),
        source=_words(one["source"]),
        checked=date.fromisoformat(cast("str", one["checked"])),
    )


def _words(value: Json) -> Words:
    told = cast("dict[str, str]", value)
    return Words(en=told["en"], fr=told["fr"])
