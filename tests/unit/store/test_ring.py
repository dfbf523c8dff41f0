"""Each due row rings once: by a conditional update, told before the claim stands, kept in the next schedule."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections

from standfast.actions.ports import CaseDueRow, DueKind, DueRow
from standfast.ground.instants import Instant, read_instant
from standfast.store import triggers
from standfast.store.setup import close_database

AT = read_instant("2026-05-10T21:50:00-07:00")


def day(number: int) -> Instant:
    return Instant(AT + timedelta(days=number))


def row(number: int, kind: DueKind = DueKind.STEP, **more: Any) -> DueRow:
    return DueRow(ref=f"{number}-{kind}-{len(more)}", at=day(number), kind=kind, **more)


def write(desk: Any, *rows: DueRow) -> None:
    head = desk.store.head(desk.case)
    desk.store.append(desk.append(head, {"n": head.seq}, due=rows), expect=head)


def rung(desk: Any, until: Instant) -> list[tuple[Instant, DueKind]]:
    told: list[CaseDueRow] = []
    count = desk.store.ring(until, told.extend)
    assert count == len(told)
    return [(one.due.at, one.due.kind) for one in told]


@pytest.fixture
def begun(desk: Any) -> Any:
    desk.open_case()
    return desk


def test_what_has_come_is_told_once_and_in_order(begun: Any) -> None:
    write(begun, row(3), row(1, DueKind.END), row(2))

    assert rung(begun, day(2)) == [(day(1), DueKind.END), (day(2), DueKind.STEP)]
    assert rung(begun, day(2)) == []
    assert rung(begun, day(9)) == [(day(3), DueKind.STEP)]


def test_where_nothing_is_due_nobody_is_told(begun: Any) -> None:
    write(begun, row(5))

    assert begun.store.ring(day(1), lambda _: pytest.fail("nothing was due")) == 0


def test_what_could_not_be_told_rings_again(begun: Any) -> None:
    write(begun, row(1))

    def gone(_: object) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        begun.store.ring(day(2), gone)

    assert rung(begun, day(2)) == [(day(1), DueKind.STEP)]


def test_a_schedule_that_is_replaced_keeps_what_rang(begun: Any) -> None:
    write(begun, row(1), row(2))
    rung(begun, day(1))

    write(begun, row(1, fired_at=None), row(2), row(1, DueKind.ANSWER))

    assert rung(begun, day(9)) == [(day(1), DueKind.ANSWER), (day(2), DueKind.STEP)]


def test_what_had_passed_as_it_was_written_never_rings_as_new(begun: Any) -> None:
    write(begun, row(1, fired_at=day(4)), row(5))

    assert rung(begun, day(9)) == [(day(5), DueKind.STEP)]


def test_a_writer_that_knows_no_schedule_leaves_what_rang(begun: Any) -> None:
    write(begun, row(1))
    rung(begun, day(1))
    head = begun.store.head(begun.case)

    begun.store.append(begun.append(head, {"n": "without"}), expect=head)

    assert rung(begun, day(9)) == []
    (kept,) = begun.store.due_rows(day(9))
    assert kept.due.fired_at == day(1)


def test_what_the_first_version_wrote_is_brought_up_to_date_and_keeps_its_rules(begun: Any) -> None:
    call_command("migrate", "store", "0001", database="default", verbosity=0, interactive=False)
    with connections["default"].cursor() as cursor:
        cursor.execute("INSERT INTO due (\"case\", ref, at, kind) VALUES (%s, 'r', %s, 'step')", [begun.case, day(1)])
    close_database()

    store = begun.engine.open(begun.place)

    assert triggers.missing(connections["default"]) == ()
    assert [one.due.fired_at for one in store.due_rows(day(9))] == [None]
    assert len(store.read(begun.case)) == 1
