"""The data check of the law: every problem that a reader of the files could have, without stopping at the first.

Schema, both languages, cross-references, fact keys, sources, dates and order of dates; and, given a day, what was not
checked again for six months. The data gate and the command ``law check`` ask it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from standfast.catalogue import Catalogue, load_catalogue
from standfast.ground.data_files import DATA
from standfast.ground.errors import Problem
from standfast.law.law import Law
from standfast.law.load import read_with_problems
from standfast.law.read_file import Data, DataFile
from standfast.law.references import unknown_facts

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
    found = list(unknown_facts(law, files, catalogue or load_catalogue()))
    for file in files.values():
        found.extend(_dates_out_of_order(file))
    return tuple(found)


def not_rechecked(law: Law, *, today: date) -> tuple[Overdue, ...]:
    """List what was last checked more than six months before ``today``, oldest first."""
    dated = (
        *(("provision", one.id, one.checked) for one in law.provisions),
        *(("gate", one.id, one.checked) for one in law.gates),
        *(("clock", one.id, one.checked) for one in law.clocks),
        *(("ladder", one.id, one.checked) for one in law.ladders),
        *(("body", one.id, one.checked) for one in law.bodies),
    )
    late = (
        Overdue(kind=kind, id=name, checked=checked)
        for kind, name, checked in dated
        if (today - checked).days > RECHECK_AFTER_DAYS
    )
    return tuple(sorted(late, key=lambda one: (one.checked, one.kind, one.id)))


def _dates_out_of_order(file: DataFile) -> Iterator[Problem]:
    """Find sources that were read after the day on which the entry says it was last checked."""
    for path, entry in _entries(file):
        for place, source in enumerate(entry["sources"]):
            if str(source["read_on"]) > str(entry.get("checked", file.data.get("checked", ""))):
                at = DataFile(name=file.name, data=file.data, node=file.node)
                at.problem("law.read_after_check", (*path, "sources", place), said=str(source["read_on"]))
                yield from at.problems


def _entries(file: DataFile) -> Iterator[tuple[tuple[str | int, ...], Data]]:
    """Walk everything in a file that names its sources."""
    if "sources" in file.data:
        yield (), file.data
        return
    for key in ("gates", "clocks", "rungs"):
        for place, one in enumerate(file.data.get(key, ())):
            yield (key, place), one
