"""What an answers file is read into: the reference story, and the forms that an answer can take."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from standfast.catalogue import NOT_KNOWN
from standfast.catalogue.answers import Answer, Answers, Record, read_answers
from standfast.ground.instants import read_instant

NORTHGATE = Path(__file__).parents[3] / "examples" / "northgate" / "answers.yaml"
NOW = read_instant("2026-06-01T12:00:00-07:00")
HEAD = "standfast: answers/1\nlabel: Northgate\nlanguage: en\nopened_at: 2026-05-10T21:30:00-07:00\n"
OPENED = read_instant("2026-05-10T21:30:00-07:00")


@pytest.fixture(scope="module")
def northgate() -> Answers:
    return read_answers(NORTHGATE.read_bytes(), name="answers.yaml", now=NOW)


def read(text: str) -> Answers:
    return read_answers((HEAD + text).encode(), name="answers.yaml", now=NOW)


def only(answers: Answers) -> Answer:
    ((answer,),) = (subject.answers for subject in answers.subjects)
    return answer


def of(answers: Answers, kind: str) -> list[Record]:
    return [record for record in answers.records if record.kind == kind]


def test_northgate_says_that_it_is_invented_and_has_its_own_now(northgate: Answers) -> None:
    assert northgate.invented
    assert northgate.told_at == read_instant("2026-05-22T18:00:00-07:00")
    assert (northgate.format, northgate.label, northgate.language) == ("answers/1", "Northgate", "en")
    assert "INVENTED" in NORTHGATE.read_text(encoding="utf-8").splitlines()[0]


def test_northgate_is_the_same_story_at_any_later_or_earlier_now(northgate: Answers) -> None:
    for now in ("2020-01-01T00:00:00Z", "2090-01-01T00:00:00Z"):
        assert read_answers(NORTHGATE.read_bytes(), name="answers.yaml", now=read_instant(now)) == northgate


def test_northgate_tells_the_whole_reference_story(northgate: Answers) -> None:
    told: dict[str, object] = {answer.key: answer.value for subject in northgate.subjects for answer in subject.answers}

    assert told["child.age_at_time"] == 8
    assert told["conversation.first_on"] == date(2026, 4, 20)
    assert told["conversation.last_on"] == date(2026, 5, 9)
    assert told["image.provided"] is True
    assert told["image.captured"] is False
    assert told["device.isolated"] is True
    assert [record.fields["reason"] for record in of(northgate, "refusal")] == [
        "internet",
        "experienced_officer",
        "anonymous_vpn",
        "device_not_needed",
    ]
    assert [record.fields["outcome"] for record in of(northgate, "contact")][2:4] == ["voicemail", "voicemail"]
    assert [record.fields["action"] for record in of(northgate, "paper")] == ["given", "copied", "forwarded"]
    assert of(northgate, "promise_outcome")[0].fields == {"promise": "call-back", "kept": False}
    assert of(northgate, "stage")[-1].fields["stage"] == "with_detectives"


def test_the_image_of_northgate_is_sensitive_and_no_other_exhibit_is(northgate: Answers) -> None:
    sensitive = {str(one.fields["number"]): one.fields["sensitive"] for one in of(northgate, "exhibit")}

    assert sensitive == {"EX-001": False, "EX-002": False, "EX-003": False, "EX-004": True}


def test_a_short_answer_was_seen_by_the_parent_who_is_sure_and_knew_it_at_the_start() -> None:
    answer = only(read("place: {city: Northgate}\n"))

    assert answer == Answer(
        key="place.city", value="Northgate", says="parent_saw", sure="sure", known_at=OPENED, line=5
    )


def test_a_long_answer_says_who_how_sure_and_since_when() -> None:
    answer = only(
        read(
            "danger:\n  self_harm: {is: oui, says: child_volunteered, sure: think, known_at: 2026-05-11T08:00-07:00}\n"
        )
    )

    assert (answer.value, answer.says, answer.sure) == (True, "child_volunteered", "think")
    assert answer.known_at == read_instant("2026-05-11T08:00:00-07:00")
    assert answer.line == 6


def test_not_known_is_kept_apart_from_no_and_from_nothing_said() -> None:
    answers = read(
        "danger:\n  self_harm: not_known\n  meeting_planned: no\n  address_known:\n  contact_continuing: ''\n"
    )

    ((told),) = (subject.answers for subject in answers.subjects)
    assert {answer.key: answer.value for answer in told} == {
        "danger.self_harm": NOT_KNOWN,
        "danger.meeting_planned": False,
    }


def test_a_single_group_lends_its_name_to_its_subject() -> None:
    answers = read("place: {province: BC}\n")

    assert [(subject.group, subject.id) for subject in answers.subjects] == [("place", "place")]


def test_a_group_left_open_is_no_subject() -> None:
    assert read("child:\ndanger:\ncontact: []\n").subjects == ()


def test_a_record_keeps_what_was_filled_in_and_when_it_was_known() -> None:
    answers = read(
        "contact:\n"
        "- at: 2026-05-10T21:50:00-07:00\n"
        "  badge: 0412\n"
        "  who:\n"
        "  outcome: not_known\n"
        "- at: 2026-05-11T10:00:00-07:00\n"
        "  known_at: 2026-05-12T10:00:00-07:00\n"
    )

    first, second = answers.records
    assert first.fields == {"badge": "0412", "outcome": NOT_KNOWN}
    assert first.known_at == first.at
    assert second.known_at == read_instant("2026-05-12T10:00:00-07:00")
    assert isinstance(first.fields, Mapping)
    assert (first.line, second.line) == (6, 10)


def test_records_without_an_id_are_numbered_past_those_that_have_one() -> None:
    answers = read(
        "offer:\n"
        "- {at: 2026-05-11T10:00:00-07:00}\n"
        "- {at: 2026-05-11T10:00:00-07:00, id: offer-3}\n"
        "- {at: 2026-05-11T10:00:00-07:00}\n"
    )

    assert [record.id for record in answers.records] == ["offer-1", "offer-3", "offer-4"]


def test_a_promise_may_lie_ahead() -> None:
    answers = read("promise:\n- {at: 2026-05-11T10:00:00-07:00, due_at: 2027-01-01T00:00:00-07:00}\n")

    assert answers.records[0].fields["due_at"] == read_instant("2027-01-01T00:00:00-07:00")


def test_what_someone_wrote_is_kept_letter_by_letter() -> None:
    answers = read('account:\n- id: a\n  handle: "kit\\u202Eplays\\u200b\\x07"\n')

    assert only(answers).value == "kit\u202eplays\u200b\x07"


def test_a_reference_may_name_what_stands_further_down() -> None:
    answers = read("image:\n- {id: i1, child: robin}\nchild:\n- {id: robin, age_at_time: 8}\n")

    assert [subject.answers[0].value for subject in answers.subjects] == ["robin", 8]


def test_an_age_that_nobody_knows_precedes_nothing() -> None:
    answers = read(
        "child:\n- {id: a, age_at_time: not_known, age_now: 9}\n- {id: b, age_at_time: 8, age_now: inconnu}\n"
    )

    assert [answer.value for subject in answers.subjects for answer in subject.answers] == [NOT_KNOWN, 9, 8, NOT_KNOWN]


def test_a_single_group_takes_its_answers_from_anyone_who_may_say_them() -> None:
    answer = only(read("place: {child_was: {is: in the school library, says: child_volunteered}}\n"))

    assert answer.says == "child_volunteered"


def test_what_happens_at_this_very_moment_is_no_future() -> None:
    assert read("contact:\n- at: 2026-06-01T12:00:00-07:00\n").records


def test_the_event_begins_with_the_first_of_several_conversations() -> None:
    answers = read(
        "conversation:\n"
        "- {id: late, first_on: 2026-05-09}\n"
        "- {id: early, first_on: 2026-05-01, last_on: 2026-05-01}\n"
        "- {id: open, first_on: not_known}\n"
        "contact:\n"
        "- at: 2026-05-02T12:00:00-07:00\n"
    )

    assert answers.records


def test_an_exhibit_may_be_older_than_the_first_message() -> None:
    answers = read("exhibit:\n- at: 2026-04-30T12:00:00-07:00\nconversation:\n- {id: c, first_on: 2026-05-01}\n")

    assert answers.records


@pytest.mark.parametrize("handle", ["x" * 100_000, "名" * 100_000], ids=["ASCII", "CJK"])
def test_a_handle_of_a_hundred_thousand_characters_is_kept_whole(handle: str) -> None:
    (told,) = read(f"account:\n- id: a\n  handle: {handle}\n").subjects[0].answers

    assert told.value == handle
