"""A parent answers questions in a terminal: one at a time, danger first, "I don't know" and "stop" always fine."""

import io
from collections.abc import Callable

import pytest

from standfast.cli.main import main
from standfast.ground.override import override
from tests.journeys.conftest import Demo
from tests.journeys.standing import MONDAY, Done, clock_at, run

FRIDAY = "He wants to meet her on Friday at the mall."


Typing = Callable[..., Done]
"""Lines that are typed, then the words of a command."""


class Terminal(io.StringIO):
    """Somebody who types these lines, and then closes the terminal."""

    @override
    def isatty(self) -> bool:
        return True


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typing:
    """Run a command with somebody at the terminal who types lines."""

    def typed(lines: str, *words: str) -> Done:
        monkeypatch.setattr("sys.stdin", Terminal("".join(f"{line}\n" for line in lines.split("|"))))
        capsys.readouterr()
        with clock_at(MONDAY):
            code = main(list(words))
        said = capsys.readouterr()
        return Done(code=code, out=said.out, err=said.err)

    return typed


def values(case: str) -> dict[str, object]:
    with clock_at(MONDAY):
        facts = run("case", "show", case, "--json").json["facts"]
    return {one["key"]: one["value"] for one in facts}


def begin(typing: Typing, lines: str, *more: str) -> tuple[Done, str]:
    done = typing(lines, "ask", "--new", "--label", "Our evening", *more)
    assert done.code == 0, done.err
    return done, run("case", "list", "--json").json[0]["id"]


@pytest.mark.usefixtures("home")
def test_a_new_case_fills_by_answers_and_each_is_an_entry(typing: Typing) -> None:
    done, case = begin(typing, "no|no|8|BC|rcmp|Pebble|2026-05-02|2026-05-09|stop")

    assert done.told.count("Written down as entry") == 8
    assert "The call script is complete" in done.told
    assert values(case)["child.age_at_time"] == 8
    assert values(case)["conversation.last_on"] == "2026-05-09"


@pytest.mark.usefixtures("home")
def test_the_answers_of_eight_questions_stand_in_the_script(typing: Typing) -> None:
    _, case = begin(typing, "no|no|8|BC|rcmp|Pebble|2026-05-02|2026-05-09|stop")

    with clock_at(MONDAY):
        script = run("paper", "script", case, "--format", "text").told

    assert "Pebble" in script
    assert "8" in script


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("idk", ["I don't know", "I don\u2019t know.", "?", "dunno", "not known", "je ne sais pas"])
def test_i_do_not_know_is_always_an_answer(typing: Typing, idk: str) -> None:
    _, case = begin(typing, f"{idk}|no|{idk}|{idk}|stop")

    told = values(case)
    assert told["danger.meeting_planned"] is None
    assert told["child.age_at_time"] is None
    assert told["place.province"] is None


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("stop", ["stop", "STOP", " q ", "quit", "arrêter"])
def test_stopping_is_always_possible_and_keeps_what_was_said(typing: Typing, stop: str) -> None:
    done, case = begin(typing, f"no|{stop}")

    assert values(case) == {"danger.meeting_planned": False}
    assert f"standfast ask {case}" in done.told


@pytest.mark.usefixtures("home")
def test_the_end_of_the_input_stops_as_well(typing: Typing) -> None:
    done, _ = begin(typing, "no")

    assert "Stopped." in done.told


@pytest.mark.usefixtures("home")
def test_what_is_no_answer_is_asked_again_and_writes_nothing(typing: Typing) -> None:
    done, case = begin(typing, "maybe||\x00|no|stop")

    assert done.told.count("be read as an answer") == 3
    assert list(values(case)) == ["danger.meeting_planned"]


