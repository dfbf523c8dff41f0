"""A module named in a string slips past import-linter, which reads every import statement; so few files may do that."""

import ast
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tools.gates.tree import Finding, full_name, imported_names, parsed

NAMED: Final = frozenset(
    {
        "importlib.import_module",
        "__import__",
        "builtins.__import__",
        "importlib.util.spec_from_file_location",
        "pkgutil.resolve_name",
        "runpy.run_module",
        "runpy.run_path",
        "django.utils.module_loading.import_string",
        "exec",
        "eval",
    },
)
ALLOWED: Final = MappingProxyType(
    {
        "src/standfast/cli/main.py": "finds a command's own file, always under standfast.cli.commands",
        "src/standfast/store/migration_scan.py": "reads the store's own migrations, whose names open with a digit",
    },
)


def findings(root: Path) -> tuple[Finding, ...]:
    """Find each import by a name in a string, outside the files that have a reason."""
    found: list[Finding] = []
    for path, tree in parsed(root, "src"):
        if path in ALLOWED:
            continue
        names = imported_names(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute | ast.Name) and full_name(node, names) in NAMED:
                says = f"{full_name(node, names)} hides an import from the floors' contract; import it plainly"
                found.append(Finding(path=path, line=node.lineno, says=says))
    return tuple(sorted(set(found)))
