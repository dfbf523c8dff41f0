"""The JSON Schema of the answers file, made from the catalogue: ``python -m standfast.catalogue.answers_schema``.

The catalogue in, JSON Schema 2020-12 out, for editors and for other programs. What ``read_answers`` accepts, the schema
accepts too; the reader is stricter, because a schema can't see order, references or the day. Published as
``standfast_data/schemas/answers.json``; a test makes it again and compares.
"""

import json
import sys

from standfast.catalogue.answers.shapes import FORMAT, MOST_ROWS
from standfast.catalogue.load import load_catalogue
from standfast.catalogue.specs import Catalogue, Choice, FactSpec, FactType, Group, GroupKind
from standfast.catalogue.values import (
    BLANK_FORM,
    DATE_FORM,
    ID_FORM,
    INSTANT_FORM,
    INTEGER_FORM,
    LONG_TEXT_LIMIT,
    NO_WORDS,
    NOT_KNOWN_CODES,
    NOT_KNOWN_WORDS,
    PHONE_FORM,
    TEXT_LIMIT,
    URL_FORM,
    YES_WORDS,
)
from standfast.ground.yaml_file import Json

Schema = dict[str, Json]


def answers_schema(catalogue: Catalogue) -> Schema:
    """Make the schema."""
    groups: Schema = {group.name: _group(group) for group in catalogue.groups}
    header: Schema = {
        "standfast": {"const": FORMAT},
        "invented": _one_of(_ref("blank"), _ref("boolean")),
        "label": {"type": ["string", "number"], "maxLength": 200},
        "language": {"enum": ["en", "fr"]},
        "opened_at": _ref("instant"),
        "told_at": _one_of(_ref("blank"), _ref("instant")),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Standfast: a file of answers",
        "description": "What a parent knows. Made from the catalogue of facts; see docs/formats/answers.md.",
        "type": "object",
        "required": ["standfast", "label", "language", "opened_at"],
        "additionalProperties": False,
        "properties": {**header, **groups},
        "$defs": _definitions(catalogue),
    }


def as_published(schema: Schema) -> str:
    """Write a schema as it is published."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _definitions(catalogue: Catalogue) -> Schema:
    yes_no: list[Json] = [True, False, *YES_WORDS, *NO_WORDS]
    return {
        "blank": _one_of({"type": "null"}, _text(BLANK_FORM)),
        "not_known": {"enum": list(NOT_KNOWN_WORDS)},
        "id": _text(ID_FORM),
        "boolean": {"enum": yes_no},
        "text": _one_of({"type": "string", "maxLength": TEXT_LIMIT}, {"type": ["number", "boolean"]}),
        "long_text": _one_of({"type": "string", "maxLength": LONG_TEXT_LIMIT}, {"type": ["number", "boolean"]}),
        "date": _text(DATE_FORM),
        "instant": _text(INSTANT_FORM),
        "phone": _one_of(_text(PHONE_FORM), {"type": "integer"}),
        "url": _text(URL_FORM),
        "says": {"enum": _codes(catalogue.says)},
        "sure": {"enum": _codes(catalogue.sure)},
    }


def _group(group: Group) -> Schema:
    facts: Schema = {spec.name: _field(spec, group) for spec in group.facts}
    one: Schema = {"type": "object", "additionalProperties": False}
    if group.kind is GroupKind.RECORD:
        at: Schema = {"id": _ref("id"), "at": _ref("instant"), "known_at": _one_of(_ref("blank"), _ref("instant"))}
        one |= {"required": ["at"], "properties": {**at, **facts}}
    elif group.many:
        one |= {"required": ["id"], "properties": {"id": _ref("id"), **facts}}
    else:
        return {"title": group.label.en, "anyOf": [_ref("blank"), one | {"properties": facts}]}
    several: Schema = {"type": "array", "maxItems": MOST_ROWS, "items": one}
    return {"title": group.label.en, "anyOf": [_ref("blank"), several]}


def _field(spec: FactSpec, group: Group) -> Schema:
    short: list[Json] = [_ref("blank"), _not_known(spec), _value(spec)]
    if group.kind is GroupKind.FACTS:
        long: Schema = {
            "type": "object",
            "required": ["is"],
            "additionalProperties": False,
            "properties": {
                "is": {"anyOf": short.copy()},
                "says": _one_of(_ref("blank"), {"enum": list(spec.said_by)}),
                "sure": _one_of(_ref("blank"), _ref("sure")),
                "known_at": _one_of(_ref("blank"), _ref("instant")),
            },
        }
        short.append(long)
    return {"title": spec.label.en, "description": spec.question.en, "anyOf": short}


def _not_known(spec: FactSpec) -> Schema:
    if spec.type in {FactType.TEXT, FactType.LONG_TEXT}:
        return {"enum": list(NOT_KNOWN_CODES)}
    return _ref("not_known")


def _value(spec: FactSpec) -> Schema:
    match spec.type:
        case FactType.CHOICE:
            return {"enum": _codes(spec.choices)}
        case FactType.INTEGER:
            number: Schema = {"type": "integer"}
            limits = {"minimum": spec.minimum, "maximum": spec.maximum}
            return _one_of(number | {name: limit for name, limit in limits.items() if limit is not None}, _digits())
        case FactType.REFERENCE:
            return _ref("id") | {"$comment": f"an id of {spec.refers_to}"}
        case _:
            return _ref(spec.type.value)


def _digits() -> Schema:
    return _text(INTEGER_FORM)


def _text(form: str) -> Schema:
    return {"type": "string", "pattern": f"^({form})$"}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _one_of(*schemas: Schema) -> Schema:
    return {"anyOf": list(schemas)}


def _codes(choices: tuple[Choice, ...]) -> list[Json]:
    return [choice.code for choice in choices]


if __name__ == "__main__":
    sys.stdout.write(as_published(answers_schema(load_catalogue())))
