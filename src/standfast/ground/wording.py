"""The program's own words, from ``standfast_data/wording``: the name of a file in, ``Words`` by dotted key out.

Trusts the files only as far as their shape: a text that lacks English or French is an error when its file is loaded,
so that no face ever meets a missing translation.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from standfast.ground.data_files import DATA
from standfast.ground.errors import BadInput, Problem
from standfast.ground.words import LANGS, Words
from standfast.ground.yaml_file import MappingNode, Node, Scalar, SequenceNode, read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class FourParts:
    """An error in words: what happened, where, what is safe, and what to do next."""

    what: Words
    where: Words
    safe: Words
    next: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The texts of one file."""

    name: str
    texts: Mapping[str, Words]
    # by dotted key; an item of a list by its place: "before.0"

    def words(self, key: str) -> Words:
        """Give the text of a dotted key; a key that isn't there is a fault of the program."""
        try:
            return self.texts[key]
        except KeyError as error:
            raise BadInput("wording.missing", file=self.name, field=key) from error

    def find(self, key: str) -> Words | None:
        """Give the text of a key that may be absent."""
        return self.texts.get(key)

    def several(self, key: str) -> tuple[Words, ...]:
        """Give the texts of a list, in order."""
        found: list[Words] = []
        while (one := self.texts.get(f"{key}.{len(found)}")) is not None:
            found.append(one)
        if not found:
            raise BadInput("wording.missing", file=self.name, field=key)
        return tuple(found)


@cache
def load_wording(name: str) -> Wording:
    """Load ``wording/<name>.yaml``, such as ``"plan"`` or ``"papers/brief"``."""
    return read_wording(DATA / "wording" / f"{name}.yaml", name=name)


def read_wording(path: Path, *, name: str) -> Wording:
    """Read one file of texts; every text that lacks a language is reported at once."""
    node = read_yaml(path)
    texts: dict[str, Words] = {}
    problems: list[Problem] = []
    for key, found in _texts(node, ""):
        if isinstance(found, Words):
            texts[key] = found
        else:
            problems.append(Problem("wording.one_language", {"file": name, "line": str(found), "field": key}))
    if problems:
        raise BadInput.of(*problems)
    return Wording(name=name, texts=MappingProxyType(texts))


@cache
def load_errors() -> Mapping[str, FourParts]:
    """Load the words of every error, by code, from all files in ``wording/errors``."""
    errors: dict[str, FourParts] = {}
    for path in sorted((DATA / "wording" / "errors").glob("*.yaml")):
        wording = read_wording(path, name=f"errors/{path.stem}")
        for code in dict.fromkeys(key.rpartition(".")[0] for key in wording.texts):
            if code in errors:
                raise BadInput("wording.code_twice", file=wording.name, field=code)
            errors[code] = FourParts(
                what=wording.words(f"{code}.what"),
                where=wording.words(f"{code}.where"),
                safe=wording.words(f"{code}.safe"),
                next=wording.words(f"{code}.next"),
            )
    return MappingProxyType(errors)


def _texts(node: Node, key: str) -> Iterator[tuple[str, Words | int]]:
    """Walk a file: each text with its dotted key, or the line of one that lacks a language."""
    match node:
        case MappingNode(items=items) if any(name.text in LANGS for name, _ in items):
            found = {name.text: value.text for name, value in items if isinstance(value, Scalar) and value.text.strip()}
            complete = set(found) == set(LANGS) == {name.text for name, _ in items}
            yield key, Words(en=found["en"], fr=found["fr"]) if complete else node.line
        case MappingNode(items=items):
            for name, value in items:
                yield from _texts(value, f"{key}.{name.text}" if key else name.text)
        case SequenceNode(items=values):
            for place, value in enumerate(values):
                yield from _texts(value, f"{key}.{place}" if key else str(place))
        case Scalar(line=line):
            yield key, line
