"""What a person is told when the encrypted file can't, each brought about for real."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.migrations.exceptions import IrreversibleError

from standfast.ground.errors import Unavailable


def code_of_append(desk: Any) -> str:
    """Try to append; see that nothing was written; tell the code."""
    head = desk.store.head("k3m9-q2x7-w4tz")
    with pytest.raises(Unavailable) as caught:
        desk.store.append(desk.append(head, {"said": "x" * 50_000}), expect=head)
    assert desk.store.head(head.case) == head
    assert len(desk.store.read(head.case)) == head.seq
    return caught.value.code


def test_another_writer_who_does_not_finish_is_named_as_busy(file_desk: Any) -> None:
    file_desk.open_case()
    with connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    other = file_desk.raw()
    other.execute("BEGIN IMMEDIATE")

    assert code_of_append(file_desk) == "store.busy"
    other.execute("ROLLBACK")
    other.close()


def test_a_full_disk_is_named_and_writes_nothing(file_desk: Any) -> None:
    file_desk.open_case()
    with connections["default"].cursor() as cursor:
        pages = int(cursor.execute("PRAGMA page_count").fetchone()[0])
        cursor.execute(f"PRAGMA max_page_count = {pages + 1}")

    assert code_of_append(file_desk) == "store.disk_full"


def test_a_file_that_may_not_be_written_is_named_and_writes_nothing(file_desk: Any) -> None:
    file_desk.open_case()
    with connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")

    assert code_of_append(file_desk) == "store.file_unreadable"


def test_once_there_is_room_again_it_goes_on(file_desk: Any) -> None:
    head = file_desk.open_case()
    with connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1")
    code_of_append(file_desk)
    with connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1000000")

    file_desk.store.append(file_desk.append(head, {"said": "x" * 50_000}), expect=head)

    assert len(file_desk.store.read(head.case)) == 2


def test_the_first_migration_can_not_be_undone(desk: Any) -> None:
    desk.open_case()

    with pytest.raises(IrreversibleError):
        call_command("migrate", "store", "zero", verbosity=0, interactive=False)

    assert len(desk.store.cases()) == 1


def test_placeholders_by_name_and_many_rows_at_once_reach_the_driver(file_desk: Any) -> None:
    del file_desk
    with connections["default"].cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE t (a, b)")
        cursor.executemany("INSERT INTO t VALUES (%s, '100%%')", [(1,), (2,)])
        cursor.executemany("INSERT INTO t VALUES (%(a)s, %(b)s)", [{"a": 3, "b": "x"}])
        cursor.executemany("INSERT INTO t VALUES (%s, %s)", [])
        cursor.execute("SELECT a, b FROM t WHERE a >= %(least)s ORDER BY a", {"least": 2})

        assert cursor.fetchall() == [(2, "100%"), (3, "x")]
