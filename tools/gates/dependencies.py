"""Each package that pyproject.toml asks for is locked, and has its line in docs/dependencies.md on why it.

No line outlives its package.
"""

import re
import tomllib
from pathlib import Path
from typing import Final

from tools.gates.tree import Finding

PAGE: Final = "docs/dependencies.md"
LOCK: Final = "requirements.lock"
LOCKED: Final = re.compile(r"(?m)^([a-z0-9-]+)==\S+")
NAME: Final = re.compile(r"^[A-Za-z0-9._-]+")
ROW: Final = re.compile(r"^\| `([a-z0-9._-]+)` \|([^|]*)\|([^|]*)\|\s*$")


def findings(root: Path) -> tuple[Finding, ...]:
    """Find each package without its line, and each line without its package or its reason."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project.get("dependency-groups", {})
    asked = [
        *project.get("project", {}).get("dependencies", []),
        *(each for group in groups.values() for each in group),
    ]
    named = {match[0].lower().replace("_", "-") for each in asked if (match := NAME.match(each))}
    page = root / PAGE
    lines = page.read_text(encoding="utf-8").splitlines() if page.is_file() else []
    rows = {match[1]: (number, match) for number, line in enumerate(lines, 1) if (match := ROW.match(line))}
    found = [
        Finding(path="pyproject.toml", line=1, says=f"{name} has no line in {PAGE} on why it and not another")
        for name in sorted(named - rows.keys())
    ]
    lock = root / LOCK
    locked = set(LOCKED.findall(lock.read_text(encoding="utf-8"))) if lock.is_file() else set()
    found += [Finding(path=LOCK, line=1, says=f"{name} isn't locked; run make lock") for name in sorted(named - locked)]
    for name, (number, match) in rows.items():
        if name not in named:
            found.append(Finding(path=PAGE, line=number, says=f"{name} isn't asked for any more; remove its line"))
        elif not match[2].strip() or not match[3].strip():
            found.append(Finding(path=PAGE, line=number, says=f"{name}: say what it is for, and why not another"))
    return tuple(found)
