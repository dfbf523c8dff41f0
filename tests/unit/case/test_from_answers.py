"""A file of answers becomes the bodies of a case, in the order in which the family knew of them."""

from standfast.case.bodies import FactSaid, Opened, Recorded
from tests.factories import bodies, moment

MON, TUE = "2026-05-11T09:00:00-07:00", "2026-05-12T09:00:00-07:00"


def test_the_first_body_opens_the_case() -> None:
    first, *rest = bodies("danger: {self_harm: no}\n")

    assert isinstance(first.content, Opened)
    assert not any(isinstance(body.content, Opened) for body in rest)


def test_bodies_stand_in_the_order_in_which_they_were_known() -> None:
    told = bodies(
        f"contact:\n  - {{at: {TUE}, who: B}}\n  - {{at: {MON}, who: A}}\n"
        f"danger: {{self_harm: {{is: no, known_at: {TUE}}}}}\n"
    )

    known = [body.known_at for body in told]
    assert known == sorted(known)
    assert known[-1] == moment(TUE)


def test_what_was_known_before_the_family_sat_down_still_follows_the_opening() -> None:
    first, second, *_ = bodies(
        "device:\n  - {id: a, secured: {is: yes, known_at: 2026-05-01T09:00:00-07:00}}\n", place=""
    )

    assert isinstance(first.content, Opened)
    assert first.known_at == second.known_at == moment("2026-05-01T09:00:00-07:00")


def test_an_id_that_is_given_never_meets_one_that_the_family_chose() -> None:
    told = bodies(f"contact:\n  - {{at: {MON}, who: A}}\n  - {{id: contact-1, at: {MON}, who: B}}\n")

    ids = [body.content.id for body in told if isinstance(body.content, Recorded)]
    assert "contact-1" in ids
    assert len(set(ids)) == 2


def test_sayer_certainty_and_instant_are_the_file_s_own() -> None:
    told = bodies(f"danger: {{self_harm: {{is: not_known, says: child_volunteered, sure: think, known_at: {MON}}}}}\n")

    body = next(body for body in told if isinstance(body.content, FactSaid) and body.content.key == "danger.self_harm")
    assert isinstance(body.content, FactSaid)
    assert (body.content.says, body.content.sure, body.known_at) == ("child_volunteered", "think", moment(MON))
