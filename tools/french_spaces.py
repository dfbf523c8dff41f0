"""Put French spaces into the French of the data: no-break before « : » and inside guillemets, narrow before ; ? and !.

In: ``fr`` texts of ``standfast_data`` and ``examples``. Out: the same files, other bytes untouched. A text may then be
typed with plain spaces; ``make format`` calls this, and the gate ``French`` finds what it hasn't seen.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import yaml

from tools.gates.tree import files

NO_BREAK: Final = "\u00a0"
NARROW: Final = "\u202f"
RULES: Final = (
    (re.compile(r"(?<=\S) (?=[:»](?:[\s\"'.,)]|$))"), NO_BREAK),
    (re.compile(r"(?<=«) "), NO_BREAK),
    (re.compile(r"(?<=\S) (?=[;?!](?:[\s\"'.,)»\u00a0]|$))"), NARROW),
)


def spaced(text: str) -> str:
    """Give French text with the spaces that keep a mark beside its word.

    >>> spaced("Où : « ici » ?").replace(NO_BREAK, "~").replace(NARROW, "^")
    'Où~: «~ici~»^?'
    """
    for pattern, space in RULES:
        text = pattern.sub(space, text)
    return text


def mended(document: str) -> str:
    """Give a YAML document whose ``fr`` texts are spaced, all else as it was."""
    root = yaml.compose(document, Loader=yaml.SafeLoader)
    for start, end in sorted(_french(root), reverse=True):
        document = document[:start] + spaced(document[start:end]) + document[end:]
    return document


def _french(node: yaml.Node | None, *, inside: bool = False) -> Iterator[tuple[int, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _french(value, inside=inside or key.value == "fr")
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _french(each, inside=inside)
    elif isinstance(node, yaml.ScalarNode) and inside:
        yield node.start_mark.index, node.end_mark.index


def main() -> int:
    """Mend every data file of this tree and say which changed."""
    root = Path(__file__).resolve().parent.parent
    for path in files(root, "src/standfast_data", "examples", suffix=".yaml"):
        before = path.read_bytes().decode("utf-8")
        after = mended(before)
        if after != before:
            path.write_bytes(after.encode("utf-8"))
            print(f"French spaces: {path.relative_to(root)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
