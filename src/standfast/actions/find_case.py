"""Find a case by what a person types: its id, the start of its id, or its label."""

import json
from dataclasses import dataclass

from standfast.actions.desk import Desk
from standfast.ground.errors import BadInput
from standfast.journal import CaseId
from standfast.journal.installation import is_installation
from standfast.keys import open_card


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A case as its card shows it."""

    id: CaseId
    label: str
    province: str | None
    next_date: str | None
    # UTC to the second, as the card keeps it
    invented: bool
    opened: str
    # the UTC hour
    answers: str | None
    # digest of the file that it was opened from


def list_cases(desk: Desk) -> tuple[Listed, ...]:
    """List every case that the person at the desk holds, oldest first."""
    opened = {row.id: row.opened for row in desk.store.cases()}
    found: list[Listed] = []
    for card in desk.store.cards(desk.person.id):
        if is_installation(card.case):
            continue
        told = json.loads(open_card(card.sealed, holder=desk.person.sealing))
        found.append(
            Listed(
                id=card.case,
                label=told["label"],
                province=told["province"],
                next_date=told["next"],
                invented=told["invented"],
                opened=opened[card.case],
                answers=told["answers"],
            )
        )
    return tuple(sorted(found, key=lambda one: (one.opened, one.id)))


def find_case(listed: tuple[Listed, ...], typed: str) -> Listed:
    """Give the one case that ``typed`` names; an ambiguous or unknown name is refused with what there is."""
    asked = typed.strip().lower()
    exact = [one for one in listed if one.id == asked]
    labelled = [one for one in listed if one.label.lower() == asked]
    alike = [one for one in listed if _plain(asked) and _plain(one.label) == _plain(asked)]
    begun = [one for one in listed if asked and one.id.startswith(asked)]
    for found in (exact, labelled, alike, begun):
        if len(found) == 1:
            return found[0]
        if found:
            raise BadInput("actions.case_ambiguous", typed=typed, ids=", ".join(one.id for one in found))
    raise BadInput("actions.no_such_case", typed=typed)


def _plain(label: str) -> str:
    """Give a label as a person may type it: ``coulee-bend`` means ``Coulee Bend``."""
    return " ".join("".join(char if char.isalnum() else " " for char in label.casefold()).split())
