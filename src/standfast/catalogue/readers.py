"""Who reads which key: data files and Python sources in, keys that nobody knows and keys that nobody reads out.

For the gates. Pure: texts go in, nothing is opened or run. What counts as naming a key:

- in data (``.yaml``): the value of a rule's ``fact``, a whole text such as ``child.age_at_time``, or a placeholder
  ``{child.age_at_time}`` within a text;
- in code (``.py``): a whole string such as ``"child.age_at_time"``, unless it is a wording's key, an error's code or a
  file; ``f"{group}.child"`` names that fact of every group;
- a record's field is read through its type, so an attribute ``.badge`` reads that field of every kind that has it. Two
  kinds that share a name can't be told apart here, so this finds fields that nobody reads at all.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from standfast.catalogue.specs import Catalogue
from standfast.ground.yaml_file import MappingNode, Node, Scalar, SequenceNode, parse_yaml

_KEY: Final = re.compile(r"([a-z_]+)\.([a-z0-9_]+)")
_PLACEHOLDER: Final = re.compile(r"\{([a-z_]+\.[a-z0-9_]+)\}")
# Calls whose dotted string is the name of a text or of an error.
_NOT_OF_FACTS: Final = frozenset(
    {"word", "words", "say", "several", "find", "BadInput", "Found", "Unavailable", "Problem", "add"}
)
# "paper.css" is a file, and no fact will ever be called so.
_FILE_ENDS: Final = frozenset({"css", "html", "json", "md", "pdf", "py", "txt", "typ", "yaml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A text and the name of its file, which tells by its end what kind of text it is."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mention:
    """A key, and where it is named."""

    file: str
    line: int
    key: str


def unknown_keys(sources: Iterable[Source], catalogue: Catalogue) -> tuple[Mention, ...]:
    """List every key that is named somewhere and is not in the catalogue."""
    named = (mention for source in sources for mention in _mentions(source, catalogue))
    return tuple(sorted({mention for mention in named if mention.key not in catalogue.by_key}))


def unread_keys(sources: Iterable[Source], catalogue: Catalogue) -> tuple[str, ...]:
    """List every key of the catalogue that none of the sources reads."""
    read: set[str] = set()
    attributes: set[str] = set()
    for source in sources:
        read.update(mention.key for mention in _mentions(source, catalogue))
        if source.name.endswith(".py"):
            attributes.update(_attributes(source))
    fields = {key for key in catalogue.record_keys() if catalogue.by_key[key].name in attributes}
    return tuple(key for key in (*catalogue.keys(), *catalogue.record_keys()) if key not in read | fields)


def _mentions(source: Source, catalogue: Catalogue) -> Iterator[Mention]:
    groups = frozenset(group.name for group in catalogue.groups)
    if source.name.endswith(".py"):
        yield from _in_code(source, groups, catalogue)
    else:
        yield from _in_data(source.name, parse_yaml(source.text.encode(), name=source.name), groups)


def _in_data(file: str, node: Node, groups: frozenset[str]) -> Iterator[Mention]:
    match node:
        case Scalar(text=text, line=line):
            if _is_key(text, groups):
                yield Mention(file=file, line=line, key=text)
            for key in _PLACEHOLDER.findall(text):
                if _is_key(key, groups):
                    yield Mention(file=file, line=line, key=key)
        case SequenceNode(items=items):
            for item in items:
                yield from _in_data(file, item, groups)
        case MappingNode(items=pairs):
            for name, value in pairs:
                if name.text == "fact" and isinstance(value, Scalar):
                    # Whatever a rule compares has to be a fact, even if its group doesn't exist.
                    yield Mention(file=file, line=value.line, key=value.text)
                else:
                    yield from _in_data(file, value, groups)


def _in_code(source: Source, groups: frozenset[str], catalogue: Catalogue) -> Iterator[Mention]:
    tree = ast.parse(source.text, filename=source.name)
    other = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Call) for part in _arguments_of_words(node)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in other and _is_key(text, groups):
                yield Mention(file=source.name, line=node.lineno, key=text)
            case ast.JoinedStr(values=[ast.FormattedValue(), ast.Constant(value=str(end))]):
                for key in catalogue.by_key:
                    if key.partition(".")[2] == end.removeprefix(".") and end.startswith("."):
                        yield Mention(file=source.name, line=node.lineno, key=key)
            case _:
                continue


def _arguments_of_words(call: ast.Call) -> list[ast.expr]:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name) if name in _NOT_OF_FACTS:
            return call.args
        case _:
            return []


def _attributes(source: Source) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.text, filename=source.name)):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            yield node.attr


def _is_key(text: str, groups: frozenset[str]) -> bool:
    found = _KEY.fullmatch(text)
    return found is not None and found.group(1) in groups and found.group(2) not in _FILE_ENDS
