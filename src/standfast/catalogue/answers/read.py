"""Reading an answers file, in this order:

1. The bytes become a tree of texts, or are refused (``ground.yaml_file``).
2. The header says that this is an answers file of a version we know; else nothing more is read.
3. Each group's texts become values of the catalogue's types.
4. The file is looked at as a whole: references, the order of time, the future (``checks.py``).
5. One problem anywhere means that nothing is returned and every problem is told.
"""  # noqa: D400  # the numbered steps complete the sentence

import re
from typing import Final

from standfast.catalogue.answers.checks import check_whole
from standfast.catalogue.answers.groups import GroupReader
from standfast.catalogue.answers.report import EnoughError, Report
from standfast.catalogue.answers.shapes import FORMAT, Answers
from standfast.catalogue.load import load_catalogue
from standfast.catalogue.specs import Catalogue, GroupKind
from standfast.catalogue.values import Misread, is_blank, read_boolean, read_zoned
from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant
from standfast.ground.words import LANGS, Lang
from standfast.ground.yaml_file import MappingNode, Node, Scalar, parse_yaml, shown

HEADER: Final = ("standfast", "invented", "label", "language", "opened_at", "told_at")
LABEL_LIMIT: Final = 200


def read_answers(data: bytes, *, name: str, now: Instant) -> Answers:
    """Read the answers file called ``name``, as of ``now``.

    An invented story has a "now" of its own, ``told_at``, before which everything in it must lie.
    """
    # 1.
    tree = parse_yaml(data, name=name)
    if not isinstance(tree, MappingNode):
        raise BadInput("answers.not_a_mapping_at_top", file=name, line=tree.line)
    # 2.
    _check_format(tree, name=name)
    report = Report(name)
    try:
        return _Reader(tree, report, load_catalogue(), now).answers()
    except EnoughError:
        report.settle()
        raise AssertionError from None  # pragma: no cover  # there are problems, or there would not be enough


def _check_format(tree: MappingNode, *, name: str) -> None:
    header = tree.get("standfast")
    if header is None:
        raise BadInput("answers.no_header", file=name, line=tree.line, expects=FORMAT)
    if isinstance(header, Scalar):
        if header.text == FORMAT:
            return
        if re.fullmatch(r"answers/[1-9][0-9]{0,8}", header.text):
            raise BadInput("answers.newer", file=name, line=header.line, found=header.text, expects=FORMAT)
    raise BadInput("answers.other_format", file=name, line=header.line, expects=FORMAT)


class _Reader:
    """Reads the header's values and hands each group to its reader."""

    def __init__(self, tree: MappingNode, report: Report, catalogue: Catalogue, now: Instant) -> None:
        self.tree = tree
        self.report = report
        self.catalogue = catalogue
        self.now = now

    def answers(self) -> Answers:
        invented = self._boolean("invented")
        told_at = self._told_at(invented=invented)
        limit = told_at if told_at is not None else self.now
        opened_at = self._instant("opened_at", required=True)
        label = self._label()
        language = self._language()
        # 3.
        groups = GroupReader(self.report, self.catalogue, opened_at=opened_at or limit)
        for key, node in self.tree.items:
            if key.text not in HEADER:
                self._group(groups, key, node)
        # 4.
        if opened_at is not None and opened_at > limit:
            self._add("answers.in_the_future", "opened_at")
        check_whole(groups, report=self.report, now=limit)
        # 5.
        self.report.settle()
        assert opened_at is not None  # a missing one is a problem, and problems were raised
        return Answers(
            format=FORMAT,
            invented=invented,
            told_at=told_at,
            opened_at=opened_at,
            label=label,
            language=language,
            subjects=tuple(groups.subjects),
            records=tuple(groups.records),
        )

    def _group(self, groups: GroupReader, key: Scalar, node: Node) -> None:
        group = self.catalogue.group(key.text)
        if group is None:
            known = (*HEADER, *(each.name for each in self.catalogue.groups))
            every = tuple(self.catalogue.by_key)
            self.report.unknown(key, known=known, elsewhere=every, field=shown(key.text))
        elif group.kind is GroupKind.FACTS:
            groups.read_facts(group, node)
        else:
            groups.read_records(group, node)

    def _text(self, name: str) -> Scalar | None:
        """Give a header's text, if it is there and not blank."""
        node = self.tree.get(name)
        if node is None or (isinstance(node, Scalar) and is_blank(node.text)):
            return None
        if isinstance(node, Scalar):
            return node
        self._add("answers.not_one_answer", name)
        return None

    def _boolean(self, name: str) -> bool:
        text = self._text(name)
        value = read_boolean(text.text) if text is not None else False
        if isinstance(value, Misread):
            self._add("answers.not_yes_or_no", name)
            return False
        return value

    def _instant(self, name: str, *, required: bool = False) -> Instant | None:
        text = self._text(name)
        if text is None:
            if required and not self._is_wrong(name):
                self._add("answers.missing", name, sample="2026-05-10T21:30:00-07:00")
            return None
        value = read_zoned(text.text)
        if isinstance(value, Misread):
            self.report.misread_instant(value, line=text.line, field=name)
            return None
        return value

    def _told_at(self, *, invented: bool) -> Instant | None:
        told_at = self._instant("told_at")
        if told_at is not None and not invented:
            self._add("answers.told_at_real", "told_at")
            return None
        return told_at

    def _label(self) -> str:
        text = self._text("label")
        if text is None:
            if not self._is_wrong("label"):
                self._add("answers.missing", "label", sample="Northgate")
            return ""
        if len(text.text) > LABEL_LIMIT:
            self._add("answers.too_long", "label", limit=str(LABEL_LIMIT))
        return text.text

    def _language(self) -> Lang:
        text = self._text("language")
        if text is None and not self._is_wrong("language"):
            self._add("answers.missing", "language", sample="en")
        for lang in LANGS:
            if text is not None and text.text == lang:
                return lang
        if text is not None:
            self._add("answers.unknown_choice", "language", expects=", ".join(LANGS))
        return "en"

    def _is_wrong(self, name: str) -> bool:
        return any(problem.details["field"] == name for problem in self.report.problems)

    def _add(self, code: str, name: str, **details: str) -> None:
        node = self.tree.get(name)
        self.report.add(code, line=node.line if node is not None else self.tree.line, field=name, **details)
