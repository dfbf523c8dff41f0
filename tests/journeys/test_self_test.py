"""A family tests the program now and then; what it found is there for a court later, faults too."""

import re
from pathlib import Path

import pytest
from django.db import connections

from standfast.world import timestamp
from tests.authority import Authority
from tests.journeys.standing import run


@pytest.fixture
def sound(case: str) -> str:
    """Give a family's case whose program was tested once."""
    assert run("self-test").code == 0
    return case


def cleared(case: str, folder: Path) -> Path:
    """Register and clear words typed off, and give the copy in the vault."""
    words = folder / "words.txt"
    words.write_text("typed off")
    run("exhibit", "add", case, words, "--number", "EX-001")
    run("exhibit", "clear", case, "EX-001", "--by", "Sam", "--word", "clear")
    (copy,) = folder.rglob("leaves/*")
    return copy


def latest() -> dict[str, object]:
    found: list[dict[str, object]] = run("self-test", "--json").json
    (home,) = (one for one in found if one["home"] == "own")
    tests = home["tests"]
    assert isinstance(tests, list)
    return {**tests[-1], "since": home["without_fault_since"]}


@pytest.mark.usefixtures("sound")
def test_a_sound_home_says_since_when_no_test_found_a_fault_and_that_no_clock_was_compared() -> None:
    done = run("self-test")

    assert done.code == 0
    assert "No test found a fault since 2026-06-08T04:00:00Z (2 so far)." in done.told
    assert "Clock of this machine: not checked" in done.told


def test_a_copy_that_is_gone_from_the_vault_is_a_fault_and_the_count_begins_anew(sound: str, tmp_path: Path) -> None:
    copy = cleared(sound, tmp_path)
    assert latest()["vault"] is True
    copy.unlink()

    done = run("self-test")

    assert done.code == 1
    assert "A copy of a cleared exhibit is gone." in done.told
    assert "The last test found a fault." in done.told
    assert latest()["since"] is None


@pytest.mark.usefixtures("sound")
def test_a_rule_that_is_gone_is_a_fault_and_what_cannot_be_noted_is_said() -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("DROP TRIGGER chain_no_update")

    done = run("self-test")

    assert done.code == 1
    assert "Rules that keep the journal insert only: fault" in done.told
    assert "This could not be written down." in done.told


def test_a_clock_that_stands_months_back_is_found_where_a_setting_names_an_authority(
    sound: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = Authority(tmp_path)
    monkeypatch.setenv("STANDFAST_TIMESTAMP_URL", "http://tsa.example.org/")
    monkeypatch.setattr(timestamp, "post_once", lambda _, request: authority.reply(request))
    assert sound

    found = latest()

    assert found["clock"] is False
    assert found["clock_by"] == "tsa.example.org"
    assert isinstance(found["clock_offset_ms"], int)
    assert found["clock_offset_ms"] < -3_600_000


def test_the_log_shows_what_was_found_and_tests_nothing(sound: str) -> None:
    first, again = run("self-test", "--log", "--json").json, run("self-test", "--log", "--json").json

    assert sound
    assert first == again
    assert len(first[0]["tests"]) == 1


def test_the_draft_affidavit_carries_the_tests_and_a_later_fault(sound: str, tmp_path: Path) -> None:
    cleared(sound, tmp_path).unlink()
    assert run("self-test").code == 1

    told = run("paper", "affidavit", sound).told

    assert re.search(r"Self-tests that the program noted from [^.]*: 2\.", told)
    assert "Fault: Copies in the vault, each in its place." in told
    assert "Its register entry and digests stand" in told


def test_without_a_case_there_is_nothing_to_test() -> None:
    done = run("self-test")

    assert done.code == 2
    assert done.problems[0]["What happened"].startswith("There are no cases on this machine yet")
