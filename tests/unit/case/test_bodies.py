"""Bodies go to JSON and come back as they were; what a newer program wrote is refused."""

from datetime import date

import pytest

from standfast.case.bodies import (
    Body,
    Correction,
    FactSaid,
    Issued,
    IssuedPaper,
    Opened,
    PrintedHead,
    Recorded,
    body_from_json,
    body_to_json,
)
from standfast.case.vocabulary import Says, Subject, Sure
from standfast.catalogue import NOT_KNOWN
from standfast.ground.errors import BadInput
from standfast.ground.instants import read_instant

AT = read_instant("2026-05-10T19:40:00-07:00")
FACT = FactSaid(
    subject=Subject(group="child", id="robin"),
    key="child.age_at_time",
    value=8,
    says=Says.PARENT_SAW,
    sure=Sure.SURE,
)


@pytest.mark.parametrize(
    "content",
    [
        Opened(label="Northgate", language="en", invented=True, told_at=AT, answers_sha256="ab" * 32),
        FACT,
        FactSaid(
            subject=Subject(group="conversation", id="c1"),
            key="conversation.first_on",
            value=date(2026, 4, 20),
            says=Says.DOCUMENT,
            sure=Sure.THINK,
        ),
        FactSaid(
            subject=Subject(group="image", id="i1"),
            key="image.passed_on",
            value=NOT_KNOWN,
            says=Says.PARENT_SAW,
            sure=Sure.NOT_SURE,
        ),
        Recorded(kind="contact", id="c1", at=AT, fields=(("who", "Cst. Example"), ("badge", "0412"))),
        Correction(supersedes=3, reason="misheard", instead=FACT),
        Correction(supersedes=3, reason="not ours", instead=None),
        Issued(
            made_from="ab" * 32,
            as_of=AT,
            papers=(IssuedPaper(name="brief", lang="fr", form="pdf", sha256="cd" * 32),),
        ),
        Issued(
            made_from="ab" * 32,
            as_of=AT,
            papers=(),
            noted=PrintedHead(case="installation-0123-4567-89ab", seq=40, digest="ef" * 32),
        ),
    ],
)
def test_a_body_comes_back_from_json_as_it_was(content: object) -> None:
    body = Body(content=content, known_at=AT, recorded_at=AT, recorded_by="family")  # type: ignore[arg-type]

    assert body_from_json(body_to_json(body)) == Body(
        content=content,  # type: ignore[arg-type]
        known_at=AT,
        recorded_at=read_instant("2026-05-11T02:40:00Z"),
        recorded_by="family",
    )


def test_the_offset_that_the_parent_lived_in_is_kept() -> None:
    body = Body(content=FACT, known_at=AT, recorded_at=AT, recorded_by="family")

    assert body_to_json(body)["known_at"] == "2026-05-10T19:40:00-07:00"


def test_a_body_of_a_newer_version_is_refused() -> None:
    written = body_to_json(Body(content=FACT, known_at=AT, recorded_at=AT, recorded_by="family"))

    with pytest.raises(BadInput) as caught:
        body_from_json({**written, "v": 2})

    assert caught.value.code == "case.newer_entry"


def test_a_kind_that_this_version_does_not_know_is_refused() -> None:
    written = body_to_json(Body(content=FACT, known_at=AT, recorded_at=AT, recorded_by="family"))

    with pytest.raises(BadInput) as caught:
        body_from_json({**written, "kind": "telepathy"})

    assert caught.value.code == "case.newer_entry"


def test_a_body_that_lacks_a_field_is_refused() -> None:
    written = body_to_json(Body(content=FACT, known_at=AT, recorded_at=AT, recorded_by="family"))
    del written["known_at"]

    with pytest.raises(BadInput) as caught:
        body_from_json(written)

    assert caught.value.code == "case.unreadable_entry"
