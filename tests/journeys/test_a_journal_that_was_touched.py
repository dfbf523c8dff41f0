"""A family's journal after someone else had a hand in it, and the head that left the machine before."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from standfast.keys import Unprotected, read_key_file
from standfast.store import triggers
from tests.journeys.standing import at_home, call, close_all, copied, run


def raw(home: Path) -> Any:
    """Open the family's file as someone with its key would, with no rule but the file's own."""
    unlocked = read_key_file(home / "own" / "keys.json")
    assert isinstance(unlocked, Unprotected)
    connection = dbapi2.connect(str(home / "own" / "pages.db"), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{unlocked.keyring.database.raw.hex()}'\"")
    return connection


TAMPERING = {
    "edited": "UPDATE chain SET hour = '2020-01-01T00Z' WHERE seq = 4",
    "dropped": "DELETE FROM chain WHERE seq = 4",
    "reordered": "UPDATE chain SET seq = -4 WHERE seq = 4; UPDATE chain SET seq = 4 WHERE seq = 6;"
    "UPDATE chain SET seq = 6 WHERE seq = -4",
    "another body": "UPDATE body SET ciphertext = (SELECT ciphertext FROM body WHERE seq = 5) WHERE seq = 4;"
    "UPDATE body_key SET sealed = (SELECT sealed FROM body_key WHERE seq = 5) WHERE seq = 4",
}


@pytest.mark.parametrize("statements", TAMPERING.values(), ids=TAMPERING)
def test_a_tampered_file_is_a_finding_with_its_place(case: str, home: Path, tmp_path: Path, statements: str) -> None:
    close_all()
    other = copied(home, tmp_path / "copy")
    with closing(raw(other)) as connection:
        for name in triggers.SQLITE:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements.split(";"):
            connection.execute(statement)

    with at_home(other):
        done = run("journal", "verify", case)
        french = run("journal", "verify", case, "--lang", "fr")

    assert (done.code, french.code) == (1, 1)
    assert done.out == ""
    (problem,) = done.problems
    assert "4" in problem["What happened"] + problem["Where"]
    assert run("journal", "verify", case).code == 0


def take_out(home: Path, where: str) -> None:
    """Delete a body, as the file's own rules let whoever holds its key do, and say so nowhere."""
    with closing(raw(home)) as connection:
        for table in ("body", "body_key"):
            connection.execute(f'DELETE FROM "{table}" WHERE {where}')  # noqa: S608  # words of this test alone


def test_a_body_that_was_taken_out_is_no_erased_one(case: str, home: Path, tmp_path: Path) -> None:
    close_all()
    taken, erased = copied(home, tmp_path / "taken"), copied(home, tmp_path / "erased")
    take_out(taken, f"\"case\" = '{case}' AND seq = 4")

    with at_home(taken):
        found = run("journal", "verify", case)
    with at_home(erased):
        said = ("--confirm", "5", "--confirm-open-file", "erase", "--reason", "not ours to keep")
        lawful = (run("erase", "body", case, "5", *said).code, run("journal", "verify", case).code)
        close_all()
        take_out(erased, f"\"case\" = '{case}' AND seq = 4")
        beside_a_lawful_one = run("journal", "verify", case)

    assert lawful == (0, 0)
    assert (found.code, beside_a_lawful_one.code) == (1, 1)
    for done in (found, beside_a_lawful_one):
        (problem,) = done.problems
        assert "nothing says that it was erased" in problem["What happened"]
        assert "entry 4" in problem["Where"]


def test_an_erasure_that_was_cut_off_before_its_note_is_no_finding(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standfast.actions.erase_case._note_body", lambda *_: None)
    said = ("--confirm", "5", "--confirm-open-file", "erase", "--reason", "not ours to keep")

    done = run("erase", "body", case, "5", *said)

    assert (done.code, run("journal", "verify", case).code) == (0, 0)


def test_a_note_that_was_taken_out_of_the_installation_s_journal_is_found(
    case: str, home: Path, tmp_path: Path
) -> None:
    close_all()
    other = copied(home, tmp_path / "copy")
    take_out(other, "\"case\" LIKE 'installation-%' AND seq = 2")

    with at_home(other):
        done = run("journal", "verify", case)
        tested = run("self-test", "--json")

    assert done.code == 1
    assert "installation-" in done.problems[0]["Where"]
    assert tested.json[0]["tests"][0]["journal"] is False


def test_the_journal_verifies_against_a_head_that_left_the_machine(case: str, tmp_path: Path) -> None:
    anchor = tmp_path / "head.json"
    anchor.write_text(run("journal", "verify", case, "--json").out)
    call(case, "--role", "officer", "--outcome", "reached")

    done = run("journal", "verify", case, "--anchor", anchor, "--json")

    assert done.code == 0, done.err
    assert done.json["anchored"] is True


def test_a_head_that_is_not_in_the_journal_is_a_finding(case: str, tmp_path: Path) -> None:
    told = run("journal", "verify", case, "--json").json
    anchor = tmp_path / "head.json"
    anchor.write_text(json.dumps({**told, "digest": "0" * 64}))

    done = run("journal", "verify", case, "--anchor", anchor)

    assert (done.code, done.out) == (1, "")


def test_a_tail_that_was_cut_off_is_a_finding(case: str, tmp_path: Path) -> None:
    told = run("journal", "verify", case, "--json").json
    anchor = tmp_path / "head.json"
    anchor.write_text(json.dumps({**told, "seq": told["seq"] + 1}))

    done = run("journal", "verify", case, "--anchor", anchor)

    assert (done.code, done.out) == (1, "")
    assert str(told["seq"]) in done.err


@pytest.mark.parametrize("text", ["", "[]", "{", '{"case":"x","seq":1,"digest":"y"}', "\xff", '{"seq":1}'])
def test_an_anchor_that_can_not_be_read_is_bad_input_that_names_the_file(case: str, tmp_path: Path, text: str) -> None:
    anchor = tmp_path / "head.json"
    anchor.write_bytes(text.encode("latin-1"))

    done = run("journal", "verify", case, "--anchor", anchor)

    assert done.code == 2
    assert anchor.name in done.err


def test_an_anchor_file_that_is_not_there_is_bad_input(case: str, tmp_path: Path) -> None:
    done = run("journal", "verify", case, "--anchor", tmp_path / "none.json")

    assert done.code == 2
    assert "none.json" in done.err


def test_an_anchor_of_another_case_is_said_to_be_one(case: str, tmp_path: Path) -> None:
    told = run("journal", "verify", case, "--json").json
    anchor = tmp_path / "head.json"
    anchor.write_text(json.dumps({**told, "case": "k3m9-q2x7-w4tz"}))

    done = run("journal", "verify", case, "--anchor", anchor)

    assert done.code == 2
    assert "k3m9-q2x7-w4tz" in done.err
