"""Whom to turn to next, from when, and why."""

import pytest

from standfast.plan.next_rung import NextRung
from tests.factories import advice, contact, contacts, moment

MON, TUE, WED = ("2026-05-11T09:00:00-07:00", "2026-05-12T09:00:00-07:00", "2026-05-13T09:00:00-07:00")
HEARD = {"role": "officer", "outcome": "reached", "direction": "out"}
RCMP = "place: {province: BC}\npolice: [{id: p, kind: rcmp}]\n"


def step(snippet: str, *, now: str, place: str | None = None) -> NextRung:
    told = advice(snippet, now=now, place=place) if place is not None else advice(snippet, now=now)
    assert told.next is not None
    return told.next


def kinds(found: NextRung) -> list[str]:
    return [one.kind for one in found.because]


def refusal(at: str, role: str = "officer") -> str:
    return f"refusal:\n  - {{at: {at}, said: no, reason: internet, by: X, role: {role}}}\n"


def test_before_any_call_the_first_rung_is_due_now() -> None:
    found = step("", now=MON)

    assert (found.rung.id, found.at, found.waiting, kinds(found)) == ("officer", moment(MON), False, ["first_call"])


def test_a_call_to_a_hotline_alone_leaves_the_first_rung_open() -> None:
    found = step(contacts(contact(MON, role="hotline", outcome="reached")), now=TUE)

    assert (found.rung.id, kinds(found)) == ("officer", ["first_call"])


@pytest.mark.parametrize("outcome", ["no_answer", "voicemail"])
def test_one_try_that_nobody_answered_is_tried_again_now(outcome: str) -> None:
    found = step(contacts(contact(MON, role="officer", outcome=outcome, direction="out")), now=TUE)

    assert (found.rung.id, found.waiting, kinds(found)) == ("officer", False, ["first_call"])


def test_a_promise_by_a_platform_makes_nobody_wait_for_police() -> None:
    platform = (
        f"promise:\n  - {{at: {MON}, by: Pebble, role: platform, what: look, due_at: 2026-12-20T09:00:00-08:00}}\n"
    )

    found = step(contacts(contact(MON, **HEARD)) + refusal(MON) + platform, now=TUE)

    assert (found.rung.id, found.waiting, kinds(found)) == ("watch_commander", False, ["refusal"])


def test_a_refusal_after_a_promise_sends_up_before_the_promise_ends() -> None:
    promised = f"promise:\n  - {{at: {MON}, by: X, role: officer, what: call, due_at: {WED}}}\n"
    later = "2026-05-11T15:00:00-07:00"

    found = step(contacts(contact(MON, **HEARD)) + promised + refusal(later), now=TUE)

    assert (found.rung.id, found.waiting) == ("watch_commander", False)


def test_a_refusal_sends_one_rung_up_at_once() -> None:
    found = step(contacts(contact(MON, **HEARD)) + refusal(MON), now=MON)

    assert (found.rung.id, found.at, found.waiting, kinds(found)) == (
        "watch_commander",
        moment(MON),
        False,
        ["refusal"],
    )


def test_a_refusal_without_its_contact_sends_up_all_the_same() -> None:
    found = step(refusal(MON), now=MON)

    assert (found.rung.id, kinds(found)) == ("watch_commander", ["refusal"])


def test_a_running_promise_asks_to_wait_even_after_a_refusal() -> None:
    snippet = contacts(contact(MON, **HEARD)) + refusal(MON) + f"promise:\n  - {{at: {MON}, what: x, due_at: {TUE}}}\n"

    before, at_it, after = (step(snippet, now=now) for now in (MON, TUE, "2026-05-12T09:00:01-07:00"))

    assert (before.waiting, before.at, kinds(before)) == (True, moment(TUE), ["promise_open"])
    assert (at_it.waiting, kinds(at_it)) == (True, ["promise_open"])
    assert (after.waiting, after.rung.id, kinds(after)) == (False, "watch_commander", ["refusal", "promise_passed"])


