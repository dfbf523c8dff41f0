"""What to say to what one was told: the words, the law under them; nothing stored, nothing forced, danger first."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.standing import ROOT, cold_seconds, run, run_apart

INTERNET = "Nothing can be done, it was on the internet."


def test_a_refusal_gets_words_to_say_and_the_law_with_its_certainty() -> None:
    done = run("answer", INTERNET)

    assert done.code == 0
    assert "Words to say: Luring a child by telecommunication" in done.told
    assert "Criminal Code, s. 172.1" in done.told
    assert "Read in the source" in done.told


def test_several_words_need_no_quotes_and_a_dash_reads_standard_input() -> None:
    quoted, loose = run("answer", INTERNET, "--json").json, run("answer", *INTERNET.split(), "--json").json
    piped = run("answer", "-", "--json", typed=INTERNET).json

    assert quoted["key"] == loose["key"] == piped["key"] == "internet"


def test_french_gets_french() -> None:
    done = run("answer", "On ne peut rien faire, c'était sur Internet.", "--lang", "fr")

    assert "Code criminel" in done.told


@pytest.mark.parametrize("said", ["Thank you so much, someone will come by tonight.", "The weather is fine.", "…", "-"])
def test_someone_who_answers_well_gets_no_answer_forced_on_them(said: str) -> None:
    told = run("answer", said, "--json").json

    assert (told["key"], told["words"], told["law"], told["unsure"]) == ("none", None, [], False)


def test_danger_in_the_words_is_asked_about_before_the_answer() -> None:
    done = run("answer", f"{INTERNET} He wants to meet her on Friday.")

    assert done.told.index("You wrote “He wants to meet her on Friday”.") < done.told.index("Words to say:")
    assert done.told.index("9-1-1") < 60


def test_a_close_second_is_offered_as_a_question(monkeypatch: pytest.MonkeyPatch) -> None:
    from standfast.cues import HeardRefusal  # noqa: PLC0415

    near = HeardRefusal(key="internet", score=4, next=("anonymous_vpn", "overseas"), unsure=True, why=())
    monkeypatch.setattr("standfast.cli.commands.answer.find_refusal", lambda _: near)

    told = run("answer", INTERNET).told

    assert "Or was it rather … " in told
    assert "The person is anonymous or uses a VPN" in told


def test_nothing_is_stored(tmp_path: Path) -> None:
    done = run_apart("answer", INTERNET, home=tmp_path / "home")

    assert done.code == 0, done.err
    assert not (tmp_path / "home").exists()


def test_no_database_is_loaded() -> None:
    code = (
        "import sys; from standfast.cli.main import main; main(['answer', 'no']);"
        "sys.exit(any(name.split('.')[0] in {'django', 'sqlcipher3'} for name in sys.modules))"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)

    assert done.returncode == 0, done.stderr


def test_it_starts_cold_in_under_04_s(record_property: Callable[[str, object], None], tmp_path: Path) -> None:
    best = cold_seconds("answer", INTERNET, home=tmp_path, enough=0.4)

    record_property("answer, cold, at best, in seconds of the processor", f"{best:.3f}")
    assert best < 0.4


@pytest.mark.parametrize(
    "text",
    ["\x00", "\u202e\u2066abc", "😀" * 2_000, "\udcff\udcfe", "a" * 1_000_000, "", " ", "«»" * 999, "{quote} {ask}"],
    ids=["null", "bidi", "emoji", "no text", "one letter", "empty", "blank", "marks", "places"],
)
def test_nothing_that_can_be_typed_breaks_it(text: str) -> None:
    done = run("answer", "-", typed=text)

    assert done.code == 0, done.err


def test_a_text_without_end_is_refused_in_words() -> None:
    done = run("answer", "-", typed="a" * 1_000_001)

    assert done.code == 2
    assert "longer than 1000000 characters" in done.problems[0]["What happened"]
