"""The law of a jurisdiction from its files: a folder in, a frozen ``Law`` out, or every problem in any file at once.

1. Each file is read and held against its schema. 2. Values are built. 3. References are followed. A file that fails one
step says so with its line; the others are still read, so that one reading tells everything.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeVar

from standfast.ground.data_files import DATA
from standfast.ground.errors import BadInput, Problem
from standfast.law import build
from standfast.law.law import Law
from standfast.law.provisions import Act
from standfast.law.read_file import DataFile, read_data_file
from standfast.law.references import unsound_references

JURISDICTIONS: Final = ("ca",)

T = TypeVar("T")


@cache
def load_law(jurisdiction: str = "ca") -> Law:
    """Load the law that ships with the program, once."""
    if jurisdiction not in JURISDICTIONS:
        raise BadInput("law.unknown", kind="jurisdiction", name=jurisdiction)
    return read_law(DATA, jurisdiction)


def read_law(root: Path, jurisdiction: str) -> Law:
    """Read a jurisdiction's folders under a root; raises ``BadInput`` with every problem."""
    law, _, problems = read_with_problems(root, jurisdiction)
    if problems:
        raise BadInput.of(*problems)
    return law


def read_with_problems(root: Path, jurisdiction: str) -> tuple[Law, dict[str, DataFile], tuple[Problem, ...]]:
    """Read what can be read, the files it came from, and every problem; the law is whole only if there is none."""
    reader = _Reader(root)
    law = _read(reader, jurisdiction)
    problems = [*reader.problems, *(one for file in reader.files.values() for one in file.problems)]
    # A reference is judged only once everything that it could lead to has been read.
    if not problems:
        problems = list(unsound_references(law, reader.files))
    return law, reader.files, tuple(problems)


def _read(reader: "_Reader", jurisdiction: str) -> Law:
    folder = f"law/{jurisdiction}"
    acts: tuple[Act, ...] = reader.one(f"{folder}/acts.yaml", "acts", build.acts, otherwise=())
    known_acts = {act.id: act for act in acts}
    provisions = reader.each(f"{folder}/provisions", "provision", lambda file: build.provision(file, known_acts))
    return Law(
        jurisdiction=jurisdiction,
        acts=acts,
        provisions=tuple(sorted(provisions, key=lambda one: (one.order, one.id))),
        rules=MappingProxyType(reader.one(f"{folder}/rules.yaml", "rules", build.rules, otherwise={})),
        spans=MappingProxyType({one.id: one.span for one in provisions}),
        gates=reader.one(f"{folder}/gates.yaml", "gates", build.gates, otherwise=()),
        clocks=tuple(chain.from_iterable(reader.each(f"{folder}/clocks", "clocks", build.clocks))),
        ladders=reader.each(f"{folder}/ladders", "ladder", build.ladder),
        bodies=reader.each(f"bodies/{jurisdiction}", "body", build.body),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads files under a root, keeping each with its problems."""

    root: Path
    files: dict[str, DataFile] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def one(self, name: str, schema: str, make: Callable[[DataFile], T], *, otherwise: T) -> T:
        """Build what a file holds, or what stands in for it while its problems are collected."""
        file = self._file(name, schema)
        return otherwise if file is None else make(file)

    def each(self, folder: str, schema: str, make: Callable[[DataFile], T]) -> tuple[T, ...]:
        """Build what each file of a folder holds, and of the folders in it."""
        names = sorted(path.relative_to(self.root).as_posix() for path in (self.root / folder).rglob("*.yaml"))
        return tuple(self._built(names, schema, make))

    def _built(self, names: list[str], schema: str, make: Callable[[DataFile], T]) -> Iterator[T]:
        for name in names:
            file = self._file(name, schema)
            if file is not None:
                yield make(file)

    def _file(self, name: str, schema: str) -> DataFile | None:
        read = read_data_file(self.root / name, name=name, schema=schema)
        if isinstance(read, DataFile):
            self.files[name] = read
            return read
        self.problems.extend(read)
        return None
