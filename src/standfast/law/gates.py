"""Date gates: the days on which the law of an area changed, is about to, or was read down by a court.

Frozen; loaded from ``law/<jurisdiction>/gates.yaml``. What isn't known of a gate is said in its own words.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from standfast.ground.words import Words
from standfast.law.sources import Certainty, Source


class GateKind(StrEnum):
    """What kind of event a gate is."""

    CHANGE = "change"
    # an Act that received assent
    JUDGMENT = "judgment"
    BILL = "bill"
    # not law when it was checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One change, with what is known about it and what isn't."""

    id: str
    kind: GateKind
    name: Words
    assent: date | None
    in_force: date | None
    # the day it took effect, where that is known; of a judgment, the day it was given
    what: Words
    status: Words
    not_known: Words | None
    certainty: Certainty
    sources: tuple[Source, ...]
    checked: date

    @property
    def bites_from(self) -> date | None:
        """Give the first day from which the text may be another: in force if known, else assent."""
        return self.in_force or self.assent
