"""Time and chance are handed in: only wiring reads the clock, and no test reads today's date.

ruff bans the plain forms; this gate follows aliases, sees lazy imports, and can't be silenced by a ``noqa``.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tools.gates.tree import Finding, full_name, imported_names, parsed

READERS: Final = frozenset(
    {
        "datetime.datetime.now",
        "datetime.datetime.today",
        "datetime.datetime.utcnow",
        "datetime.date.today",
        "django.utils.timezone.now",
        "django.utils.timezone.localdate",
        "django.utils.timezone.localtime",
        "time.time",
        "time.time_ns",
        "time.localtime",
        "time.gmtime",
        "time.ctime",
        "time.strftime",
    },
)
CHANCE: Final = frozenset({"random", "uuid.uuid1", "uuid.uuid4"})
"""``secrets`` and libsodium's generator, which keys need, are no simulation of chance and stay allowed."""


def findings(root: Path) -> tuple[Finding, ...]:
    """Find each reading of the clock outside wiring, and each call on chance in the program."""
    found: list[Finding] = []
    for path, tree in parsed(root, "src", "tests"):
        if not path.startswith("src/standfast/wiring/"):
            found.extend(_readings(path, tree))
        if path.startswith("src/"):
            found.extend(_chances(path, tree))
    return tuple(sorted(set(found)))


def _readings(path: str, tree: ast.Module) -> Iterator[Finding]:
    names = imported_names(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute | ast.Name) or not isinstance(node.ctx, ast.Load):
            continue
        name = full_name(node, names)
        if name in READERS:
            yield Finding(path=path, line=node.lineno, says=f"{name} reads the clock; take the instant as an argument")


def _chances(path: str, tree: ast.Module) -> Iterator[Finding]:
    names = imported_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Load):
            name = full_name(node, names)
            if name in CHANCE or name.startswith("random."):
                yield Finding(path=path, line=node.lineno, says=f"{name} is chance; take it as an argument")
