"""On a server many write at once: those of one case wait for each other, those of others don't, and none for ever."""

import secrets
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from django.db import connections

from standfast.actions.ports import CaseDueRow, DueKind, DueRow, HeadMoved
from standfast.ground.errors import BadInput
from standfast.ground.instants import read_instant
from standfast.journal import CaseId
from standfast.keys import new_case_keys
from tests.unit.store.conftest import CASE

AT = read_instant("2026-05-10T21:50:00-07:00")
OTHER = CaseId("another-case")
DUE = (DueRow(ref="r", at=AT, kind=DueKind.STEP),)


def beside(work: Callable[[], object]) -> "Future[object]":
    """Do something on a connection of its own, at the same time."""

    def alone() -> object:
        try:
            return work()
        finally:
            connections["default"].close()

    pool = ThreadPoolExecutor(1)
    found: Future[object] = pool.submit(alone)
    pool.shutdown(wait=False)
    return found


def waiting(desk: Any, count: int) -> None:
    """Wait until as many sessions wait for a lock."""
    with desk.raw() as bare:
        for _ in range(200):
            query = (
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
            )
            if bare.execute(query).fetchone() == (count,):
                return
            bare.execute("SELECT pg_sleep(0.02)")
    raise AssertionError


def test_a_writer_of_another_case_does_not_wait(server_desk: Any) -> None:
    server_desk.open_case()
    another = replace(server_desk, case=OTHER, keys=new_case_keys(secrets.token_bytes))
    head = another.open_case()
    holder = server_desk.raw()
    holder.execute(f"BEGIN; SELECT 1 FROM \"case\" WHERE id = '{CASE}' FOR UPDATE")  # noqa: S608  # ours
    with connections["default"].cursor() as cursor:
        cursor.execute("SET lock_timeout = '50ms'")

    after = another.store.append(another.append(head, {"n": 2}), expect=head)

    holder.close()
    assert after.seq == 2


def test_of_two_who_append_after_one_head_the_second_waits_and_is_told_that_it_moved(server_desk: Any) -> None:
    head = server_desk.open_case()
    first, second = (server_desk.append(head, {"n": number}) for number in (1, 2))
    holder = server_desk.raw()
    holder.execute(f"BEGIN; SELECT 1 FROM \"case\" WHERE id = '{CASE}' FOR UPDATE")  # noqa: S608  # ours

    both = [beside(lambda one=one: server_desk.store.append(one, expect=head)) for one in (first, second)]  # type: ignore[misc]
    waiting(server_desk, 2)
    holder.close()

    faults = [one.exception() for one in both]
    assert sorted(map(type, faults), key=str) == sorted([type(None), HeadMoved], key=str)
    assert server_desk.store.head(CASE).seq == 2


def test_a_tick_and_an_append_to_the_same_case_wait_for_each_other_and_both_land(server_desk: Any) -> None:
    head = server_desk.open_case()
    head = server_desk.store.append(server_desk.append(head, {"n": 2}, due=DUE), expect=head)
    telling, go_on = threading.Event(), threading.Event()

    def tell(_: tuple[CaseDueRow, ...]) -> None:
        telling.set()
        assert go_on.wait(20)

    tick = beside(lambda: server_desk.store.ring(AT, tell))
    assert telling.wait(20)
    append = beside(lambda: server_desk.store.append(server_desk.append(head, {"n": 3}, due=DUE), expect=head))
    waiting(server_desk, 1)
    go_on.set()

    assert tick.result(20) == 1
    assert append.exception(20) is None
    # what rang stays rung in the schedule that replaced it
    assert server_desk.store.ring(AT, lambda _: pytest.fail("it rang twice")) == 0


def test_a_case_that_two_open_at_once_is_opened_once(server_desk: Any) -> None:
    first = server_desk.append(server_desk.genesis.head, {"kind": "opened"})
    row, wrap = server_desk.row, server_desk.wrap()
    holder = server_desk.raw()
    holder.execute("BEGIN")
    holder.execute(
        'INSERT INTO "case" (id, sealing, first_signer, opened) VALUES (%s, %s, %s, %s)',
        (row.id, row.sealing, row.first_signer, row.opened),
    )

    late = beside(lambda: server_desk.store.open_case(row, wraps=(wrap,), first=first))
    waiting(server_desk, 1)
    holder.execute("COMMIT")

    fault = late.exception(20)
    holder.close()
    assert isinstance(fault, BadInput)
    assert fault.code == "store.case_exists"


def test_a_person_whom_two_starts_add_at_once_is_added_once(server_desk: Any) -> None:
    (me,) = server_desk.store.people()
    with server_desk.raw() as bare:
        bare.execute("DELETE FROM person")
    holder = server_desk.raw()
    holder.execute("BEGIN")
    holder.execute("INSERT INTO person VALUES (%s, %s, %s)", (me.id, me.sealing, me.signing))

    late = beside(lambda: server_desk.store.add_person(me))
    waiting(server_desk, 1)
    holder.execute("COMMIT")

    assert late.exception(20) is None
    holder.close()
    assert server_desk.store.people() == (me,)
