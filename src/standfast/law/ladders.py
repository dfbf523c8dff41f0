"""The ladder from officer to oversight body: its rungs in order, when to go up, and the words to say.

Frozen; one ladder a file in ``law/<jurisdiction>/ladders``. Which rung is next is worked out in ``plan``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from standfast.ground.errors import BadInput
from standfast.ground.words import Words
from standfast.law.sources import Certainty, Source

UNKNOWN: Final = "unknown"
"""In place of a kind of police: the ladder for a family that doesn't know which service holds the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One step: whom to turn to, when, and what to say in one breath."""

    id: str
    role: str
    # a contact's role in the catalogue
    title: Words
    when: Words
    words: Words
    ask: Words
    wait: timedelta
    # before the next rung
    body: str | None
    body_in: Mapping[str, str]
    # by province, where it differs
    limit: str | None
    # the clock that limits it
    not_loaded: Words | None
    # what is not known about it
    certainty: Certainty
    sources: tuple[Source, ...]

    def body_for(self, province: str | None) -> str | None:
        """Give the body of this rung in a province."""
        return self.body_in.get(province or "", self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The rungs of one kind of police service."""

    id: str
    title: Words
    police: tuple[str, ...]
    provinces: tuple[str, ...]
    rungs: tuple[Rung, ...]
    checked: date
    file: str

    def rung(self, id: str) -> Rung:  # noqa: A002  # the word of the data
        """Give a rung by its id."""
        found = next((rung for rung in self.rungs if rung.id == id), None)
        if found is None:
            raise BadInput("law.unknown", kind="rung", name=id)
        return found

    def serves(self, *, province: str, police: str) -> bool:
        """Tell whether the ladder is that of a kind of police in a province."""
        return province in self.provinces and police in self.police
