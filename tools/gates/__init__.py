"""The gates: small pure functions that take a tree and give what in it breaks a rule of this house.

Each file is one gate with a function ``findings(root) -> tuple[Finding, ...]``; ``ALL`` names them. ``tests/gates/``
plants a breach for each, shows that it is caught, and runs each on the real tree; ``python -m tools.gates`` prints.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tools.gates import (
    clocks,
    commands,
    contacts,
    dependencies,
    error_words,
    folders,
    french,
    hidden_imports,
    law_in_code,
    links,
    page_words,
    places,
    promises,
    provenance,
    rooms,
    sizes,
    skips,
    wording_keys,
    words_in_code,
)
from tools.gates.tree import Finding

Gate = Callable[[Path], tuple[Finding, ...]]

ALL: Final[Mapping[str, Gate]] = MappingProxyType(
    {
        "clocks": clocks.findings,
        "commands": commands.findings,
        "contacts": contacts.findings,
        "dependencies": dependencies.findings,
        "error words": error_words.findings,
        "folders": folders.findings,
        "French": french.findings,
        "hidden imports": hidden_imports.findings,
        "law in code": law_in_code.findings,
        "links": links.findings,
        "page words": page_words.findings,
        "places": places.findings,
        "promises": promises.findings,
        "provenance": provenance.findings,
        "rooms": rooms.findings,
        "sizes": sizes.findings,
        "skips": skips.findings,
        "wording keys": wording_keys.findings,
        "words in code": words_in_code.findings,
    },
)
