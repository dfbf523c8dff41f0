"""Every link from a page of this repository leads somewhere, and every page can be reached from the README."""

import re
from pathlib import Path
from typing import Final

from tools.gates.tree import Finding, files, relative

LINK: Final = re.compile(r"(?:\]\(|src=\")([^)\"#\s]+)(?:#[^)\"]*)?[)\"]")
START: Final = "README.md"
MADE_BY_RUNNING: Final = ("docs/figures", "docs/screens")
"""Folders that ``make bench`` and ``make screens`` fill."""


def findings(root: Path) -> tuple[Finding, ...]:
    """Find each link that leads nowhere, and each page under ``docs`` that no page leads to."""
    found: list[Finding] = []
    leads: dict[str, set[str]] = {}
    for path in files(root, suffix=".md"):
        name = relative(root, path)
        leads[name] = set()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            for target in LINK.findall(line):
                if "://" in target or target.startswith("mailto:"):
                    continue
                aim = (path.parent / target).resolve()
                if not aim.is_relative_to(root.resolve()):
                    found.append(Finding(path=name, line=number, says=f"{target} leads out of the repository"))
                    continue
                goal = relative(root, aim)
                leads[name].add(goal)
                if not aim.exists() and not goal.startswith(MADE_BY_RUNNING):
                    found.append(Finding(path=name, line=number, says=f"{target} leads nowhere"))
    if START in leads:
        reached = _reached(leads)
        found += [
            Finding(path=name, line=1, says=f"no page that can be reached from {START} leads here")
            for name in sorted(leads)
            if name.startswith("docs/") and name not in reached
        ]
    return tuple(sorted(set(found)))


def _reached(leads: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [START]
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        for goal in leads.get(name, ()):
            waiting.append(goal)
            # A link to a folder leads to what lies in it.
            waiting.extend(page for page in leads if page.startswith(f"{goal}/"))
    return reached
