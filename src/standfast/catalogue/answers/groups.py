"""The groups of an answers file: each subject's facts and each record's fields become values of the catalogue's types.

Nodes in; subjects, records, and a flat list of every value with its place out. Problems go to the report and reading
goes on, so that a person mends a file once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from standfast.catalogue.answers.report import Report, field_name
from standfast.catalogue.answers.shapes import (
    DEFAULT_SAYS,
    DEFAULT_SURE,
    MOST_ROWS,
    Answer,
    Happened,
    Record,
    Subject,
    Told,
)
from standfast.catalogue.specs import Catalogue, Choice, FactSpec, Group
from standfast.catalogue.values import ID_FORM, Misread, Value, is_blank, read_as, read_zoned
from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant
from standfast.ground.yaml_file import MappingNode, Node, Scalar, SequenceNode, shown

LONG_FORM: Final = ("is", "says", "sure", "known_at")
OF_A_RECORD: Final = ("id", "at", "known_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One item of a group, with the name that errors give it."""

    group: Group
    name: str
    # its id where it has one, else its place; nothing where the group has one subject only
    node: MappingNode

    def field(self, *name: str) -> str:
        return field_name(self.group.name, self.name, *name)


class GroupReader:
    """Reads groups one after another and keeps what it read."""

    def __init__(self, report: Report, catalogue: Catalogue, *, opened_at: Instant) -> None:
        self.report = report
        self.catalogue = catalogue
        self.opened_at = opened_at
        self.subjects: list[Subject] = []
        self.records: list[Record] = []
        self.told: list[Told] = []
        self.happened: list[Happened] = []
        self.ids: dict[tuple[str, str], int] = {}
        # (group, id) → the line it stands on
        self.rows = 0

    # Facts.

    def read_facts(self, group: Group, node: Node) -> None:
        """Read a group of facts: one mapping, or a list of them, each with an id."""
        if not group.many:
            if isinstance(node, MappingNode):
                self._subject(_Row(group=group, name="", node=node), group.name)
            elif not _is_open(node):
                self.report.add("answers.not_a_mapping", line=node.line, field=group.name)
            return
        for row in self._rows(group, node):
            if (id_ := self._id(row)) is not None:
                self._subject(row, id_)
            elif row.node.get("id") is None:
                self.report.add("answers.no_id", line=row.node.line, field=row.field())

    def _subject(self, row: _Row, id_: str) -> None:
        answers: list[Answer] = []
        for key, node in row.node.items:
            spec = row.group.fact(key.text)
            if spec is not None:
                answer = self._answer(row, spec, node)
                if answer is not None:
                    answers.append(answer)
                    self.told.append(_told(row, spec, id_, answer))
            elif not (row.group.many and key.text == "id"):
                self._unknown(row, key, ("id",) if row.group.many else ())
        self.subjects.append(Subject(group=row.group.name, id=id_, answers=tuple(answers), line=row.node.line))

    def _answer(self, row: _Row, spec: FactSpec, node: Node) -> Answer | None:
        """Read the short form, a value, or the long one, ``{is:, says:, sure:, known_at:}``."""
        field = row.field(spec.name)
        if isinstance(node, MappingNode):
            return self._long_answer(row, spec, node)
        value = self._value(spec, node, field=field)
        if value is None:
            return None
        return Answer(
            key=spec.key,
            value=value,
            says=DEFAULT_SAYS,
            sure=DEFAULT_SURE,
            known_at=self.opened_at,
            line=node.line,
        )

    def _long_answer(self, row: _Row, spec: FactSpec, node: MappingNode) -> Answer | None:
        field = row.field(spec.name)
        for key, _ in node.items:
            if key.text not in LONG_FORM:
                within = row.field(spec.name, key.text)
                self.report.unknown(key, known=LONG_FORM, elsewhere=(), field=within)
        told = node.get("is")
        if told is None:
            self.report.add("answers.no_is", line=node.line, field=field)
            return None
        value = self._value(spec, told, field=field)
        says = self._choice(node.get("says"), self.catalogue.says, DEFAULT_SAYS, field=f"{field}.says")
        sure = self._choice(node.get("sure"), self.catalogue.sure, DEFAULT_SURE, field=f"{field}.sure")
        known_at = self._instant(node.get("known_at"), field=f"{field}.known_at") or self.opened_at
        if says not in spec.said_by:
            sayers = ", ".join(spec.said_by)
            self.report.add("answers.wrong_sayer", line=node.line, field=f"{field}.says", expects=sayers)
        if value is None:
            return None
        return Answer(key=spec.key, value=value, says=says, sure=sure, known_at=known_at, line=told.line)

    # Records.

    def read_records(self, group: Group, node: Node) -> None:
        """Read a group of dated records; ids that the file gives are all known before one is made."""
        rows = [(row, self._id(row)) for row in self._rows(group, node)]
        for place, (row, given) in enumerate(rows, start=1):
            self._record(row, given or self._made_id(group, place))

    def _record(self, row: _Row, id_: str) -> None:
        fields: dict[str, Value] = {}
        for key, node in row.node.items:
            spec = row.group.fact(key.text)
            if spec is not None:
                value = self._value(spec, node, field=row.field(spec.name))
                if value is not None:
                    fields[spec.name] = value
                    place = row.field(spec.name)
                    self.told.append(
                        Told(spec=spec, owner=id_, value=value, known_at=None, field=place, line=node.line)
                    )
            elif key.text not in OF_A_RECORD:
                self._unknown(row, key, OF_A_RECORD)
        at_node = row.node.get("at")
        at = self._instant(at_node, field=row.field("at"))
        if at is None:
            if at_node is None or _is_open(at_node):
                line = row.node.line if at_node is None else at_node.line
                self.report.add("answers.missing", line=line, field=row.field("at"), sample="2026-05-10T21:50:00-07:00")
            return
        known_at = self._instant(row.node.get("known_at"), field=row.field("known_at")) or at
        line = row.node.line
        self.records.append(
            Record(kind=row.group.name, id=id_, fields=MappingProxyType(fields), at=at, known_at=known_at, line=line)
        )
        self.happened.append(
            Happened(
                kind=row.group.name,
                owner=id_,
                at=at,
                known_at=known_at,
                after_event=row.group.after_event,
                field=row.field("at"),
                line=at_node.line if at_node is not None else line,
            )
        )

    def _made_id(self, group: Group, place: int) -> str:
        # Counted within its kind, and past any id that the file gives itself.
        while (group.name, f"{group.name}-{place}") in self.ids:
            place += 1
        made = f"{group.name}-{place}"
        self.ids[group.name, made] = 0
        return made

    # Both.

    def _rows(self, group: Group, node: Node) -> Iterator[_Row]:
        if _is_open(node):
            return
        if not isinstance(node, SequenceNode):
            self.report.add("answers.not_a_list", line=node.line, field=group.name)
            return
        for place, item in enumerate(node.items, start=1):
            self.rows += 1
            if self.rows > MOST_ROWS:
                raise BadInput("answers.too_many_rows", file=self.report.file, line=item.line, limit=MOST_ROWS)
            if isinstance(item, MappingNode):
                id_ = item.get("id")
                named = id_.text if isinstance(id_, Scalar) and re.fullmatch(ID_FORM, id_.text) else str(place)
                yield _Row(group=group, name=named, node=item)
            else:
                self.report.add("answers.not_a_mapping", line=item.line, field=field_name(group.name, str(place)))

    def _id(self, row: _Row) -> str | None:
        """Read an id and keep it; ``None`` where there is none, or none that can be used."""
        node = row.node.get("id")
        if node is None:
            return None
        if not isinstance(node, Scalar) or not re.fullmatch(ID_FORM, node.text):
            self.report.add("answers.not_an_id", line=node.line, field=row.field("id"))
            return None
        first = self.ids.setdefault((row.group.name, node.text), node.line)
        if first != node.line:
            self.report.add("answers.id_twice", line=node.line, field=row.field("id"), first=str(first))
        return node.text

    def _value(self, spec: FactSpec, node: Node, *, field: str) -> Value | None:
        """Read a value; ``None`` where the question was left open, or the answer can't be read."""
        if not isinstance(node, Scalar):
            self.report.add("answers.not_one_answer", line=node.line, field=field)
            return None
        if is_blank(node.text):
            return None
        value = read_as(spec, node.text, plain=node.plain)
        if isinstance(value, Misread):
            self.report.misread(value, spec, line=node.line, field=field)
            return None
        return value

    def _choice(self, node: Node | None, choices: tuple[Choice, ...], otherwise: str, *, field: str) -> str:
        if node is None or _is_open(node):
            return otherwise
        codes = tuple(choice.code for choice in choices)
        if isinstance(node, Scalar) and node.text in codes:
            return node.text
        self.report.add("answers.unknown_choice", line=node.line, field=field, expects=", ".join(codes))
        return otherwise

    def _instant(self, node: Node | None, *, field: str) -> Instant | None:
        if node is None or _is_open(node):
            return None
        if not isinstance(node, Scalar):
            self.report.add("answers.not_one_answer", line=node.line, field=field)
            return None
        value = read_zoned(node.text)
        if isinstance(value, Misread):
            self.report.misread_instant(value, line=node.line, field=field)
            return None
        return value

    def _unknown(self, row: _Row, key: Scalar, besides: tuple[str, ...]) -> None:
        known = (*besides, *(spec.name for spec in row.group.facts))
        every = tuple(self.catalogue.by_key)
        self.report.unknown(key, known=known, elsewhere=every, field=row.field(shown(key.text)))


def _told(row: _Row, spec: FactSpec, owner: str, answer: Answer) -> Told:
    field = row.field(spec.name)
    return Told(spec=spec, owner=owner, value=answer.value, known_at=answer.known_at, field=field, line=answer.line)


def _is_open(node: Node) -> bool:
    return isinstance(node, Scalar) and is_blank(node.text)