def test_progress_takes_back_what_came_before_it() -> None:
    snippet = contacts(contact(MON, **HEARD), contact(TUE, role="officer", outcome="came")) + refusal(MON)

    found = step(snippet, now=WED)

    assert "refusal" not in kinds(found)
    assert kinds(found)[0] == "progress"


def test_a_refusal_at_the_same_visit_as_progress_counts_as_last() -> None:
    snippet = contacts(contact(TUE, role="officer", outcome="came")) + refusal(TUE)

    assert kinds(step(snippet, now=WED)) == ["refusal"]


def test_a_closed_file_asks_for_the_reason_at_the_rung_above_whatever_was_promised() -> None:
    snippet = (
        contacts(contact(MON, **HEARD))
        + f"stage:\n  - {{at: {TUE}, stage: closed}}\n"
        + f"promise:\n  - {{at: {MON}, what: x, due_at: {WED}}}\n"
    )

    found = step(snippet, now=TUE)

    assert (found.rung.id, found.at, kinds(found)) == ("watch_commander", moment(TUE), ["closed"])


def test_what_was_promised_once_a_file_was_closed_is_waited_for_until_it_is_refused() -> None:
    snippet = (
        contacts(contact(MON, **HEARD))
        + f"stage:\n  - {{at: {MON}, stage: closed}}\n"
        + f"promise:\n  - {{at: {TUE}, what: look again, due_at: {WED}}}\n"
    )
    later = "2026-05-12T10:00:00-07:00"

    assert kinds(step(snippet, now=TUE)) == ["promise_open"]
    assert kinds(step(snippet + refusal(later), now=later)) == ["closed"]


@pytest.mark.parametrize("role", ["youth_officer", "detective"])
def test_who_stands_on_no_ladder_stands_where_an_officer_does_and_the_supervisor_is_next(role: str) -> None:
    snippet = contacts(contact(MON, role=role, outcome="reached", direction="out")) + refusal(TUE, role=role)

    assert step(snippet, now=TUE).rung.id == "watch_commander"


def test_a_file_opened_again_is_no_longer_closed() -> None:
    snippet = contacts(contact(MON, **HEARD)) + (
        f"stage:\n  - {{at: {MON}, stage: closed}}\n  - {{at: {TUE}, stage: with_detectives}}\n"
    )

    assert kinds(step(snippet, now=WED)) == ["progress", "clock"]


def test_above_means_above_the_highest_rung_tried() -> None:
    tried = contacts(contact(MON, role="watch_commander", outcome="reached"), contact(TUE, **HEARD)) + refusal(TUE)

    assert step(tried, now=TUE).rung.id == "specialised_unit"


def test_above_the_one_in_charge_stands_whoever_looks_at_conduct_whichever_the_service() -> None:
    tried = contacts(contact(MON, role="detachment_commander", outcome="reached", direction="out"))

    reached = step(tried + refusal(MON), now=MON)
    at_rcmp = step(tried + refusal(MON), now=MON, place=RCMP)

    assert reached.rung.id == at_rcmp.rung.id == "professional_standards"
    assert reached.then is at_rcmp.then is None


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-05-11T10:00:00-07:00", "wait"),
        ("2026-05-11T17:00:00-07:00", "due"),
        ("2026-05-12T10:00:00-07:00", "due"),
    ],
)
def test_after_a_call_without_a_promise_the_first_clock_runs_and_stays_due_until_it_is_kept(
    now: str, expected: str
) -> None:
    found = step(contacts(contact(MON, **HEARD)), now=now)

    assert found.clock is not None
    assert (found.clock.id, found.at) == ("preserve_same_day", moment("2026-05-11T17:00:00-07:00"))
    assert found.waiting is (expected == "wait")


