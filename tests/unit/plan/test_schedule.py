"""The whole foreseeable schedule of a case, while nobody opens it."""

from hypothesis import given
from hypothesis import strategies as st

from standfast.law.load import load_law
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
