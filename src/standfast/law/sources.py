"""Where a legal statement was read, when, and how certain it is. Every piece of law data carries these."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from standfast.ground.words import Words


class Certainty(StrEnum):
    """How well a statement is founded. Papers keep ``GENERAL_KNOWLEDGE`` off a first page."""

    READ_IN_SOURCE = "read_in_source"
    GENERAL_KNOWLEDGE = "general_knowledge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One place where it was read."""

    title: Words
    where: Words
    read_on: date