@pytest.mark.parametrize(("role", "rung"), [("officer", "watch_commander"), ("watch_commander", "specialised_unit")])
def test_of_several_dates_that_passed_in_silence_the_one_that_goes_up_is_first_one_rung_at_most(
    role: str, rung: str
) -> None:
    found = step(contacts(contact(MON, **{**HEARD, "role": role})), now="2026-06-20T10:00:00-07:00")

    assert found.clock is not None
    assert (found.rung.id, found.waiting) == (rung, False)
    assert found.clock.rung == rung


@pytest.mark.parametrize(
    ("called_again", "clock", "at"),
    [
        ("2026-05-11T18:00:00-07:00", "supervisor_48_hours", "2026-05-13T09:00:00-07:00"),
        ("2026-05-13T08:59:59-07:00", "supervisor_48_hours", "2026-05-13T09:00:00-07:00"),
        ("2026-05-13T09:00:00-07:00", "unit_7_days", "2026-05-18T09:00:00-07:00"),
        ("2026-05-18T10:00:00-07:00", "status_14_days", "2026-05-25T09:00:00-07:00"),
        ("2026-05-25T10:00:00-07:00", "demand_ends_18_days", "2026-05-29T09:00:00-07:00"),
        ("2026-05-29T10:00:00-07:00", "oversight_30_days", "2026-06-10T09:00:00-07:00"),
    ],
)
def test_each_call_after_its_time_keeps_a_clock_and_starts_the_next(called_again: str, clock: str, at: str) -> None:
    found = step(contacts(contact(MON, **HEARD), contact(called_again, **HEARD)), now=called_again)

    assert found.clock is not None
    assert (found.clock.id, found.at, found.waiting) == (clock, moment(at), True)


def test_a_clock_counted_in_days_rings_in_the_morning_of_the_place() -> None:
    late = "2026-05-11T23:40:00-07:00"
    found = step(contacts(contact(late, **HEARD), contact("2026-05-14T10:00:00-07:00", **HEARD)), now=WED)
    kept = step(
        contacts(contact(late, **HEARD), contact("2026-05-14T10:00:00-07:00", **HEARD)), now="2026-05-14T10:00:00-07:00"
    )

    assert kept.clock is not None
    assert (kept.clock.id, kept.at) == ("unit_7_days", moment("2026-05-18T09:00:00-07:00"))
    assert found.clock is not None


def test_once_every_clock_was_kept_a_quiet_week_is_left() -> None:
    snippet = contacts(contact(MON, **HEARD), contact("2026-06-10T09:30:00-07:00", **HEARD))

    quiet = step(snippet, now="2026-06-11T09:00:00-07:00")
    after = step(snippet, now="2026-06-17T09:30:00-07:00")

    assert (kinds(quiet), quiet.waiting, quiet.at) == (["quiet"], True, moment("2026-06-17T09:30:00-07:00"))
    assert (kinds(after), after.waiting) == (["quiet"], False)


@pytest.mark.parametrize("place", ["", "police: [{id: p, kind: municipal}]\n"])
def test_where_the_place_is_not_told_no_rung_is_made_up(place: str) -> None:
    told = advice("", now=MON, place=place)

    assert told.ladder is None
    assert told.next is None


def test_a_police_that_the_province_does_not_have_leaves_the_general_ladder() -> None:
    told = advice("", now=MON, place="place: {province: BC}\npolice: [{id: p, kind: provincial}]\n")

    assert told.ladder is not None
    assert told.ladder.id == "ca.any"
    assert told.next is not None


def test_the_rcmp_has_a_ladder_of_its_own() -> None:
    told = advice("", now=MON, place=RCMP)

    assert told.ladder is not None
    assert told.ladder.id == "ca.rcmp"


def test_every_reason_names_entries_of_the_case() -> None:
    told = advice(contacts(contact(MON, **HEARD)) + refusal(MON), now=MON)

    assert told.next is not None
    seqs = {record.seq for record in told.case.records}
    assert all(set(one.entries) <= seqs and one.entries for one in told.next.because)
