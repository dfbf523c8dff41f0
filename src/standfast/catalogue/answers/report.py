"""Collecting problems: every one with its file, line and field, up to ``MOST_PROBLEMS``, then reading stops.

What is shown of the file are names and places, never what somebody answered.
"""

from difflib import get_close_matches
from typing import Final

from standfast.catalogue.specs import FactSpec, FactType
from standfast.catalogue.values import LONG_TEXT_LIMIT, TEXT_LIMIT, Misread, Misreading, expected
from standfast.ground.errors import BadInput, Problem
from standfast.ground.yaml_file import Scalar, shown

MOST_PROBLEMS: Final = 50

_CODES: Final[dict[Misreading, str]] = {
    Misreading.NOT_YES_OR_NO: "answers.not_yes_or_no",
    Misreading.NOT_A_CHOICE: "answers.unknown_choice",
    Misreading.NOT_A_NUMBER: "answers.not_a_number",
    Misreading.OUT_OF_RANGE: "answers.out_of_range",
    Misreading.NOT_A_DATE: "answers.not_a_date",
    Misreading.IMPOSSIBLE_DATE: "answers.impossible_date",
    Misreading.NOT_AN_INSTANT: "answers.not_an_instant",
    Misreading.NO_ZONE: "answers.no_zone",
    Misreading.NOT_A_PHONE: "answers.not_a_phone",
    Misreading.NOT_AN_ADDRESS: "answers.not_an_address",
    Misreading.NOT_AN_ID: "answers.not_an_id",
    Misreading.TOO_LONG: "answers.too_long",
}


class EnoughError(Exception):
    """So many problems that reading on would help nobody."""


class Report:
    """The problems of one file so far."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def add(self, code: str, *, line: int, field: str, **details: str) -> None:
        """Note a problem. Raises ``EnoughError`` at the last one that a person will be shown."""
        self.problems.append(Problem(code, {"file": self.file, "line": str(line), "field": field, **details}))
        if len(self.problems) >= MOST_PROBLEMS:
            raise EnoughError

    def misread(self, misread: Misread, spec: FactSpec, *, line: int, field: str) -> None:
        """Note that an answer isn't of its key's type."""
        limit = LONG_TEXT_LIMIT if spec.type is FactType.LONG_TEXT else TEXT_LIMIT
        self.add(_CODES[misread.how], line=line, field=field, expects=expected(spec), limit=str(limit))

    def misread_instant(self, misread: Misread, *, line: int, field: str) -> None:
        """Note an instant of the file's own keys, ``at``, ``known_at``, ``opened_at`` or ``told_at``."""
        self.add(_CODES[misread.how], line=line, field=field)

    def unknown(self, key: Scalar, *, known: tuple[str, ...], elsewhere: tuple[str, ...], field: str) -> None:
        """Note a key that nothing knows, with the nearest one that exists here, else the nearest one anywhere."""
        # Closeness takes the square of the length, and no key of ours is this long.
        name = key.text[:60]
        near = get_close_matches(name, known, n=1, cutoff=0.6)
        near = near or [full for full in elsewhere if full.partition(".")[2] == name][:1]
        if near:
            self.add("answers.unknown_key", line=key.line, field=field, near=near[0])
        else:
            self.add("answers.strange_key", line=key.line, field=field, known=", ".join(known))

    def settle(self) -> None:
        """Raise ``BadInput`` with every problem; return if there is none."""
        if self.problems:
            raise BadInput.of(*sorted(self.problems, key=lambda problem: int(problem.details["line"])))


def field_name(*parts: str) -> str:
    """Write where in a file something stands, safe to show.

    >>> field_name("contact", "3", "badge")
    'contact[3].badge'
    """
    group, *rest = (shown(part) for part in parts)
    if not rest:
        return group
    owner, *name = rest
    return ".".join((f"{group}[{owner}]" if owner else group, *name))
