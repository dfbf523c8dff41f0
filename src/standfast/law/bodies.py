"""Bodies a family can turn to: whom each is for, what it does, how to reach it. Frozen; from ``bodies``."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from standfast.ground.words import Words
from standfast.law.sources import Certainty, Source


class RouteKind(StrEnum):
    """How a body is reached."""

    PHONE = "phone"
    TEXT = "text"
    WEB = "web"
    POLICE = "police"
    # through an officer: a family does not write to it


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One way to reach a body."""

    kind: RouteKind
    value: str | None
    # a number or an address; none where it is reached through police
    note: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One service or office."""

    id: str
    name: Words
    province: str | None
    for_whom: Words
    what: Words
    routes: tuple[Route, ...]
    hours: Words | None
    # none: not loaded, which is what is said
    certainty: Certainty
    sources: tuple[Source, ...]
    checked: date
    file: str

    def route(self, kind: RouteKind) -> Route | None:
        """Give the first route of a kind."""
        return next((route for route in self.routes if route.kind is kind), None)
