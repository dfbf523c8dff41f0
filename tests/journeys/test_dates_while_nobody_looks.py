"""Dates that come while nobody opens the case: each rings once, in order, whatever sleeps and however clocks change.

The tick runs as the machine's timer would run it; nothing else is opened meanwhile.
"""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from standfast.ground.instants import Instant, in_utc, read_instant
from tests.journeys.standing import Done, at_home, clock_at, run

HEADER = """\
standfast: answers/1
label: Our evening
language: en
opened_at: {opened}
place: {{province: {province}, city: Northgate}}
police: [{police}]
child:
  - {{id: wren, first_name: Wren, age_at_time: 12}}
danger: {{meeting_planned: no}}
"""
COMPLAINT = ("complaint", "complain", "oversight", "commissioner")


def begin(folder: Path, *, at: str, province: str = "ON", police: str = "{id: city, kind: municipal}") -> str:
    answers = folder / "ours.yaml"
    answers.write_text(HEADER.format(opened=at, province=province, police=police))
    with clock_at(at):
        begun = run("case", "new", answers, "--json")
    assert begun.code == 0, begun.err
    return str(begun.json["id"])


def add(at: str, *words: str) -> Done:
    with clock_at(at):
        done = run(*words)
    assert done.code == 0, done.err
    return done


def call(case: str, at: str, *more: str) -> None:
    reached = ("--role", "officer", "--direction", "out", "--channel", "phone", "--outcome", "reached")
    add(at, "contact", "add", case, "--who", "Cst. Example", *reached, *more)


def tick(at: str) -> list[dict[str, Any]]:
    with clock_at(at):
        done = run("remind", "--json")
    assert done.code == 0, done.err
    found: list[dict[str, Any]] = json.loads(done.out)
    return found


def ticks(start: str, *, hours: int, every: int = 1) -> Iterator[tuple[Instant, dict[str, Any]]]:
    """Let the timer run, every so many hours, and give what rang beside the hour of its tick."""
    now = read_instant(start)
    for _ in range(0, hours, every):
        for row in tick(now.isoformat()):
            yield now, row
        now = Instant(now + timedelta(hours=every))


def foreseen(case: str, at: str) -> list[tuple[str, str]]:
    """Give what the opened case says is to come, in the neutral kinds of its rows."""
    neutral = {"promise": "answer", "check_in": "look", "notice": "look", "limit": "end"}
    with clock_at(at):
        shown = run("case", "show", case, "--json").json
    return [(row["at"], neutral.get(row["kind"], "step")) for row in shown["schedule"]]


@pytest.fixture
def nobody(tmp_path: Path) -> Iterator[Path]:
    with at_home(tmp_path / "family"):
        yield tmp_path


def test_sixty_days_that_nobody_opens_ring_every_date_once_in_order(nobody: Path) -> None:
    case = begin(nobody, at="2026-05-10T20:00:00-04:00")
    call(case, "2026-05-11T10:00:00-04:00", "--promise", "call back", "--due", "2026-05-12T17:00:00-04:00")
    due = foreseen(case, "2026-05-11T10:01:00-04:00")

    rang = list(ticks("2026-05-11T11:00:00-04:00", hours=60 * 24, every=6))

    within = [(at, kind) for at, kind in due if at < "2026-07-10"]
    assert [(row["at"], row["kind"]) for _, row in rang] == within
    assert len(within) == 7
    assert {kind for _, kind in within} == {"answer", "step"}
    assert all(timedelta(0) <= now - read_instant(row["at"]) < timedelta(hours=6) for now, row in rang)


def test_a_laptop_that_slept_ten_days_tells_each_date_once_and_since_when(nobody: Path) -> None:
    case = begin(nobody, at="2026-05-10T20:00:00-04:00")
    call(case, "2026-05-11T10:00:00-04:00")
    assert [row["late"] for row in tick("2026-05-11T18:20:00-04:00")] == [False]

    with clock_at("2026-05-21T18:20:00-04:00"):
        woken, again = run("remind"), run("remind")

    assert woken.told.count("This has waited since") == 2
    assert woken.told.index("Wednesday 13 May 2026") < woken.told.index("Monday 18 May 2026")
    assert "Nothing has come due." in again.told


@pytest.mark.parametrize(
    ("before", "weeks", "rings"),
    [
        ("2026-03-05T10:00:00-05:00", "2026-03-12T09:00:00-04:00", "2026-03-12T13:00:00Z"),
        ("2026-10-29T10:00:00-04:00", "2026-11-05T09:00:00-05:00", "2026-11-05T14:00:00Z"),
    ],
    ids=["March", "November"],
)
def test_over_a_change_of_the_clocks_a_morning_is_still_nine_o_clock_and_nothing_rings_twice(
    nobody: Path, before: str, weeks: str, rings: str
) -> None:
    case = begin(nobody, at=before)
    call(case, before)

    rang = [row["at"] for _, row in ticks(before, hours=8 * 24)]

    assert rings == in_utc(read_instant(weeks))
    assert rings in rang
    assert len(rang) == len(set(rang)) == 3


