"""Each text that a command asks for by its key is there, and gets every detail that its words have a place for.

In: ``face.word("a.b", name=…)`` in ``src/standfast/cli``, and ``standfast_data/wording/cli.yaml``. A key put together
while running (``f"commands.{file}.help"``) has to fit at least one text.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import yaml

from tools.gates.tree import Finding, parsed

WORDING: Final = "src/standfast_data/wording/cli.yaml"
FACES: Final = "src/standfast/cli"
PLACE: Final = re.compile(r"\{(\w+)\}")


def findings(root: Path) -> tuple[Finding, ...]:
    """Find each key without a text, and each text with a place that its caller leaves open."""
    wording = root / WORDING
    texts = dict(_texts(yaml.safe_load(wording.read_text(encoding="utf-8")))) if wording.is_file() else {}
    found: list[Finding] = []
    for path, tree in parsed(root, FACES):
        for call in _asked(tree):
            key = call.args[0]
            if isinstance(key, ast.JoinedStr):
                if not any(re.fullmatch(_shape(key), each) for each in texts):
                    says = f"no text in {WORDING} fits {ast.unparse(key)}"
                    found.append(Finding(path=path, line=call.lineno, says=says))
                continue
            name = str(key.value) if isinstance(key, ast.Constant) else ""
            if name and name not in texts:
                found.append(Finding(path=path, line=call.lineno, says=f"{name} has no text in {WORDING}"))
            elif name and (left := _left_open(call, texts[name])):
                says = f"{name} has a place for {', '.join(sorted(left))}, which isn't given here"
                found.append(Finding(path=path, line=call.lineno, says=says))
    return tuple(sorted(set(found)))


def _asked(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "word"
            and node.args
        ):
            yield node


def _shape(key: ast.JoinedStr) -> str:
    return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in key.values)


def _left_open(call: ast.Call, text: str) -> set[str]:
    if any(word.arg is None for word in call.keywords):
        return set()
    return set(PLACE.findall(text)) - {word.arg for word in call.keywords if word.arg}


def _texts(node: object, before: str = "") -> Iterator[tuple[str, str]]:
    if not isinstance(node, dict):
        return
    if "en" in node:
        yield before, f"{node['en']} {node.get('fr')}"
        return
    for key, value in node.items():
        yield from _texts(value, f"{before}.{key}" if before else str(key))
