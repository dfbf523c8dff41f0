"""The data check of the law: every problem that a reader of the files could have, without stopping at the first.

Schema, both languages, cross-references, fact keys, sources, dates and order of dates; and, given a day, what was not
checked again for six months. The data gate and the command ``law check`` ask it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from standfast.catalogue import Catalogue, load_catalogue
from standfast.ground.data_files import DATA
from standfast.ground.errors import Problem
from standfast.law.law import Law
from standfast.law.load import read_with_problems
from standfast.law.named import Place
from standfast.law.read_file import Data, DataFile
from standfast.law.references import note_unknown_facts
from standfast.law.soundness import note_unsound_shapes

RECHECK_AFTER_DAYS: Final = 183
"""Six months: law that nobody looked at for longer is listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """A piece of law that nobody checked again for six months."""

    kind: str
    id: str
    checked: date


def check_law(
    jurisdiction: str = "ca", *, root: Path = DATA, catalogue: Catalogue | None = None
) -> tuple[Problem, ...]:
    """Give every problem in the law's files; none means that they can be relied on as far as a machine can tell."""
    law, files, problems = read_with_problems(root, jurisdiction)
    if problems:
        return problems
    note_unknown_facts(law, files, catalogue or load_catalogue())
    note_unsound_shapes(law, files)
    for file in files.values():
        _note_dates_out_of_order(file)
    return tuple(one for file in files.values() for one in file.problems)


def not_rechecked(law: Law, *, today: date) -> tuple[Overdue, ...]:
    """List what was last checked more than six months before ``today``, oldest first."""
    late = (
        Overdue(kind=kind, id=name, checked=checked)
        for kind, name, checked in law.dated
        if (today - checked).days > RECHECK_AFTER_DAYS
    )
    return tuple(sorted(late, key=lambda one: (one.checked, one.kind, one.id)))


def _note_dates_out_of_order(file: DataFile) -> None:
    """Note sources that were read after the day on which their entry was last checked."""
    for path, entry, checked in _sourced(file.data, checked=""):
        for place, source in enumerate(entry["sources"]):
            if str(source["read_on"]) > checked:
                file.problem("law.read_after_check", (*path, "sources", place), said=str(source["read_on"]))


def _sourced(told: Any, *, checked: str, path: Place = ()) -> Iterator[tuple[Place, Data, str]]:
    """Walk everything in a file that names its sources, with the day of the check that speaks for it."""
    if isinstance(told, Mapping):
        checked = str(told.get("checked", checked))
        if "sources" in told:
            yield path, told, checked
    steps = told.items() if isinstance(told, Mapping) else enumerate(told) if isinstance(told, list) else ()
    for step, below in steps:
        yield from _sourced(below, checked=checked, path=(*path, step))
