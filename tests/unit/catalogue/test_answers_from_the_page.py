"""An answers document in JSON becomes an answers file that says the same."""

from datetime import datetime
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from standfast.catalogue import NOT_KNOWN
from standfast.catalogue.answers import Answers, read_answers
from standfast.catalogue.answers.write import answers_file
from standfast.ground.instants import Instant
from standfast.ground.yaml_file import Json, parse_yaml, plain_value

NOW = cast("Instant", datetime.fromisoformat("2026-11-25T00:00:00-05:00"))
HEAD: dict[str, Json] = {
    "standfast": "answers/1",
    "label": "Notes",
    "language": "en",
    "opened_at": "2026-11-24T21:15:00-05:00",
}
SPOKEN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def read(document: dict[str, Json]) -> Answers:
    return read_answers(answers_file({**HEAD, **document}), name="notes-1.dat", now=NOW)


def test_not_known_stays_not_known_in_every_kind_of_answer() -> None:
    answers = read(
        {
            "stranger": [{"id": "s1", "claims": {"is": None}, "believed_adult": {"is": None}}],
            "place": {"province": {"is": None}},
        }
    )

    assert {answer.key: answer.value for subject in answers.subjects for answer in subject.answers} == {
        "stranger.claims": NOT_KNOWN,
        "stranger.believed_adult": NOT_KNOWN,
        "place.province": NOT_KNOWN,
    }


def test_a_text_that_looks_like_an_answer_of_another_kind_stays_a_text() -> None:
    told: list[Json] = [{"id": name, "claims": {"is": name}} for name in ("not_known", "yes", "null", "0412")]

    answers = read({"stranger": told})

    assert [subject.answers[0].value for subject in answers.subjects] == ["not_known", "yes", "null", "0412"]


def test_what_only_the_page_needs_is_left_behind() -> None:
    assert b"ticks" not in answers_file({**HEAD, "page": {"ticks": {"a": True}}})


def test_an_id_that_is_there_twice_stands_on_two_lines_where_it_is_seen() -> None:
    rows: list[Json] = [{"id": "a"}, {"id": "a"}]

    assert answers_file({"child": rows}) == b'child:\n  - {id: "a"}\n  - {id: "a"}\n'


@given(SPOKEN)
def test_any_text_that_a_person_can_type_goes_through_unchanged(text: str) -> None:
    # Noncharacters aside, which no keyboard writes.
    kept = "".join("\ufffd" if "\ufdd0" <= one <= "\ufdef" else one for one in text)

    told = plain_value(parse_yaml(answers_file({"label": text}), name="notes-1.dat"))

    assert isinstance(told, dict)
    assert told["label"] == kept
