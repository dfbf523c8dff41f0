"""How to keep a conversation: ``plan/capture.yaml`` in, frozen values out, with what identifies an account of each app.

The first line is about images and always comes first: no step ever asks anyone to open, save or send one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import cast

from standfast.ground.words import Words
from standfast.ground.yaml_file import Json
from standfast.law.sources import Certainty
from standfast.plan.data import certainty_of, objects, read_plan, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do, in any app."""

    id: str
    do: Words
    certainty: Certainty
    source: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class OfApp:
    """What one app tells the other person, and what a picture of its screen hides."""

    tells: Words
    hides: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureGuide:
    """The guide: steps in order, and each platform by its id."""

    every: tuple[Step, ...]
    platforms: Mapping[str, OfApp]
    certainty: Certainty
    # of what is said of platforms
    source: Words
    checked: date


@cache
def load_capture() -> CaptureGuide:
    """Load the guide."""
    data = read_plan("capture")
    sources = {name: words_of(one) for name, one in cast("dict[str, Json]", data["sources"]).items()}
    platforms = cast("dict[str, dict[str, Json]]", data["platforms"])
    return CaptureGuide(
        every=tuple(
            Step(
                id=cast("str", one["id"]),
                do=Words(en=cast("str", one["en"]), fr=cast("str", one["fr"])),
                certainty=certainty_of(one),
                source=sources[cast("str", one["source"])],
            )
            for one in objects(data["every"])
        ),
        platforms=MappingProxyType(
            {name: OfApp(tells=words_of(one["tells"]), hides=words_of(one["hides"])) for name, one in platforms.items()}
        ),
        certainty=Certainty(cast("str", data["platforms_certainty"])),
        source=sources["general"],
        checked=date.fromisoformat(cast("str", data["checked"])),
    )
