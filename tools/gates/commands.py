"""What a page or a message tells someone to type is there: ``standfast …`` is a command, ``make …`` a target."""

import ast
import re
from pathlib import Path
from typing import Final

from tools.gates.tree import Finding, files, relative

DOOR: Final = "src/standfast/cli/main.py"
TARGET: Final = re.compile(r"(?m)^([a-z]+):")
# What is typed stands in code: after a backtick, at the start of a line, or after a prompt.
TYPED: Final = re.compile(r"(?:^[ ]*|`|\$ |bin/|: )standfast ((?:[a-z][a-z-]*)(?: [a-z][a-z-]*)?)(?=[ `.,;)\"\n]|$)")
MADE: Final = re.compile(r"(?:^[ ]*|`|\$ |&& )make ([a-z]+)(?=[ `.,;)\n]|$)")


def findings(root: Path) -> tuple[Finding, ...]:
    """Find each command and target that a page or the wording names and that isn't there."""
    commands = _commands(root)
    makefile = root / "Makefile"
    targets = set(TARGET.findall(makefile.read_text(encoding="utf-8"))) if makefile.is_file() else set()
    found: list[Finding] = []
    pages = [*files(root, suffix=".md"), *files(root, "src/standfast_data/wording", suffix=".yaml")]
    for path in pages:
        name = relative(root, path)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            found.extend(
                Finding(path=name, line=number, says=f"there is no command {words!r}")
                for words in TYPED.findall(line)
                if not _known(words, commands)
            )
            found.extend(
                Finding(path=name, line=number, says=f"there is no target {target!r} in the Makefile")
                for target in MADE.findall(line)
                if target not in targets
            )
    return tuple(sorted(set(found)))


def _known(words: str, commands: frozenset[tuple[str, ...]]) -> bool:
    first, _, second = words.partition(" ")
    return (first,) in commands or (first, second) in commands


def _commands(root: Path) -> frozenset[tuple[str, ...]]:
    door = root / DOOR
    tree = ast.parse(door.read_text(encoding="utf-8")) if door.is_file() else ast.Module(body=[], type_ignores=[])
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "COMMANDS" and node.value is not None:
            return frozenset(ast.literal_eval(node.value))
    return frozenset()
