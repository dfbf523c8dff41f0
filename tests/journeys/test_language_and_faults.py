"""Which language a command speaks, and how it tells what nobody foresaw."""

import json
from pathlib import Path

import pytest

from standfast.cli.main import COMMANDS, main
from standfast.ground.wording import load_wording
from tests.journeys.conftest import Demo
from tests.journeys.standing import DANGER, MONDAY, OURS, SUNDAY, TUESDAY, clock_at, run

FRENCH_DANGER = "Quelqu’un est-il en danger maintenant?"  # noqa: RUF001
READING = [("case", "show"), ("next",), ("case", "log"), ("paper", "brief")]


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A machine set to English, whose owner asked Standfast for nothing."""
    for name in ("STANDFAST_LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_CA.UTF-8")
    return monkeypatch


@pytest.fixture
def french(answers: Path) -> Path:
    answers.write_text(OURS.replace("language: en", "language: fr"))
    return answers


@pytest.mark.usefixtures("home", "machine")
@pytest.mark.parametrize("command", [("assess",), ("case", "new")], ids=" ".join)
def test_a_french_file_is_answered_in_french(french: Path, command: tuple[str, ...]) -> None:
    with clock_at(SUNDAY):
        done = run(*command, french)

    assert FRENCH_DANGER in done.told
    assert DANGER not in done.told


@pytest.mark.usefixtures("home", "machine")
@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_a_french_case_is_shown_in_french(french: Path, words: tuple[str, ...]) -> None:
    with clock_at(SUNDAY):
        run("case", "new", french)
        done = run(*words, "our evening")

    assert FRENCH_DANGER in done.told
    assert DANGER not in done.told


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_what_the_person_asked_for_wins_over_the_case(
    french: Path, words: tuple[str, ...], machine: pytest.MonkeyPatch
) -> None:
    with clock_at(SUNDAY):
        run("case", "new", french)
        by_option = run(*words, "our evening", "--lang", "en")
        machine.setenv("STANDFAST_LANG", "en")
        by_setting = run(*words, "our evening")
        both = run(*words, "our evening", "--lang", "fr")

    assert DANGER in by_option.told
    assert DANGER in by_setting.told
    assert FRENCH_DANGER in both.told


@pytest.mark.usefixtures("home")
def test_an_english_case_is_english_on_a_french_machine_and_what_has_no_case_is_french(
    answers: Path, machine: pytest.MonkeyPatch
) -> None:
    machine.setenv("LANG", "fr_CA.UTF-8")

    with clock_at(SUNDAY):
        run("case", "new", answers)
        shown, listed = run("next", "our evening"), run("case", "list")

    assert DANGER in shown.told
    assert FRENCH_DANGER in listed.told


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_help_of_every_command_opens_with_danger(
    words: tuple[str, ...], lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help", "--lang", lang])

    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert told.startswith(FRENCH_DANGER if lang == "fr" else DANGER)


@pytest.mark.usefixtures("home")
def test_the_french_usage_has_one_colon(machine: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    machine.setenv("STANDFAST_LANG", "fr")

    with pytest.raises(SystemExit):
        main(["law", "check", "--help"])

    assert "emploi\u00a0: standfast law check [-h]" in capsys.readouterr().out


@pytest.mark.parametrize("words", [("dance",), ("next", "nobody"), ("paper", "novel", "x"), ("case", "list", "--x")])
def test_every_error_ends_with_danger_in_one_line(words: tuple[str, ...]) -> None:
    done = run(*words)

    assert done.code == 2
    assert done.err.splitlines()[-1] == DANGER


def test_the_next_step_as_json_tells_danger_even_where_no_ladder_is_loaded(case: str, tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.yaml"
    path.write_text(OURS.replace("province: BC", "province: ON").replace("Our evening", "Elsewhere"))

    with clock_at(SUNDAY):
        told = run("next", case, "--json").json
        run("case", "new", path, "--json")
        without = run("next", "Elsewhere", "--json").json

    assert told["danger"]["found"] == ["contact_continuing"]
    assert without["danger"]["found"] == ["contact_continuing"]
    assert without.keys() == told.keys()


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("debug", ["", "1"])
def test_what_nobody_foresaw_is_told_in_four_parts_without_the_case_s_words(
    monkeypatch: pytest.MonkeyPatch, debug: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        message = "the words of a case"
        raise ZeroDivisionError(message)

    monkeypatch.setattr("standfast.cli.commands.next.conclude", fails)
    monkeypatch.setenv("STANDFAST_DEBUG", debug)

    done = run("next", "northgate")

    assert (done.code, done.out) == (2, "")
    assert "ZeroDivisionError" in done.err
    assert "next.py" in done.err
    assert ("Traceback" in done.err, "the words of a case" in done.err) == (bool(debug), bool(debug))
    if not debug:
        assert len(done.problems) == 1


def test_without_an_anchor_the_french_words_say_what_is_not_shown(demo: Demo) -> None:
    done = run("journal", "verify", "northgate", "--lang", "fr")

    assert "ne peut pas montrer que la fin" in done.told
    assert demo.home.is_dir()


@pytest.mark.parametrize("erased", [0, 1, 2])
def test_how_many_bodies_were_erased_reads_well_at_any_number(erased: int) -> None:
    told = load_wording("cli").words("verify.bodies")

    assert told.say("fr", open=1, erased=erased).endswith(f"Contenus effacés légitimement\u00a0: {erased}.")
    assert told.say("en", open=1, erased=erased).endswith(f"Lawfully erased: {erased}.")


def test_a_clock_set_back_writes_nothing_and_is_named(case: str) -> None:
    with clock_at(MONDAY):
        run("contact", "add", case, "--who", "X")
        before = run("case", "log", case, "--json").json
    with clock_at("2001-01-01T00:00:00Z"):
        bare = run("contact", "add", case, "--who", "Y")
        corrected = run("correct", case, "2", "value=AB", "--reason", "x")
        following = run("next", case)
        asked = run("next", case, "--as-of", "2001-01-01T00:00:00Z")
    with clock_at(SUNDAY):
        day_before = run("contact", "add", case, "--who", "Y")
    with clock_at(TUESDAY):
        after = run("case", "log", case, "--json").json

    assert (bare.code, corrected.code, following.code, asked.code, day_before.code) == (2, 2, 2, 2, 0)
    assert "2001-01-01" in corrected.problems[0]["What happened"]
    assert "Is this computer’s clock right?" in bare.problems[0]["What next"]  # noqa: RUF001
    assert "Is this computer’s clock right?" in following.problems[0]["What next"]  # noqa: RUF001
    assert "clock" not in json.dumps(asked.problems)
    assert "--as-of" not in json.dumps(following.problems)
    assert len(after) == len(before) + 1
