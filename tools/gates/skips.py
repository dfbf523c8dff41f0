"""A test that is skipped, or expected to fail, says why; else it is a test that can't fail."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tools.gates.tree import Finding, full_name, imported_names, parsed

WHERE_THE_REASON_STANDS: Final = {
    "pytest.skip": 0,
    "pytest.xfail": 0,
    "pytest.mark.skip": 0,
    "pytest.mark.skipif": None,
    "pytest.mark.xfail": None,
    "pytest.importorskip": None,
    "unittest.skip": 0,
    "unittest.skipIf": 1,
    "unittest.skipUnless": 1,
}
"""Name → the place of its reason among the plain arguments, or None where only ``reason=`` will do."""


def findings(root: Path) -> tuple[Finding, ...]:
    """Find each skip and expected failure without a reason, and each test switched off by its name."""
    found: list[Finding] = []
    for path, tree in parsed(root, "tests", "src"):
        found.extend(_unreasoned(path, tree))
        found.extend(
            Finding(path=path, line=node.lineno, says=f"{node.name} never runs; remove it or give its reason to a skip")
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef)
            and node.name.startswith(("_test_", "xtest_", "skip_test_", "disabled_test_"))
        )
    return tuple(sorted(set(found)))


def _unreasoned(path: str, tree: ast.Module) -> Iterator[Finding]:
    names = imported_names(tree)
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = full_name(node.func, names)
            bare = name in WHERE_THE_REASON_STANDS and not _reason(node, WHERE_THE_REASON_STANDS[name])
        elif isinstance(node, ast.Attribute | ast.Name) and id(node) not in called:
            name = full_name(node, names)
            bare = name in {"pytest.mark.skip", "pytest.mark.xfail"}
        else:
            continue
        if bare:
            yield Finding(path=path, line=node.lineno, says=f"{name} without a reason; say reason=…")


def _reason(call: ast.Call, place: int | None) -> bool:
    given = [word.value for word in call.keywords if word.arg in {"reason", "msg"}]
    if place is not None and len(call.args) > place:
        given.append(call.args[place])
    return any(not isinstance(each, ast.Constant) or bool(str(each.value or "").strip()) for each in given)
