"""The whole foreseeable schedule of a case, while nobody opens it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfast.law.clocks import ClockKind, Rings, Starts
from standfast.law.law import Law
from standfast.law.load import load_law
from standfast.law.rules import Compare, Is
from standfast.plan.schedule import MOST, Due, DueKind, schedule_of
from tests.factories import case, contact, contacts, moment

MON, TUE = "2026-05-11T09:00:00-07:00", "2026-05-12T09:00:00-07:00"
HEARD = {"role": "officer", "outcome": "reached", "direction": "out"}
REFUSED = f"refusal:\n  - {{at: {MON}, said: no, reason: internet}}\n"
RCMP = "place: {province: BC}\npolice: [{id: p, kind: rcmp}]\n"


def schedule(snippet: str, *, place: str | None = None) -> tuple[Due, ...]:
    told = case(snippet, place=place) if place is not None else case(snippet)
    return schedule_of(told, load_law("ca"))


def promises(count: int) -> str:
    rows = "".join(
        f"  - {{id: p{day}, at: {MON}, what: x, due_at: 2026-06-{day:02}T09:00:00Z}}\n" for day in range(1, count)
    )
    return f"promise:\n{rows}" if rows else ""


def test_before_any_report_nothing_is_scheduled() -> None:
    assert schedule("") == ()


def test_from_the_first_report_on_every_default_clock_stands_in_order() -> None:
    rows = schedule(contacts(contact(MON, **HEARD)))

    assert [row.clock.id if row.clock else None for row in rows] == [
        "preserve_same_day",
        "supervisor_48_hours",
        "unit_7_days",
        "status_14_days",
        "demand_ends_18_days",
        "oversight_30_days",
    ]
    assert {row.kind for row in rows} == {DueKind.STEP}


def test_day_40_of_silence_is_foreseen_by_a_limit_after_a_refusal() -> None:
    rows = schedule(contacts(contact(MON, **HEARD)) + REFUSED)

    limits = [row for row in rows if row.kind is DueKind.LIMIT]
    assert [row.clock.id if row.clock else None for row in limits] == ["opcc_complaint_1_year"]
    assert limits[0].at == moment("2027-05-11T09:00:00-07:00")


@pytest.mark.parametrize(("stage", "kept"), [("closed", ["again"]), ("charged", ["before", "again"])])
def test_once_the_file_ended_no_default_clock_rings_and_a_limit_still_counts(stage: str, kept: list[str]) -> None:
    wed = "2026-05-13T09:00:00-07:00"
    snippet = contacts(contact(MON, **HEARD)) + REFUSED
    snippet += f"stage:\n  - {{at: {TUE}, stage: {stage}}}\n"
    snippet += f"promise:\n  - {{at: {MON}, what: before, due_at: 2026-06-01T09:00:00-07:00}}\n"
    snippet += f"  - {{at: {wed}, what: again, due_at: 2026-06-02T09:00:00-07:00}}\n"
    told = case(snippet)

    rows = schedule_of(told, load_law("ca"))

    assert [row for row in rows if row.clock is not None and row.kind is DueKind.STEP] == []
    assert [row.kind for row in rows if row.clock is not None] == [DueKind.NOTICE, DueKind.LIMIT]
    what = {one.promise.seq: one.promise.what for one in told.promises}
    assert [what[row.entry or 0] for row in rows if row.kind is DueKind.PROMISE] == kept


def test_a_limit_counts_from_the_first_refusal() -> None:
    rows = schedule(REFUSED + f"  - {{at: {TUE}, said: no, reason: other}}\n")

    assert [row.at for row in rows if row.kind is DueKind.LIMIT] == [moment("2027-05-11T09:00:00-07:00")]


def test_each_service_has_its_own_limit() -> None:
    rows = schedule(REFUSED, place=RCMP)

    limits = [row.clock.id for row in rows if row.clock is not None and row.kind is DueKind.LIMIT]
    assert limits == ["crcc_complaint_1_year"]


def test_an_open_promise_is_scheduled_and_a_settled_or_dateless_one_is_not() -> None:
    rows = schedule(
        f"promise:\n  - {{id: a, at: {MON}, what: x, role: platform, due_at: {TUE}}}\n"
        f"  - {{id: b, at: {MON}, what: y, role: platform, due_at: {TUE}}}\n"
        f"  - {{id: c, at: {MON}, what: z, role: platform}}\n"
        f"promise_outcome:\n  - {{at: {TUE}, promise: b, kept: yes}}\n"
    )

    assert [(row.kind, row.at) for row in rows] == [(DueKind.PROMISE, moment(TUE))]
    assert rows[0].entry is not None


def test_a_promise_is_scheduled_where_no_ladder_is_loaded() -> None:
    rows = schedule(f"promise:\n  - {{at: {MON}, what: x, due_at: {TUE}}}\n", place="")

    assert [row.kind for row in rows] == [DueKind.PROMISE]


@given(count=st.integers(min_value=0, max_value=30))
def test_the_schedule_never_holds_more_than_twenty_rows_and_the_soonest_are_kept(count: int) -> None:
    """Its length in clear would tell a curious host about the case's shape."""
    snippet = contacts(contact(MON, **HEARD)) + REFUSED + promises(count)
    told = case(snippet)

    rows = schedule_of(told, load_law("ca"))

    dates = [row.at for row in rows]
    assert len(rows) <= MOST == 20
    assert dates == sorted(dates)
    due = sorted(one.promise.due_at for one in told.promises if one.promise.due_at is not None)
    kept = [row.at for row in rows if row.kind is DueKind.PROMISE]
    assert kept == due[: len(kept)]
    assert DueKind.LIMIT in {row.kind for row in rows}


