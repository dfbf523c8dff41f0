"""A family's home under a passphrase: locked, opened, mistyped, changed, and with its key file gone."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.standing import OURS, bytes_under, close_all, run


@pytest.fixture
def locked(case: str) -> str:
    done = run("passphrase", "--passphrase-stdin", typed="correct horse battery\n")
    assert done.code == 0, done.err
    return case


def test_a_locked_home_says_so_and_lists_nothing(locked: str) -> None:
    done = run("case", "list", "--json")

    assert done.code == 0
    assert done.json == []
    assert "locked" in done.err.lower()
    assert locked not in done.out + done.err


def test_a_locked_case_opens_with_its_passphrase_alone(locked: str) -> None:
    listed = run("case", "list", "--json", "--passphrase-stdin", typed="correct horse battery\n")
    shown = run("next", locked, "--passphrase-stdin", typed="correct horse battery\n")
    without = run("next", locked)

    assert [row["id"] for row in listed.json] == [locked]
    assert shown.code == 0
    assert without.code == 2
    assert "locked" in without.err


@pytest.mark.parametrize("typed", ["Correct Horse Battery\n", "\n", "", "x" * 5000 + "\n", "\udcff\n"])
def test_a_wrong_passphrase_is_clearly_said_and_names_the_keyboard_as_a_cause(
    locked: str, home: Path, typed: str
) -> None:
    before = bytes_under(home)

    done = run("next", locked, "--passphrase-stdin", typed=typed)

    assert (done.code, done.out) == (2, "")
    assert "Caps Lock" in done.err
    assert "keyboard" in done.err
    after = bytes_under(home)
    # One try more is counted; nothing else is touched.
    assert after.pop("own/tries.json")
    assert after == before


def test_a_wrong_passphrase_costs_as_much_as_the_right_one(locked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from nacl.pwhash import argon2id  # noqa: PLC0415

    tries: list[tuple[int, int]] = []
    kdf = argon2id.kdf

    def counted(*args: Any, **options: Any) -> bytes:
        tries.append((options["opslimit"], options["memlimit"]))
        return kdf(*args, **options)

    monkeypatch.setattr(argon2id, "kdf", counted)

    run("next", locked, "--passphrase-stdin", typed="wrong\n")
    run("next", locked, "--passphrase-stdin", typed="correct horse battery\n")

    assert len(set(tries)) == 1
    assert len(tries) == 2
    assert tries[0][1] >= 64 * 1024 * 1024


def test_the_passphrase_can_be_changed_and_the_old_one_no_longer_opens(locked: str) -> None:
    changed = run("passphrase", "--passphrase-stdin", typed="correct horse battery\nfour other small words\n")

    old = run("next", locked, "--passphrase-stdin", typed="correct horse battery\n")
    new = run("next", locked, "--passphrase-stdin", typed="four other small words\n")

    assert (changed.code, old.code, new.code) == (0, 2, 0)


def test_a_change_with_the_wrong_old_passphrase_changes_nothing(locked: str, home: Path) -> None:
    before = bytes_under(home)

    done = run("passphrase", "--passphrase-stdin", typed="not it at all\nfour other small words\n")

    assert done.code == 2
    after = bytes_under(home)
    # a try that is counted, as at an opening
    assert after.pop("own/tries.json")
    assert after == before
    assert run("next", locked, "--passphrase-stdin", typed="correct horse battery\n").code == 0


@pytest.mark.parametrize("typed", ["short\n", "\n", ""])
def test_a_passphrase_that_is_too_short_is_not_taken(case: str, home: Path, typed: str) -> None:
    before = bytes_under(home)

    done = run("passphrase", "--passphrase-stdin", typed=typed)

    assert done.code == 2
    assert bytes_under(home) == before
    assert run("next", case).code == 0


def test_a_passphrase_before_the_first_case_is_said_to_be_too_early(home: Path) -> None:
    done = run("passphrase", "--passphrase-stdin", typed="correct horse battery\n")

    assert done.code == 2
    assert not home.exists()


def test_a_new_case_in_a_locked_home_asks_for_the_passphrase(locked: str, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(OURS.replace("Our evening", "Another evening"))

    without = run("case", "new", other)
    opened = run("case", "new", other, "--json", "--passphrase-stdin", typed="correct horse battery\n")

    assert without.code == 2
    assert opened.code == 0
    assert opened.json["id"] != locked


def test_a_home_whose_key_file_is_gone_is_refused_and_left_as_it_is(case: str, home: Path, answers: Path) -> None:
    close_all()
    (home / "own" / "keys.json").rename(home / "elsewhere.json")
    before = bytes_under(home)

    done = run("case", "new", answers)

    assert done.code == 2
    assert "key" in done.err
    assert bytes_under(home) == before
    shutil.move(home / "elsewhere.json", home / "own" / "keys.json")
    assert run("next", case).code == 0


def test_a_locked_case_is_not_said_to_be_missing_because_the_examples_are_open(locked: str, tmp_path: Path) -> None:
    assert run("demo", "--out", tmp_path / "out").code == 0

    mine, example = run("next", locked), run("next", "northgate")

    assert (mine.code, example.code) == (2, 0)
    assert "locked" in mine.err


def test_a_case_that_is_nowhere_is_said_to_be_missing_once_everything_is_open(locked: str) -> None:
    done = run("next", "nowhere", "--passphrase-stdin", typed="correct horse battery\n")

    assert done.code == 2
    assert "nowhere" in done.err
    assert "locked" not in done.err
    assert locked not in done.err
