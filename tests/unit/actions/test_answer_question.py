"""What a family answers is written down as the parent's own word; a yes about danger also states the danger."""

from datetime import date

import pytest

from standfast.actions.answer_question import Said, answer_heard, answer_question, heard_now, open_empty
from standfast.actions.correct_entry import Change, correct_entry
from standfast.actions.open_bodies import open_case
from standfast.actions.record import NewRecord, record
from standfast.case import Case, Says, Subject, Sure
from standfast.case.vocabulary import Asked
from standfast.catalogue import NOT_KNOWN, Value
from standfast.ground.errors import BadInput
from tests.unit.actions.conftest import Begun

MEETING = "He wants to meet her on Friday."
CHAT = Subject(group="conversation", id="chat")


def now_of(begun: Begun) -> Case:
    opened = open_case(begun.desk, begun.case)
    return opened.case(as_of=opened.now(begun.desk))


def written(begun: Begun, text: str) -> int:
    new = NewRecord(kind="contact", at=None, fields={"who": "X", "said": text})
    return record(begun.desk, begun.case, new).seqs[0]


def say(begun: Begun, name: str, value: date) -> None:
    answer_question(begun.desk, begun.case, Said(subject=CHAT, key=f"conversation.{name}", value=value))


@pytest.mark.parametrize("value", [True, False, NOT_KNOWN], ids=["yes", "no", "not known"])
def test_every_answer_is_an_entry_by_the_parent(begun: Begun, value: Value) -> None:
    subject = Subject(group="danger", id="danger")

    done = answer_question(begun.desk, begun.case, Said(subject=subject, key="danger.meeting_planned", value=value))

    (fact,) = now_of(begun).told("danger.meeting_planned")
    assert (fact.seq, fact.value, fact.says, fact.sure) == (done.seqs[0], value, Says.PARENT_SAW, Sure.SURE)


def test_a_day_ahead_is_refused_and_nothing_is_written(begun: Begun) -> None:
    with pytest.raises(BadInput) as refused:
        say(begun, "first_on", date(2030, 1, 1))

    assert refused.value.code == "actions.answer_ahead"
    assert now_of(begun).told("conversation.first_on") == ()


def test_a_last_day_before_the_first_is_refused(begun: Begun) -> None:
    say(begun, "first_on", date(2026, 5, 9))

    with pytest.raises(BadInput) as refused:
        say(begun, "last_on", date(2026, 5, 2))

    assert refused.value.code == "actions.answer_before"


def test_what_was_asked_and_answered_is_an_entry_without_a_word_of_the_text(begun: Begun) -> None:
    entry = written(begun, MEETING)
    (heard,) = heard_now(begun.desk, begun.case, entries=(entry,)).questions

    answer_heard(begun.desk, begun.case, heard, value=False)

    (asked,) = now_of(begun).of(Asked)
    assert (asked.kind, asked.entry, asked.field, asked.answer) == ("meeting", entry, "contact.said", False)
    assert "Friday" not in repr(asked)


def test_a_no_states_nothing_more(begun: Begun) -> None:
    entry = written(begun, MEETING)
    (heard,) = heard_now(begun.desk, begun.case, entries=(entry,)).questions

    answer_heard(begun.desk, begun.case, heard, value=False)

    assert now_of(begun).told("danger.meeting_planned") == ()
    assert heard_now(begun.desk, begun.case, entries=(entry,)).questions == ()


def test_i_do_not_know_is_kept_as_that_and_states_nothing(begun: Begun) -> None:
    (heard,) = heard_now(begun.desk, begun.case, entries=(written(begun, MEETING),)).questions

    answer_heard(begun.desk, begun.case, heard, value=NOT_KNOWN)

    (asked,) = now_of(begun).of(Asked)
    assert asked.answer is None
    assert now_of(begun).told("danger.meeting_planned") == ()


def test_a_yes_also_states_the_danger_as_the_parent_says_it(begun: Begun) -> None:
    (heard,) = heard_now(begun.desk, begun.case, entries=(written(begun, MEETING),)).questions

    done = answer_heard(begun.desk, begun.case, heard, value=True)

    (fact,) = now_of(begun).told("danger.meeting_planned")
    assert len(done.seqs) == 2
    assert (fact.value, fact.says) == (True, Says.PARENT_SAW)


def test_a_yes_to_someone_at_home_is_said_of_the_person(begun: Begun) -> None:
    entry = written(begun, "I think it is her stepfather.")
    heard = next(
        one for one in heard_now(begun.desk, begun.case, entries=(entry,)).questions if one.question.kind == "at_home"
    )

    answer_heard(begun.desk, begun.case, heard, value=True)

    (fact,) = now_of(begun).told("stranger.may_live_with_child")
    assert (fact.subject.group, fact.value) == ("stranger", True)


def test_words_that_were_corrected_are_heard_again(begun: Begun) -> None:
    entry = written(begun, MEETING)
    (heard,) = heard_now(begun.desk, begun.case, entries=(entry,)).questions
    answer_heard(begun.desk, begun.case, heard, value=False)

    change = Change(seq=entry, fields={"said": "He wants to meet her on Saturday."}, reason="misheard")
    corrected = correct_entry(begun.desk, begun.case, change)

    again = heard_now(begun.desk, begun.case, entries=corrected.seqs).questions
    assert [(one.question.kind, one.entry) for one in again] == [("meeting", entry)]


def test_words_that_were_withdrawn_ask_nothing(begun: Begun) -> None:
    entry = written(begun, MEETING)

    correct_entry(begun.desk, begun.case, Change(seq=entry, fields=None, reason="not said"))

    assert [one for one in heard_now(begun.desk, begun.case).questions if one.entry == entry] == []


def test_an_empty_case_holds_its_name_and_nothing_else(begun: Begun) -> None:
    case_id = open_empty(begun.desk, label="Another evening", language="fr")

    opened = open_case(begun.desk, case_id)
    assert (opened.opened.label, opened.opened.language, len(opened.bodies)) == ("Another evening", "fr", 1)


@pytest.mark.parametrize("label", ["", "  \n"])
def test_a_case_without_a_name_is_refused(begun: Begun, label: str) -> None:
    with pytest.raises(BadInput):
        open_empty(begun.desk, label=label, language="en")