@pytest.mark.usefixtures("home")
def test_a_day_ahead_is_told_and_asked_again(typing: Typing) -> None:
    done, case = begin(typing, "no|no|8|BC|rcmp|Pebble|2027-05-02|2026-05-02|stop")

    assert "This day lies ahead" in done.err
    assert values(case)["conversation.first_on"] == "2026-05-02"


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("answer", ["yes", "?"])
def test_someone_at_home_yes_or_not_known_changes_whom_to_call_and_from_where(typing: Typing, answer: str) -> None:
    done, _ = begin(typing, f"no|{answer}|stop")

    after = done.told.partition("looks after your child?")[2].casefold()
    assert "call from a phone that" in after
    assert "9-1-1" in after


@pytest.mark.usefixtures("home")
def test_after_a_no_nothing_is_said_of_someone_at_home(typing: Typing) -> None:
    done, _ = begin(typing, "no|no|stop")

    assert "phone that" not in done.told.partition("looks after your child?")[2].partition("Question 3")[0]


@pytest.mark.usefixtures("home")
def test_a_yes_to_danger_is_followed_by_what_to_do(typing: Typing) -> None:
    done, _ = begin(typing, "yes|stop")

    assert "Call 9-1-1 now." in done.told.partition("planned, or asked for?")[2]


@pytest.mark.usefixtures("home")
def test_it_asks_in_french_and_takes_french_answers(typing: Typing) -> None:
    done, case = begin(typing, "non|je ne sais pas|huit|8|arrêter", "--lang", "fr")

    assert "je ne sais pas / arrêter" in done.told
    assert values(case)["child.age_at_time"] == 8


@pytest.mark.usefixtures("demo")
def test_words_of_danger_are_told_right_there_and_asked_about(typing: Typing) -> None:
    done = typing("no", "contact", "add", "northgate", "--who", "X", "--said", FRIDAY)

    assert done.told.index("You wrote “He wants to meet her on Friday at the mall”.") < done.told.index("Written down")
    log = run("case", "log", "northgate").told
    assert "Asked about danger [asked-1] About: a meeting" in log


@pytest.mark.usefixtures("demo")
def test_a_yes_to_words_of_danger_stands_first_from_then_on(typing: Typing) -> None:
    typing("yes", "promise", "add", "northgate", "--who", "X", "--what", FRIDAY)

    assert "meeting" in run("next", "northgate", "--json").json["danger"]["found"]


@pytest.mark.usefixtures("demo")
def test_without_a_terminal_the_question_is_printed_and_ask_asks_it_later(typing: Typing) -> None:
    printed = run("contact", "add", "northgate", "--who", "X", "--said", FRIDAY)
    assert "You wrote “He wants to meet her on Friday at the mall”." in printed.told
    assert "standfast ask" in printed.told

    asked = typing("no|stop", "ask", "northgate")

    assert "You wrote" in asked.told.partition("Question 1")[2]
    waiting = run("ask", "northgate", "--json").json["danger"]["heard"]
    assert "contact.said" not in [one["field"] for one in waiting if one["kind"] == "meeting"]


@pytest.mark.usefixtures("demo")
def test_a_correction_is_heard_too() -> None:
    entry = run("contact", "add", "northgate", "--who", "X", "--said", "Good morning.", "--json").json["entries"][0]

    done = run("correct", "northgate", entry, f"said={FRIDAY}", "--reason", "misheard")

    assert "You wrote" in done.told


@pytest.mark.usefixtures("demo")
def test_without_a_terminal_the_next_question_is_json_and_nothing_is_written(demo: Demo) -> None:
    before = len(run("case", "log", "northgate", "--json").json)

    question = run("ask", "northgate", "--json").json["question"]

    assert demo.home.is_dir()
    assert question is None or question["ask"]
    assert len(run("case", "log", "northgate", "--json").json) == before


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("words", [(), ("northgate", "--new"), ("--new",), ("--new", "--label", "  ")])
def test_it_has_to_be_clear_whom_to_ask_about(words: tuple[str, ...]) -> None:
    done = run("ask", *words)

    assert done.code == 2
    assert done.problems
