"""Every error has its words: each code raised in the program stands in ``standfast_data/wording/errors``, and back.

A code is a plain string where the error is made, so that this gate can read it. Words use only details that are given.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from tools.gates.tree import Finding, files, full_name, imported_names, parsed, relative

PARTS: Final = ("what", "where", "safe", "next")
ROOTS: Final = frozenset({"StandfastError", "BadInput", "Found", "Unavailable"})
CODE: Final = re.compile(r"^[a-z_]+\.[a-z0-9_.]+$")
FACES: Final = "src/standfast/cli/"
PLACE: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raised:
    code: str
    details: frozenset[str]
    # False: some details come from a variable and can't be counted.
    all_known: bool
    path: str
    line: int


def findings(root: Path) -> tuple[Finding, ...]:
    """Find each code without words, words without a code, a part that is missing, a placeholder that nothing fills."""
    program = tuple(parsed(root, "src/standfast"))
    classes = _classes(tree for _, tree in program)
    raised = [each for path, tree in program for each in _raised(path, tree, classes)]
    said_in_code = {str(node.value) for _, tree in program for node in _strings(tree)}
    words = dict(_words(root))
    found: list[Finding] = []
    for each in raised:
        if each.code not in words:
            says = f"{each.code} has no words in standfast_data/wording/errors"
            found.append(Finding(path=each.path, line=each.line, says=says))
        elif each.all_known and (unfilled := words[each.code].places - each.details):
            says = f"the words of {each.code} need {', '.join(sorted(unfilled))}, which isn't given here"
            found.append(Finding(path=each.path, line=each.line, says=says))
    found += [
        Finding(path=path, line=line, says=f"{code} has no words in standfast_data/wording/errors")
        for path, tree in program
        for code, line in _handed_on(path, tree, {code.partition(".")[0] for code in words})
        if code not in words
    ]
    for code, entry in words.items():
        found.extend(Finding(path=entry.path, line=entry.line, says=f"{code}: {says}") for says in entry.lacks)
        if code not in said_in_code:
            found.append(Finding(path=entry.path, line=entry.line, says=f"{code} is raised nowhere; remove its words"))
    return tuple(sorted(set(found)))


def _handed_on(path: str, tree: ast.Module, rooms: set[str]) -> Iterator[tuple[str, int]]:
    """Give each string that looks like a code of a room with errors: a helper may raise it, out of this gate's sight.

    The faces name their own wording by keys of the same form; there only what is raised on the spot counts.
    """
    if path.startswith(FACES):
        return
    for node in _strings(tree):
        text = str(node.value)
        if CODE.match(text) and text.partition(".")[0] in rooms and not text.endswith((".yaml", ".json")):
            yield text, node.lineno


def _strings(tree: ast.Module) -> Iterator[ast.Constant]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))


def _classes(trees: Iterable[ast.Module]) -> frozenset[str]:
    """Give the names of every error class: the four of the ground floor and whatever is made from them."""
    bases = {
        node.name: {base.id if isinstance(base, ast.Name) else getattr(base, "attr", "") for base in node.bases}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    known = set(ROOTS)
    while more := {name for name, above in bases.items() if name not in known and above & known}:
        known |= more
    return frozenset(known | {"Problem"})


def _raised(path: str, tree: ast.Module, classes: frozenset[str]) -> Iterator[_Raised]:
    names = imported_names(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        if full_name(node.func, names).rpartition(".")[2] not in classes:
            continue
        first = node.args[0]
        if isinstance(first, ast.Constant) and isinstance(first.value, str) and CODE.match(first.value):
            details, all_known = _details(node)
            yield _Raised(code=first.value, details=details, all_known=all_known, path=path, line=node.lineno)


def _details(call: ast.Call) -> tuple[frozenset[str], bool]:
    names = {word.arg for word in call.keywords if word.arg}
    all_known = all(word.arg for word in call.keywords)
    for given in call.args[1:]:
        if isinstance(given, ast.Dict) and all(isinstance(key, ast.Constant) for key in given.keys):
            names |= {str(key.value) for key in given.keys if isinstance(key, ast.Constant)}
        else:
            all_known = False
    return frozenset(names), all_known


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    path: str
    line: int
    places: frozenset[str]
    lacks: tuple[str, ...]


def _words(root: Path) -> Iterator[tuple[str, _Entry]]:
    for path in files(root, "src/standfast_data/wording/errors", suffix=".yaml"):
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        if not isinstance(node, yaml.MappingNode):
            continue
        for key, value in node.value:
            parts = {str(part.value): each for part, each in value.value} if value.id == "mapping" else {}
            lacks = [f"the part {part!r} is missing" for part in PARTS if part not in parts]
            lacks += [f"{part!r} is no part of an error" for part in parts if part not in PARTS]
            text = yaml.serialize(value, Dumper=yaml.CSafeDumper, allow_unicode=True)
            yield (
                str(key.value),
                _Entry(
                    path=relative(root, path),
                    line=key.start_mark.line + 1,
                    places=frozenset(PLACE.findall(str(text))),
                    lacks=tuple(lacks),
                ),
            )
