"""Custody, step by step: about one thing, in order, and a device's facts follow its chain."""

import pytest

from standfast.actions.record_custody import add_device, record_custody
from standfast.case.exhibits import custody_of_device, exhibit_named
from standfast.catalogue import Value
from standfast.ground.errors import BadInput
from standfast.ground.instants import read_instant
from tests.unit.actions.conftest import Begun
from tests.unit.actions.evidence import case_now, register

SATURDAY = read_instant("2026-05-16T10:00:00-07:00")
SUNDAY = read_instant("2026-05-17T10:00:00-07:00")


def step(begun: Begun, *, at: str | None = None, **fields: Value) -> None:
    record_custody(begun.desk, begun.case, fields, at=read_instant(at) if at else None)


@pytest.fixture
def tablet(begun: Begun) -> str:
    add_device(begun.desk, begun.case, "tablet", {"kind": "tablet", "whose": "Robin"})
    return "tablet"


def test_a_step_says_who_which_badge_which_receipt_when_why_and_in_which_condition(begun: Begun) -> None:
    register(begun, "/x/a.png")

    step(
        begun,
        exhibit="ex-001",
        event="handed_over",
        to="Cst. Example",
        role="officer",
        badge="0417",
        receipt="R-12",
        why="to be looked at",
        condition="a printout, sealed",
    )

    one = exhibit_named(case_now(begun), "EX-001")
    assert one is not None
    (told,) = one.custody
    assert (told.exhibit, told.to, told.badge, told.receipt) == ("EX-001", "Cst. Example", "0417", "R-12")


def test_a_device_has_its_own_chain_and_its_facts_follow_it(begun: Begun, tablet: str) -> None:
    step(begun, at=SATURDAY.isoformat(), device=tablet, event="secured", isolated_how="aeroplane mode", to="Sam Ashby")
    step(begun, at=SUNDAY.isoformat(), device=tablet, event="seized", to="Cst. Example", receipt="R-12")

    case = case_now(begun)
    assert [one.event for one in custody_of_device(case, tablet)] == ["secured", "seized"]
    assert case.value("device.secured", tablet) is True
    assert case.value("device.isolated", tablet) is True
    assert case.value("device.secured_at", tablet) == SATURDAY
    assert case.value("device.held_by", tablet) == "Cst. Example"


def test_what_comes_back_was_given_away_before(begun: Begun, tablet: str) -> None:
    with pytest.raises(BadInput, match=r"evidence\.never_given"):
        step(begun, device=tablet, event="returned", to="Sam Ashby")

    step(begun, at=SUNDAY.isoformat(), device=tablet, event="seized", to="Cst. Example")
    with pytest.raises(BadInput, match=r"evidence\.never_given"):
        step(begun, at=SATURDAY.isoformat(), device=tablet, event="returned", to="Sam Ashby")
    step(begun, device=tablet, event="returned", to="Sam Ashby")

    assert case_now(begun).value("device.held_by", tablet) == "Sam Ashby"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"event": "shown"}, r"evidence\.one_thing"),
        ({"event": "shown", "exhibit": "EX-001", "device": "tablet"}, r"evidence\.one_thing"),
        ({"event": "shown", "exhibit": "EX-404"}, r"evidence\.no_such_exhibit"),
        ({"event": "shown", "device": "fridge"}, r"evidence\.no_such_device"),
        ({"event": "eaten", "device": "tablet"}, r"value\.unreadable"),
    ],
)
def test_a_step_is_about_one_thing_of_the_case(begun: Begun, tablet: str, fields: dict[str, str], code: str) -> None:
    assert tablet
    register(begun, "/x/a.png")

    with pytest.raises(BadInput, match=code):
        step(begun, **fields)


def test_nothing_happened_in_the_future(begun: Begun, tablet: str) -> None:
    with pytest.raises(BadInput, match=r"actions\.in_the_future"):
        step(begun, at="2026-05-21T10:00:00-07:00", device=tablet, event="shown")


def test_a_device_is_named_once(begun: Begun, tablet: str) -> None:
    with pytest.raises(BadInput, match=r"evidence\.device_taken"):
        add_device(begun.desk, begun.case, tablet, {"kind": "phone"})
