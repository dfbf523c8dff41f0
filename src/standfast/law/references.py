"""Do the law's files fit each other? Everything that one names and another must hold, and every fact key and choice.

Pure: a loaded ``Law`` and the files it came from in, problems out. The catalogue says which keys exist (``check.py``
hands it in); a file that passes here can be evaluated without a missing reference.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from standfast.catalogue.specs import Catalogue, FactSpec, FactType
from standfast.ground.errors import Problem
from standfast.law.clocks import Clock
from standfast.law.law import Law
from standfast.law.read_file import DataFile
from standfast.law.rules import (
    AtLeast,
    Below,
    Compare,
    Is,
    IsNot,
    Known,
    OneOf,
    Plain,
    Rule,
    RuleRef,
    compares,
    cycles,
    references,
)

Files = Mapping[str, DataFile]
Place = tuple[str | int, ...]


def unsound_references(law: Law, files: Files) -> Iterator[Problem]:
    """Find every reference that leads nowhere, every id used twice, and every circle of rules."""
    for one in _named(law, files):
        if one.name not in one.known:
            one.file.problem("law.unknown_reference", one.path, said=one.name, kind=one.kind)
    for file, path, rule in rules_of(law, files):
        for reference in references(rule):
            if isinstance(reference, RuleRef) and reference.name not in law.rules:
                file.problem("rule.unknown_rule", path, said=reference.name)
            elif not isinstance(reference, RuleRef) and reference.provision not in law.spans:
                file.problem("law.unknown_reference", path, said=reference.provision, kind="provision")
    for name in cycles(law.rules):
        shared = files[f"law/{law.jurisdiction}/rules.yaml"]
        shared.problem("rule.circle", ("rules", name), said=name)
    for file, path, name in _twice(law, files):
        file.problem("law.id_twice", path, said=name)
    return (one for file in files.values() for one in file.problems)


def unknown_facts(law: Law, files: Files, catalogue: Catalogue) -> Iterator[Problem]:
    """Find every fact key that the catalogue doesn't hold, and every value its key can't have."""
    keys = catalogue.keys()
    for file, path, rule in rules_of(law, files):
        for compare in compares(rule):
            if compare.key not in keys:
                file.problem("rule.unknown_fact", path, said=compare.key)
            elif (wrong := _wrong_value(compare, catalogue.fact(compare.key))) is not None:
                file.problem("rule.wrong_value", path, said=wrong, key=compare.key)
    return (one for file in files.values() for one in file.problems)


def rules_of(law: Law, files: Files) -> Iterator[tuple[DataFile, Place, Rule]]:
    """Walk every rule with the file and place it stands in."""
    shared = files[f"law/{law.jurisdiction}/rules.yaml"]
    for name, rule in law.rules.items():
        yield shared, ("rules", name), rule
    for provision in law.provisions:
        for place, element in enumerate(provision.elements):
            yield files[provision.file], ("elements", place, "rule"), element.rule
    for at, place, clock in clocks_at(law, files):
        if clock.when is not None:
            yield at, ("clocks", place, "when"), clock.when


def fact_keys(law: Law) -> frozenset[str]:
    """Give every fact key that the law reads, for the list of keys that nobody reads."""
    asked = (one.rule for provision in law.provisions for one in provision.elements)
    running = (clock.when for clock in law.clocks if clock.when is not None)
    rules = [*law.rules.values(), *asked, *running]
    return frozenset(compare.key for rule in rules for compare in compares(rule))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """Something that is named by its id: in which file and place, and the ids there are."""

    file: DataFile
    path: Place
    kind: str
    name: str
    known: Collection[str]


def _named(law: Law, files: Files) -> Iterator[_Named]:
    gates = {one.id for one in law.gates}
    for provision in law.provisions:
        for place, name in enumerate(provision.gates):
            yield _Named(file=files[provision.file], path=("gates", place), kind="gate", name=name, known=gates)
        for place, name in enumerate(provision.see):
            path, known = ("see", place), law.spans
            yield _Named(file=files[provision.file], path=path, kind="provision", name=name, known=known)
    yield from _named_in_ladders(law, files)
    yield from _named_in_clocks(law, files)


def _named_in_ladders(law: Law, files: Files) -> Iterator[_Named]:
    bodies, clocks = {one.id for one in law.bodies}, {one.id for one in law.clocks}
    for ladder in law.ladders:
        at = files[ladder.file]
        for place, rung in enumerate(ladder.rungs):
            for name in (*filter(None, (rung.body,)), *rung.body_in.values()):
                yield _Named(file=at, path=("rungs", place, "body"), kind="body", name=name, known=bodies)
            if rung.limit is not None:
                path = ("rungs", place, "limit")
                yield _Named(file=at, path=path, kind="clock", name=rung.limit, known=clocks)


def _named_in_clocks(law: Law, files: Files) -> Iterator[_Named]:
    bodies, ladders = {one.id for one in law.bodies}, {one.id for one in law.ladders}
    for at, place, clock in clocks_at(law, files):
        named: list[tuple[str, str | None, Collection[str]]] = [
            ("body", clock.body, bodies),
            ("provision", clock.provision, law.spans),
            *(("ladder", name, ladders) for name in clock.ladders),
            # A clock's rung stands in every ladder that the clock serves.
            *(("rung", clock.rung, {rung.id for rung in one.rungs}) for one in law.ladders if clock.serves(one.id)),
        ]
        for kind, name, known in named:
            if name is not None:
                yield _Named(file=at, path=("clocks", place), kind=kind, name=name, known=known)


def clocks_at(law: Law, files: Files) -> Iterator[tuple[DataFile, int, Clock]]:
    """Walk the clocks with the file and the place in it where each stands."""
    for name, among in groupby(law.clocks, key=lambda one: one.file):
        yield from ((files[name], place, clock) for place, clock in enumerate(among))


def _twice(law: Law, files: Files) -> Iterator[tuple[DataFile, Place, str]]:
    """Find ids that stand twice: in files of their own, in one list, among the rungs of one ladder."""
    alone = [
        *((one.id, one.file) for one in law.provisions),
        *((one.id, one.file) for one in law.ladders),
        *((one.id, one.file) for one in law.bodies),
    ]
    counted = Counter(name for name, _ in alone)
    yield from ((files[file], ("id",), name) for name, file in alone if counted[name] > 1)
    gates = files[f"law/{law.jurisdiction}/gates.yaml"]
    places = Counter(one.id for one in law.gates)
    yield from ((gates, ("gates", place), one.id) for place, one in enumerate(law.gates) if places[one.id] > 1)
    times = Counter(one.id for one in law.clocks)
    yield from ((at, ("clocks", place), one.id) for at, place, one in clocks_at(law, files) if times[one.id] > 1)
    for ladder in law.ladders:
        rungs = Counter(rung.id for rung in ladder.rungs)
        yield from ((files[ladder.file], ("rungs",), name) for name, often in rungs.items() if often > 1)


def _wrong_value(compare: Compare, spec: FactSpec) -> str | None:
    """Give the value that a comparison names and its key can't have."""
    match compare.test:
        case Is(value) | IsNot(value):
            return None if _can_be(spec, value) else str(value)
        case OneOf(values):
            return next((str(value) for value in values if not _can_be(spec, value)), None)
        case Below(limit) | AtLeast(limit):
            return None if spec.type is FactType.INTEGER else str(limit)
        case Known():
            return None


def _can_be(spec: FactSpec, value: Plain) -> bool:
    match spec.type:
        case FactType.BOOLEAN:
            return isinstance(value, bool)
        case FactType.INTEGER:
            return isinstance(value, int) and not isinstance(value, bool)
        case FactType.CHOICE:
            return value in {choice.code for choice in spec.choices}
        case FactType.DATE | FactType.INSTANT:
            return False
        case FactType.TEXT | FactType.LONG_TEXT | FactType.PHONE | FactType.URL | FactType.REFERENCE:
            return isinstance(value, str)
