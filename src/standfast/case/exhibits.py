"""Exhibits as a register shows them: the family's words, what was read, what was cleared, and the chain of custody.

A case in, frozen views out. Nothing is inferred: what nobody said stays ``None``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final

from standfast.case.case import Case, Clearance, Registration
from standfast.case.vocabulary import Custody, Exhibit
from standfast.ground.errors import BadInput

GIVEN_AWAY: Final = frozenset({"handed_over", "seized"})
"""Steps of custody after which someone else has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredExhibit:
    """One exhibit with all that stands about it."""

    exhibit: Exhibit
    registrations: tuple[Registration, ...]
    # every reading of its file, oldest first
    clearance: Clearance | None
    # the latest
    custody: tuple[Custody, ...]

    @property
    def name(self) -> str:
        """Its number, or its id where nobody gave it one."""
        return self.exhibit.number or self.exhibit.id

    @property
    def registration(self) -> Registration | None:
        """The latest reading of its file; ``None`` where it was typed in."""
        return self.registrations[-1] if self.registrations else None

    @property
    def is_cleared(self) -> bool:
        """Tell whether a named person cleared it. An answer, such as a tick on the page, says so of no file."""
        return self.clearance is not None and self.exhibit.is_said_not_sensitive

    @property
    def vault(self) -> str | None:
        """The file of the vault that holds its copy, if there is one."""
        return self.clearance.cleared.vault if self.clearance is not None and self.is_cleared else None


def register_of(case: Case) -> tuple[RegisteredExhibit, ...]:
    """Give every exhibit of a case, in order of their numbers."""
    return tuple(
        RegisteredExhibit(
            exhibit=one,
            registrations=tuple(read for read in case.registrations if read.registered.exhibit == one.id),
            clearance=next((said for said in reversed(case.clearances) if said.cleared.exhibit == one.id), None),
            custody=tuple(step for step in case.of(Custody) if is_named(one, step.exhibit)),
        )
        for one in case.exhibits
    )


def exhibit_named(case: Case, typed: str) -> RegisteredExhibit | None:
    """Give the exhibit of a number or an id, as a person types it."""
    return next((one for one in register_of(case) if is_named(one.exhibit, typed)), None)


def the_exhibit(case: Case, typed: str) -> RegisteredExhibit:
    """Give the exhibit of a number or an id; raises ``BadInput`` that says which there are."""
    one = exhibit_named(case, typed)
    if one is None:
        known = ", ".join(each.number or each.id for each in case.exhibits) or "—"
        raise BadInput("evidence.no_such_exhibit", typed=typed, known=known)
    return one


def check_device(case: Case, device: str) -> None:
    """Raise ``BadInput`` that says which devices there are, where this is none of them."""
    if device not in case.subjects("device"):
        raise BadInput("evidence.no_such_device", typed=device, known=", ".join(case.subjects("device")) or "—")


def is_named(exhibit: Exhibit, typed: str | None) -> bool:
    """Tell whether ``typed`` means this exhibit."""
    asked = (typed or "").strip().casefold()
    return bool(asked) and asked in {exhibit.id.casefold(), (exhibit.number or "").casefold()}


def custody_of_device(case: Case, device: str) -> tuple[Custody, ...]:
    """Give a device's own chain, in order of time."""
    return tuple(step for step in case.of(Custody) if step.device == device)


def fresh_numbers(case: Case) -> Iterator[str]:
    """Give numbers that no exhibit of the case has, ``EX-004`` and so on, one after another.

    >>> from types import SimpleNamespace
    >>> next(fresh_numbers(SimpleNamespace(exhibits=(SimpleNamespace(number="EX-001"),))))
    'EX-002'
    """
    taken = {(one.number or "").casefold() for one in case.exhibits}
    return (f"EX-{number:03}" for number in count(1 + len(case.exhibits)) if f"ex-{number:03}" not in taken)
