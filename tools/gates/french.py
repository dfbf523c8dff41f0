"""What people read exists in English and in Canadian French, or not at all; French has French spaces.

In data: a mapping with ``en`` or ``fr`` has both, filled, of the same shape, and not the same text. In code: ``Words``.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import yaml

from tools.gates.tree import Finding, files, full_name, imported_names, parsed, relative

MOST_WORDS_THAT_MAY_BE_THE_SAME: Final = 3
"""Names, numbers and short terms are the same in both languages; a sentence is not."""
BREAKING_SPACE: Final = re.compile(r"[^\s] [:;?!»](?:\s|$)|« ")
NAMES: Final = frozenset({"name", "title"})
"""Keys of what may have one name only, such as a body or a source."""
COMMAND: Final = re.compile(r"standfast [a-z]")
"""What is typed is the same in every language."""
PLACE: Final = re.compile(r"\{\w+\}")
LANGS: Final = ("en", "fr")
HEARD: Final = "src/standfast_data/cues/"
"""What people write, as patterns to hear it by; nobody reads it, and each language has its own."""
# fmt: off
ENGLISH_WORDS: Final = frozenset({
    "the", "and", "of", "is", "are", "you", "your", "with", "for", "from", "not", "to", "in", "this", "that", "it",
    "was", "be", "has",
})
FRENCH_WORDS: Final = frozenset({
    "le", "la", "les", "l", "d", "de", "du", "des", "un", "une", "et", "est", "vous", "votre", "vos", "avec",
    "pour", "dans", "pas", "ne", "n", "que", "qu", "à", "au", "aux", "en", "ce", "cette", "il", "elle",
})
# fmt: on
FEWEST_ENGLISH_WORDS: Final = 2
WORD: Final = re.compile(r"[^\W\d_]+")


def findings(root: Path) -> tuple[Finding, ...]:
    """Find each text that lacks a language, repeats the other's, loses a placeholder, or may break before a mark."""
    found: list[Finding] = []
    for suffix in (".yaml", ".yml"):
        for path in files(root, "src/standfast_data", "examples", suffix=suffix):
            name = relative(root, path)
            if name.startswith(HEARD):
                continue
            for node, key in _nodes(path):
                found.extend(Finding(path=name, line=node.start_mark.line + 1, says=says) for says in _pair(node, key))
    for path_of_code, tree in parsed(root, "src/standfast"):
        found.extend(_in_code(path_of_code, tree))
    return tuple(sorted(set(found)))


def _nodes(path: Path) -> Iterator[tuple[yaml.MappingNode, str]]:
    """Give each mapping of a file with the key it stands under."""
    top = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    waiting: list[tuple[yaml.Node | None, str]] = [(top, "")]
    while waiting:
        node, key = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            yield node, key
            waiting.extend((value, str(name.value)) for name, value in node.value)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend((value, key) for value in node.value)


def _pair(node: yaml.MappingNode, key: str) -> Iterator[str]:
    texts = {key.value: _texts(value) for key, value in node.value if key.value in LANGS}
    if not texts:
        return
    for lang in LANGS:
        if lang not in texts:
            yield f"{lang} is missing beside the other language"
            return
        if not texts[lang] or not all(text.strip() for text in texts[lang]):
            yield f"{lang} is empty"
            return
    if len(texts["en"]) != len(texts["fr"]):
        yield "en and fr have a different number of texts"
    for english, french in zip(texts["en"], texts["fr"], strict=False):
        may_be_the_same = key in NAMES or len(english.split()) <= MOST_WORDS_THAT_MAY_BE_THE_SAME
        if english == french and not may_be_the_same and not COMMAND.match(english):
            yield "fr is the English text"
        yield from _read(french)
        if set(PLACE.findall(english)) != set(PLACE.findall(french)):
            yield "en and fr have different {placeholders}"


def _read(french: str) -> Iterator[str]:
    if reads_as_english(french):
        yield "fr reads as English"
    if hit := BREAKING_SPACE.search(french):
        yield f"fr may break a line at {hit[0].strip()!r}: make format puts a no-break space"


def reads_as_english(text: str) -> bool:
    """Tell whether a text has several small words of English and none of French.

    >>> reads_as_english("Call the officer and ask for the number."), reads_as_english("Le site The Globe and Mail.")
    (True, False)
    """
    words = [word.lower() for word in WORD.findall(text)]
    english = sum(word in ENGLISH_WORDS for word in words)
    return english >= FEWEST_ENGLISH_WORDS and not any(word in FRENCH_WORDS for word in words)


def _texts(node: yaml.Node) -> list[str]:
    if isinstance(node, yaml.ScalarNode):
        return ["" if node.tag.endswith(":null") else str(node.value)]
    if isinstance(node, yaml.SequenceNode):
        return [text for each in node.value for text in _texts(each)]
    return [text for _, each in node.value for text in _texts(each)]


def _in_code(path: str, tree: ast.Module) -> Iterator[Finding]:
    names = imported_names(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or full_name(node.func, names) != "standfast.ground.words.Words":
            continue
        given = {word.arg: word.value for word in node.keywords}
        for lang in LANGS:
            text = given.get(lang)
            if isinstance(text, ast.Constant) and not str(text.value or "").strip():
                yield Finding(path=path, line=node.lineno, says=f"Words with an empty {lang}")
            elif isinstance(text, ast.Constant):
                says = "words typed in code; they stand in standfast_data/wording"
                yield Finding(path=path, line=node.lineno, says=says)