def test_over_christmas_no_office_is_called_on_a_holiday(nobody: Path) -> None:
    case = begin(nobody, at="2026-12-23T09:00:00-05:00")
    call(case, "2026-12-23T10:00:00-05:00")
    add("2026-12-23T15:00:00-05:00", "promise", "add", case, "--who", "X", "--role", "officer", "--what", "write")

    rang = [row for _, row in ticks("2026-12-23T16:00:00-05:00", hours=8 * 24, every=3)]

    # Thursday, then Christmas, a Saturday, a Sunday and Boxing Day kept on Monday: the second working day is Tuesday.
    assert [row["at"] for row in rang if row["kind"] == "answer"] == ["2026-12-29T14:00:00Z"]
    assert "2026-12-25" not in {row["at"][:10] for row in rang if row["kind"] == "look"}


def test_two_police_services_each_keep_their_promises_and_their_own_place(nobody: Path) -> None:
    both = "{id: up, kind: rcmp, name: Upriver RCMP, province: BC}, {id: city, kind: municipal, province: ON}"
    case = begin(nobody, at="2026-05-10T20:00:00-04:00", police=both)
    promised = ("--promise", "call back", "--due")
    call(case, "2026-05-11T10:00:00-04:00", "--police", "up", *promised, "2026-05-20T12:00:00-04:00")
    call(case, "2026-05-11T11:00:00-04:00", "--police", "city", *promised, "2026-05-21T12:00:00-04:00")

    with clock_at("2026-05-11T12:00:00-04:00"):
        step = run("next", case, "--json").json
        shown = run("case", "show", case, "--json").json
        told = run("next", case).told
    rang = [row for _, row in ticks("2026-05-11T12:00:00-04:00", hours=11 * 24, every=12)]

    assert (step["rung"], step["because"][0]["kind"]) == ("watch_commander", "promise_open")
    assert step["at"] == "2026-05-21T16:00:00Z"
    assert [(one["police"], [row["kind"] for row in one["open"]]) for one in shown["other_services"]] == [
        ("up", ["promise"])
    ]
    assert "Still open with Upriver RCMP" in told
    assert [row["at"] for row in rang if row["kind"] == "answer"] == ["2026-05-20T16:00:00Z", "2026-05-21T16:00:00Z"]


def test_a_service_that_nobody_named_is_refused_by_its_id(nobody: Path) -> None:
    case = begin(nobody, at="2026-05-10T20:00:00-04:00")

    with clock_at("2026-05-11T10:00:00-04:00"):
        done = run("contact", "add", case, "--who", "X", "--police", "elsewhere")

    assert done.code == 2
    assert "elsewhere" in done.problems[0]["What happened"]
    assert "city" in done.problems[0]["What happened"]


def test_a_limit_counts_down_in_the_background_and_nothing_pushes_a_complaint(nobody: Path) -> None:
    police = "{id: up, kind: rcmp}"
    case = begin(nobody, at="2026-05-10T20:00:00-04:00", province="BC", police=police)
    call(case, "2026-05-11T10:00:00-07:00", "--refusal", "internet", "--said", "it was on the internet")

    with clock_at("2026-05-12T10:00:00-07:00"):
        early = run("next", case).told.lower()
    rang = [row for _, row in ticks("2026-05-12T10:00:00-07:00", hours=366 * 24, every=48)]
    with clock_at("2027-05-01T10:00:00-07:00"):
        late = run("next", case).told

    assert [word for word in COMPLAINT if word in early] == []
    assert [(row["at"][:10], row["kind"]) for row in rang if row["kind"] in {"look", "end"}] == [
        ("2027-04-09", "look"),
        ("2027-05-11", "end"),
    ]
    assert "9 days from now" in late
    assert "Nothing is asked of you, and a complaint does not move the file." in late


def test_the_report_on_a_complaint_starts_the_sixty_days_of_a_review(nobody: Path) -> None:
    case = begin(nobody, at="2026-05-10T20:00:00-04:00", province="BC", police="{id: up, kind: rcmp}")
    call(case, "2026-05-11T10:00:00-07:00", "--refusal", "internet")
    add("2026-05-20T10:00:00-07:00", "complaint", "add", case, "--event", "made", "--to", "CRCC")
    add("2026-09-01T10:00:00-07:00", "complaint", "add", case, "--event", "report_received", "--number", "C-1")

    rang = [row for _, row in ticks("2026-09-01T11:00:00-07:00", hours=62 * 24, every=24)]

    assert [(row["at"], row["kind"]) for row in rang if row["kind"] == "end"] == [("2026-10-30T16:00:00Z", "end")]


