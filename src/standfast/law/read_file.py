"""One data file of the law, held against its schema: its bytes in, its values and lines out, its problems collected.

``DataFile.problem`` is the one way in which a builder says that something is wrong, with file, line and field.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, cast

from standfast.ground.errors import Problem, StandfastError
from standfast.ground.schema import problems as schema_problems
from standfast.ground.words import Words
from standfast.ground.yaml_file import Json, MappingNode, Node, line_of, parse_yaml, plain_value
from standfast.law.rules import Path as FieldPath
from standfast.law.rules import Rule, read_rule
from standfast.law.sources import Certainty, Source

# A file as JSON, after the schema has said that it has this shape.
Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """A file that fits its schema, and the problems that only its builder can see."""

    name: str
    data: Data
    node: Node
    problems: list[Problem] = field(default_factory=list)

    def problem(self, code: str, path: FieldPath, /, **details: str) -> None:
        """Note a problem at a place in the file."""
        at = {"file": self.name, "line": str(line_of(self.node, path)), "field": dotted(path)}
        self.problems.append(Problem(code, {**at, **details}))

    def day(self, value: Any, path: FieldPath) -> date:
        """Read a date; an impossible one is a problem."""
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.problem("law.no_such_day", path, said=str(value))
            return date.min

    def day_or_none(self, value: Any, path: FieldPath) -> date | None:
        """Read a date that may be missing."""
        return None if value is None else self.day(value, path)

    def rule(self, value: Any, path: FieldPath) -> Rule:
        """Read a rule."""

        def report(code: str, inner: FieldPath, details: dict[str, str]) -> None:
            self.problem(code, (*path, *inner), **details)

        return read_rule(value, path=(), report=report)

    def sources(self, values: Any, path: FieldPath) -> tuple[Source, ...]:
        """Read where something was read."""
        return tuple(
            Source(
                title=words(one["title"]),
                where=words(one["where"]),
                read_on=self.day(one["read_on"], (*path, place, "read_on")),
            )
            for place, one in enumerate(values)
        )


def read_data_file(data: Callable[[], bytes], *, name: str, schema: str) -> DataFile | tuple[Problem, ...]:
    """Read a file's bytes, or give everything that keeps it from being used."""
    try:
        node = parse_yaml(data(), name=name)
    except StandfastError as error:
        return tuple(Problem(one.code, {**one.details, "file": name}) for one in error.problems)
    value = plain_value(node)
    wrong = schema_problems(value, schema_name=schema, file=name, node=node)
    if wrong:
        return wrong
    return DataFile(name=name, data=cast("Data", value), node=node)


def kept_data_file(value: Json, *, name: str) -> DataFile:
    """Make a file of values that were found sound before; nothing will have to be said about its lines."""
    return DataFile(name=name, data=cast("Data", value), node=MappingNode((), 1))


def words(told: Any) -> Words:
    """Make words of both languages."""
    return Words(en=told["en"], fr=told["fr"])


def words_or_none(told: Any) -> Words | None:
    """Make words that may be missing."""
    return None if told is None else words(told)


def length(told: Any) -> timedelta:
    """Read a length of time, in hours or days."""
    return timedelta(hours=told.get("hours", 0), days=told.get("days", 0))


def certainty(told: Any) -> Certainty:
    """Read how certain something is."""
    return Certainty(told)


def dotted(path: FieldPath) -> str:
    """Write a place in a file as people read it."""
    return ".".join(str(step) for step in path) or "/"
