"""Refusals and their answers: what a family is told instead of help, and what to say to it. Frozen.

One refusal a file in ``refusals/<jurisdiction>``, named by the catalogue's code (``refusal.reason``). What is said
aloud asserts only what was read in its source; where nothing was, it asks and asserts nothing.
"""

from dataclasses import dataclass
from datetime import date

from standfast.ground.words import Words
from standfast.law.sources import Certainty, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalAnswer:
    """The answer to one refusal."""

    id: str
    # the catalogue's code
    label: Words
    aloud: Words
    # one breath, and it ends in a question
    longer: Words
    # for a letter
    ask: Words
    law: tuple[str, ...]
    # provisions that it stands on
    rung: str | None
    # the role to turn to if it stays no, as in the catalogue
    certainty: Certainty
    # of what is said aloud
    sources: tuple[Source, ...]
    checked: date
    file: str

    @property
    def was_read(self) -> bool:
        """Tell whether what it says was read in its source."""
        return self.certainty is Certainty.READ_IN_SOURCE
