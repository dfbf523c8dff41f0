"""A family's own case, from the first answers through calls, a promise and a correction to a passphrase."""

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from standfast.keys import Unprotected, read_key_file
from standfast.store import triggers
from tests.journeys.standing import Done, at_home, bytes_under, clock_at, close_all, copied, run, run_apart

SUNDAY = "2026-06-07T21:00:00-07:00"
MONDAY = "2026-06-08T10:00:00-07:00"
TUESDAY = "2026-06-09T18:00:00-07:00"
WEDNESDAY = "2026-06-10T09:00:00-07:00"
OURS = """\
standfast: answers/1
label: Our evening
language: en
opened_at: 2026-06-07T20:30:00-07:00
place: {province: BC, city: Northgate}
police: {kind: municipal, name: Northgate Police}
child:
  - id: wren
    first_name: Wren
    age_at_time: 12
conversation:
  - id: chat
    child: wren
    by_telecommunication: yes
    sexual_talk: {is: yes, says: document}
    age_known_to_person: not_known
danger: {meeting_planned: no, contact_continuing: yes}
device:
  - {id: phone, kind: phone, secured: yes}
"""


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "ours.yaml"
    path.write_text(OURS)
    return path


@pytest.fixture
def case(home: Path, answers: Path) -> Iterator[str]:
    """Open the family's case on Sunday evening."""
    assert not home.exists()
    with clock_at(SUNDAY):
        begun = run("case", "new", answers, "--json")
        assert begun.code == 0, begun.err
        yield begun.json["id"]


def call(case: str, *more: str, at: str = MONDAY) -> Done:
    with clock_at(at):
        done = run("contact", "add", case, "--json", "--direction", "out", "--channel", "phone", *more)
    assert done.code == 0, done.err
    return done


def next_at(case: str, instant: str) -> Any:
    with clock_at(instant):
        done = run("next", case, "--json")
    assert done.code == 0, done.err
    return done.json


def test_a_new_case_says_its_id_the_danger_how_it_is_kept_and_what_is_next(home: Path, answers: Path) -> None:
    with clock_at(SUNDAY):
        done = run("case", "new", answers)

    assert (done.code, done.err) == (0, "")
    (row,) = run("case", "list", "--json").json
    assert row["id"] in done.out
    assert row["invented"] is False
    assert "The person is still writing to your child." in done.out
    assert "whoever can use this account" in " ".join(done.out.split())
    assert home.stat().st_mode & 0o077 == 0 or (home / "own").stat().st_mode & 0o077 == 0


def test_opening_the_same_file_twice_gives_the_same_case(case: str, answers: Path) -> None:
    again = run("case", "new", answers, "--json").json

    assert (again["id"], again["was_there"]) == (case, True)
    assert len(run("case", "list", "--json").json) == 1


def test_the_first_step_is_to_call_police(case: str) -> None:
    told = next_at(case, SUNDAY)

    assert (told["rung"], told["waiting"]) == ("officer", False)
    assert told["because"][0]["kind"] == "first_call"


def test_a_refusal_leads_up_one_rung_and_a_promise_asks_to_wait(case: str) -> None:
    call(case, "--who", "A. Constable", "--role", "officer", "--outcome", "reached", "--refusal", "internet")
    refused = next_at(case, MONDAY)
    call(
        case,
        *("--who", "A. Sergeant", "--role", "watch_commander", "--outcome", "reached"),
        *("--promise", "call back", "--due", "2026-06-09T17:00:00-07:00"),
    )
    promised = next_at(case, MONDAY)
    late = next_at(case, TUESDAY)

    assert (refused["rung"], refused["waiting"]) == ("watch_commander", False)
    assert (promised["rung"], promised["waiting"], promised["at"]) == (
        "specialised_unit",
        True,
        "2026-06-10T00:00:00Z",
    )
    assert (late["rung"], late["waiting"]) == ("specialised_unit", False)
    assert [one["kind"] for one in late["because"]] == ["refusal", "promise_broken"]


def test_a_kept_promise_no_longer_sends_the_family_up(case: str) -> None:
    call(case, "--role", "officer", "--outcome", "reached")
    with clock_at(MONDAY):
        run(
            "promise",
            "add",
            case,
            "--who",
            "An officer",
            "--role",
            "officer",
            "--what",
            "send a number",
            "--due",
            TUESDAY,
        )
    with clock_at(WEDNESDAY):
        kept = run("promise", "outcome", case, "promise-1", "--kept", "yes", "--json")

    told = next_at(case, WEDNESDAY)

    assert kept.code == 0
    assert "promise_broken" not in [one["kind"] for one in told["because"]]


def test_a_promise_not_kept_sends_the_family_up(case: str) -> None:
    call(case, "--role", "officer", "--outcome", "reached")
    with clock_at(MONDAY):
        run(
            "promise",
            "add",
            case,
            "--who",
            "An officer",
            "--role",
            "officer",
            "--what",
            "send a number",
            "--due",
            TUESDAY,
        )
    with clock_at(WEDNESDAY):
        run("promise", "outcome", case, "promise-1", "--kept", "no")

    told = next_at(case, WEDNESDAY)

    assert (told["rung"], [one["kind"] for one in told["because"]]) == ("watch_commander", ["promise_broken"])


