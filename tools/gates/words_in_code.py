"""What people read is data: a sentence typed in a string of the rooms that speak to people is a finding.

A sentence is three or more words of letters in a row. Docstrings, comments and developers' errors are left alone.
"""

import ast
import re
from pathlib import Path
from typing import Final

from tools.gates.tree import Finding, parsed, spoken_strings

ROOMS: Final = ("cli", "papers", "plan", "actions", "case", "wiring")
SPEAKING: Final = tuple(f"src/standfast/{room}" for room in ROOMS)
SPECIMEN: Final = "src/standfast/papers/specimen.py"
"""An invented paper that only tests and benchmarks set."""
NAMES: Final = frozenset({"Atkinson Hyperlegible Next"})
"""Proper names, the same in every language."""
SENTENCE: Final = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]+){2,}")
PATTERN: Final = re.compile(r"\(\?|\\[sdw]|\[\^")
"""What only a regular expression holds."""


def findings(root: Path) -> tuple[Finding, ...]:
    """Find each sentence typed in a speaking room."""
    found: list[Finding] = []
    for path, tree in parsed(root, *SPEAKING):
        if path == SPECIMEN:
            continue
        quiet = _quiet(tree)
        for node in spoken_strings(tree):
            text = str(node.value)
            if id(node) in quiet or PATTERN.search(text) or not (hit := SENTENCE.search(text)) or hit[0] in NAMES:
                continue
            says = f"{hit[0]!r} is typed in code; what people read stands in standfast_data/wording"
            found.append(Finding(path=path, line=node.lineno, says=says))
    return tuple(sorted(set(found)))


def _quiet(tree: ast.Module) -> frozenset[int]:
    """Give the strings that no person reads: those of ``raise ValueError`` and of assertions."""
    silent: list[ast.AST] = [node for node in ast.walk(tree) if isinstance(node, ast.Raise | ast.Assert)]
    return frozenset(id(inner) for node in silent for inner in ast.walk(node))
