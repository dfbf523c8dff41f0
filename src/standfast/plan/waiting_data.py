"""The plan's data on waiting: ``plan/waiting.yaml`` in, frozen values out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import cast

from standfast.case.vocabulary import StageName
from standfast.ground.words import Words
from standfast.ground.yaml_file import Json
from standfast.law.sources import Certainty
from standfast.plan.data import certainty_of, objects, read_plan, words_of


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
    stages = (_stage(one) for one in objects(read_plan("waiting")["stages"]))
    return MappingProxyType({stage.stage: stage for stage in stages})


def _stage(one: dict[str, Json]) -> WaitingStage:
    return WaitingStage(
        stage=StageName(cast("str", one["stage"])),
        normal=words_of(one["normal"]),
        every=timedelta(days=cast("int", one["every_days"])),
        check_in=words_of(one["check_in"]),
        too_long=timedelta(days=cast("int", one["too_long_days"])),
        then=words_of(one["then"]),
        certainty=certainty_of(one),
        source=words_of(one["source"]),
        checked=date.fromisoformat(cast("str", one["checked"])),
    )
