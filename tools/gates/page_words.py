"""Each text that the page asks for by its key is there, with a place for no more than its caller gives.

In: ``say("file.key", { name })``, ``sayIn`` and ``sayAll`` in ``src/standfast_page/js/face``, and the page's wording. A
key put together while running has to fit at least one text; ``sayAll`` asks for a list.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import yaml

from tools.gates.tree import Finding, files, relative

FACES: Final = "src/standfast_page/js/face"
WORDING: Final = "src/standfast_data/wording"
SHARED: Final = ("papers/do_now.yaml",)
"""Words of a paper that the page says too."""
ASKED: Final = re.compile(r"(?<![\w.])say(In|All)?\(")
KEY: Final = re.compile(r'"([a-z_]+(?:\.\w+)+)"')
MADE: Final = re.compile(r"`([a-z_]+\.[^`]*)`")
SLOT: Final = re.compile(r"\{(\w+)\}")
GIVEN: Final = re.compile(r"\{(.*)\}", re.DOTALL)
NAMED: Final = re.compile(r"(?:^|,)\s*(\w+)(?=\s*(?:,|:|$))")

HANDED_ON: Final = re.compile(r'", \w+$')
"""What a call hands in by a name of its own can't be told here."""


def findings(root: Path) -> tuple[Finding, ...]:
    """Find each key without a text, and each text with a place that its caller leaves open."""
    texts = dict(_all_texts(root))
    found: list[Finding] = []
    for path in files(root, FACES, suffix=".js"):
        script = path.read_text(encoding="utf-8")
        for asked in ASKED.finditer(script):
            line = script.count("\n", 0, asked.start()) + 1
            said = _inside(script, asked.end())
            found.extend(
                Finding(path=relative(root, path), line=line, says=says) for says in _wrong(asked[1], said, texts)
            )
    return tuple(sorted(set(found)))


def _wrong(how: str | None, said: str, texts: dict[str, str]) -> Iterator[str]:
    for key in KEY.findall(said):
        if how == "All":
            if f"{key}.0" not in texts:
                yield f"{key} is no list of texts in {WORDING}"
        elif key not in texts:
            yield f"{key} has no text in {WORDING}"
        elif not HANDED_ON.search(said) and (left := set(SLOT.findall(texts[key])) - _given(said)):
            yield f"{key} has a place for {', '.join(sorted(left))}, which isn't given here"
    for made in MADE.findall(said):
        shape = ".+".join(re.escape(piece) for piece in re.split(r"\$\{[^}]*\}", made))
        if not any(re.fullmatch(shape, key) for key in texts):
            yield f"no text in {WORDING} fits {made}"


def _given(said: str) -> set[str]:
    """Give the names that a call hands in, as ``{ name, other: value }``."""
    inside = GIVEN.search(said)
    return set(NAMED.findall(inside[1])) if inside else set()


def _inside(script: str, start: int) -> str:
    """Give what stands between the parentheses of a call."""
    depth, place = 1, start
    while depth and place < len(script):
        depth += {"(": 1, ")": -1}.get(script[place], 0)
        place += 1
    return script[start : place - 1]


def _all_texts(root: Path) -> Iterator[tuple[str, str]]:
    paths = [*files(root, f"{WORDING}/page", suffix=".yaml"), *(root / WORDING / name for name in SHARED)]
    for path in paths:
        if path.is_file():
            yield from _texts(yaml.safe_load(path.read_text(encoding="utf-8")), path.stem)


def _texts(node: object, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, list):
        for place, value in enumerate(node):
            yield from _texts(value, f"{key}.{place}")
    elif isinstance(node, dict) and "en" in node:
        yield key, f"{node['en']} {node.get('fr')}"
    elif isinstance(node, dict):
        for name, value in node.items():
            yield from _texts(value, f"{key}.{name}")
