"""The tail is where code goes bad: no function over 60 lines, no file over 400 (tests too; data and locks not)."""

import ast
from pathlib import Path
from typing import Final

from tools.gates.tree import Finding, files, relative

MOST_LINES_OF_A_FUNCTION: Final = 60
MOST_LINES_OF_A_FILE: Final = 400
FOLDERS: Final = ("src", "tests", "tools", "benchmarks")


def findings(root: Path) -> tuple[Finding, ...]:
    """Find each function and each Python file that is too long."""
    found: list[Finding] = []
    for path in files(root, *FOLDERS, suffix=".py"):
        name = relative(root, path)
        text = path.read_text(encoding="utf-8")
        length = len(text.splitlines())
        if length > MOST_LINES_OF_A_FILE:
            says = f"{length} lines; split it (at most {MOST_LINES_OF_A_FILE})"
            found.append(Finding(path=name, line=1, says=says))
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > MOST_LINES_OF_A_FUNCTION:
                    says = f"{node.name} has {lines} lines; split it (at most {MOST_LINES_OF_A_FUNCTION})"
                    found.append(Finding(path=name, line=node.lineno, says=says))
    return tuple(sorted(found))
