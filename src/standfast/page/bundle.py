"""Many small JavaScript modules as one script: modules in, text out. Pure but for reading the package's own files.

No tool is fetched to do it: modules import by name from a file beside them, and no two files name the same thing at
their top, so that what they import stands in one scope already. What they do not need of the language is refused.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import standfast_page

SOURCES: Final = Path(standfast_page.__file__).parent / "js"
_IMPORT: Final = re.compile(r'^import \{([^}]*)\} from "(\.{1,2}/[\w./-]+\.js)";\n', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(?:async )?function\b|const\b|class\b)", re.MULTILINE)
_TOP: Final = re.compile(r"^(export )?(?:async )?(?:function\*?|const|let|class) ([A-Za-z_$][\w$]*)", re.MULTILINE)
_COMMENT: Final = re.compile(r"^[ ]*//.*\n", re.MULTILINE)
# a line of its own: who opens the page reads data and words; who reads the code has the modules
_LEFT: Final = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class BundleError(ValueError):
    """Modules that can't be joined; its message says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One file: what it imports, what it names at its top, and its text without imports and exports."""

    path: Path
    imports: tuple[Path, ...]
    exported: tuple[str, ...]
    named: tuple[str, ...]
    text: str


def bundle(entries: Iterable[str], *, expose: str | None = None, root: Path = SOURCES) -> str:
    """Join modules and all that they import into one script, what is imported first.

    ``expose`` names a property of ``globalThis`` that then holds every exported name, for tests.
    """
    modules = tuple(_ordered([root / entry for entry in entries]))
    _no_name_twice(modules, root)
    body = "\n".join(module.text.strip() for module in modules)
    names = ", ".join(name for module in modules for name in module.exported)
    shown = f"\nglobalThis.{expose} = {{ {names} }};" if expose else ""
    return f'(function () {{\n"use strict";\n{body}{shown}\n}})();\n'


def _ordered(entries: Iterable[Path]) -> Iterable[Module]:
    done: dict[Path, Module] = {}
    opened: list[Path] = []

    def visit(path: Path) -> None:
        if path in done:
            return
        if path in opened:
            raise BundleError(f"{path.name} imports itself by way of {opened[-1].name}")
        opened.append(path)
        module = _read(path)
        for one in module.imports:
            visit(one)
        opened.pop()
        done[path] = module

    for entry in entries:
        visit(entry.resolve())
    return done.values()


def _read(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    imports = tuple((path.parent / match[2]).resolve() for match in _IMPORT.finditer(text))
    plain = _COMMENT.sub("", _IMPORT.sub("", text))
    tops = [(bool(match[1]), match[2]) for match in _TOP.finditer(plain)]
    plain = _EXPORT.sub("", plain)
    left = _LEFT.search(plain)
    if left is not None:
        raise BundleError(f"{path.name}: {left[0]}")
    exported = tuple(name for is_exported, name in tops if is_exported)
    return Module(path=path, imports=imports, exported=exported, named=tuple(name for _, name in tops), text=plain)


def _no_name_twice(modules: Iterable[Module], root: Path) -> None:
    first: dict[str, Path] = {}
    for module in modules:
        for name in module.named:
            other = first.setdefault(name, module.path)
            if other != module.path:
                raise BundleError(f"{name} stands in {other.relative_to(root)} and {module.path.relative_to(root)}")
