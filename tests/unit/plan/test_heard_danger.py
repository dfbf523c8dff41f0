"""Danger heard in a family's words: one question each, the number beside it, nothing declared."""

import pytest

from standfast.ground.data_files import DATA
from standfast.ground.words import LANGS
from standfast.law.load import load_law
from standfast.plan.data import load_danger
from standfast.plan.heard_danger import LONGEST, HeardInCase, fact_of, heard, heard_in, quoted
from tests.factories import case, facts

MEETING = "He wants to meet her on Friday."


def kinds(found: tuple[HeardInCase, ...]) -> list[tuple[str, int, str]]:
    return [(one.question.kind, one.entry, one.field) for one in found]


def said(at: str, text: str) -> str:
    return f"  - {{at: {at}, who: X, said: '{text}'}}\n"


def test_words_that_may_speak_of_a_meeting_are_quoted_and_asked_about() -> None:
    (question,) = heard(f"She told me tonight. {MEETING} I don't know what to do.", facts("child: [{id: r}]\n"))

    assert question.kind == "meeting"
    assert question.says.en.startswith("You wrote “He wants to meet her on Friday”. Is a meeting")
    assert question.says.fr.startswith("Vous avez écrit")


@pytest.mark.parametrize("kind", [kind.id for kind in load_danger().kinds])
def test_every_kind_of_danger_has_its_question_and_its_number(kind: str) -> None:
    assert fact_of(kind).partition(".")[0] in {"danger", "conduct", "stranger"}


@pytest.mark.parametrize("lang", LANGS)
def test_the_number_to_call_stands_beside_the_question(lang: str) -> None:
    (question,) = heard(MEETING, facts(""))

    call = question.call_now(load_law("ca"), "BC")

    assert "9-1-1" in (call.en if lang == "en" else call.fr)


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_what_somebody_answered_is_not_asked(answer: str) -> None:
    assert heard(MEETING, facts(f"danger: {{meeting_planned: {answer}}}\n")) == ()


def test_that_nobody_knows_is_no_answer_to_words_of_danger() -> None:
    assert len(heard(MEETING, facts("danger: {meeting_planned: not_known}\n"))) == 1


def test_hearing_states_nothing() -> None:
    told = case("contact:\n" + said("2026-05-11T10:00:00-07:00", MEETING))

    assert heard_in(told)
    assert told.told("danger.meeting_planned") == ()


def test_the_question_names_the_entry_and_the_field_of_the_words() -> None:
    told = case("contact:\n" + said("2026-05-11T10:00:00-07:00", MEETING))

    ((kind, entry, field),) = kinds(heard_in(told))

    assert (kind, field) == ("meeting", "contact.said")
    assert [one.seq for one in told.contacts] == [entry]


def test_a_no_from_before_does_not_silence_words_that_came_later() -> None:
    before = "danger: {meeting_planned: no}\ncontact:\n"

    assert heard_in(case(before + said("2026-05-12T10:00:00-07:00", MEETING)))


def test_a_no_from_after_the_words_is_an_answer_to_them() -> None:
    after = "danger: {meeting_planned: {is: no, known_at: 2026-05-13T10:00:00-07:00}}\ncontact:\n"

    assert heard_in(case(after + said("2026-05-12T10:00:00-07:00", MEETING))) == ()


def test_a_yes_needs_no_second_one() -> None:
    before = "danger: {meeting_planned: yes}\ncontact:\n"

    assert heard_in(case(before + said("2026-05-12T10:00:00-07:00", MEETING))) == ()


def test_each_kind_is_asked_once_by_the_words_known_last() -> None:
    first, last = said("2026-05-11T10:00:00-07:00", MEETING), said("2026-05-12T10:00:00-07:00", MEETING)
    told = case("contact:\n" + last + first)

    ((_, entry, _),) = kinds(heard_in(told))

    assert entry == told.contacts[-1].seq


def test_only_the_entries_named_are_looked_at() -> None:
    told = case("contact:\n" + said("2026-05-11T10:00:00-07:00", MEETING))

    assert heard_in(told, entries=(told.contacts[0].seq,))
    assert heard_in(told, entries=(9_999,)) == ()


def test_an_answered_question_is_not_asked_again_about_the_same_words() -> None:
    words = "contact:\n" + said("2026-05-11T10:00:00-07:00", MEETING)
    entry = case(words).contacts[0].seq
    asked = (
        f"asked: [{{at: 2026-05-11T11:00:00-07:00, kind: meeting, entry: {entry}, field: contact.said, answer: no}}]\n"
    )

    assert heard_in(case(words + asked)) == ()


def test_an_answer_about_other_words_leaves_these_to_be_asked_about() -> None:
    words = "contact:\n" + said("2026-05-11T10:00:00-07:00", MEETING)
    asked = "asked: [{at: 2026-05-11T11:00:00-07:00, kind: meeting, entry: 1, field: contact.who, answer: no}]\n"

    assert len(heard_in(case(words + asked))) == 1


def test_a_quote_stays_within_its_clause_on_one_line_and_short() -> None:
    text = "One thing. He  wants\tto meet her\nAnother thing."
    start = text.index("wants")

    assert quoted(text, start, start + len("wants\tto meet her")) == "He wants to meet her"
    assert len(quoted("a" * 10_000, 10, 9_000)) <= LONGEST + 1


def test_no_text_says_that_there_is_no_danger() -> None:
    words = (DATA / "plan" / "heard_danger.yaml").read_text(encoding="utf-8").partition("wrote:")[2].casefold()

    assert not [phrase for phrase in ("no danger", "aucun danger", "pas de danger", "is safe") if phrase in words]


def test_a_quote_cuts_no_word_in_two() -> None:
    text = "My neighbour told me yesterday over the fence, and he wants to meet her after practice at the rink"
    start = text.index("wants to meet")

    said = quoted(text, start, start + len("wants to meet"))

    assert set(said.split()) <= set(text.split())
    assert "he wants to meet her" in said


def test_a_word_without_an_end_is_quoted_all_the_same() -> None:
    said = quoted("x" * 500, 200, 210)

    assert said
    assert set(said) == {"x"}


def test_the_number_of_an_exhibit_speaks_of_no_former_partner() -> None:
    told = case(
        "exhibit:\n  - {at: 2026-05-11T10:00:00-07:00, number: EX-004, shows: words}\n"
        "custody:\n  - {at: 2026-05-11T11:00:00-07:00, exhibit: EX-004, event: shown}\n"
    )

    assert heard_in(told) == ()
