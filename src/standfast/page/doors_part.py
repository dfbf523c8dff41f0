"""The young person's doors and the sentences for an interpreter, for the page: ``standfast_data/page`` in, JSON out.

How a body is reached stands in the part of the places; a door names its body by id.
"""

from typing import cast

from standfast.ground.data_files import DATA
from standfast.ground.schema import check
from standfast.ground.yaml_file import Json, plain_value, read_yaml
from standfast.law.load import load_law

JURISDICTION = "ca"


def doors_part() -> Json:
    """Give the doors in their order, and the sentences in theirs."""
    return {"young": doors(), "interpreters": interpreters()}


def doors() -> dict[str, Json]:
    """Read the doors; a body that isn't loaded is a fault of the file."""
    told = _read("doors")
    law = load_law(JURISDICTION)
    named = [*cast("list[str]", told["first"]), *(one["body"] for one in cast("list[dict[str, str]]", told["doors"]))]
    for body in named:
        law.body(body)
    return told


def interpreters() -> dict[str, Json]:
    """Read the sentences."""
    return _read("interpreters")


def _read(name: str) -> dict[str, Json]:
    node = read_yaml(DATA / "page" / f"{name}.yaml")
    value = plain_value(node)
    check(value, schema_name=f"page_{name}", file=f"page/{name}.yaml", node=node)
    return cast("dict[str, Json]", value)
