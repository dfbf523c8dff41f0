"""Every folder has its place, and every folder of code under ``src`` is a package.

import-linter doesn't see a folder without ``__init__.py``, so it could hide a room that has no floor.
"""

from pathlib import Path
from typing import Final

from tools.gates.tree import Finding, files, relative

PROGRAMS: Final = frozenset({"standfast", "standfast_data", "standfast_hasher", "standfast_verify", "standfast_page"})
CODELESS: Final = "src/standfast_data/"
TOP: Final = frozenset(
    {"src", "tests", "tools", "benchmarks", "docs", "examples", "native", ".ci"},
)
"""The folders that the repository may have at its top."""


def findings(root: Path) -> tuple[Finding, ...]:
    """Find each unplaced folder: no package, no program that we know, or a new one at the top."""
    found: set[Finding] = set()
    for path in files(root):
        name = relative(root, path)
        top = name.split("/")[0]
        if "/" in name and top not in TOP:
            found.add(Finding(path=top, line=1, says="a folder that has no place; see CONTRIBUTING.md"))
    for path in files(root, "src", suffix=".py"):
        name = relative(root, path)
        program = name.split("/")[1]
        if program not in PROGRAMS:
            found.add(Finding(path=f"src/{program}", line=1, says="a program that the design doesn't name"))
        if name.startswith(CODELESS) and name != f"{CODELESS}__init__.py":
            found.add(Finding(path=name, line=1, says="code among the data; standfast_data holds none"))
        elif not name.startswith(CODELESS) and name.count("/") > 1 and not (path.parent / "__init__.py").is_file():
            says = "no __init__.py: the floors' contract can't see this folder"
            found.add(Finding(path=relative(root, path.parent), line=1, says=says))
    return tuple(sorted(found))
