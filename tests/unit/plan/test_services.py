"""Several police services in one case: each with its own ladder, promises and limits; the last has the file."""

import pytest

from standfast.law.load import load_law
from standfast.plan.next_rung import NextRung, next_rung, reached
from standfast.plan.schedule import DueKind, other_services, schedule_of, waiting_of
from standfast.plan.services import services_of, with_service
from standfast.plan.standing import standing
from tests.factories import case, contact, contacts, moment

MON, TUE, WED = ("2026-05-11T09:00:00-07:00", "2026-05-12T09:00:00-07:00", "2026-05-13T09:00:00-07:00")
HEARD = {"role": "officer", "outcome": "reached", "direction": "out"}
MOVED = """\
place: {province: BC}
police:
  - {id: up, kind: rcmp, name: Upriver RCMP}
  - {id: city, kind: {is: municipal, known_at: 2026-05-12T08:00:00-07:00}}
"""
BOTH = "place: {province: BC}\npolice: [{id: up, kind: rcmp}, {id: city, kind: municipal}]\n"


def step(snippet: str, *, now: str, place: str = MOVED) -> NextRung:
    told, law = case(snippet, as_of=now, place=place), load_law("ca")
    here = standing(told, law, services_of(told, law)[-1])
    found = next_rung(here, waiting_of(here), now=moment(now))
    assert found is not None
    return found


def refusal(at: str, *more: str) -> str:
    return f"refusal:\n  - {{{', '.join([f'at: {at}', 'said: no', 'reason: internet', 'role: officer', *more])}}}\n"


def test_the_service_told_of_last_has_the_file() -> None:
    found = services_of(case("", place=MOVED), load_law("ca"))

    assert [(one.id, one.kind, one.ladder.id if one.ladder else None) for one in found] == [
        ("up", "rcmp", "ca.rcmp"),
        ("city", "municipal", "ca.bc.municipal"),
    ]


def test_after_a_move_the_position_starts_anew() -> None:
    before = contacts(contact(MON, **HEARD)) + refusal(MON)

    there, here = step(before, now="2026-05-11T12:00:00-07:00"), step(before, now=WED)

    assert (there.rung.id, [one.kind for one in there.because]) == ("watch_commander", ["refusal"])
    assert (here.rung.id, [one.kind for one in here.because]) == ("officer", ["first_call_here"])


def test_what_names_no_service_counts_for_the_latest_one_known_by_then() -> None:
    told = case(contacts(contact(MON, **HEARD), contact(WED, **HEARD)), place=MOVED)

    assert [one.at for one in with_service(told, "up").contacts] == [moment(MON)]
    assert [one.at for one in with_service(told, "city").contacts] == [moment(WED)]


def test_what_names_a_service_counts_for_it_whenever_it_was() -> None:
    told = case(contacts(contact(WED, police="up", **HEARD)), place=MOVED)

    assert len(with_service(told, "up").contacts) == 1
    assert with_service(told, "city").contacts == ()


def test_with_both_told_at_once_what_names_none_counts_for_the_last() -> None:
    told = case(contacts(contact(MON, **HEARD)) + refusal(MON, "police: up"), place=BOTH)

    assert len(with_service(told, "city").contacts) == 1
    assert with_service(told, "city").refusals == ()
    assert reached(told, services_of(told, load_law("ca"))[-1].ladder) == 0  # type: ignore[arg-type]


def test_a_refusal_of_one_service_sends_nobody_up_the_ladder_of_the_other() -> None:
    found = step(contacts(contact(WED, **HEARD)) + refusal(WED, "police: up"), now=WED)

    assert [one.kind for one in found.because] == ["clock"]


def test_limits_go_on_counting_for_the_service_that_no_longer_has_the_file() -> None:
    told = case(contacts(contact(MON, **HEARD)) + refusal(MON), place=MOVED)

    rows = schedule_of(told, load_law("ca"))

    limits = [(one.clock.id if one.clock else None, one.police) for one in rows if one.kind is DueKind.LIMIT]
    assert limits == [("crcc_complaint_1_year", "up")]


def test_the_other_service_is_listed_with_its_promises_and_limits() -> None:
    promised = f"promise:\n  - {{at: {MON}, by: X, role: officer, what: call, due_at: 2026-05-20T09:00:00-07:00}}\n"
    told = case(contacts(contact(MON, **HEARD)) + refusal(MON) + promised, place=MOVED)

    (other,) = other_services(told, load_law("ca"))

    assert other.service.id == "up"
    assert [one.kind for one in other.open] == [DueKind.PROMISE, DueKind.LIMIT]


def test_each_service_has_its_own_limit_and_promise_in_one_schedule() -> None:
    promised = (
        "promise:\n"
        f"  - {{at: {MON}, what: call, role: officer, police: up, due_at: 2026-06-01T09:00:00-07:00}}\n"
        f"  - {{at: {MON}, what: call, role: officer, police: city, due_at: 2026-06-02T09:00:00-07:00}}\n"
    )
    refused = f"refusal:\n  - {{at: {MON}, said: no, police: up}}\n  - {{at: {TUE}, said: no, police: city}}\n"

    rows = schedule_of(case(promised + refused, as_of=WED, place=BOTH), load_law("ca"))

    assert [one.police for one in rows if one.kind is DueKind.PROMISE] == ["up", "city"]
    assert {(one.police, one.clock.id) for one in rows if one.kind is DueKind.LIMIT and one.clock} == {
        ("up", "crcc_complaint_1_year"),
        ("city", "opcc_complaint_1_year"),
    }


def test_until_the_new_service_is_told_the_dates_of_the_old_one_still_ring() -> None:
    rows = schedule_of(case(contacts(contact(MON, **HEARD)), place=MOVED), load_law("ca"))

    assert {one.police for one in rows if one.kind is DueKind.STEP} == {"up"}


def test_once_it_was_told_only_its_own_dates_ring() -> None:
    rows = schedule_of(case(contacts(contact(MON, **HEARD), contact(WED, **HEARD)), place=MOVED), load_law("ca"))

    assert {one.police for one in rows if one.kind is DueKind.STEP} == {"city"}


def test_a_move_to_another_province_leaves_the_old_service_where_it_is() -> None:
    place = (
        "place:\n  province: BC\n"
        "police:\n  - {id: up, kind: rcmp}\n"
        "  - {id: east, kind: {is: provincial, known_at: 2026-06-01T09:00:00-07:00},"
        " province: {is: ON, known_at: 2026-06-01T09:00:00-07:00}}\n"
    )

    found = services_of(case("", place=place), load_law("ca"))

    assert [one.province for one in found] == ["BC", "ON"]


@pytest.mark.parametrize("place", ["", "place: {province: BC}\n"])
def test_without_a_service_there_is_one_that_nobody_named(place: str) -> None:
    (found,) = services_of(case("", place=place), load_law("ca"))

    assert (found.id, found.kind) == (None, None)
