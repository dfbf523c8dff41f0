"""Every data file opens by telling where its content comes from and when that was checked, before its first key."""

import re
from pathlib import Path
from typing import Final

from tools.gates.tree import Finding, files, relative

DATE: Final = re.compile(r"\b20\d\d-\d\d-\d\d\b")
SOURCE: Final = re.compile(r"(?i)\bsources?\b|\binvented\b|\bfrom\b")


def findings(root: Path) -> tuple[Finding, ...]:
    """Find each data file whose opening comment lacks its source or the date on which it was checked."""
    found: list[Finding] = []
    for path in files(root, "src/standfast_data", "examples", suffix=".yaml"):
        opening = _opening(path.read_text(encoding="utf-8"))
        name = relative(root, path)
        if not opening:
            found.append(Finding(path=name, line=1, says="opens without a comment that tells its source"))
        elif not SOURCE.search(opening):
            found.append(Finding(path=name, line=1, says="its opening comment doesn't tell its source"))
        elif not DATE.search(opening) and not name.startswith("examples/"):
            found.append(Finding(path=name, line=1, says="its opening comment doesn't tell the date of its check"))
    return tuple(found)


def _opening(text: str) -> str:
    lines = []
    for line in text.removeprefix("\ufeff").splitlines():
        if line.strip() and not line.startswith("#"):
            break
        lines.append(line)
    return "\n".join(lines).strip()
