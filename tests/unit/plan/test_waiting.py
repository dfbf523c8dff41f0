"""The waiting of each stage: nothing is due until a date, a check-in at its rhythm, and when it has become too long."""

from dataclasses import replace
from datetime import timedelta

import pytest

from standfast.case.vocabulary import StageName
from standfast.law.clocks import Clock, ClockKind, Rings, Starts
from standfast.law.load import load_law
from standfast.plan.next_rung import APART, NextRung, next_rung
from standfast.plan.promises import open_promises, quiet_promise, running_promise
from standfast.plan.schedule import DueKind, schedule_of, waiting_of
from standfast.plan.services import services_of
from standfast.plan.standing import Standing, standing
from standfast.plan.waiting import Waiting
from standfast.plan.waiting_data import load_waiting
from tests.factories import advice, case, contact, contacts, moment

MON, TUE, WED = ("2026-05-11T09:00:00-07:00", "2026-05-12T09:00:00-07:00", "2026-05-13T09:00:00-07:00")
JUNE = "2026-06-15T10:00:00-07:00"
HEARD = {"role": "officer", "outcome": "reached", "direction": "out"}
AFTER = {**HEARD, "role": "detective"}
DETECTIVES = f"stage:\n  - {{at: {TUE}, stage: with_detectives}}\n"
# Every default clock was kept by a call in June.
KEPT = contacts(contact(MON, **HEARD), contact(JUNE, **AFTER))


def here(snippet: str, *, now: str) -> Standing:
    told, law = case(snippet, as_of=now), load_law("ca")
    return standing(told, law, services_of(told, law)[-1])


def with_undated(found: Standing) -> Standing:
    """Give promises without a date two working days, whatever the data says."""
    plain: Clock = load_law("ca").clock("preserve_same_day")
    two_days = replace(
        plain,
        id="undated",
        starts=Starts.UNDATED_PROMISE,
        after=timedelta(0),
        working_days=2,
        rings=Rings.WORKING_DAY,
        kind=ClockKind.STEP,
    )
    return replace(found, undated=two_days)


def step(found: Standing, *, now: str) -> NextRung:
    told = next_rung(found, waiting_of(found), now=moment(now))
    assert told is not None
    return told


def wait(snippet: str, *, now: str) -> Waiting:
    found = waiting_of(here(snippet, now=now))
    assert found is not None
    return found


def test_no_stage_no_waiting() -> None:
    assert waiting_of(here(contacts(contact(MON, **HEARD)), now=TUE)) is None
    assert waiting_of(here(f"stage:\n  - {{at: {MON}, stage: closed}}\n", now=TUE)) is None


def test_every_stage_but_closed_has_its_waiting_in_both_languages() -> None:
    assert set(load_waiting()) == set(StageName) - {StageName.CLOSED}


def test_check_ins_count_from_the_last_word_with_police_and_ring_while_offices_work() -> None:
    found = wait(KEPT + DETECTIVES, now=JUNE)

    assert [one.isoformat(timespec="minutes") for one in found.check_ins[:2]] == [
        "2026-07-06T09:00-07:00",
        "2026-07-27T09:00-07:00",
    ]


def test_too_long_is_counted_from_the_stage_and_not_from_the_last_friendly_word() -> None:
    found = wait(KEPT + DETECTIVES, now=JUNE)

    assert found.too_long_at == moment("2026-08-10T09:00:00-07:00")
    assert not found.is_too_long(now=moment("2026-08-10T08:59:00-07:00"))
    assert found.is_too_long(now=moment("2026-08-10T09:00:00-07:00"))


def test_once_it_was_asked_about_it_is_no_longer_too_long() -> None:
    later = contacts(contact(MON, **HEARD), contact("2026-08-11T09:00:00-07:00", **AFTER))

    assert wait(later + DETECTIVES, now="2026-08-12T09:00:00-07:00").too_long_at is None


def test_a_check_in_right_beside_another_date_is_left_out() -> None:
    promised = f"promise:\n  - {{at: {JUNE}, what: write, role: detective, due_at: 2026-07-07T12:00:00-07:00}}\n"

    found = wait(KEPT + DETECTIVES + promised, now=JUNE)

    assert found.check_ins[0] == moment("2026-07-27T09:00:00-07:00")
    assert found.until == moment("2026-07-07T12:00:00-07:00")


def test_while_waiting_the_next_step_is_a_friendly_check_in_with_its_words() -> None:
    found = step(here(KEPT + DETECTIVES, now=JUNE), now=JUNE)

    assert ([one.kind for one in found.because], found.waiting) == (["progress", "check_in"], True)
    assert found.at == moment("2026-07-06T09:00:00-07:00")
    assert found.check_in is load_waiting()[StageName.WITH_DETECTIVES].check_in


def test_a_check_in_that_passed_stays_due_until_it_was_made() -> None:
    now = "2026-07-20T09:00:00-07:00"

    found = step(here(KEPT + DETECTIVES, now=now), now=now)

    assert (found.waiting, found.at) == (False, moment("2026-07-06T09:00:00-07:00"))
    # Where something is due since then, nothing says that nothing is due until a later day.
    assert wait(KEPT + DETECTIVES, now=now).until == found.at


