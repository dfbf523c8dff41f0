"""What to say to what the family was told: each reason once, newest first, and nothing where no answer fits."""

from standfast.law.load import load_law
from standfast.plan.refusal_answers import AnsweredRefusal, answer_now, answers_to
from tests.factories import advice, case


def refused(*rows: str, more: str = "") -> str:
    return "refusal:\n" + "".join(f"  - {{{row}}}\n" for row in rows) + more


def answers(snippet: str) -> tuple[AnsweredRefusal, ...]:
    return answers_to(case(snippet), load_law("ca"))


MONDAY, TUESDAY, WEDNESDAY = (f"at: 2026-05-{day}T09:00:00-07:00" for day in (11, 12, 13))
CAME = "contact:\n  - {{{at}, who: Constable Morrow, role: officer, outcome: came}}\n"


def test_the_newest_refusal_is_answered_first_with_who_said_it() -> None:
    told = answers(
        refused(
            f"{MONDAY}, said: Nothing can be done., reason: internet, by: Constable Ellis",
            f"{TUESDAY}, said: They are abroad., reason: overseas, by: Sergeant Okafor",
        )
    )

    assert [(one.answer.id, one.by) for one in told] == [
        ("overseas", "Sergeant Okafor"),
        ("internet", "Constable Ellis"),
    ]
    assert told[0].entry > told[1].entry


def test_a_reason_that_was_given_twice_is_answered_once_by_its_latest_time() -> None:
    told = answers(
        refused(
            f"{MONDAY}, reason: backlog, by: Constable Ellis",
            f"{TUESDAY}, reason: internet",
            f"{WEDNESDAY}, reason: backlog, by: Sergeant Okafor",
        )
    )

    assert [(one.answer.id, one.by) for one in told] == [("backlog", "Sergeant Okafor"), ("internet", None)]


def test_without_a_reason_or_with_another_one_no_words_are_put_in_a_parents_mouth() -> None:
    told = answers(refused(f"{MONDAY}, said: 'We will see, ma’am.'", f"{TUESDAY}, said: No., reason: other"))  # noqa: RUF001

    assert told == ()
    assert answer_now(told) is None


def test_a_hostile_refusal_is_kept_and_changes_nothing() -> None:
    told = answers(refused(f'{MONDAY}, said: "{"No. " * 2_500}\u202e", reason: no_evidence, by: "\u202eEllis"'))

    assert [one.answer.id for one in told] == ["no_evidence"]


def test_the_answer_is_for_the_next_call_unless_police_moved_the_file_since() -> None:
    refusal = refused(f"{TUESDAY}, reason: wait_and_see")

    before = answer_now(answers(CAME.format(at=MONDAY) + refusal))
    after = answer_now(answers(CAME.format(at=WEDNESDAY) + refusal))

    assert before is not None
    assert before.answer.id == "wait_and_see"
    assert after is None


def test_advice_holds_them() -> None:
    told = advice(refused(f"{MONDAY}, reason: privacy_law"))

    assert [one.answer.id for one in told.answers] == ["privacy_law"]
