"""The fold: corrections, instants, erased bodies."""

import pytest

from standfast.case import Body, Case, Says, Subject, Sure, fold
from standfast.case.bodies import Content, Correction, FactSaid, Opened, Recorded
from standfast.case.vocabulary import Contact, Outcome, Role
from standfast.catalogue import NOT_KNOWN, Value
from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant, read_instant

SUNDAY = read_instant("2026-05-10T21:30:00-07:00")
MONDAY = read_instant("2026-05-11T09:00:00-07:00")
TUESDAY = read_instant("2026-05-12T09:00:00-07:00")


def entry(content: Content, known_at: Instant = SUNDAY) -> Body:
    return Body(content=content, known_at=known_at, recorded_at=known_at, recorded_by="family")


def opened() -> Body:
    return entry(Opened(label="Northgate", language="en"))


def age(value: Value, known_at: Instant = SUNDAY, says: Says = Says.PARENT_SAW) -> Body:
    said = FactSaid(
        subject=Subject(group="child", id="robin"), key="child.age_at_time", value=value, says=says, sure=Sure.SURE
    )
    return entry(said, known_at)


def call(badge: str, known_at: Instant = SUNDAY) -> Body:
    fields: tuple[tuple[str, Value], ...] = (("badge", badge), ("role", "officer"), ("outcome", "reached"))
    return entry(Recorded(kind="contact", id="c1", at=known_at, fields=fields), known_at)


def folded(*bodies: Body | None, as_of: Instant = TUESDAY) -> Case:
    return fold("case-1", enumerate(bodies), as_of=as_of)


def test_a_case_is_what_its_entries_say() -> None:
    case = folded(opened(), age(8), call("0412"))

    assert case.value("child.age_at_time", "robin") == 8
    assert case.contacts == (
        Contact(seq=2, id="c1", at=SUNDAY, known_at=SUNDAY, badge="0412", role=Role.OFFICER, outcome=Outcome.REACHED),
    )


def test_a_correction_speaks_from_the_instant_it_was_known_and_not_before() -> None:
    correction = entry(Correction(supersedes=1, reason="birthday", instead=age(9).content), MONDAY)  # type: ignore[arg-type]
    bodies = (opened(), age(8), correction)

    before = folded(*bodies, as_of=SUNDAY)
    after = folded(*bodies, as_of=TUESDAY)

    assert before.value("child.age_at_time") == 8
    assert after.value("child.age_at_time") == 9
    assert after.corrected == ((1, 2),)


def test_a_correction_of_a_correction_leads_to_the_entry_that_first_spoke() -> None:
    first = entry(Correction(supersedes=1, reason="misheard", instead=call("0413").content))  # type: ignore[arg-type]
    second = entry(Correction(supersedes=2, reason="again", instead=call("0414").content))  # type: ignore[arg-type]

    case = folded(opened(), call("0412"), first, second)

    assert [(one.seq, one.badge) for one in case.contacts] == [(1, "0414")]


def test_a_withdrawn_entry_falls_silent() -> None:
    case = folded(opened(), call("0412"), entry(Correction(supersedes=1, reason="wrong case", instead=None)))

    assert case.contacts == ()


def test_what_was_not_yet_known_is_left_out() -> None:
    case = folded(opened(), age(8), call("0412", MONDAY), as_of=SUNDAY)

    assert case.contacts == ()
    assert case.entries == 2


def test_two_sayers_who_differ_are_both_kept() -> None:
    case = folded(opened(), age(8), age(9, says=Says.DOCUMENT))

    assert [(fact.value, fact.says) for fact in case.told("child.age_at_time")] == [
        (8, Says.PARENT_SAW),
        (9, Says.DOCUMENT),
    ]


def test_not_known_is_never_taken_for_a_value() -> None:
    case = folded(opened(), age(NOT_KNOWN))

    assert case.value("child.age_at_time") is None
    assert not case.holds("child.age_at_time")


def test_an_erased_body_says_nothing_and_breaks_nothing() -> None:
    case = folded(opened(), None, age(8))

    assert case.value("child.age_at_time") == 8


def test_a_case_before_it_was_opened_is_refused_with_its_instant() -> None:
    with pytest.raises(BadInput) as caught:
        folded(opened(), as_of=read_instant("2026-05-01T00:00:00Z"))

    assert caught.value.code == "case.not_open_yet"
