"""Bad answers files: every problem at once, each with its line, its field and its mend; nothing half-read."""

import time
from pathlib import Path
from typing import cast

import pytest

from standfast.catalogue.answers import MOST_PROBLEMS, MOST_ROWS, read_answers
from standfast.ground.errors import BadInput
from standfast.ground.instants import read_instant
from standfast.ground.wording import load_errors
from standfast.ground.words import LANGS
from standfast.ground.yaml_file import plain_value, read_yaml

NOW = read_instant("2026-06-01T12:00:00-07:00")
HEAD = "standfast: answers/1\nlabel: Northgate\nlanguage: en\nopened_at: 2026-05-10T21:30:00-07:00\n"
AT = "at: 2026-05-11T10:00:00-07:00"


def refused(text: str, *, head: str = HEAD) -> BadInput:
    with pytest.raises(BadInput) as caught:
        read_answers((head + text).encode(), name="answers.yaml", now=NOW)
    return caught.value


Case = tuple[str, str, str, int, str]


def cases() -> list[Case]:
    """Give name, text, code, line and field of each case in the file beside this one."""
    listed = cast("list[dict[str, str]]", plain_value(read_yaml(Path(__file__).parent / "refused.yaml")))
    return [(one["name"], one["text"], one["code"], int(one["line"]), one["field"]) for one in listed]


@pytest.mark.parametrize("case", cases(), ids=[name for name, *_ in cases()])
def test_a_bad_answer_is_told_with_its_line_and_field(case: Case) -> None:
    _, text, code, line, field = case

    error = refused(text)

    told = [(one.code, int(one.details["line"]), one.details["field"]) for one in error.problems]
    assert told == [(f"answers.{code}", line, field)]
    assert error.problems[0].details["file"] == "answers.yaml"


