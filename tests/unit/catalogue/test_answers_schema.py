"""The published schema and the document of the format are those of the catalogue."""

import subprocess
import sys
from pathlib import Path

import pytest

from standfast.catalogue import load_catalogue
from standfast.catalogue.answers_schema import answers_schema, as_published
from standfast.catalogue.document import MARK, tables
from standfast.ground.data_files import DATA
from standfast.ground.schema import problems
from standfast.ground.yaml_file import parse_yaml, plain_value, read_yaml

ROOT = Path(__file__).parents[3]
HEAD = "standfast: answers/1\nlabel: x\nlanguage: en\nopened_at: 2026-05-10T21:30:00-07:00\n"


def departures(text: str) -> list[str]:
    node = parse_yaml(text.encode(), name="f")
    return [one.details["field"] for one in problems(plain_value(node), schema_name="answers", file="f", node=node)]


def test_the_published_schema_is_the_one_that_the_catalogue_makes() -> None:
    published = (DATA / "schemas" / "answers.json").read_text(encoding="utf-8")

    assert published == as_published(answers_schema(load_catalogue()))


def test_the_document_of_the_format_lists_the_catalogue() -> None:
    document = (ROOT / "docs" / "formats" / "answers.md").read_text(encoding="utf-8")

    assert document.partition(f"{MARK}\n\n")[2] == tables(load_catalogue())


@pytest.mark.parametrize("module", ["answers_schema", "document"])
def test_both_are_made_by_a_command(module: str) -> None:
    made = subprocess.run(
        [sys.executable, "-m", f"standfast.catalogue.{module}"], capture_output=True, check=True, timeout=50
    )

    text = made.stdout.decode()
    assert text in {as_published(answers_schema(load_catalogue())), tables(load_catalogue())}


def test_northgate_fits_the_published_schema() -> None:
    node = read_yaml(ROOT / "examples" / "northgate" / "answers.yaml")

    assert problems(plain_value(node), schema_name="answers", file="f", node=node) == ()


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("", "/"),
        (HEAD.replace("answers/1", "answers/2"), "standfast"),
        (HEAD + "danger: {self_harm: perhaps}\n", "danger"),
        (HEAD + "danger: {unknown: yes}\n", "danger"),
        (HEAD + "childs: []\n", "/"),
        (HEAD + "contact: [{who: Ellis}]\n", "contact"),
        (HEAD + "place: {province: ZZ}\n", "place"),
        (HEAD + "child: [{id: a b}]\n", "child"),
    ],
)
def test_the_schema_refuses_what_an_editor_can_see(text: str, field: str) -> None:
    assert departures(text or "{}") == ([field] if text else ["/"] * 4)


@pytest.mark.parametrize("answer", ["yes", "oui", "true", "not_known", "", "{is: no, says: document}"])
def test_the_schema_takes_every_form_of_an_answer(answer: str) -> None:
    assert departures(HEAD + f"danger:\n  self_harm: {answer}\n") == []
