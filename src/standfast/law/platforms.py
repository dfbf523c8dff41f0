"""Platforms: whom police ask, what is kept and for how long, what identifies an account, what a report in the app does.

One platform a file in ``platforms``; what holds for all of them, or for those of one country, in ``law/<jurisdiction>/
platforms.yaml``. Frozen. Every statement carries its own certainty and source, for guides differ and portals change. A
platform is found by the name that a parent types; a name that could mean two of them finds none, for a request that
goes to the wrong company is late.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from standfast.ground.words import Words
from standfast.law.sources import Certainty, Source

LONGEST_NAME: Final = 200
"""Characters: whatever is longer is a story, not the name of an app."""


class IdentifierKey(StrEnum):
    """Where an identifier is written down: the fact of an account that holds it, or none."""

    HANDLE = "handle"
    NUMERIC_ID = "numeric_id"
    URL = "url"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement, how certain it is, and where it was read."""

    words: Words
    certainty: Certainty
    source: Source
    source_id: str
    # its name within the file
    address: str | None
    # of a portal; police check it before use
    days: int | None
    # how long data is kept, where a number is given
    about: str | None
    # content, period, urgent: a platform's own word on it stands in place of its country's

    @property
    def was_read(self) -> bool:
        """Tell whether it was read in its source."""
        return self.certainty is Certainty.READ_IN_SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """One thing that finds an account, and where a family sees it."""

    key: IdentifierKey
    what: Words
    where: Words | None
    certainty: Certainty
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """The company that answers police in Canada. Several platforms may have the same one."""

    id: str
    name: str
    country: str
    # as ``Country.id``
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """One app, game or site, as far as it is loaded."""

    id: str
    name: str
    within: tuple[str, ...]
    # names that find it within a longer text, simplified
    alone: tuple[str, ...]
    # names that find it only by themselves, simplified: ordinary words, two letters
    entity: Entity
    police: tuple[Said, ...]
    preservation: tuple[Said, ...]
    holds: tuple[Said, ...]
    identifiers: tuple[Identifier, ...]
    useless: tuple[Said, ...]
    report: tuple[Said, ...]
    emergency: tuple[Said, ...]
    not_loaded: Words | None
    checked: date
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """What the law of one country adds for its companies."""

    id: str
    name: Words
    police: tuple[Said, ...]
    preservation: tuple[Said, ...]
    report: tuple[Said, ...]
    emergency: tuple[Said, ...]
    not_loaded: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformLaw:
    """What holds for every platform, loaded or not, and for those of one country."""

    police: tuple[Said, ...]
    preservation: tuple[Said, ...]
    report: tuple[Said, ...]
    identifiers: tuple[Identifier, ...]
    useless: tuple[Said, ...]
    countries: tuple[Country, ...]
    checked: date

    def country(self, platform: Platform) -> Country | None:
        """Give the country of a platform's company."""
        return next((one for one in self.countries if one.id == platform.entity.country), None)


NO_PLATFORM_LAW: Final = PlatformLaw(
    police=(), preservation=(), report=(), identifiers=(), useless=(), countries=(), checked=date.max
)
"""What stands in while a file that can't be read is reported."""


def own_first(own: tuple[Said, ...], country: tuple[Said, ...]) -> tuple[Said, ...]:
    """Put a platform's own statements before its country's, less those on which it has a word of its own."""
    told = {one.about for one in own if one.about is not None}
    return (*own, *(one for one in country if one.about not in told))


def find_platform(text: str, platforms: Iterable[Platform]) -> Platform | None:
    """Find the platform that a text names; ``None`` if it names none that is loaded, or more than one.

    1. The whole text is one of its names. 2. Its name stands in the text as whole words, and within no longer name.
    """
    if len(text) > LONGEST_NAME:
        return None
    words = simplified(text).split()
    whole, joined = " ".join(words), "".join(words)
    # 1
    known = tuple(platforms)
    named = [one for one in known if _is_name(one, whole, joined)]
    if named or not words:
        return named[0] if len(named) == 1 else None
    # 2
    places = [(start, end, one) for one in known for start, end in _places(one, words)]
    widest = [one for start, end, one in places if not _covered((start, end), places)]
    return widest[0] if len({one.id for one in widest}) == 1 else None


def simplified(text: str) -> str:
    """Give a name as words of plain letters and digits: no case, accents, marks or invisible characters.

    >>> simplified("  Snap\u200bChat™ (été) ")
    'snapchattm ete'
    """
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    kept = (one for one in spread if unicodedata.category(one) not in {"Mn", "Cf"})
    return " ".join("".join(one if one.isalnum() else " " for one in kept).split())


def _is_name(platform: Platform, whole: str, joined: str) -> bool:
    return whole in platform.alone or any(whole == one or joined == one.replace(" ", "") for one in platform.within)


def _places(platform: Platform, words: list[str]) -> Iterable[tuple[int, int]]:
    for name in platform.within:
        wanted = name.split()
        for start in range(len(words) - len(wanted) + 1):
            if words[start : start + len(wanted)] == wanted:
                yield start, start + len(wanted)


def _covered(place: tuple[int, int], places: Iterable[tuple[int, int, Platform]]) -> bool:
    """Tell whether a place lies within a longer one: "facebook" in "facebook messenger"."""
    start, end = place
    return any(first <= start and end <= last and last - first > end - start for first, last, _ in places)
