"""Do the law's files fit each other? Everything that one names and another must hold, and every fact key and choice.

A loaded ``Law`` and the files it came from in, problems noted in those files. The catalogue says which keys exist
(``check.py`` hands it in); a file that passes here can be evaluated without a missing reference.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from typing import Protocol

from standfast.catalogue.specs import Catalogue, FactSpec, FactType
from standfast.law.clocks import Clock, ClockKind
from standfast.law.ladders import Ladder
from standfast.law.law import Law
from standfast.law.named import Named, Place
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


def note_unsound_references(law: Law, files: Files) -> None:
    """Note every reference that leads nowhere, every id used twice, and every circle of rules."""
    known = known_ids(law)
    for one in _named(law, files):
        if one.name not in (known[one.kind] if one.among is None else one.among):
            files[one.file].problem("law.unknown_reference", one.path, said=one.name, kind=one.kind)
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
    for at, name, other in _names_shared(law):
        files[at].problem("law.name_shared", ("also",), said=name, other=other)


def note_unknown_facts(law: Law, files: Files, catalogue: Catalogue) -> None:
    """Note every fact key that the catalogue doesn't hold, and every value its key can't have."""
    keys = catalogue.keys()
    for file, path, rule in rules_of(law, files):
        for compare in compares(rule):
            if compare.key not in keys:
                file.problem("rule.unknown_fact", path, said=compare.key)
            elif (wrong := _wrong_value(compare, catalogue.fact(compare.key))) is not None:
                file.problem("rule.wrong_value", path, said=wrong, key=compare.key)


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


def known_ids(law: Law) -> Mapping[str, Collection[str]]:
    """Give the ids that can be named, by the kind of what they name."""
    return {
        "provision": law.spans.keys(),
        "gate": {one.id for one in law.gates},
        "clock": {one.id for one in law.clocks},
        "ladder": {one.id for one in law.ladders},
        "body": {one.id for one in law.bodies},
        "country": {one.id for one in law.platform_law.countries},
        "role": {rung.role for ladder in law.ladders for rung in ladder.rungs},
    }


def _named(law: Law, files: Files) -> Iterator[Named]:
    yield from _named_in_provisions(law)
    yield from _named_in_ladders(law)
    yield from _named_in_clocks(law, files)
    for platform in law.platforms:
        country = platform.entity.country
        yield Named(file=platform.file, path=("entity", "country"), kind="country", name=country)
    for refusal in law.refusals:
        for place, name in enumerate(refusal.law):
            yield Named(file=refusal.file, path=("law", place), kind="provision", name=name)
        if refusal.rung is not None:
            yield Named(file=refusal.file, path=("rung",), kind="role", name=refusal.rung)


def _named_in_provisions(law: Law) -> Iterator[Named]:
    for one in law.provisions:
        for place, name in enumerate(one.gates):
            yield Named(file=one.file, path=("gates", place), kind="gate", name=name)
        for place, name in enumerate(one.see):
            yield Named(file=one.file, path=("see", place), kind="provision", name=name)


def _named_in_ladders(law: Law) -> Iterator[Named]:
    limits = {one.id for one in law.clocks if one.kind is ClockKind.LIMIT}
    for ladder in law.ladders:
        for place, rung in enumerate(ladder.rungs):
            at = ("rungs", place)
            for name in (*filter(None, (rung.body,)), *rung.body_in.values()):
                yield Named(file=ladder.file, path=(*at, "body"), kind="body", name=name)
            if rung.limit is not None:
                yield Named(file=ladder.file, path=(*at, "limit"), kind="clock", name=rung.limit, among=limits)


def _named_in_clocks(law: Law, files: Files) -> Iterator[Named]:
    for at, place, clock in clocks_at(law, files):
        named: list[tuple[str, str | None, Collection[str] | None]] = [
            ("body", clock.body, None),
            ("provision", clock.provision, None),
            *(("ladder", name, None) for name in clock.ladders),
            # A clock's rung stands in every ladder that the clock serves.
            *(("rung", clock.rung, {rung.id for rung in one.rungs}) for one in law.ladders if _meets(clock, one)),
        ]
        for kind, name, among in named:
            if name is not None:
                yield Named(file=at.name, path=("clocks", place), kind=kind, name=name, among=among)


def _meets(clock: Clock, ladder: Ladder) -> bool:
    """Tell whether a clock ever rings beside a ladder: in one of its provinces at least."""
    return any(clock.serves(ladder.id, province=province) for province in ladder.provinces)


def clocks_at(law: Law, files: Files) -> Iterator[tuple[DataFile, int, Clock]]:
    """Walk the clocks with the file and the place in it where each stands."""
    for name, among in groupby(law.clocks, key=lambda one: one.file):
        yield from ((files[name], place, clock) for place, clock in enumerate(among))


class _InAFile(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def file(self) -> str: ...


def _twice(law: Law, files: Files) -> Iterator[tuple[DataFile, Place, str]]:
    """Find ids that stand twice: in files of one kind, in one list, among the rungs of one ladder."""
    kinds: tuple[tuple[_InAFile, ...], ...] = (law.provisions, law.ladders, law.bodies, law.platforms, law.refusals)
    for alone in kinds:
        counted = Counter(one.id for one in alone)
        yield from ((files[one.file], ("id",), one.id) for one in alone if counted[one.id] > 1)
    gates = files[f"law/{law.jurisdiction}/gates.yaml"]
    places = Counter(one.id for one in law.gates)
    yield from ((gates, ("gates", place), one.id) for place, one in enumerate(law.gates) if places[one.id] > 1)
    times = Counter(one.id for one in law.clocks)
    yield from ((at, ("clocks", place), one.id) for at, place, one in clocks_at(law, files) if times[one.id] > 1)
    for ladder in law.ladders:
        rungs = Counter(rung.id for rung in ladder.rungs)
        yield from ((files[ladder.file], ("rungs",), name) for name, often in rungs.items() if often > 1)


def _names_shared(law: Law) -> Iterator[tuple[str, str, str]]:
    """Find names that would find two platforms: file, name, the other platform."""
    first: dict[str, str] = {}
    for one in law.platforms:
        for name in {one.replace(" ", "") for one in (*one.within, *one.alone)}:
            if first.setdefault(name, one.name) != one.name:
                yield one.file, name, first[name]


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
