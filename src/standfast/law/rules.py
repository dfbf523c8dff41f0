"""The rule language: JSON values from a data file in, frozen rules out, or every problem with its path.

A rule is a mapping of one of these shapes::

    {fact: KEY, is: V} · {fact: KEY, is_not: V} · {fact: KEY, in: [V, …]}
    {fact: KEY, below: N} · {fact: KEY, at_least: N} · {fact: KEY, known: true}
    {all: [RULE, …]} · {any: [RULE, …]} · {not: RULE}
    {rule: NAME} · {in_force: PROVISION}

Trusts nothing: an unknown shape, key or choice is a problem of the file. What rules mean stands in ``evaluate.py``.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from standfast.ground.errors import BadInput, Problem
from standfast.ground.yaml_file import Json

Plain = bool | int | str


@dataclass(frozen=True, slots=True)
class Is:
    """The value is this one."""

    value: Plain


@dataclass(frozen=True, slots=True)
class IsNot:
    """The value is known, and another."""

    value: Plain


@dataclass(frozen=True, slots=True)
class OneOf:
    """The value is among these."""

    values: tuple[Plain, ...]


@dataclass(frozen=True, slots=True)
class Below:
    """The number is smaller than this."""

    limit: int


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The number is this or larger."""

    limit: int


@dataclass(frozen=True, slots=True)
class Known:
    """Someone gave a value (``True``), or nobody did (``False``). It asks about the record, not about the world."""

    known: bool


Test = Is | IsNot | OneOf | Below | AtLeast | Known


@dataclass(frozen=True, slots=True)
class Compare:
    """A fact held against a test."""

    key: str
    test: Test


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple["Rule", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple["Rule", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Rule"


@dataclass(frozen=True, slots=True)
class RuleRef:
    """Another rule, by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class InForce:
    """A provision's text was in force on the day of the event."""

    provision: str


Rule = Compare | AllOf | AnyOf | Not | RuleRef | InForce

Path = tuple[str | int, ...]
Report = Callable[[str, Path, dict[str, str]], None]
"""Told of each problem: its code, where in the value it stands, and what was said there."""

_TESTS: Final = ("is", "is_not", "in", "below", "at_least", "known")
_SHAPES: Final = ("fact", "all", "any", "not", "rule", "in_force")
NEVER: Final = AnyOf(())
"""What a rule that can't be read becomes while the other problems of its file are collected."""


def parse_rule(value: Json, *, file: str) -> Rule:
    """Parse one rule that stands alone; raises ``BadInput`` with every problem in it."""
    found: list[Problem] = []

    def report(code: str, path: Path, details: dict[str, str]) -> None:
        field = ".".join(str(step) for step in path) or "/"
        found.append(Problem(code, {"file": file, "line": "1", "field": field, **details}))

    rule = read_rule(value, path=(), report=report)
    if found:
        raise BadInput.of(*found)
    return rule


def read_rule(value: Json, *, path: Path, report: Report) -> Rule:
    """Read a rule inside a larger value, telling ``report`` of every problem on the way."""
    if not isinstance(value, dict):
        report("rule.shape", path, {"said": _short(value)})
        return NEVER
    shapes = [name for name in _SHAPES if name in value]
    if len(shapes) != 1 or (shapes[0] != "fact" and len(value) != 1):
        report("rule.shape", path, {"said": _short(value)})
        return NEVER
    return _read_shape(shapes[0], value, path=path, report=report)


def _read_shape(shape: str, value: Mapping[str, Json], *, path: Path, report: Report) -> Rule:
    inner = value[shape]
    match shape:
        case "fact":
            return _read_compare(value, path=path, report=report)
        case "all" | "any":
            parts = _read_parts(inner, path=(*path, shape), report=report)
            return AllOf(parts) if shape == "all" else AnyOf(parts)
        case "not":
            return Not(read_rule(inner, path=(*path, "not"), report=report))
        case _:
            if not isinstance(inner, str) or not inner:
                report("rule.shape", (*path, shape), {"said": _short(inner)})
                return NEVER
            return RuleRef(inner) if shape == "rule" else InForce(inner)


def _read_parts(value: Json, *, path: Path, report: Report) -> tuple[Rule, ...]:
    if not isinstance(value, list) or not value:
        report("rule.no_parts", path, {"said": _short(value)})
        return ()
    return tuple(read_rule(part, path=(*path, place), report=report) for place, part in enumerate(value))


def _read_compare(value: Mapping[str, Json], *, path: Path, report: Report) -> Rule:
    key = value["fact"]
    tests = [name for name in value if name != "fact"]
    if not isinstance(key, str) or len(tests) != 1 or tests[0] not in _TESTS:
        report("rule.shape", path, {"said": _short(dict(value))})
        return NEVER
    test = _read_test(tests[0], value[tests[0]])
    if test is None:
        report("rule.test", (*path, tests[0]), {"said": _short(value[tests[0]])})
        return NEVER
    return Compare(key, test)


def _read_test(name: str, value: Json) -> Test | None:
    """Read what stands after ``is``, ``below`` and so on; ``None`` if it is of the wrong kind."""
    match name, value:
        case "known", bool():
            return Known(value)
        case (("below" | "at_least"), int()) if not isinstance(value, bool):
            return Below(value) if name == "below" else AtLeast(value)
        case "in", list() if value:
            plain = tuple(one for one in value if isinstance(one, bool | int | str))
            return OneOf(plain) if len(plain) == len(value) else None
        case (("is" | "is_not"), bool() | int() | str()):
            return Is(value) if name == "is" else IsNot(value)
        case _:
            return None


def compares(rule: Rule) -> Iterator[Compare]:
    """Walk every comparison in a rule, without following references."""
    match rule:
        case Compare():
            yield rule
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from compares(part)
        case Not(part):
            yield from compares(part)
        case RuleRef() | InForce():
            return


def references(rule: Rule) -> Iterator[RuleRef | InForce]:
    """Walk every reference in a rule, without following it."""
    match rule:
        case RuleRef() | InForce():
            yield rule
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from references(part)
        case Not(part):
            yield from references(part)
        case Compare():
            return


def asks_about(rule: Rule, rules: Mapping[str, Rule], known: dict[str, frozenset[str]]) -> frozenset[str]:
    """Give the groups of facts that a rule asks about, directly or through shared rules (which have no circles).

    ``known`` remembers what was worked out of shared rules, by name.
    """
    groups = {one.key.partition(".")[0] for one in compares(rule)}
    for one in references(rule):
        if isinstance(one, RuleRef):
            if one.name not in known:
                known[one.name] = asks_about(rules[one.name], rules, known)
            groups |= known[one.name]
    return frozenset(groups)


def cycles(rules: Mapping[str, Rule]) -> tuple[str, ...]:
    """Name every rule from which its own references lead back to itself."""
    return tuple(name for name in rules if name in _reached(name, rules))


def _reached(start: str, rules: Mapping[str, Rule]) -> frozenset[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        rule = rules.get(waiting.pop())
        for reference in () if rule is None else references(rule):
            if isinstance(reference, RuleRef) and reference.name not in seen:
                seen.add(reference.name)
                waiting.append(reference.name)
    return frozenset(seen)


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 80 else f"{text[:80]}…"  # noqa: PLR2004  # one line of an error
