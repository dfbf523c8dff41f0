"""A name that one piece of law gives another, with the file and place where it stands; references.py follows it.

A kind of file that names others gives its names as these: ``kind`` says what is named (provision, gate, clock, ladder,
body), and what is known of that kind is looked up for it. Where the choice is narrower, ``among`` holds it.
"""

from collections.abc import Collection
from dataclasses import dataclass

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One name that has to lead somewhere."""

    file: str
    # the data file's name, such as law/ca/gates.yaml
    path: Place
    kind: str
    name: str
    among: Collection[str] | None = None
    # none: everything of its kind
