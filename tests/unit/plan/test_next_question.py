"""Which question comes next: what settles most, with its reason; what was answered, if only "I don't know", is over."""

import pytest

from standfast.ground.words import LANGS
from standfast.plan.next_question import NextQuestion, next_question, open_lines, questions
from standfast.plan.questions_data import load_questions
from tests.factories import advice

SCRIPT = """
danger: {meeting_planned: no}
stranger: [{id: s, may_live_with_child: no}]
child: [{id: r, age_at_time: 8}]
account: [{id: a, belongs_to: stranger, platform: Pebble}]
conversation: [{id: c, child: r, first_on: 2026-05-02, last_on: 2026-05-09}]
"""
DANGER = "danger: {meeting_planned: no, contact_continuing: no, self_harm: no, address_known: no}\n"


def asked(snippet: str, *, place: str = "") -> NextQuestion:
    found = next_question(advice(snippet, place=place))
    assert found is not None
    return found


def keys(snippet: str, *, place: str = "") -> list[str]:
    return [one.key for one in questions(advice(snippet, place=place))]


def test_with_nothing_known_a_meeting_is_asked_about_first_and_someone_at_home_second() -> None:
    assert keys("")[:2] == ["danger.meeting_planned", "stranger.may_live_with_child"]


def test_someone_at_home_is_asked_about_even_where_nobody_spoke_of_a_person() -> None:
    question = asked("danger: {meeting_planned: no}\n")

    assert (question.key, question.subject.id) == ("stranger.may_live_with_child", "stranger-1")


def test_every_question_says_what_speaks_for_it_and_its_score_is_their_sum() -> None:
    for question in questions(advice("", place="")):
        assert question.because
        assert question.score == sum(one.weight for one in question.because)
        assert all(one.why.en and one.why.fr for one in question.because)


@pytest.mark.parametrize("value", ["yes", "no", "not_known"])
def test_any_answer_even_i_do_not_know_is_an_answer(value: str) -> None:
    assert "danger.meeting_planned" not in keys(f"danger: {{meeting_planned: {value}}}\n")


def test_a_question_that_a_text_raised_counts_as_asked() -> None:
    raised = "asked: [{at: 2026-05-11T11:00:00-07:00, kind: meeting, entry: 1, field: contact.said, answer: no}]\n"

    assert "danger.meeting_planned" not in keys(raised)


def test_after_a_yes_to_a_meeting_its_hour_and_place_come_before_the_other_dangers() -> None:
    after = keys("danger: {meeting_planned: yes}\n")

    assert after.index("danger.meeting_at") < after.index("danger.meeting_place") < after.index("danger.self_harm")


def test_a_date_of_birth_fills_the_line_of_the_age() -> None:
    assert "age" not in open_lines(advice("child: [{id: r, born_on: 2018-01-02}]\n").case)


def test_with_the_script_complete_the_other_dangers_come_next() -> None:
    found = advice(SCRIPT)

    assert open_lines(found.case) == ()
    assert next(iter(questions(found))).key == "danger.contact_continuing"


def test_each_child_is_asked_about() -> None:
    found = [
        one
        for one in questions(advice("child: [{id: r, first_name: R}, {id: w, first_name: W}]\n"))
        if one.key == "child.age_at_time"
    ]

    assert [one.subject.id for one in found] == ["r", "w"]


def test_the_child_s_own_account_is_not_the_one_that_wrote() -> None:
    question = next(
        one
        for one in questions(advice("account: [{id: account-1, belongs_to: child, handle: wren}]\n"))
        if one.key == "account.platform"
    )

    assert question.subject.id == "account-2"


def test_what_an_open_offence_hangs_on_is_asked_and_the_offence_named() -> None:
    known = SCRIPT.replace("danger: {meeting_planned: no}\n", DANGER)
    talk = known.replace("last_on: 2026-05-09", "last_on: 2026-05-09, by_telecommunication: yes, sexual_talk: yes")
    found = advice(talk + "conduct: [{id: k, child: r, threat_made: no}]\n")
    possible = [one for one in found.findings if one.verdict.value == "possible"]

    question = next_question(found)

    assert possible
    assert question is not None
    assert {one.source for one in question.because} & {"almost", "possible"}
    assert any(cite.provision.cite.en in one.why.en for one in question.because for cite in possible)


def test_offences_never_outweigh_danger_or_a_line_of_the_script() -> None:
    data = load_questions()
    # What tells most while nothing does is asked only where no offence is possible yet.
    offences = max(data.almost.most + data.possible.most, data.first.weight)
    offences += max(one.weight for one in data.clocks.values())

    assert offences < min(one.weight for one in data.danger.values())
    assert offences < min(line.weight.weight for line in data.script if line.line != "who")


def test_reasons_stand_in_both_languages() -> None:
    data = load_questions()
    whys = [*(one.why for one in data.danger.values()), *(line.weight.why for line in data.script), data.first.why]

    assert all(why.say(lang) for why in whys for lang in LANGS)


def test_once_everything_was_asked_there_is_no_next_question() -> None:
    snippet, answered = "", 0
    told: dict[str, dict[str, str]] = {}
    while (found := next_question(advice(snippet, place=""))) is not None:
        told.setdefault(f"{found.subject.group}/{found.subject.id}", {})[found.key.partition(".")[2]] = "not_known"
        snippet = "".join(
            f"{group}: {{{fields}}}\n" if group in {"danger", "place"} else f"{group}: [{{id: {id_}, {fields}}}]\n"
            for (group, id_), fields in (
                (tuple(where.split("/")), ", ".join(f"{name}: {value}" for name, value in of.items()))
                for where, of in told.items()
            )
        )
        answered += 1

    assert 8 < answered < 60
