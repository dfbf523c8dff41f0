"""Careful reading of YAML: bytes in, a tree of texts with their lines out, or one clear refusal.

Trusts nothing. Only libyaml's events are used: no object is ever made, no alias followed, no type guessed. What a
family's file may not hold is refused where it stands, each with a code of its own and the line:

1. more bytes than the limit (before anything is read), 2. UTF-16, binary or other bytes that are not UTF-8,
3. control characters, 4. anchors, aliases and tags, 5. a second document, 6. a key twice, or a key that is no text,
7. more than ``MAX_DEPTH`` levels or ``MAX_NODES`` values.

``plain_value`` turns a tree into JSON values for data files (YAML 1.2's core schema, narrowed to what JSON can write):
never a date, never base 60 or 8; a number that would lose its leading zero stays text.
"""

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Final

import yaml

from standfast.ground.errors import BadInput, Unavailable

LIMIT: Final = 1_000_000
MAX_DEPTH: Final = 20
MAX_NODES: Final = 100_000

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

# YAML 1.2.2, 5.1: what a stream may hold; NEL (U+0085) may stand, the rest of C0 and C1 may not. The last part keeps
# Unicode's noncharacters U+FDD0 to U+FDEF out, written plainly or as an escape, for the use below.
_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ufdd0-\ufdef]"
    r"|(?<=\\)(u|U0000)[fF][dD][dDeE][0-9a-fA-F]"
)
# libyaml reads YAML 1.1, where these three end a line and would be lost; in YAML 1.2 (5.4) they are text like any
# other. Messages pasted from a phone hold them, so they pass the parser in disguise.
_DISGUISE: Final = str.maketrans("\x85\u2028\u2029", "\ufdd0\ufdd1\ufdd2")
_UNVEIL: Final = str.maketrans("\ufdd0\ufdd1\ufdd2", "\x85\u2028\u2029")
_INTEGER: Final = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_FLOAT: Final = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,17})?([eE][+-]?[0-9]{1,3})?")
_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it stands in the file. ``plain`` tells that it was not quoted."""

    text: str
    plain: bool
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys and their values, in the file's order; no key twice."""

    items: tuple[tuple[Scalar, "Node"], ...]
    line: int

    def get(self, key: str) -> "Node | None":
        """Give the value of a key, or ``None`` when the key is not there."""
        return next((value for name, value in self.items if name.text == key), None)


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list."""

    items: tuple["Node", ...]
    line: int


Node = Scalar | MappingNode | SequenceNode


def read_yaml(path: Path, *, limit: int = LIMIT) -> Node:
    """Read one file. Raises ``BadInput`` that names the file and the line."""
    return parse_yaml(read_bytes(path, limit=limit), name=str(path), limit=limit)


def read_bytes(path: Path, *, limit: int = LIMIT) -> bytes:
    """Read an ordinary file of at most ``limit`` bytes; a larger one is refused unread."""
    name = str(path)
    try:
        # A pipe or a device could wait for ever, so only ordinary files are opened.
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise BadInput("file.not_a_file", file=name)
        if found.st_size > limit:
            raise BadInput("file.too_large", file=name, limit=limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise BadInput("file.missing", file=name) from error
    except (OSError, ValueError) as error:
        raise Unavailable("file.unreadable", file=name) from error
    if len(data) > limit:
        raise BadInput("file.too_large", file=name, limit=limit)
    return data


def parse_yaml(data: bytes, *, name: str, limit: int = LIMIT) -> Node:
    """Parse the bytes of one file called ``name``."""
    if len(data) > limit:
        raise BadInput("file.too_large", file=name, limit=limit)
    text = _decode(data, name=name)
    events = yaml.parse(text.translate(_DISGUISE), Loader=yaml.CSafeLoader)
    try:
        return _Reader(name, events).document()
    except yaml.YAMLError as error:
        raise _unreadable(error, text, name=name) from error


def plain_value(node: Node) -> Json:
    """Give a tree as JSON values.

    >>> plain_value(parse_yaml(b"{age: 8, on: yes, day: 2026-05-10, at: 21:50, badge: 0412, gone: }", name="doc"))
    {'age': 8, 'on': 'yes', 'day': '2026-05-10', 'at': '21:50', 'badge': '0412', 'gone': None}
    """
    match node:
        case Scalar(text=text, plain=False):
            return text
        case Scalar(text=text):
            return _plain_scalar(text)
        case SequenceNode(items=items):
            return [plain_value(item) for item in items]
        case MappingNode(items=pairs):
            return {key.text: plain_value(value) for key, value in pairs}


def line_of(node: Node, path: list[str | int] | tuple[str | int, ...]) -> int:
    """Tell the line of the value that a path leads to, or of the last value on the way."""
    for step in path:
        below: Node | None = None
        if isinstance(node, MappingNode):
            below = node.get(str(step))
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
            below = node.items[step]
        if below is None:
            break
        node = below
    return node.line


def _plain_scalar(text: str) -> Json:
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text) and isfinite(number := float(text)):
        return number
    return text


def _decode(data: bytes, *, name: str) -> str:
    # A UTF-16 file without its mark shows by a zero byte in every other place.
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or _every_other_is_zero(data[:64]):
        raise BadInput("yaml.utf16", file=name)
    if b"\x00" in data:
        raise BadInput("yaml.binary", file=name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput("yaml.not_utf8", file=name, line=line) from error
    if found := _FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        written = found.group()
        code = f"{ord(written):04X}" if len(written) == 1 else written[-4:].upper()
        raise BadInput("yaml.control_character", file=name, line=line, character=f"U+{code}")
    return text


def _every_other_is_zero(start: bytes) -> bool:
    pairs = len(start) // 2
    return pairs > 0 and (start[0 : 2 * pairs : 2].count(0) == pairs or start[1 : 2 * pairs : 2].count(0) == pairs)


class _Reader:
    """Builds the tree from libyaml's events, refusing what a file of ours never holds."""

    def __init__(self, name: str, events: Iterator[yaml.Event]) -> None:
        self.name = name
        self.events = events
        self.nodes = 0

    def document(self) -> Node:
        """Read the one document of the stream."""
        node: Node | None = None
        for event in self.events:
            match event:
                case yaml.DocumentStartEvent() if node is not None:
                    raise self._refused("yaml.many_documents", event)
                case yaml.DocumentStartEvent(tags=tags) if tags:
                    raise self._refused("yaml.tag", event)
                case yaml.NodeEvent():
                    node = self._node(event, depth=1)
                case _:
                    continue
        if node is None or (isinstance(node, Scalar) and node.plain and not node.text):
            raise BadInput("yaml.empty", file=self.name)
        return node

    def _node(self, event: yaml.Event, *, depth: int) -> Node:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self._refused("yaml.too_many", event, limit=MAX_NODES)
        if isinstance(event, yaml.AliasEvent) or (isinstance(event, yaml.NodeEvent) and event.anchor is not None):
            raise self._refused("yaml.anchor", event)
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            raise self._refused("yaml.tag", event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth > MAX_DEPTH:
            raise self._refused("yaml.too_deep", event, limit=MAX_DEPTH)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth=depth)
        return self._sequence(event, depth=depth)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        if "\x00" in event.value:
            raise self._refused("yaml.control_character", event, character="U+0000")
        column = event.start_mark.column + 1 if event.start_mark is not None else 1
        return Scalar(event.value.translate(_UNVEIL), event.implicit[0], _line(event), column)

    def _mapping(self, start: yaml.MappingStartEvent, *, depth: int) -> MappingNode:
        items: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event, depth=depth + 1)
            if not isinstance(key, Scalar) or not key.text:
                raise self._refused("yaml.key_not_text", event)
            if key.text in items:
                first = items[key.text][0].line
                raise self._refused("yaml.key_twice", event, field=shown(key.text), first=first)
            items[key.text] = (key, self._node(next(self.events), depth=depth + 1))
        return MappingNode(tuple(items.values()), _line(start))

    def _sequence(self, start: yaml.Event, *, depth: int) -> SequenceNode:
        items: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth=depth + 1))
        return SequenceNode(tuple(items), _line(start))

    def _refused(self, code: str, event: yaml.Event, **details: object) -> BadInput:
        return BadInput(code, file=self.name, line=_line(event), **details)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark is not None else 1


