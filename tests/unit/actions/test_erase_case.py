"""When police may have a file open; a damaged case; an exhibit with what was read of it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from standfast.actions.erase_case import KEPT_IN_BACKUPS, erase_body, erase_case, police_file_is_open, what_goes
from standfast.actions.open_bodies import open_case
from standfast.ground.errors import BadInput, Found, Unavailable
from standfast.journal import CaseId
from tests.factories import case, contact, contacts
from tests.unit.actions.conftest import NOW, Begun

AT = "2026-05-11T10:20:00-07:00"


@pytest.mark.parametrize(
    ("snippet", "is_open"),
    [
        ("", False),
        (contacts(contact(AT, who="A", role="hotline", outcome="reached")), False),
        (contacts(contact(AT, who="A", role="officer", outcome="no_answer")), False),
        (contacts(contact(AT, who="A", role="officer", outcome="reached")), True),
        (contacts(contact(AT, who="A", role="officer", outcome="voicemail", file_number="26-1")), True),
        (f"report: [{{at: {AT}, to: police}}]\n", True),
        (f"stage: [{{at: {AT}, stage: opened}}]\n", True),
        (f"stage: [{{at: {AT}, stage: with_detectives}}]\n", True),
        (f"stage: [{{at: {AT}, stage: closed}}]\n", False),
    ],
)
def test_police_may_have_a_file_once_they_were_reached_and_until_it_is_closed(snippet: str, is_open: bool) -> None:  # noqa: FBT001
    assert police_file_is_open(case(snippet)) is is_open


def test_the_list_is_written_before_anything_is_erased(begun: Begun) -> None:
    heard: list[tuple[CaseId, date, int]] = []

    def list_it(case: CaseId, day: date) -> None:
        heard.append((case, day, len(begun.desk.store.wraps(case))))

    by = erase_case(begun.desk, begun.case, list_it=list_it)

    assert heard == [(begun.case, NOW.date(), 1)]
    assert by == NOW.date() + KEPT_IN_BACKUPS
    assert timedelta(days=30) == KEPT_IN_BACKUPS
    assert begun.desk.store.wraps(begun.case) == ()


def test_a_list_that_fails_leaves_the_case(begun: Begun) -> None:
    def full(*_: object) -> None:
        raise Unavailable("home.erasure_not_listed", file="x")

    with pytest.raises(Unavailable):
        erase_case(begun.desk, begun.case, list_it=full)

    assert open_case(begun.desk, begun.case).bodies


class Damaged:
    """A store whose bodies were changed."""

    def __init__(self, store: Any) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def read(self, case: CaseId) -> Any:
        first, *rest = self._store.read(case)
        return (replace(first, body=replace(first.body, ciphertext=first.body.ciphertext[:-1])), *rest)


def test_a_damaged_case_can_be_erased_and_police_are_taken_to_have_a_file(begun: Begun) -> None:
    desk = replace(begun.desk, store=Damaged(begun.desk.store))

    goes = what_goes(desk, begun.case)
    with pytest.raises(Found):
        what_goes(desk, begun.case, seq=2)
    erase_case(desk, begun.case, list_it=lambda *_: None)

    assert goes.police_file_open
    assert begun.case not in {row.id for row in begun.desk.store.cases()}


def test_where_traces_may_be_left_the_erasure_is_noted_all_the_same(
    begun: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes: list[object] = []
    monkeypatch.setattr("standfast.actions.erase_case.append_installation", lambda *told: notes.append(told[1:]))
    monkeypatch.setattr("standfast.store.engines.sweep", lambda *_: False)

    with pytest.raises(Unavailable, match=r"store\.erased_not_swept"):
        erase_body(begun.desk, begun.case, 2, reason="x")
    with pytest.raises(Unavailable, match=r"store\.case_not_swept"):
        erase_case(begun.desk, begun.case, list_it=lambda *_: None)

    assert notes == [
        ("body erased", {"case": begun.case, "entries": [2]}),
        ("case erased", {"case": begun.case}),
    ]


def test_a_body_of_a_case_that_is_not_there_is_not_erased(begun: Begun) -> None:
    with pytest.raises(BadInput, match=r"actions\.no_such_entry"):
        erase_body(begun.desk, begun.case, 999, reason="x")
