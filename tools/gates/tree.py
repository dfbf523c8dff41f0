"""What the gates share: a finding, the files of a tree, and Python read as a tree of its own.

A tree is any folder laid out like this repository, so that a test can plant a small one. What git ignores is skipped.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

IGNORED = frozenset({".git", ".tools", ".venv", "out", "build", "dist", "__pycache__", "node_modules", "uv.lock"})
"""Names never entered; beside them every folder whose name opens with a dot, but for ``.ci``."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """One breach: where, and what is wrong in words that say how to mend it."""

    path: str
    line: int
    says: str

    @property
    def place(self) -> str:
        """Give ``path:line``, as editors read it."""
        return f"{self.path}:{self.line}"


def files(root: Path, *folders: str, suffix: str = "") -> Iterator[Path]:
    """Give the files under ``folders`` of ``root`` (all without any), in order, whose name ends in ``suffix``."""
    for folder in folders or (".",):
        yield from _walk((root / folder).resolve(), suffix)


def _walk(folder: Path, suffix: str) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir()):
        hidden = entry.name.startswith(".") and entry.name not in {".ci", ".gitignore"}
        if hidden or entry.name in IGNORED or entry.name.endswith(".egg-info") or entry.is_symlink():
            continue
        if entry.is_dir():
            yield from _walk(entry, suffix)
        elif entry.name.endswith(suffix):
            yield entry


def text_of(path: Path) -> str | None:
    """Give a file's text, or None where it is no text."""
    data = path.read_bytes()
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def parsed(root: Path, *folders: str) -> Iterator[tuple[str, ast.Module]]:
    """Give each Python file under ``folders`` as its path in the tree and its syntax."""
    for path in files(root, *folders, suffix=".py"):
        yield relative(root, path), _parse(path.read_text(encoding="utf-8"), str(path))


@lru_cache(maxsize=2000)
def _parse(text: str, name: str) -> ast.Module:
    # Many gates read the same files; none changes what it reads.
    return ast.parse(text, filename=name)


def relative(root: Path, path: Path) -> str:
    """Give a file's path in its tree, with forward slashes."""
    return path.relative_to(root.resolve()).as_posix()


def imported_names(tree: ast.Module) -> dict[str, str]:
    """Give what each imported name stands for: ``import datetime as d`` gives ``{"d": "datetime"}``; lazy ones too.

    >>> imported_names(ast.parse("from datetime import datetime as dt"))
    {'dt': 'datetime.datetime'}
    """
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                found[name.asname or name.name.partition(".")[0]] = (
                    name.name if name.asname else name.name.partition(".")[0]
                )
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.update({name.asname or name.name: f"{node.module}.{name.name}" for name in node.names})
    return found


def full_name(node: ast.expr, names: dict[str, str]) -> str:
    """Give the dotted name an expression stands for, through the file's imports; empty where it is none.

    >>> full_name(ast.parse("dt.now", mode="eval").body, {"dt": "datetime.datetime"})
    'datetime.datetime.now'
    """
    if isinstance(node, ast.Name):
        return names.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        before = full_name(node.value, names)
        return f"{before}.{node.attr}" if before else ""
    return ""


def spoken_strings(tree: ast.Module) -> Iterator[ast.Constant]:
    """Give every string of the code, parts of f-strings too, but for docstrings."""
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node
