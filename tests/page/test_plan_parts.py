"""What the plan's parts of the page hold: every text in both languages, all that can be asked, and in few bytes."""

import gzip
import json
from collections.abc import Iterator
from typing import Any

import pytest

from standfast.catalogue import load_catalogue
from standfast.law.load import load_law
from standfast.page.catalogue_part import catalogue_part
from standfast.page.places_part import places_part
from standfast.page.plan_part import plan_part
from standfast.page.refusals_part import refusals_part
from standfast.page.script_part import script_part
from tests.page.plans import Engine

PARTS = (plan_part, places_part, refusals_part, catalogue_part, script_part)
MOST_BYTES = 120_000


def test_together_they_take_at_most_120_kilobytes_compressed() -> None:
    sizes = {part.__name__: len(gzip.compress(json.dumps(part(), ensure_ascii=False).encode(), 9)) for part in PARTS}

    assert sum(sizes.values()) <= MOST_BYTES, sizes


@pytest.mark.parametrize("part", PARTS)
def test_every_text_stands_in_both_languages(part: Any) -> None:
    for words in texts(part()):
        assert set(words) == {"en", "fr"}
        assert all(isinstance(text, str) and text.strip() for text in words.values())


def test_every_refusal_with_an_answer_is_there_and_can_be_said_in_one_breath() -> None:
    found = refusals_part()

    assert isinstance(found, list)
    assert {one["id"] for one in found if isinstance(one, dict)} == {one.id for one in load_law("ca").refusals}


def test_every_fact_that_a_question_can_be_about_is_there_with_its_question() -> None:
    found = catalogue_part()

    assert isinstance(found, dict)
    groups: Any = found["facts"]
    assert [f"{one['group']}.{fact['name']}" for one in groups for fact in one["facts"]] == [*load_catalogue().keys()]


def test_ladders_clocks_and_bodies_come_out_of_the_browser_as_they_went_in(engine: Engine) -> None:
    law = load_law("ca")

    found = engine.call("return S.places();")

    assert [one["id"] for one in found["ladders"]] == [one.id for one in law.ladders]
    for ladder, told in zip(found["ladders"], law.ladders, strict=True):
        for rung, loaded in zip(ladder["rungs"], told.rungs, strict=True):
            assert (rung["id"], rung["words"]["fr"], rung["ask"]["en"]) == (loaded.id, loaded.words.fr, loaded.ask.en)
    for clock, one in zip(found["clocks"], law.clocks, strict=True):
        assert (clock["id"], clock["do"]["en"], clock["what"]["fr"]) == (one.id, one.do.en, one.what.fr)
    for body, known in zip(found["bodies"], law.bodies, strict=True):
        assert (body["id"], body["name"]["fr"], body["what"]["en"]) == (known.id, known.name.fr, known.what.en)


def test_the_bodies_of_a_province_and_its_ladders_are_those_of_the_program(engine: Engine) -> None:
    law = load_law("ca")
    provinces = [None, "BC", "QC", "ON", "NU"]
    kinds = sorted({one.kind.value for one in law.bodies})

    found = engine.call(
        "return value.provinces.map((p) => value.kinds.map((kind) => S.bodiesFor(kind, p).map((one) => one.id)));",
        {"provinces": provinces, "kinds": kinds},
    )

    assert found == [
        [[one.id for one in law.bodies if one.kind.value == kind and one.serves(place)] for kind in kinds]
        for place in provinces
    ]


def texts(value: Any) -> Iterator[dict[str, Any]]:
    """Walk every text of a value."""
    if isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, dict):
        if {"en", "fr"} & set(value):
            yield value
        else:
            for one in value.values():
                yield from texts(one)