def test_two_tries_that_nobody_answered_lead_up_one_rung(case: str) -> None:
    call(case, "--role", "officer", "--outcome", "reached")
    call(case, "--role", "officer", "--outcome", "voicemail", at="2026-06-08T11:00:00-07:00")
    once = next_at(case, "2026-06-08T11:00:00-07:00")
    call(case, "--role", "officer", "--outcome", "no_answer", at="2026-06-08T15:00:00-07:00")

    twice = next_at(case, "2026-06-08T15:00:00-07:00")

    assert once["rung"] == "officer"
    assert (twice["rung"], twice["because"][0]["kind"]) == ("watch_commander", "unanswered")


def test_a_contact_with_its_refusal_and_promise_is_three_entries_in_one_unit(case: str) -> None:
    before = run("journal", "verify", case, "--json").json["entries"]

    written = call(
        case, "--who", "X", "--role", "officer", "--said", "No.", "--refusal", "other", "--promise", "think about it"
    ).json["entries"]

    assert written == [before + 1, before + 2, before + 3]
    kinds = [row["body"]["kind"] for row in run("case", "log", case, "--json").json[-3:]]
    assert kinds == ["contact", "refusal", "promise"]


def test_a_correction_speaks_from_now_and_the_log_keeps_both_words(case: str) -> None:
    seq = call(case, "--who", "A. Constable", "--role", "officer", "--badge", "0417", "--outcome", "reached").json[
        "entries"
    ][0]
    with clock_at(TUESDAY):
        corrected = run("correct", case, str(seq), "badge=0471", "--reason", "misheard", "--json").json
    with clock_at(WEDNESDAY):
        log, shown = run("case", "log", case).out, run("case", "show", case).out
        earlier = run("case", "show", case, "--as-of", MONDAY).out

    assert corrected["supersedes"] == seq
    assert "0417" in log
    assert "0471" in log
    assert "misheard" in log
    assert "0471" in shown
    assert "0417" not in shown
    assert "0417" in earlier
    assert "0471" not in earlier


def test_a_withdrawn_refusal_no_longer_counts(case: str) -> None:
    written = call(case, "--role", "officer", "--outcome", "reached", "--refusal", "internet").json["entries"]
    with clock_at(TUESDAY):
        done = run("correct", case, str(written[1]), "--withdraw", "--reason", "it was said by someone else")

    told = next_at(case, TUESDAY)

    assert done.code == 0
    assert "refusal" not in [one["kind"] for one in told["because"]]


def test_a_corrected_fact_changes_the_danger(case: str) -> None:
    facts = run("case", "show", case, "--json").json["facts"]
    seq = next(fact["entry"] for fact in facts if fact["key"] == "danger.contact_continuing")
    with clock_at(TUESDAY):
        run("correct", case, str(seq), "value=no", "--reason", "the account is gone")
        after = run("case", "show", case, "--json").json["danger"]
        before = run("case", "show", case, "--as-of", SUNDAY, "--json").json["danger"]

    assert before["found"] == ["contact_continuing"]
    assert after["found"] == []


def test_as_of_shows_what_was_known_then(case: str) -> None:
    call(case, "--who", "A. Constable", "--role", "officer", "--outcome", "reached", "--said", "A word on Monday.")

    with clock_at(TUESDAY):
        then = run("case", "show", case, "--as-of", "2026-06-08T09:59:59-07:00")
        now = run("case", "show", case, "--as-of", MONDAY)

    assert "A word on Monday." not in then.told
    assert "A word on Monday." in now.told


def test_as_of_before_the_case_began_is_said_clearly(case: str) -> None:
    done = run("case", "show", case, "--as-of", "2020-01-01T00:00:00Z")

    assert done.code == 2
    assert done.out == ""
    assert "2020-01-01" in done.err


def test_a_family_paper_can_be_made_on_any_day_again(case: str, tmp_path: Path) -> None:
    with clock_at(MONDAY):
        first = run("paper", "brief", case, "--as-of", MONDAY, "--format", "pdf", "-o", tmp_path / "a.pdf")
    with clock_at(WEDNESDAY):
        again = run("paper", "brief", case, "--as-of", MONDAY, "--format", "pdf", "-o", tmp_path / "b.pdf")

    assert (first.code, again.code) == (0, 0)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert b"nvented" not in run("paper", "brief", case).out.encode()


# The journal ---------------------------------------------------------------------------------------------------------


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


# The passphrase ------------------------------------------------------------------------------------------------------


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
    assert bytes_under(home) == before


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
    assert bytes_under(home) == before
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


def test_the_whole_path_runs_as_a_program_of_its_own(tmp_path: Path, answers: Path) -> None:
    home = tmp_path / "apart"

    begun = run_apart("case", "new", answers, "--json", home=home)
    shown = run_apart("next", "our evening", "--json", home=home)
    verified = run_apart("journal", "verify", begun.json["id"], home=home)

    assert (begun.code, shown.code, verified.code) == (0, 0, 0), begun.err + shown.err + verified.err
    assert shown.json["rung"] == "officer"
