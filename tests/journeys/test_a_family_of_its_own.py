"""A family's own case, from the first answers through calls, a promise and a correction to papers."""

from pathlib import Path
from typing import Any

from tests.journeys.standing import MONDAY, SUNDAY, TUESDAY, WEDNESDAY, call, clock_at, run, run_apart


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
    assert [one["kind"] for one in late["because"]] == ["refusal", "promise_passed"]


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
    assert not {"promise_broken", "promise_passed"} & {one["kind"] for one in told["because"]}


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


def test_the_whole_path_runs_as_a_program_of_its_own(tmp_path: Path, answers: Path) -> None:
    home = tmp_path / "apart"

    begun = run_apart("case", "new", answers, "--json", home=home)
    shown = run_apart("next", "our evening", "--json", home=home)
    verified = run_apart("journal", "verify", begun.json["id"], home=home)

    assert (begun.code, shown.code, verified.code) == (0, 0, 0), begun.err + shown.err + verified.err
    assert shown.json["rung"] == "officer"
