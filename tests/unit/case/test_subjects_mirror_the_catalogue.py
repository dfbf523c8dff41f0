"""The types of people and things mirror the catalogue, and show the latest known word about each."""

from dataclasses import fields

import pytest

from standfast.case import Body, Says, Subject, Sure, fold
from standfast.case.bodies import Content, FactSaid, Opened
from standfast.case.subjects import SUBJECTS, Account, Known
from standfast.catalogue import NOT_KNOWN, Value, load_catalogue
from standfast.ground.instants import read_instant

AT = read_instant("2026-05-10T21:30:00-07:00")


@pytest.mark.parametrize("kind", SUBJECTS)
def test_a_subject_has_the_fields_that_the_catalogue_asks(kind: type[Known]) -> None:
    group = load_catalogue().group(SUBJECTS[kind])

    assert group is not None
    assert [field.name for field in fields(kind) if field.name != "id"] == [spec.name for spec in group.facts]


def said(name: str, value: Value, says: Says = Says.PARENT_SAW) -> FactSaid:
    return FactSaid(
        subject=Subject(group="account", id="a1"), key=f"account.{name}", value=value, says=says, sure=Sure.SURE
    )


def test_a_subject_shows_the_latest_known_word_and_none_where_nobody_knows() -> None:
    contents: tuple[Content, ...] = (
        Opened(label="Northgate", language="en"),
        said("handle", "kit"),
        said("handle", "kit.plays", Says.DOCUMENT),
        said("numeric_id", NOT_KNOWN),
    )
    bodies = (Body(content=one, known_at=AT, recorded_at=AT, recorded_by="family") for one in contents)

    case = fold("case-1", enumerate(bodies, start=1), as_of=AT)

    assert case.known(Account) == (Account(id="a1", handle="kit.plays"),)


def test_a_word_that_its_sayer_took_back_no_longer_holds() -> None:
    contents: tuple[Content, ...] = (
        Opened(label="Northgate", language="en"),
        FactSaid(
            subject=Subject(group="danger", id="danger"),
            key="danger.contact_continuing",
            value=True,
            says=Says.PARENT_SAW,
            sure=Sure.SURE,
        ),
        FactSaid(
            subject=Subject(group="danger", id="danger"),
            key="danger.contact_continuing",
            value=False,
            says=Says.PARENT_SAW,
            sure=Sure.SURE,
        ),
    )
    bodies = (Body(content=one, known_at=AT, recorded_at=AT, recorded_by="family") for one in contents)

    case = fold("case-1", enumerate(bodies, start=1), as_of=AT)

    assert not case.holds("danger.contact_continuing")