def test_a_wait_has_its_check_ins_and_a_day_on_which_it_has_become_too_long(nobody: Path) -> None:
    answers = nobody / "with-detectives.yaml"
    answers.write_text(
        HEADER.format(opened="2026-05-10T20:00:00-04:00", province="ON", police="{id: city, kind: municipal}")
        + "contact:\n  - {at: 2026-05-10T20:10:00-04:00, role: officer, outcome: reached, direction: out}\n"
        + "stage:\n  - {at: 2026-06-15T10:00:00-04:00, stage: with_detectives}\n"
    )
    with clock_at("2026-06-15T12:00:00-04:00"):
        case = run("case", "new", answers, "--json").json["id"]
        told = run("next", case).told

    rang = [row for _, row in ticks("2026-06-15T13:00:00-04:00", hours=92 * 24, every=24)]
    with clock_at("2026-09-20T12:00:00-04:00"):
        after = run("next", case, "--json").json
        add(
            "2026-09-20T12:00:00-04:00",
            "contact",
            "add",
            case,
            "--who",
            "X",
            "--role",
            "detective",
            "--direction",
            "out",
        )
        calm = run("next", case, "--json").json

    assert "Nothing to do before Monday 6 July 2026, 9 am" in told
    assert "Each answer takes weeks" in told
    assert [(row["at"][:10], row["kind"]) for row in rang] == [
        ("2026-07-06", "look"),
        ("2026-07-27", "look"),
        ("2026-08-17", "look"),
        ("2026-09-08", "look"),
        ("2026-09-14", "step"),
    ]
    assert after["waiting"] is False
    assert (calm["waiting"], calm["because"][-1]["kind"]) == (True, "check_in")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_reminder_says_no_label_no_reason_and_needs_no_passphrase(nobody: Path, lang: str) -> None:
    case = begin(nobody, at="2026-05-10T20:00:00-04:00")
    call(case, "2026-05-11T10:00:00-04:00", "--promise", "call back", "--due", "2026-05-12T17:00:00-04:00")
    secret = "correct horse battery\n"
    with clock_at("2026-05-11T12:00:00-04:00"):
        assert run("passphrase", "--passphrase-stdin", typed=secret).code == 0
        assert run("next", case).code == 2

    with clock_at("2026-05-12T17:30:00-04:00"):
        told, again = run("remind", "--lang", lang), run("remind", "--lang", lang)

    assert told.code == 0
    assert [word for word in ("evening", "Wren", "Example", "call back", "police", "promis") if word in told.told] == []
    assert {"en": "An answer was to come by now.", "fr": "Une réponse devait être arrivée."}[lang] in told.told
    assert told.told != again.told


def test_behind_a_passphrase_every_date_rings_once_too_and_opening_the_case_rings_none_again(nobody: Path) -> None:
    case = begin(nobody, at="2026-05-10T20:00:00-04:00")
    call(case, "2026-05-11T10:00:00-04:00")
    secret = "correct horse battery\n"
    with clock_at("2026-05-11T12:00:00-04:00"):
        run("passphrase", "--passphrase-stdin", typed=secret)

    first = [row["at"] for _, row in ticks("2026-05-11T13:00:00-04:00", hours=10 * 24, every=12)]
    with clock_at("2026-05-22T12:00:00-04:00"):
        opened = run("next", case, "--passphrase-stdin", typed=secret)
        words = (
            "contact",
            "add",
            case,
            "--who",
            "X",
            "--role",
            "officer",
            "--direction",
            "out",
            "--outcome",
            "reached",
        )
        added = run(*words, "--passphrase-stdin", typed=secret)
    rest = [row["at"] for _, row in ticks("2026-05-22T13:00:00-04:00", hours=22 * 24, every=12)]

    assert (opened.code, added.code) == (0, 0)
    assert len(first) == 3
    assert len(rest) == 3
    assert len(set(first) | set(rest)) == 6


def test_a_home_that_was_never_opened_has_nothing_due(nobody: Path) -> None:
    assert nobody.is_dir()
    assert tick("2026-05-11T12:00:00-04:00") == []


def test_what_had_passed_as_it_was_written_does_not_ring_as_new(nobody: Path) -> None:
    case = begin(nobody, at="2026-05-10T20:00:00-04:00")
    with clock_at("2026-05-20T12:00:00-04:00"):
        words = ("--who", "X", "--role", "officer", "--outcome", "reached", "--direction", "out")
        run("contact", "add", case, *words, "--at", "2026-05-11T10:00:00-04:00")

    assert tick("2026-05-20T12:10:00-04:00") == []
    assert [row["at"][:10] for row in tick("2026-05-25T09:10:00-04:00")] == ["2026-05-25"]
