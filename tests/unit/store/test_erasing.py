"""Erasing a body with the entry that says so, and a whole case: what goes, what stays, what is refused afterwards."""

import secrets
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections

from standfast.actions.ports import Append, Card, DueKind, DueRow, VaultRow
from standfast.ground.errors import BadInput, Unavailable
from standfast.ground.instants import Instant
from standfast.journal import CaseId, Sha256, verify_chain
from standfast.keys import new_case_keys
from tests.unit.store.conftest import AT, CASE

OTHER = CaseId("h7m9-q2x7-w4tz")
LATER = Instant(AT + timedelta(days=9))
BESIDE = ("wrap", "body", "body_key", "card", "due", "idx", "vault")


def rows_beside(desk: Any, value: str) -> dict[str, Any]:
    return {
        "due": (DueRow(ref="a", at=Instant(AT + timedelta(days=1)), kind=DueKind.STEP),),
        "index": (Sha256(value * 64),),
        "cards": (Card(case=desk.case, holder=desk.person.id, sealed=b"card"),),
        "vault": (VaultRow(name=value * 32, case=desk.case, seq=2),),
    }


def full_case(desk: Any, value: str = "a") -> Any:
    head = desk.open_case()
    appended: Append = desk.append(head, {"n": 2}, **rows_beside(desk, value))
    head = desk.store.append(appended, expect=head)
    return desk.store.append(desk.append(head, {"n": 3}), expect=head)


def counted(case: str) -> dict[str, int]:
    with connections["default"].cursor() as cursor:
        found = {}
        for table in BESIDE:
            cursor.execute(f'SELECT count(*) FROM {table} WHERE "case" = %s', [case])  # noqa: S608  # names of ours
            found[table] = cursor.fetchone()[0]
    return found


def test_a_body_is_erased_in_the_transaction_of_the_entry_that_says_so(desk: Any) -> None:
    head = full_case(desk)

    desk.store.append(desk.append(head, {"n": 4}, erase=(2,)), expect=head)

    stored = desk.store.read(CASE)
    assert [one.body is None for one in stored] == [False, True, False, False]
    assert desk.store.vault_rows() == ()
    verify_chain([one.entry for one in stored], genesis=desk.genesis)


def test_what_can_not_be_erased_leaves_the_entry_unwritten_too(desk: Any) -> None:
    head = full_case(desk)

    with pytest.raises(BadInput, match=r"store\.no_entry"):
        desk.store.append(desk.append(head, {"n": 4}, erase=(2, 99)), expect=head)

    assert desk.store.head(CASE) == head
    assert all(one.body is not None for one in desk.store.read(CASE))


def test_of_an_erased_case_nothing_is_left_that_opens_it_or_says_what_falls_due(desk: Any) -> None:
    full_case(desk)
    assert min(counted(CASE).values()) > 0

    desk.store.erase_case(CASE)
    desk.store.erase_case(CASE)

    assert set(counted(CASE).values()) == {0}
    assert desk.store.wraps(CASE) == desk.store.cards(desk.person.id) == desk.store.due_rows(LATER) == ()
    assert desk.store.indexed(Sha256("a" * 64)) == ()
    assert desk.store.cases() == ()


def test_the_entries_of_an_erased_case_stay_and_still_verify(desk: Any) -> None:
    head = full_case(desk)

    desk.store.erase_case(CASE)

    stored = desk.store.read(CASE)
    assert [one.body for one in stored] == [None, None, None]
    assert head in desk.store.heads()
    verify_chain([one.entry for one in stored], genesis=desk.genesis)


def test_another_case_is_not_touched(desk: Any) -> None:
    full_case(desk)
    other = replace(desk, case=OTHER, keys=new_case_keys(secrets.token_bytes))
    full_case(other, "b")
    before = counted(OTHER), desk.store.read(OTHER)

    desk.store.erase_case(CASE)

    assert (counted(OTHER), desk.store.read(OTHER)) == before
    assert [row.id for row in desk.store.cases()] == [OTHER]


def test_nothing_can_be_added_to_an_erased_case(desk: Any) -> None:
    head = full_case(desk)
    late = desk.append(head, {"n": 4})
    desk.store.erase_case(CASE)

    with pytest.raises(BadInput, match=r"store\.case_erased"):
        desk.store.append(late, expect=head)
    with pytest.raises(BadInput, match=r"store\.case_erased"):
        desk.store.put_wrap(desk.wrap())

    assert desk.store.head(CASE) == head
    assert desk.store.wraps(CASE) == ()


def test_an_erased_case_can_not_be_opened_again_under_its_id(desk: Any) -> None:
    full_case(desk)
    desk.store.erase_case(CASE)

    with pytest.raises(BadInput, match=r"store\.case_exists"):
        desk.open_case()


def test_a_case_that_is_not_there_is_not_erased(desk: Any) -> None:
    with pytest.raises(BadInput, match=r"store\.no_case"):
        desk.store.erase_case(CASE)


def test_no_older_copy_of_an_erased_case_waits_in_the_log(file_desk: Any) -> None:
    full_case(file_desk)
    log = file_desk.path.with_name("cases.db-wal")
    assert log.stat().st_size > 0

    file_desk.store.erase_case(CASE)

    assert log.stat().st_size == 0


def test_where_someone_still_reads_it_is_said_that_traces_may_lie_in_the_files(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    full_case(desk)
    monkeypatch.setattr("standfast.store.engines.sweep", lambda *_: False)

    with pytest.raises(Unavailable, match=r"store\.case_not_swept"):
        desk.store.erase_case(CASE)

    assert desk.store.cases() == ()
