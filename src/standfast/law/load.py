"""The law of a jurisdiction from its files: a folder in, a frozen ``Law`` out, or every problem in any file at once.

1. Every file is read at one moment (``snapshot.py``) and held against its schema. 2. Values are built. 3. References
are followed. A file that fails one step says so with its line, and one that no step asks for is named; the others are
still read, so that one reading tells everything.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeVar

from standfast.ground.data_files import DATA
from standfast.ground.errors import BadInput, Problem
from standfast.ground.kept import Kept
from standfast.ground.yaml_file import Json
from standfast.law import build, build_platforms
from standfast.law.law import Law
from standfast.law.platforms import NO_PLATFORM_LAW
from standfast.law.provisions import Act
from standfast.law.read_file import DataFile, kept_data_file, read_data_file
from standfast.law.references import note_unsound_references
from standfast.law.snapshot import FORM, Snapshot, key_of, take_snapshot

JURISDICTIONS: Final = ("ca",)
SCHEMAS: Final = ("acts", "provision", "rules", "gates", "clocks", "ladder", "body", "platform", "platforms", "refusal")
"""What the files are held against, in ``standfast_data/schemas``."""

T = TypeVar("T")


@cache
def load_law(jurisdiction: str = "ca") -> Law:
    """Load the law that ships with the program, once."""
    if jurisdiction not in JURISDICTIONS:
        raise BadInput("law.unknown", kind="jurisdiction", name=jurisdiction)
    return read_law(DATA, jurisdiction, keep_in=DATA / "__pycache__")


def read_law(root: Path, jurisdiction: str, *, keep_in: Path | None = None) -> Law:
    """Read a jurisdiction's folders under a root; raises ``BadInput`` with every problem.

    With ``keep_in``, values that were found sound are kept in that folder and used while no byte has changed.
    """
    snapshot = _snapshot(root, jurisdiction)
    key = key_of(snapshot, _schemas()) if keep_in is not None else None
    kept = (
        Kept(path=keep_in / f"law-{jurisdiction}.json", form=FORM, key=key)
        if keep_in is not None and key is not None
        else None
    )
    values = kept.values() if kept is not None else None
    if values is not None and values.keys() == snapshot.files.keys():
        return _read(_Reader(snapshot, kept=values), jurisdiction)
    law, files, problems = _checked(snapshot, jurisdiction)
    if problems:
        raise BadInput.of(*problems)
    if kept is not None:
        kept.keep({name: file.data for name, file in files.items()})
    return law


def read_with_problems(root: Path, jurisdiction: str) -> tuple[Law, dict[str, DataFile], tuple[Problem, ...]]:
    """Read what can be read, the files it came from, and every problem; the law is whole only if there is none."""
    return _checked(_snapshot(root, jurisdiction), jurisdiction)


def _snapshot(root: Path, jurisdiction: str) -> Snapshot:
    folders = (f"law/{jurisdiction}", f"bodies/{jurisdiction}", f"refusals/{jurisdiction}", "platforms")
    return take_snapshot(root, folders)


def _schemas() -> tuple[Path, ...]:
    return tuple(DATA / "schemas" / f"{name}.json" for name in SCHEMAS)


def _checked(snapshot: Snapshot, jurisdiction: str) -> tuple[Law, dict[str, DataFile], tuple[Problem, ...]]:
    reader = _Reader(snapshot)
    law = _read(reader, jurisdiction)
    stray = (name for name in snapshot.files if name not in reader.asked)
    problems = [Problem("law.stray_file", {"file": name}) for name in stray]
    problems += [*reader.problems, *(one for file in reader.files.values() for one in file.problems)]
    # A reference is judged only once everything that it could lead to has been read.
    if not problems:
        note_unsound_references(law, reader.files)
        problems = [one for file in reader.files.values() for one in file.problems]
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
        platforms=reader.each("platforms", "platform", build_platforms.platform),
        platform_law=reader.one(
            f"{folder}/platforms.yaml", "platforms", build_platforms.platform_law, otherwise=NO_PLATFORM_LAW
        ),
        refusals=reader.each(f"refusals/{jurisdiction}", "refusal", build_platforms.refusal),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads files of a snapshot, keeping each with its problems."""

    snapshot: Snapshot
    kept: Mapping[str, Json] | None = None
    # values that were found sound before
    files: dict[str, DataFile] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    # every file that was looked for

    def one(self, name: str, schema: str, make: Callable[[DataFile], T], *, otherwise: T) -> T:
        """Build what a file holds, or what stands in for it while its problems are collected."""
        file = self._file(name, schema)
        return otherwise if file is None else make(file)

    def each(self, folder: str, schema: str, make: Callable[[DataFile], T]) -> tuple[T, ...]:
        """Build what each file of a folder holds, and of the folders in it."""
        return tuple(self._built(self.snapshot.within(folder), schema, make))

    def _built(self, names: tuple[str, ...], schema: str, make: Callable[[DataFile], T]) -> Iterator[T]:
        for name in names:
            file = self._file(name, schema)
            if file is not None:
                yield make(file)

    def _file(self, name: str, schema: str) -> DataFile | None:
        self.asked.add(name)
        if self.kept is not None:
            return kept_data_file(self.kept[name], name=name)
        read = read_data_file(partial(self.snapshot.read, name), name=name, schema=schema)
        if isinstance(read, DataFile):
            self.files[name] = read
            return read
        self.problems.extend(read)
        return None
