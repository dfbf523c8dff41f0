"""The tables of ``docs/formats/answers.md``: ``python -m standfast.catalogue.document`` writes them to its output.

The catalogue in, Markdown out. The document holds them below ``MARK``; a test makes them again and compares.
"""

import sys
from collections.abc import Iterator
from typing import Final

from standfast.catalogue.load import load_catalogue
from standfast.catalogue.specs import Catalogue, FactSpec, FactType, Group, GroupKind
from standfast.catalogue.values import expected

MARK: Final = "<!-- Below: made by python -m standfast.catalogue.document. A test compares it with the catalogue. -->"


def tables(catalogue: Catalogue) -> str:
    """Write a table for each group, the facts first and the records after them."""
    return "\n".join(line for group in catalogue.groups for line in _table(group))


def _table(group: Group) -> Iterator[str]:
    yield f"### `{group.name}`: {group.label.en} · {group.label.fr}\n"
    yield f"{_shape(group)}\n"
    yield "| name | takes | question | question (français) | why it is asked |"
    yield "|---|---|---|---|---|"
    for spec in group.facts:
        cells = (f"`{spec.name}`", _takes(spec), spec.question.en, spec.question.fr, spec.why.en)
        yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
    yield ""


def _shape(group: Group) -> str:
    if group.kind is GroupKind.RECORD:
        late = " It can't be older than the first message." if group.after_event else ""
        return f"A list of records. Each needs `at`; `id` and `known_at` are optional.{late}"
    if group.many:
        return "A list. Each needs an `id`."
    return "One only: the names stand directly below it."


def _takes(spec: FactSpec) -> str:
    match spec.type:
        case FactType.CHOICE:
            return ", ".join(f"`{choice.code}`" for choice in spec.choices)
        case FactType.INTEGER:
            return f"whole number, {expected(spec)}" + (f" ({spec.unit})" if spec.unit else "")
        case FactType.REFERENCE:
            return f"an `id` of `{spec.refers_to}`"
        case _:
            return _SIMPLE[spec.type]


_SIMPLE: Final = {
    FactType.BOOLEAN: "yes or no",
    FactType.TEXT: "text",
    FactType.LONG_TEXT: "long text",
    FactType.DATE: "day",
    FactType.INSTANT: "day, time and zone",
    FactType.PHONE: "phone number",
    FactType.URL: "web address",
}


if __name__ == "__main__":
    sys.stdout.write(tables(load_catalogue()))
