"""The types of records and the catalogue say the same: every field has its question, every word its code."""

from dataclasses import fields
from enum import StrEnum

import pytest

from standfast.case.vocabulary import RECORDS, Outcome, Record, Role, Says, StageName, Sure
from standfast.catalogue import GroupKind, load_catalogue

EVERY_RECORD = {field.name for field in fields(Record)}


def test_every_kind_of_record_has_its_type_and_no_type_lacks_its_kind() -> None:
    kinds = {group.name for group in load_catalogue().groups if group.kind is GroupKind.RECORD}

    assert set(RECORDS) == kinds


@pytest.mark.parametrize("kind", sorted(RECORDS))
def test_a_record_has_the_fields_that_the_catalogue_asks(kind: str) -> None:
    group = load_catalogue().group(kind)

    assert group is not None
    assert [field.name for field in fields(RECORDS[kind]) if field.name not in EVERY_RECORD] == [
        spec.name for spec in group.facts
    ]


@pytest.mark.parametrize(
    ("enum", "key"), [(Role, "contact.role"), (Outcome, "contact.outcome"), (StageName, "stage.stage")]
)
def test_the_words_of_a_choice_are_those_of_its_type(enum: type[StrEnum], key: str) -> None:
    assert [choice.code for choice in load_catalogue().fact(key).choices] == list(enum)


def test_sayers_and_certainties_are_those_of_the_case() -> None:
    assert [choice.code for choice in load_catalogue().says] == list(Says)
    assert [choice.code for choice in load_catalogue().sure] == list(Sure)
