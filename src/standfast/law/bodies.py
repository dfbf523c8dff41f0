"""Bodies a family can turn to: whom each is for, what it does, how to reach it. Frozen; from ``bodies``."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from standfast.ground.words import Lang, Words
from standfast.law.sources import Certainty, Source


class BodyKind(StrEnum):
    """What a body is for."""

    EMERGENCY = "emergency"
    POLICE_UNIT = "police_unit"
    OVERSIGHT = "oversight"
    HOTLINE = "hotline"
    SUPPORT = "support"
    CHILD_PROTECTION = "child_protection"
    VICTIM_SERVICES = "victim_services"
    LEGAL_AID = "legal_aid"
    MONEY = "money"
    CIVIL = "civil"


class RouteKind(StrEnum):
    """How a body is reached."""

    PHONE = "phone"
    TEXT = "text"
    WEB = "web"
    POLICE = "police"
    # through an officer: a family does not write to it
    NOT_LOADED = "not_loaded"
    # its number or address was not read: the note says who can tell it


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One way to reach a body."""

    kind: RouteKind
    value: str | None
    # a number or an address; none where it is reached through police or not loaded
    french: str | None = None
    # the address to give in French, where it is another
    note: Words | None

    def at(self, lang: Lang) -> str | None:
        """Give the number or address for readers of a language."""
        return self.french if lang == "fr" and self.french is not None else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One service or office."""

    id: str
    kind: BodyKind
    name: Words
    provinces: tuple[str, ...]
    # none named: all of Canada
    for_whom: Words
    what: Words
    routes: tuple[Route, ...]
    hours: Words | None
    # none: not loaded, which is what is said
    certainty: Certainty
    sources: tuple[Source, ...]
    checked: date
    file: str

    def serves(self, province: str | None) -> bool:
        """Tell whether it is there for a family in a province; one of a province is not, while none is known."""
        return not self.provinces or province in self.provinces

    def route(self, kind: RouteKind) -> Route | None:
        """Give the first route of a kind."""
        return next((route for route in self.routes if route.kind is kind), None)