OPENED = "opened_at: 2026-05-10T21:30:00-07:00\n"
HEADS = {
    "no header": ("label: x\nlanguage: en\n" + OPENED, "no_header"),
    "another program's file": ("standfast: notes/1\n", "other_format"),
    "a header that is a list": ("standfast: [answers/1]\n", "other_format"),
    "a newer version": ("standfast: answers/2\nwhatever: {new: things}\n", "newer"),
    "a list at the top": ("- a\n", "not_a_mapping_at_top"),
    "a text at the top": ("hello\n", "not_a_mapping_at_top"),
    "no label": ("standfast: answers/1\nlanguage: en\n" + OPENED, "missing"),
    "no language": ("standfast: answers/1\nlabel: x\n" + OPENED, "missing"),
    "no beginning": ("standfast: answers/1\nlabel: x\nlanguage: en\n", "missing"),
    "another language": ("standfast: answers/1\nlabel: x\nlanguage: de\n" + OPENED, "unknown_choice"),
    "a language in a list": ("standfast: answers/1\nlabel: x\nlanguage: [en]\n" + OPENED, "not_one_answer"),
    "a label in a list": ("standfast: answers/1\nlabel: [x]\nlanguage: en\n" + OPENED, "not_one_answer"),
    "a label without end": (f"standfast: answers/1\nlabel: {'x' * 201}\nlanguage: en\n{OPENED}", "too_long"),
    "a beginning without zone": ("standfast: answers/1\nlabel: x\nlanguage: en\nopened_at: 2026-05-10\n", "no_zone"),
    "a beginning in a list": ("standfast: answers/1\nlabel: x\nlanguage: en\nopened_at: []\n", "not_one_answer"),
    "a beginning to come": (
        "standfast: answers/1\nlabel: x\nlanguage: en\nopened_at: 2026-07-10T21:30:00-07:00\n", "in_the_future",
    ),
    "a now of its own in a true story": (HEAD + "told_at: 2026-05-22T18:00:00-07:00\n", "told_at_real"),
    "perhaps invented": (HEAD + "invented: perhaps\n", "not_yes_or_no"),
    "a story that goes past its now": (
        HEAD + "invented: yes\ntold_at: 2026-05-10T22:00:00-07:00\ncontact: [{at: 2026-05-10T22:00:01-07:00}]\n",
        "in_the_future",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HEADS.values(), ids=list(HEADS))
def test_a_bad_beginning_is_told(case: tuple[str, str]) -> None:
    text, code = case

    error = refused("", head=text)

    assert [one.code for one in error.problems] == [f"answers.{code}"]


def test_every_problem_is_told_at_once_in_the_order_of_the_file() -> None:
    error = refused(
        "danger: {self_harm: perhaps}\nchild:\n- {id: a, age_at_time: 44, agee: 3}\nplace: {province: ZZ}\n"
    )

    assert [one.details["line"] for one in error.problems] == ["5", "7", "7", "8"]


def test_problems_end_at_fifty_and_soon() -> None:
    started = time.process_time()

    error = refused("danger:\n" + "".join(f"  unknown_key_number_{place}: x\n" for place in range(20_000)))

    assert len(error.problems) == MOST_PROBLEMS
    assert time.process_time() - started < 5


def test_a_text_without_end_is_refused_with_the_limit() -> None:
    error = refused(f"place: {{city: {'x' * 100_001}}}\n")

    assert [(one.code, one.details["limit"]) for one in error.problems] == [("answers.too_long", "100000")]


def test_knowing_in_the_future_names_the_subject() -> None:
    error = refused("child:\n- id: a\n  age_now: {is: 8, known_at: 2027-01-01T00:00:00Z}\n")

    assert error.problems[0].details["field"] == "child[a].age_now.known_at"


def test_more_rows_than_a_case_has_are_refused() -> None:
    error = refused("offer:\n" + f"- {{{AT}}}\n" * (MOST_ROWS + 1))

    assert error.code == "answers.too_many_rows"


def test_as_many_rows_as_allowed_are_read() -> None:
    answers = read_answers((HEAD + "offer:\n" + f"- {{{AT}}}\n" * MOST_ROWS).encode(), name="f", now=NOW)

    assert len(answers.records) == MOST_ROWS


def test_a_key_without_end_is_shown_short_and_costs_little() -> None:
    started = time.process_time()

    error = refused(f"danger:\n  {'age_' * 100_000}: 1\n".replace("  age", '  ? "age').replace("_: 1", '"\n  : 1'))

    assert len(error.problems[0].details["field"]) < 100
    assert time.process_time() - started < 2


def test_no_error_repeats_what_somebody_answered() -> None:
    secret = "a-secret-answer"
    error = refused(
        f"caregiver: {{phone: {secret}}}\nplace: {{province: {secret}}}\nchild:\n- {{id: a, age_at_time: {secret}}}\n"
    )

    assert len(error.problems) == 3
    assert secret not in str(error)


@pytest.mark.parametrize(("near", "text"), [("province", "provinse: BC"), ("child_was", "child_wass: home")])
def test_a_misspelt_key_is_answered_with_the_right_one(near: str, text: str) -> None:
    assert refused(f"place: {{{text}}}\n").problems[0].details["near"] == near


def test_a_key_of_another_group_is_answered_with_its_full_name() -> None:
    assert refused("danger: {age_at_time: 8}\n").problems[0].details["near"] == "child.age_at_time"


def test_an_unknown_choice_is_answered_with_every_choice() -> None:
    expects = refused("place: {province: ZZ}\n").problems[0].details["expects"]

    assert expects == "BC, AB, SK, MB, ON, QC, NB, NS, PE, NL, YT, NT, NU"


def test_a_reference_to_nothing_is_answered_with_the_nearest_id() -> None:
    error = refused("child:\n- id: robin\nimage:\n- {id: i, child: robyn}\n")

    assert error.problems[0].details["known"] == "robin"


def test_every_problem_can_be_said_in_both_languages() -> None:
    texts = [(HEAD, text) for _, text, *_ in cases()] + [(head, "") for head, _ in HEADS.values()]

    for head, text in texts:
        for problem in refused(text, head=head).problems:
            parts = load_errors()[problem.code]
            for words in (parts.what, parts.where, parts.safe, parts.next):
                for lang in LANGS:
                    assert words.say(lang, **problem.details).strip()


def test_today_is_no_future_wherever_the_family_is() -> None:
    # It is already 2 June in the zone whose day begins first.
    answers = read_answers((HEAD + "conversation:\n- {id: c, last_on: 2026-06-02}\n").encode(), name="f", now=NOW)

    assert answers.subjects


def test_a_contact_on_the_first_day_is_not_before_the_event() -> None:
    text = f"contact:\n- {{{AT}}}\nconversation:\n- {{id: c, first_on: 2026-05-11}}\n"

    assert read_answers((HEAD + text).encode(), name="f", now=NOW).records