def test_a_limit_a_year_away_stands_beside_thirty_promises() -> None:
    rows = schedule_of(case(contacts(contact(MON, **HEARD)) + REFUSED + promises(30), as_of=MON), load_law("ca"))

    assert len(rows) == MOST
    assert [row.kind for row in rows].count(DueKind.LIMIT) == 1
    assert rows[-1].kind is DueKind.LIMIT


def test_what_has_passed_makes_room_for_what_is_to_come() -> None:
    now = "2026-06-25T12:00:00Z"

    rows = schedule_of(case(contacts(contact(MON, **HEARD)) + REFUSED + promises(30), as_of=now), load_law("ca"))

    to_come = [row.at for row in rows if row.kind is DueKind.PROMISE and row.at >= moment(now)]
    assert [at.day for at in to_come] == [26, 27, 28, 29]


def test_an_early_notice_comes_thirty_days_before_a_limit_on_a_working_day() -> None:
    rows = schedule(REFUSED)

    (notice,) = [row for row in rows if row.kind is DueKind.NOTICE]
    assert notice.at == moment("2027-04-09T09:00:00-07:00")
    assert notice.clock is not None
    assert notice.clock.id == "opcc_complaint_1_year"


def test_a_limit_within_which_a_complaint_was_made_no_longer_runs() -> None:
    rows = schedule(REFUSED + f"complaint:\n  - {{at: {TUE}, event: made}}\n")

    assert {row.kind for row in rows} & {DueKind.LIMIT, DueKind.NOTICE} == set()


def test_the_review_of_a_report_on_a_complaint_runs_from_the_report() -> None:
    report = f"complaint:\n  - {{at: {MON}, event: made}}\n  - {{at: {TUE}, event: report_received}}\n"
    asked = "  - {at: 2026-06-01T09:00:00-07:00, event: review_asked}\n"

    running, kept = schedule(REFUSED + report, place=RCMP), schedule(REFUSED + report + asked, place=RCMP)

    limits = [(row.clock.id, row.at) for row in running if row.kind is DueKind.LIMIT and row.clock is not None]
    assert limits == [("crcc_review_60_days", moment("2026-07-10T09:00:00-07:00"))]
    assert DueKind.LIMIT not in {row.kind for row in kept}


def test_a_refusal_by_a_platform_starts_no_limit_of_police() -> None:
    rows = schedule(f"refusal:\n  - {{at: {MON}, said: no, reason: other, role: platform}}\n")

    assert DueKind.LIMIT not in {row.kind for row in rows}


def law_with_duty() -> Law:
    law = load_law("ca")
    duty = replace(
        law.clock("preserve_same_day"),
        id="a_duty",
        kind=ClockKind.DUTY,
        starts=Starts.LEARNED,
        after=timedelta(hours=24),
        rings=Rings.ANY_HOUR,
        rung=None,
        when=Compare(key="stranger.may_live_with_child", test=Is(value=True)),
    )
    return replace(law, clocks=(*(one for one in law.clocks if one.kind is not ClockKind.DUTY), duty))


def test_a_duty_runs_from_the_moment_its_facts_were_first_known() -> None:
    told = case(f"stranger:\n  - {{id: s, may_live_with_child: {{is: yes, known_at: {TUE}}}}}\n")

    duties = [row for row in schedule_of(told, law_with_duty()) if row.kind is DueKind.DUTY]

    assert [row.at for row in duties] == [moment("2026-05-13T09:00:00-07:00")]


@pytest.mark.parametrize("to", ["hotline", "platform"])
def test_a_report_to_a_hotline_or_a_platform_keeps_no_duty(to: str) -> None:
    told = case(
        f"stranger:\n  - {{id: s, may_live_with_child: {{is: yes, known_at: {MON}}}}}\n"
        f"report:\n  - {{at: {TUE}, to: {to}}}\n"
    )

    assert DueKind.DUTY in {row.kind for row in schedule_of(told, law_with_duty())}


@pytest.mark.parametrize(
    ("known", "after"),
    [
        ("no", ""),
        ("not_known", ""),
        ("yes", f"report:\n  - {{at: {TUE}, to: other, to_name: child protection}}\n"),
        ("yes", contacts(contact(TUE, **HEARD))),
    ],
    ids=["nothing says so", "nobody knows", "child protection was told", "police were told"],
)
def test_a_duty_that_does_not_hold_or_was_kept_does_not_ring(known: str, after: str) -> None:
    told = case(f"stranger:\n  - {{id: s, may_live_with_child: {{is: {known}, known_at: {TUE}}}}}\n" + after)

    assert DueKind.DUTY not in {row.kind for row in schedule_of(told, law_with_duty())}


def test_a_meeting_that_was_planned_is_no_row() -> None:
    told = case("danger: {meeting_planned: yes, meeting_at: 2026-05-15T18:00:00-07:00}\n")

    assert schedule_of(told, load_law("ca")) == ()
