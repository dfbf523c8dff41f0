"""Checking a value against a published JSON Schema: every problem at once, each with its file, line and path.

In go a JSON value, the name of a schema in ``standfast_data/schemas`` and the tree the value was read from; nothing
comes out, or ``BadInput`` with all problems. The validator is imported on first use, for it takes 40 ms.
"""

import json
from functools import cache
from typing import TYPE_CHECKING

from standfast.ground.data_files import DATA
from standfast.ground.errors import BadInput, Problem
from standfast.ground.yaml_file import Json, Node, line_of, shown

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator


def check(value: Json, *, schema_name: str, file: str, node: Node) -> None:
    """Raise ``BadInput`` with every way in which ``value`` departs from the schema; return nothing if it fits."""
    found = problems(value, schema_name=schema_name, file=file, node=node)
    if found:
        raise BadInput.of(*found)


def problems(value: Json, *, schema_name: str, file: str, node: Node) -> tuple[Problem, ...]:
    """List every way in which ``value`` departs from the schema."""
    return tuple(
        Problem(
            "schema.wrong",
            {
                "file": file,
                "line": str(line_of(node, error.instance_path)),
                "field": ".".join(str(step) for step in error.instance_path) or "/",
                "said": shown(error.message, longest=300),
            },
        )
        for error in _validator(schema_name).iter_errors(value)
    )


def unfit(value: Json, *, schema_name: str) -> str | None:
    """Say where a value that was read from no file departs from the schema first, and how; ``None`` where it fits."""
    error = next(_validator(schema_name).iter_errors(value), None)
    if error is None:
        return None
    path = ".".join(str(step) for step in error.instance_path) or "/"
    return f"{path}: {shown(error.message, longest=300)}"


def read_schema(schema_name: str) -> dict[str, Json]:
    """Read a schema as it is published."""
    schema: dict[str, Json] = json.loads((DATA / "schemas" / f"{schema_name}.json").read_text(encoding="utf-8"))
    return schema


@cache
def _validator(schema_name: str) -> "Draft202012Validator":
    from jsonschema_rs import Draft202012Validator  # noqa: PLC0415  # 40 ms that most commands never need

    return Draft202012Validator(read_schema(schema_name))
