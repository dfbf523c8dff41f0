"""The room table of docs/architecture.md, the floors' contract and the folders on disk say the same."""

import re
import tomllib
from pathlib import Path
from typing import Final

from tools.gates.tree import Finding

PAGE: Final = "docs/architecture.md"
ROW: Final = re.compile(r"^\| (\d+|below) \| (`[a-z_]+/`(?: `[a-z_]+/`)*) \| (\S.*) \|$")


def findings(root: Path) -> tuple[Finding, ...]:
    """Find each room that the page, the contract and the disk don't agree on."""
    drawn = _drawn(root)
    held = _held(root)
    found: list[Finding] = []
    if drawn != held:
        says = f"the page draws {_told(drawn)}; the contract holds {_told(held)}"
        found.append(Finding(path=PAGE, line=1, says=says))
    on_disk = {entry.parent.name for entry in (root / "src/standfast").glob("*/*.py")}
    placed = {room for floor in held for room in floor}
    found += [
        Finding(path=f"src/standfast/{room}", line=1, says="a folder without a floor; place it in pyproject.toml")
        for room in sorted(on_disk - placed)
    ]
    return tuple(found)


def _drawn(root: Path) -> tuple[frozenset[str], ...]:
    page = root / PAGE
    lines = page.read_text(encoding="utf-8").splitlines() if page.is_file() else []
    floors: dict[str, set[str]] = {}
    for line in lines:
        if match := ROW.match(line):
            floors.setdefault(match[1], set()).update(re.findall(r"`([a-z_]+)/`", match[2]))
    return tuple(frozenset(rooms) for rooms in floors.values())


def _held(root: Path) -> tuple[frozenset[str], ...]:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    for contract in settings.get("tool", {}).get("importlinter", {}).get("contracts", []):
        if contract.get("id") == "floors":
            return tuple(
                frozenset(room.strip().strip("()") for room in re.split(r"[|:]", layer)) for layer in contract["layers"]
            )
    return ()


def _told(floors: tuple[frozenset[str], ...]) -> str:
    return " > ".join("|".join(sorted(rooms)) for rooms in floors) or "nothing"