def test_a_wait_that_is_too_long_says_what_to_do_and_names_no_complaint() -> None:
    snippet = contacts(contact(MON, **HEARD), contact("2026-08-07T10:00:00-07:00", **AFTER)) + DETECTIVES
    now = "2026-08-20T10:00:00-07:00"

    found = step(here(snippet, now=now), now=now)

    assert [one.kind for one in found.because] == ["progress", "too_long"]
    assert found.check_in is load_waiting()[StageName.WITH_DETECTIVES].then
    assert found.rung.role not in APART


def test_while_someone_works_on_the_file_no_date_names_an_oversight_body() -> None:
    rows = schedule_of(case(contacts(contact(MON, **HEARD)) + DETECTIVES, as_of=TUE), load_law("ca"))

    assert "oversight_30_days" not in {one.clock.id for one in rows if one.clock is not None}
    assert {one.kind for one in rows} == {DueKind.STEP, DueKind.CHECK_IN}


@pytest.mark.parametrize("stage", [one for one in StageName if one is not StageName.CLOSED])
def test_a_year_of_any_stage_stays_within_twenty_rows_in_order(stage: StageName) -> None:
    told = case(contacts(contact(MON, **HEARD)) + f"stage:\n  - {{at: {TUE}, stage: {stage.value}}}\n", as_of=TUE)

    rows = schedule_of(told, load_law("ca"))

    assert 5 < len(rows) <= 20
    assert [one.at for one in rows] == sorted(one.at for one in rows)


PROMISED = contacts(contact(MON, **HEARD)) + f"promise:\n  - {{at: {MON}, by: X, role: officer, what: call back}}\n"


def test_a_promise_without_a_date_gets_two_working_days() -> None:
    found = with_undated(here(PROMISED, now=MON))

    told = step(found, now=MON)

    assert ([one.kind for one in told.because], told.waiting) == (["promise_undated"], True)
    assert told.at == moment("2026-05-13T09:00:00-07:00")
    assert told.silence is not None
    assert running_promise(found, now=moment(MON)) is not None


def test_once_they_have_passed_in_silence_whoever_promised_is_asked_and_nothing_is_called_broken() -> None:
    now = "2026-05-14T10:00:00-07:00"

    told = step(with_undated(here(PROMISED, now=now)), now=now)

    assert [one.kind for one in told.because] == ["promise_quiet"]
    assert (told.rung.id, told.waiting) == ("officer", False)
    assert told.check_in is not None
    assert told.then is not None
    assert told.then.id == "watch_commander"


@pytest.mark.parametrize(
    "since",
    [
        contact("2026-05-12T15:00:00-07:00", role="officer", outcome="reached", direction="in"),
        contact("2026-05-13T10:00:00-07:00", **HEARD),
    ],
    ids=["they called", "it was asked about"],
)
def test_a_word_since_settles_what_was_promised_without_a_date(since: str) -> None:
    snippet = PROMISED.replace("promise:\n", f"{since}promise:\n")
    now = "2026-05-14T10:00:00-07:00"

    assert quiet_promise(with_undated(here(snippet, now=now)), now=moment(now)) is None


def test_of_several_open_promises_the_one_that_ends_first_is_waited_for() -> None:
    snippet = (
        f"promise:\n  - {{at: {MON}, what: later, due_at: {WED}}}\n  - {{at: {MON}, what: sooner, due_at: {TUE}}}\n"
    )

    running = running_promise(here(snippet, now=MON), now=moment(MON))

    assert running is not None
    assert (running[0].what, running[1]) == ("sooner", moment(TUE))


def test_without_a_clock_for_it_a_promise_without_a_date_never_falls_due() -> None:
    found = replace(here(PROMISED, now=MON), undated=None)

    assert open_promises(found) == ()


def test_a_running_promise_names_whom_to_call_next_with_what_words() -> None:
    snippet = contacts(contact(MON, **HEARD)) + f"promise:\n  - {{at: {MON}, what: x, role: officer, due_at: {WED}}}\n"

    told = advice(snippet, now=TUE).next

    assert told is not None
    assert (told.rung.id, told.silence is not None) == ("watch_commander", True)
    assert told.then is not None
    assert told.then.id == "specialised_unit"


@pytest.mark.parametrize("role", ["detachment_commander", "watch_commander"])
def test_what_comes_after_never_names_a_complaint(role: str) -> None:
    told = advice(contacts(contact(MON, role=role, outcome="reached", direction="out")), now=TUE).next

    assert told is not None
    assert told.then is None or told.then.role not in APART


@pytest.mark.parametrize(
    ("number", "said"),
    [("NP-2026-00417", "file number NP-2026-00417."), ("x\u202e1", "file number __."), ("it is 7! Hang up", "__.")],
)
def test_the_words_to_say_name_the_file_where_its_number_reads_like_one(number: str, said: str) -> None:
    numbered = contacts(contact(MON, **HEARD, file_number=number), contact(JUNE, **AFTER))

    assert said in wait(numbered + DETECTIVES, now=JUNE).stage.check_in.en
