"""Ladders, bodies, clocks and platforms for the page: whom to turn to in each province, when, and what to note.

The loaded law in, JSON out. Ladders of different places share most of their rungs' words: each text stands once, in
``texts``, and is named elsewhere by its place there. Of a source stay its title and how certain the statement is.
"""

from datetime import timedelta

from standfast.ground.words import Words
from standfast.ground.yaml_file import Json
from standfast.law.bodies import Body
from standfast.law.clocks import Clock
from standfast.law.ladders import Ladder, Rung
from standfast.law.law import Law
from standfast.law.load import load_law
from standfast.law.platforms import Platform
from standfast.law.sources import Source
from standfast.page.shapes import filled, rule_json

JURISDICTION = "ca"


class Texts:
    """Texts in both languages, each once; a text is named by its place."""

    def __init__(self) -> None:
        self.places: dict[Words, int] = {}

    def at(self, words: Words | None) -> int | None:
        """Give the place of a text."""
        return None if words is None else self.places.setdefault(words, len(self.places))

    def written(self) -> Json:
        """Write them all, in the order of their places."""
        return [[words.en, words.fr] for words in self.places]


def places_part() -> Json:
    """Give every ladder, body, clock and platform."""
    law, texts = load_law(JURISDICTION), Texts()
    ladders: list[Json] = [_ladder(one, texts) for one in law.ladders]
    clocks: list[Json] = [_clock(one, law, texts) for one in law.clocks]
    bodies: list[Json] = [_body(one, texts) for one in law.bodies]
    platforms: dict[str, Json] = {one.id: _platform(one, texts) for one in law.platforms}
    return {
        "texts": texts.written(),
        "ladders": ladders,
        "clocks": clocks,
        "bodies": bodies,
        "platforms": platforms,
    }


def _ladder(one: Ladder, texts: Texts) -> Json:
    return {
        "id": one.id,
        "title": texts.at(one.title),
        "police": list(one.police),
        "provinces": list(one.provinces),
        "rungs": [_rung(rung, texts) for rung in one.rungs],
    }


def _rung(one: Rung, texts: Texts) -> Json:
    return filled(
        {
            "id": one.id,
            "role": one.role,
            "title": texts.at(one.title),
            "when": texts.at(one.when),
            "words": texts.at(one.words),
            "ask": texts.at(one.ask),
            "body": one.body,
            "bodyIn": dict(one.body_in) or None,
            "limit": one.limit,
            "notLoaded": texts.at(one.not_loaded),
            "certainty": one.certainty.value,
            "sources": _titles(one.sources, texts),
        }
    )


def _clock(one: Clock, law: Law, texts: Texts) -> Json:
    return filled(
        {
            "id": one.id,
            "starts": one.starts.value,
            "after": _hours(one.after),
            "workingDays": one.working_days or None,
            "length": texts.at(one.length),
            "what": texts.at(one.what),
            "do": texts.at(one.do),
            "why": texts.at(one.why),
            "rung": one.rung,
            "law": texts.at(law.provision(one.provision).cite) if one.provision is not None else None,
            "body": one.body,
            "ladders": list(one.ladders) or None,
            "kind": one.kind.value,
            "rings": one.rings.value,
            "provinces": list(one.provinces) or None,
            "ruled": rule_json(one.when) if one.when is not None else None,
            "silence": texts.at(one.silence),
            "notLoaded": texts.at(one.not_loaded),
            "certainty": one.certainty.value,
            "sources": _titles(one.sources, texts),
        }
    )


def _body(one: Body, texts: Texts) -> Json:
    routes: list[Json] = [
        filled(
            {
                "kind": route.kind.value,
                "value": route.value,
                "french": route.french,
                "note": texts.at(route.note),
            }
        )
        for route in one.routes
    ]
    return filled(
        {
            "id": one.id,
            "kind": one.kind.value,
            "name": texts.at(one.name),
            "provinces": list(one.provinces) or None,
            "forWhom": texts.at(one.for_whom),
            "what": texts.at(one.what),
            "routes": routes,
            "hours": texts.at(one.hours),
            "certainty": one.certainty.value,
            "sources": _titles(one.sources, texts),
        }
    )


def _platform(one: Platform, texts: Texts) -> Json:
    """Write what finds an account; the platform's names and the rest of it stand in the part "brief"."""
    identifiers: list[Json] = [
        filled({"key": asked.key.value, "what": texts.at(asked.what), "where": texts.at(asked.where)})
        for asked in one.identifiers
    ]
    useless: list[Json] = [{"say": texts.at(said.words)} for said in one.useless]
    return {"identifiers": identifiers, "useless": useless}


def _hours(after: timedelta) -> int:
    return int(after / timedelta(hours=1))


def _titles(sources: tuple[Source, ...], texts: Texts) -> Json:
    return [texts.at(source.title) for source in sources]
