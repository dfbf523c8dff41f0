"""From the values of data files to platforms, what holds for all, and answers to refusals. Trusts the schema."""

from typing import Any

from standfast.ground.words import Words
from standfast.law.platforms import (
    Country,
    Entity,
    Identifier,
    IdentifierKey,
    Platform,
    PlatformLaw,
    Said,
    simplified,
)
from standfast.law.read_file import Data, DataFile, certainty, words, words_or_none
from standfast.law.refusals import RefusalAnswer
from standfast.law.rules import Path
from standfast.law.sources import Source


def platform(file: DataFile) -> Platform:
    """Build one platform."""
    data, told = file.data, _Told(file)
    entity = data["entity"]
    alone = tuple(simplified(one) for one in data.get("alone", ()))
    named = (simplified(one) for one in (data["name"], *data["also"]))
    return Platform(
        id=data["id"],
        name=data["name"],
        within=tuple(dict.fromkeys(one for one in named if one not in alone)),
        alone=alone,
        entity=Entity(
            id=entity["id"],
            name=entity["name"],
            country=entity["country"],
            said=told.said(entity, ("entity",)),
        ),
        police=told.all(data["police"], ("police",)),
        preservation=told.all(data["preservation"], ("preservation",)),
        holds=told.all(data["holds"], ("holds",)),
        identifiers=told.identifiers(data["identifiers"], ("identifiers",)),
        useless=told.all(data["useless"], ("useless",)),
        report=told.all(data["report"], ("report",)),
        emergency=told.all(data["emergency"], ("emergency",)),
        not_loaded=words_or_none(data.get("not_loaded")),
        checked=file.day(data["checked"], ("checked",)),
        file=file.name,
    )


def platform_law(file: DataFile) -> PlatformLaw:
    """Build what holds for every platform, and for those of one country."""
    every, told = file.data["every"], _Told(file)
    return PlatformLaw(
        police=told.all(every["police"], ("every", "police")),
        preservation=told.all(every["preservation"], ("every", "preservation")),
        report=told.all(every["report"], ("every", "report")),
        identifiers=told.identifiers(every["identifiers"], ("every", "identifiers")),
        useless=told.all(every["useless"], ("every", "useless")),
        countries=tuple(_country(told, one, ("countries", place)) for place, one in enumerate(file.data["countries"])),
        checked=file.day(file.data["checked"], ("checked",)),
    )


def refusal(file: DataFile) -> RefusalAnswer:
    """Build one answer to a refusal."""
    data = file.data
    return RefusalAnswer(
        id=data["id"],
        label=words(data["label"]),
        aloud=words(data["aloud"]),
        longer=words(data["longer"]),
        ask=words(data["ask"]),
        law=tuple(data["law"]),
        rung=data.get("rung"),
        certainty=certainty(data["certainty"]),
        sources=file.sources(data["sources"], ("sources",)),
        checked=file.day(data["checked"], ("checked",)),
        file=file.name,
    )


def _country(told: "_Told", data: Data, path: Path) -> Country:
    return Country(
        id=data["id"],
        name=words(data["name"]),
        police=told.all(data["police"], (*path, "police")),
        preservation=told.all(data["preservation"], (*path, "preservation")),
        report=told.all(data["report"], (*path, "report")),
        emergency=told.all(data["emergency"], (*path, "emergency")),
        not_loaded=words_or_none(data.get("not_loaded")),
    )


class _Told:
    """Statements of one file; each names one of the file's sources."""

    def __init__(self, file: DataFile) -> None:
        listed = file.data["sources"]
        self.file = file
        self.sources: dict[str, Source] = dict(
            zip([one["id"] for one in listed], file.sources(listed, ("sources",)), strict=True)
        )

    def all(self, told: Any, path: Path) -> tuple[Said, ...]:
        """Build statements."""
        return tuple(self.said(one, (*path, place)) for place, one in enumerate(told))

    def said(self, told: Data, path: Path) -> Said:
        """Build one statement."""
        return Said(
            words=Words(en=told["en"], fr=told["fr"]),
            certainty=certainty(told["certainty"]),
            source=self._source(told["source"], path),
            source_id=told["source"],
            address=told.get("address"),
            days=told.get("days"),
            about=told.get("about"),
        )

    def identifiers(self, told: Any, path: Path) -> tuple[Identifier, ...]:
        """Build identifiers."""
        return tuple(
            Identifier(
                key=IdentifierKey(one["key"]),
                what=words(one["what"]),
                where=words_or_none(one.get("where")),
                certainty=certainty(one["certainty"]),
                source=self._source(one["source"], (*path, place)),
            )
            for place, one in enumerate(told)
        )

    def _source(self, name: str, path: Path) -> Source:
        found = self.sources.get(name)
        if found is None:
            self.file.problem("law.unknown_reference", (*path, "source"), said=name, kind="source")
            return next(iter(self.sources.values()))
        return found
