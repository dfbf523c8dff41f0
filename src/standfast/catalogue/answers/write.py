"""An answers document in JSON, as the page saves it, written as an answers file: JSON in, the bytes of YAML out. Pure.

The document has the names of the answers file; ``null`` is "I don't know", and ``page`` holds what only the page needs.
Nothing is judged here: whatever is wrong with a value is found when the file is read, with its line and its field. Each
row stands on a line of its own, so that an id that is there twice is seen.
"""

import json
import re
from collections.abc import Iterator
from typing import Final

from standfast.ground.yaml_file import Json

OF_THE_PAGE: Final = "page"
NOT_KNOWN: Final = "not_known"
_KEY: Final = re.compile(r"[a-z][a-z_]{0,63}")
# What JSON leaves as it is and YAML takes for the end of a line, or refuses: C1 controls, marks, noncharacters.
_ESCAPED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# What an answers file can't hold at all, and no keyboard writes: NUL, half characters, noncharacters.
_NEVER: Final = re.compile("[\x00\ud800-\udfff\ufdd0-\ufdef]")


def answers_file(document: dict[str, Json]) -> bytes:
    r"""Write the file.

    >>> answers_file({"standfast": "answers/1", "place": {"city": {"is": None}}, "page": {}})
    b'standfast: "answers/1"\nplace: {city: {is: not_known}}\n'
    """
    return "".join(f"{line}\n" for line in _lines(document)).encode()


def _lines(document: dict[str, Json]) -> Iterator[str]:
    for name, value in document.items():
        if name == OF_THE_PAGE:
            continue
        if isinstance(value, list):
            yield f"{_key(name)}:"
            yield from (f"  - {_flow(item)}" for item in value)
        else:
            yield f"{_key(name)}: {_flow(value)}"


def _flow(value: Json) -> str:
    match value:
        case None:
            return NOT_KNOWN
        case str():
            return _text(value)
        case dict():
            return "{" + ", ".join(f"{_key(name)}: {_flow(inner)}" for name, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(_flow(inner) for inner in value) + "]"
        case _:
            return json.dumps(value)


def _key(name: str) -> str:
    return name if _KEY.fullmatch(name) else _text(name)


def _text(text: str) -> str:
    quoted = json.dumps(_NEVER.sub("\ufffd", text), ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