def shown(text: str, *, longest: int = 60) -> str:
    """Make a name from a file safe to show in an error: one line, no invisible characters, not endless.

    >>> shown("na\u202eme")
    'na[U+202E]me'
    """
    cut = text if len(text) <= longest else text[:longest] + "…"
    return "".join(one if one.isprintable() else f"[U+{ord(one):04X}]" for one in cut)


def _unreadable(error: yaml.YAMLError, text: str, *, name: str) -> BadInput:
    """Say what libyaml stumbled over, naming the slips that people make most."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return BadInput("yaml.unreadable", file=name, line=1)
    problem, line = error.problem or "", error.problem_mark.line + 1
    opened = error.context_mark.line + 1 if error.context_mark is not None else line
    lines = text.split("\n")
    at = lines[line - 1][error.problem_mark.column :][:1] if line <= len(lines) else ""
    if "tab character" in problem or ("cannot start" in problem and at == "\t"):
        return BadInput("yaml.tab", file=name, line=line)
    if "cannot start" in problem:
        return BadInput("yaml.sign", file=name, line=line, character=at)
    if "mapping values are not allowed" in problem:
        return BadInput("yaml.colon", file=name, line=line)
    if "quoted scalar" in (error.context or ""):
        return BadInput("yaml.open_quote", file=name, line=opened)
    return BadInput("yaml.unreadable", file=name, line=line)
