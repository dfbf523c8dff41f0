"""Each rule that the database keeps is shown biting, through the program's own connection and through a bare one."""

# ruff: noqa: S608  # statements of this file, no one's input

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from sqlcipher3 import dbapi2

from standfast.ground.errors import Unavailable
from standfast.store import triggers

COLUMNS = 'v, "case", seq, hour, key_id, commitment, prev, signature'
# statements of this file, no one's input
AGAIN = f"{COLUMNS}) SELECT {COLUMNS} FROM chain WHERE seq = 2"
AT_9 = f"{COLUMNS}) SELECT {COLUMNS.replace('seq', '9')} FROM chain WHERE seq = 2"
BITES = {
    "update": ("UPDATE chain SET hour = '2026-05-11T05Z' WHERE seq = 2", "insert only"),
    "update or replace": ("UPDATE OR REPLACE chain SET seq = 1 WHERE seq = 2", "insert only"),
    "delete": ("DELETE FROM chain WHERE seq = 2", "insert only"),
    "delete all": ("DELETE FROM chain", "insert only"),
    "insert again": (f"INSERT INTO chain ({AGAIN}", "only the next"),
    "replace by place": (f"INSERT OR REPLACE INTO chain ({AGAIN}", "only the next"),
    "replace by id": (
        f"INSERT OR REPLACE INTO chain (id, {COLUMNS}) SELECT id, {COLUMNS.replace('seq', '4')} FROM chain LIMIT 1",
        "only the next",
    ),
    "upsert": (f"INSERT INTO chain ({AGAIN} ON CONFLICT (\"case\", seq) DO UPDATE SET hour = ''", "only the next"),
    "a gap": (f"INSERT INTO chain ({AT_9}", "only the next"),
    "another body": ("UPDATE body SET ciphertext = x'00' WHERE seq = 2", "insert and delete only"),
    "replace a body": (
        'INSERT OR REPLACE INTO body ("case", seq, ciphertext) SELECT "case", seq, x\'00\' FROM body WHERE seq = 2',
        "insert and delete only",
    ),
}


@pytest.mark.parametrize("bite", BITES)
def test_a_rule_bites_on_the_programs_connection(desk: Any, bite: str) -> None:
    desk.open_case(entries=3)
    before = desk.store.read("k3m9-q2x7-w4tz")
    statement, says = BITES[bite]

    with pytest.raises(Exception, match=says), connections["default"].cursor() as cursor:
        cursor.execute(statement)

    assert desk.store.read("k3m9-q2x7-w4tz") == before


@pytest.mark.parametrize("bite", BITES)
def test_a_rule_bites_on_a_bare_connection_that_set_nothing(desk: Any, bite: str) -> None:
    desk.open_case(entries=3)
    before = desk.store.read("k3m9-q2x7-w4tz")
    statement, says = BITES[bite]
    bare = desk.raw()
    bare.execute("PRAGMA recursive_triggers = OFF")

    with pytest.raises(dbapi2.Error, match=says):
        bare.execute(statement)

    bare.close()
    assert desk.store.read("k3m9-q2x7-w4tz") == before


def test_a_case_can_not_have_more_due_rows_than_the_ports_say(desk: Any) -> None:
    desk.open_case()
    bare = desk.raw()
    insert = "INSERT INTO due (\"case\", ref, at, kind) VALUES ('k', ?, '2026-05-11 00:00:00', 'step')"
    for number in range(20):
        bare.execute(insert, (str(number),))

    with pytest.raises(dbapi2.Error, match="too many due rows"):
        bare.execute(insert, ("20",))
    bare.close()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO due (\"case\", ref, at, kind) VALUES ('k', 'r', '2026-05-11 00:00:00', 'police')",
        f"INSERT INTO chain ({COLUMNS}) VALUES (1, 'k', 0, '', '', '', '', '')",
        f"INSERT INTO chain ({COLUMNS}) VALUES (1, 'k', 1, '2026-05-11T05Z', 'short', '', '', '')",
    ],
)
def test_a_check_constraint_bites(desk: Any, statement: str) -> None:
    bare = desk.raw()

    with pytest.raises(dbapi2.Error, match=r"CHECK|only the next"):
        bare.execute(statement)
    bare.close()


@pytest.mark.parametrize("name", triggers.SQLITE)
def test_without_one_of_its_rules_the_store_reads_but_refuses_to_write(
    desk: Any, reopened: Callable[[Path], Any], tmp_path: Path, name: str
) -> None:
    head = desk.open_case(entries=2)
    copy = copied(desk, tmp_path)
    bare = desk.raw(copy)
    bare.execute(f'DROP TRIGGER "{name}"')
    bare.close()
    store = reopened(copy)

    with pytest.raises(Unavailable) as caught:
        store.append(desk.append(head, {"n": 3}), expect=head)

    assert (caught.value.code, caught.value.problems[0].details) == ("store.triggers_missing", {"names": name})
    assert len(store.read(head.case)) == 2
    # what every start does, before it can verify
    store.add_person(desk.store.people()[0])


def test_a_rule_made_toothless_counts_as_missing(desk: Any, reopened: Callable[[Path], Any], tmp_path: Path) -> None:
    head = desk.open_case(entries=2)
    copy = copied(desk, tmp_path)
    bare = desk.raw(copy)
    bare.execute("DROP TRIGGER chain_no_delete")
    bare.execute("CREATE TRIGGER chain_no_delete BEFORE DELETE ON chain BEGIN SELECT 1; END")
    bare.close()
    store = reopened(copy)

    writes: tuple[Callable[[], object], ...] = (
        lambda: store.append(desk.append(head, {"n": 3}), expect=head),
        lambda: store.erase_body(head.case, 1),
        lambda: store.put_wrap(desk.wrap()),
    )
    for write in writes:
        with pytest.raises(Unavailable) as caught:
            write()
        assert caught.value.code == "store.triggers_missing"


def copied(desk: Any, folder: Path) -> Path:
    with connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = folder / "copy.db"
    shutil.copyfile(desk.path, copy)
    return copy
