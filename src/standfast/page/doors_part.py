"""The young person's doors and the sentences for an interpreter, for the page: ``standfast_data/page`` in, JSON out.

How a body is reached stands in the part of the places; a door names its body by id.
"""

from typing import NotRequired, TypedDict, cast

from standfast.ground.data_files import DATA
from standfast.ground.schema import check
from standfast.ground.yaml_file import Json, plain_value, read_yaml
from standfast.law.load import load_law

JURISDICTION = "ca"


class Door(TypedDict):
    """A body that a young person can turn to, and what is told of it."""

    body: str
    say: dict[str, str]
    site: dict[str, str]
    text: NotRequired[dict[str, str]]


class Young(TypedDict):
    """The numbers that stand first, and the doors."""

    first: list[str]
    doors: list[Door]


class Sentence(TypedDict):
    """The sentence in one language."""

    code: str
    dir: str
    endonym: str
    name: dict[str, str]
    text: str
    reviewed: NotRequired[str]


class Interpreters(TypedDict):
    """The sentences, and where the choice of languages comes from."""

    languages: list[Sentence]
    source: dict[str, Json]


def doors_part() -> Json:
    """Give the doors in their order, and the sentences in theirs."""
    return {"young": cast("Json", young()), "interpreters": cast("Json", interpreters())}


def young() -> Young:
    """Read the doors; a body that isn't loaded is a fault of the file."""
    told = cast("Young", _read("doors"))
    law = load_law(JURISDICTION)
    for body in (*told["first"], *(one["body"] for one in told["doors"])):
        law.body(body)
    return told


def interpreters() -> Interpreters:
    """Read the sentences."""
    return cast("Interpreters", _read("interpreters"))


def _read(name: str) -> Json:
    node = read_yaml(DATA / "page" / f"{name}.yaml")
    value = plain_value(node)
    check(value, schema_name=f"page_{name}", file=f"page/{name}.yaml", node=node)
    return value
