"""The catalogue from its files: ``standfast_data/facts`` in, a frozen ``Catalogue`` out, or every problem at once.

1. Each file is read and held against ``schemas/facts.json`` (shape, both languages, closed lists).
2. Its facts are made.
3. What no schema can see is checked: names, references, siblings, and that no story would keep what identifies.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from standfast.catalogue.specs import Catalogue, Choice, FactSpec, FactType, Group, GroupKind, Sensitivity, StoryUse
from standfast.ground.data_files import DATA
from standfast.ground.errors import BadInput, Problem
from standfast.ground.schema import problems as schema_problems
from standfast.ground.words import Words
from standfast.ground.yaml_file import MappingNode, Node, line_of, plain_value, read_yaml

# A file as JSON, after the schema has said that it has this shape.
Data = dict[str, Any]


@cache
def load_catalogue() -> Catalogue:
    """Load the catalogue that ships with the program, once."""
    return read_catalogue(DATA / "facts")


def read_catalogue(folder: Path) -> Catalogue:
    """Read a folder of fact files; raises ``BadInput`` with every problem in any of them."""
    files = {path: read_yaml(path) for path in (*sorted(folder.glob("*.yaml")), folder / "shared" / "choices.yaml")}
    *group_files, shared_file = files
    # 1. Shape.
    wrong = [
        problem
        for path, node in files.items()
        for problem in schema_problems(
            plain_value(node),
            schema_name="shared_choices" if path == shared_file else "facts",
            file=_named(path),
            node=node,
        )
    ]
    if wrong:
        raise BadInput.of(*wrong)
    # 2. Facts.
    shared = {name: _choices(listed) for name, listed in _data(files[shared_file]).items()}
    loaded = {path: _group(_data(files[path]), shared) for path in group_files}
    # 3. What the schema can't see.
    ids = {group.name: group for group in loaded.values()}
    wrong = [problem for path, group in loaded.items() for problem in _unsound(path, files[path], group, ids)]
    if wrong:
        raise BadInput.of(*wrong)
    order = sorted(group_files, key=lambda path: int(_data(files[path])["order"]))
    groups = tuple(loaded[path] for path in order)
    return Catalogue(
        groups=groups,
        says=shared["says"],
        sure=shared["sure"],
        by_key=MappingProxyType({spec.key: spec for group in groups for spec in group.facts}),
    )


def _group(data: Data, shared: dict[str, tuple[Choice, ...]]) -> Group:
    name, kind = str(data["group"]), GroupKind(data["kind"])
    anyone = tuple(choice.code for choice in shared["says"]) if kind is GroupKind.FACTS else ()
    return Group(
        name=name,
        kind=kind,
        many=bool(data["many"]),
        label=_words(data["label"]),
        facts=tuple(_fact(f"{name}.{field}", told, shared, anyone) for field, told in data["facts"].items()),
        after_event=bool(data.get("after_event", False)),
    )


def _fact(key: str, data: Data, shared: dict[str, tuple[Choice, ...]], anyone: tuple[str, ...]) -> FactSpec:
    # A list that is not there makes a choice without choices, which the check of soundness reports.
    listed = shared.get(data["choices_from"], ()) if "choices_from" in data else _choices(data.get("choices", {}))
    return FactSpec(
        key=key,
        type=FactType(data["type"]),
        unit=data.get("unit"),
        choices=listed,
        label=_words(data["label"]),
        question=_words(data["question"]),
        why=_words(data["why"]),
        said_by=tuple(data.get("said_by", anyone)),
        sensitivity=Sensitivity(data["sensitivity"]),
        story=StoryUse(data["story"]),
        minimum=data.get("minimum"),
        maximum=data.get("maximum"),
        refers_to=data.get("refers_to"),
        may_be_future=bool(data.get("may_be_future", False)),
        not_before=data.get("not_before"),
    )


def _unsound(path: Path, node: Node, group: Group, groups: dict[str, Group]) -> Iterator[Problem]:
    """Find what a schema can't see in one file."""
    file = _named(path)
    if path.stem != group.name:
        yield Problem("catalogue.wrong_name", {"file": file, "line": "1", "field": group.name})
    for spec in group.facts:
        at = {"file": file, "line": str(line_of(node, ("facts", spec.name))), "field": spec.key}
        if (spec.type is FactType.CHOICE) != bool(spec.choices):
            yield Problem("catalogue.no_choices", at)
        if not _has_its_target(spec, groups):
            yield Problem("catalogue.no_target", at)
        if spec.minimum is not None and spec.maximum is not None and spec.minimum > spec.maximum:
            yield Problem("catalogue.empty_range", at)
        if spec.not_before is not None and not _can_follow(spec, group):
            yield Problem("catalogue.no_sibling", at)
        # A name or a number that identifies someone has no place in a story that identifies nobody.
        if spec.sensitivity is Sensitivity.IDENTIFYING and spec.story is StoryUse.KEEP:
            yield Problem("catalogue.story_identifies", at)


def _has_its_target(spec: FactSpec, groups: dict[str, Group]) -> bool:
    """Tell whether a reference names a group that has ids, and nothing else refers to anything."""
    if spec.type is not FactType.REFERENCE:
        return spec.refers_to is None
    return spec.refers_to in groups and groups[spec.refers_to].many


def _can_follow(spec: FactSpec, group: Group) -> bool:
    if spec.not_before == "at":
        return group.kind is GroupKind.RECORD and spec.type is FactType.INSTANT
    sibling = group.fact(spec.not_before or "")
    return sibling is not None and sibling.type is spec.type


def repeated_orders(folder: Path) -> tuple[int, ...]:
    """List the places in the order of asking that two files claim."""
    claimed = Counter(int(_data(read_yaml(path))["order"]) for path in folder.glob("*.yaml"))
    return tuple(sorted(order for order, files in claimed.items() if files > 1))


def _choices(listed: Data) -> tuple[Choice, ...]:
    return tuple(Choice(code=code, label=_words(label)) for code, label in listed.items())


def _words(told: Data) -> Words:
    return Words(en=told["en"], fr=told["fr"])


def _data(node: Node) -> Data:
    assert isinstance(node, MappingNode)  # the schema said so
    return cast("Data", plain_value(node))


def _named(path: Path) -> str:
    return f"facts/{path.name}"
