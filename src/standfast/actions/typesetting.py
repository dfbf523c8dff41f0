"""The port of the typesetter: what an action hands over to have a paper set as PDF."""

from typing import Protocol

from standfast.ground.instants import Instant
from standfast.papers.typst_source import TypstSource


class Typesetter(Protocol):
    """Sets papers. The same source and instant give the same bytes."""

    def pdf(self, source: TypstSource, *, at: Instant) -> bytes:
        """Set a paper as PDF; ``at`` is the date that stands in the file."""
        ...
