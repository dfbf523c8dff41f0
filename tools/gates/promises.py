"""Each promise of the threat model names the test that holds it, and that test exists.

A test is named ``tests/…/test_x.py::test_name``, or a contract of pyproject.toml ``import contract `name```.
"""

import ast
import re
import tomllib
from pathlib import Path
from typing import Final

from tools.gates.tree import Finding

PAGES: Final = ("docs/threat-model.md", "docs/keys.md", "docs/architecture.md")
TEST: Final = re.compile(r"`(tests/[\w/.-]+\.py)(?:::(\w+))?`")
CONTRACT: Final = re.compile(r"import contract `(\w+)`")
PROMISE: Final = re.compile(r"^\| (P\d+) \|")


def findings(root: Path) -> tuple[Finding, ...]:
    """Find each test or contract that a page names and that isn't there, and each promise that names none."""
    found: list[Finding] = []
    contracts = _contracts(root)
    for name in PAGES:
        page = root / name
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines() if page.is_file() else (), 1):
            tests = TEST.findall(line)
            held_by = CONTRACT.findall(line)
            for path, test in tests:
                if not _exists(root / path, test):
                    says = f"{path}{'::' + test if test else ''} doesn't exist"
                    found.append(Finding(path=name, line=number, says=says))
            found.extend(
                Finding(path=name, line=number, says=f"there is no import contract {contract!r}")
                for contract in held_by
                if contract not in contracts
            )
            if (match := PROMISE.match(line)) and not tests and not held_by:
                found.append(Finding(path=name, line=number, says=f"{match[1]} names nothing that holds it"))
    return tuple(found)


def _exists(path: Path, test: str) -> bool:
    if not path.is_file():
        return False
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    return not test or test in names


def _contracts(root: Path) -> frozenset[str]:
    settings = root / "pyproject.toml"
    if not settings.is_file():
        return frozenset()
    linter = tomllib.loads(settings.read_text(encoding="utf-8")).get("tool", {}).get("importlinter", {})
    return frozenset(contract.get("id", "") for contract in linter.get("contracts", []))
