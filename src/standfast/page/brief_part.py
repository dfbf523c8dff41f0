"""The short brief for police, for the page: its words, the powers that it asks for, what follows, the platforms.

``wording/papers/brief.yaml`` and the loaded law in, JSON out. Of a platform stand here what its own file says and what
its country adds, merged as ``plan/platforms.py`` merges them; a statement keeps how certain it is.
"""

from collections.abc import Iterable
from typing import Final

from standfast.ground.wording import load_wording
from standfast.ground.yaml_file import Json
from standfast.law.law import Law
from standfast.law.load import load_law
from standfast.law.platforms import Identifier, Platform, Said, own_first
from standfast.law.provisions import Provision
from standfast.page.shapes import both, filled
from standfast.papers.brief import PRESERVE, PRODUCE, STATUS
from standfast.papers.brief_law import FOLLOW_THE_MONEY, NEXT_STEPS

JURISDICTION: Final = "ca"
NOT_ON_THE_PAGE: Final = (
    "exhibit",
    "text_",
    "elements",
    "element",
    "facts_",
    "looks_",
    "sign_",
    "evidence_",
    "no_offence",
)
"""Beginnings of keys of what the long brief says and the short one leaves to it."""
LEFT_OUT: Final = ("ca.cc.490",)
"""What follows much later, and stands in the long brief."""
SHARED: Final = ("not_known", "informs", "check_text", "and_more", "and")


def brief_part() -> Json:
    """Give all that the page's brief needs beside the case."""
    law = load_law(JURISDICTION)
    common = load_wording("papers/common")
    kept = load_wording("papers/brief").texts.items()
    words: dict[str, Json] = {key: both(text) for key, text in kept if not key.startswith(NOT_ON_THE_PAGE)}
    words |= {key: both(common.words(key)) for key in SHARED}
    instruments = {one.id: one for one in law.instruments}
    steps: list[Json] = [
        _step(instruments[name]) for name in NEXT_STEPS if name in instruments and name not in LEFT_OUT
    ]
    platforms: list[Json] = [_platform(one, law) for one in law.platforms]
    return {
        "words": words,
        "preserve": _cite(law.provision(PRESERVE)),
        "produce": _cite(law.provision(PRODUCE)),
        "status": {
            "cite": _cite(law.provision(STATUS)),
            "ask": both(law.provision(STATUS).ask or law.provision(STATUS).plain),
        },
        "steps": steps,
        "money": FOLLOW_THE_MONEY,
        "platforms": platforms,
        "everyPlatform": {
            "police": _said(law.platform_law.police),
            "identifiers": _identifiers(law.platform_law.identifiers),
        },
    }


def _cite(one: Provision) -> Json:
    """Name a provision, where it was read in its source."""
    return both(one.cite) if one.was_read else None


def _step(one: Provision) -> Json:
    assert one.power is not None
    return {
        "id": one.id,
        "title": both(one.title),
        "cite": both(one.cite),
        "gets": both(one.power.gets),
        "who": both(one.power.who),
        "grounds": both(one.power.threshold),
        "certainty": one.certainty.value,
    } | ({"lasts": both(one.power.lasts)} if one.power.lasts_days is not None else {})


def _platform(one: Platform, law: Law) -> Json:
    country = law.platform_law.country(one)
    within: list[Json] = list(one.within)
    alone: list[Json] = list(one.alone)
    told: dict[str, Json] = {
        "id": one.id,
        "name": one.name,
        "within": within,
        "alone": alone,
        "entity": one.entity.name,
        "country": both(country.name) if country is not None else None,
        "police": _said(own_first(one.police, country.police if country is not None else ())),
        "keep": _said(own_first(one.preservation, country.preservation if country is not None else ())),
        "urgent": _said(own_first(one.emergency, country.emergency if country is not None else ())),
        "identifiers": _identifiers(one.identifiers),
        "notLoaded": both(one.not_loaded) if one.not_loaded is not None else None,
    }
    return filled(told)


def _said(told: Iterable[Said]) -> Json:
    return [filled({"say": both(one.words), "address": one.address, "certainty": one.certainty.value}) for one in told]


def _identifiers(asked: Iterable[Identifier]) -> Json:
    return [{"key": one.key.value, "what": both(one.what)} for one in asked]
