"""Each rule that the database keeps is shown biting, through the program's own connection and through a bare one."""

# ruff: noqa: S608  # statements of this file, no one's input

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.db import connections
from sqlcipher3 import dbapi2

from standfast.ground.errors import Unavailable
from standfast.store import triggers
from standfast.store.postgresql.rules import RULES

COLUMNS = 'v, "case", seq, hour, key_id, commitment, prev, signature'
# statements of this file, no one's input
BARE = (dbapi2.Error, psycopg.Error)
ONLY = "insert only|only the next"
AGAIN = f"{COLUMNS}) SELECT {COLUMNS} FROM chain WHERE seq = 2"
AT_9 = f"{COLUMNS}) SELECT {COLUMNS.replace('seq', '9')} FROM chain WHERE seq = 2"
FROM = f"INSERT INTO public.chain ({COLUMNS}) SELECT {COLUMNS.replace('seq', '9')} FROM chain"
BITES = {
    "update": ("UPDATE chain SET hour = '2026-05-11T05Z' WHERE seq = 2", "insert only"),
    "delete": ("DELETE FROM chain WHERE seq = 2", "insert only"),
    "delete all": ("DELETE FROM chain", "insert only"),
    "insert again": (f"INSERT INTO chain ({AGAIN}", "only the next"),
    "upsert": (f"INSERT INTO chain ({AGAIN} ON CONFLICT (\"case\", seq) DO UPDATE SET hour = ''", ONLY),
    "a gap": (f"INSERT INTO chain ({AT_9}", "only the next"),
    "another body": ("UPDATE body SET ciphertext = {nothing} WHERE seq = 2", "insert and delete only"),
}
OF_A_FILE = {
    "update or replace": ("UPDATE OR REPLACE chain SET seq = 1 WHERE seq = 2", "insert only"),
    "replace by place": (f"INSERT OR REPLACE INTO chain ({AGAIN}", "only the next"),
    "replace by id": (
        f"INSERT OR REPLACE INTO chain (id, {COLUMNS}) SELECT id, {COLUMNS.replace('seq', '4')} FROM chain LIMIT 1",
        "only the next",
    ),
    "replace a body": (
        'INSERT OR REPLACE INTO body ("case", seq, ciphertext) SELECT "case", seq, {nothing} FROM body WHERE seq = 2',
        "insert and delete only",
    ),
}
OF_A_SERVER = {
    "truncate": ("TRUNCATE chain", "insert only"),
    "truncate with what hangs on it": ('TRUNCATE "case", chain CASCADE', "insert only"),
    "truncate bodies": ("TRUNCATE body", "insert and delete only"),
    "merge": (
        "MERGE INTO chain USING (SELECT 2 AS seq) AS new ON chain.seq = new.seq WHEN MATCHED THEN DELETE",
        "insert only",
    ),
    "as a replica": ("SET session_replication_role = replica; DELETE FROM chain", "insert only"),
    "a table of one's own in front": (
        f"CREATE TEMP TABLE chain AS SELECT {COLUMNS.replace('seq', '8 AS seq')} FROM public.chain LIMIT 1; {FROM}",
        "only the next",
    ),
}


def bite(desk: Any, execute: Callable[[str], object], statements: str, says: str) -> None:
    """See a rule refuse, and every row stay."""
    desk.open_case(entries=3)
    before = desk.store.read("k3m9-q2x7-w4tz")

    def run_all() -> None:
        for statement in statements.split(";"):
            execute(statement.replace("{nothing}", desk.engine.bytes(b"\0")))

    with pytest.raises(Exception, match=says):
        run_all()

    assert desk.store.read("k3m9-q2x7-w4tz") == before


@pytest.mark.parametrize("name", BITES)
def test_a_rule_bites_on_the_programs_connection(desk: Any, name: str) -> None:
    with connections["default"].cursor() as cursor:
        bite(desk, cursor.execute, *BITES[name])


@pytest.mark.parametrize("name", BITES)
def test_a_rule_bites_on_a_bare_connection_that_set_nothing(desk: Any, name: str) -> None:
    bare = desk.raw()

    bite(desk, bare.execute, *BITES[name])
    bare.close()


@pytest.mark.parametrize("name", OF_A_FILE)
def test_a_rule_of_a_file_bites_on_both(file_desk: Any, name: str) -> None:
    with connections["default"].cursor() as cursor:
        bite(file_desk, cursor.execute, *OF_A_FILE[name])


@pytest.mark.parametrize("name", OF_A_FILE)
def test_a_rule_of_a_file_bites_where_replaced_rows_are_not_asked_about(file_desk: Any, name: str) -> None:
    bare = file_desk.raw()
    bare.execute("PRAGMA recursive_triggers = OFF")

    bite(file_desk, bare.execute, *OF_A_FILE[name])
    bare.close()


@pytest.mark.parametrize("name", OF_A_SERVER)
def test_a_rule_of_a_server_bites_whatever_a_session_sets(server_desk: Any, name: str) -> None:
    bare = server_desk.raw()

    bite(server_desk, bare.execute, *OF_A_SERVER[name])
    bare.close()


def test_a_case_can_not_have_more_due_rows_than_the_ports_say(desk: Any) -> None:
    desk.open_case()
    bare = desk.raw()
    insert = "INSERT INTO due (\"case\", ref, at, kind) VALUES ('k', '{}', '2026-05-11 00:00:00+00', 'step')"
    for number in range(20):
        bare.execute(insert.format(number))

    with pytest.raises(BARE, match="too many due rows"):
        bare.execute(insert.format(20))
    bare.close()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO due (\"case\", ref, at, kind) VALUES ('k', 'r', '2026-05-11 00:00:00+00', 'police')",
        f"INSERT INTO chain ({COLUMNS}) VALUES (1, 'k', 0, '', '', '', '', '')",
        f"INSERT INTO chain ({COLUMNS}) VALUES (1, 'k', 1, '2026-05-11T05Z', 'short', '', '', '')",
    ],
)
def test_a_check_constraint_bites(desk: Any, statement: str) -> None:
    bare = desk.raw()

    with pytest.raises(BARE, match=r"(?i)check|only the next"):
        bare.execute(statement)
    bare.close()


@pytest.mark.parametrize("name", triggers.SQLITE)
def test_without_one_of_its_rules_the_store_reads_but_refuses_to_write(
    file_desk: Any, file_reopened: Callable[[str], Any], name: str
) -> None:
    refuses_without(file_desk, file_reopened, [f'DROP TRIGGER "{name}"'], name)


@pytest.mark.parametrize("how", ["drop", "switch off", "leave to replicas"])
@pytest.mark.parametrize("name", RULES)
def test_without_one_of_its_rules_a_servers_store_reads_but_refuses_to_write(
    server_desk: Any, server_reopened: Callable[[str], Any], name: str, how: str
) -> None:
    table = RULES[name].table
    without = {
        "drop": f"DROP TRIGGER {name} ON {table}",
        "switch off": f"ALTER TABLE {table} DISABLE TRIGGER {name}",
        "leave to replicas": f"ALTER TABLE {table} ENABLE REPLICA TRIGGER {name}",
    }
    refuses_without(server_desk, server_reopened, [without[how]], name)


TOOTHLESS = {
    "another trigger in a file": (
        "file_desk",
        "file_reopened",
        [
            "DROP TRIGGER chain_no_delete",
            "CREATE TRIGGER chain_no_delete BEFORE DELETE ON chain BEGIN SELECT 1; END",
        ],
    ),
    "another function": (
        "server_desk",
        "server_reopened",
        ["CREATE OR REPLACE FUNCTION chain_no_delete() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"],
    ),
    "the function without its schema": (
        "server_desk",
        "server_reopened",
        ["ALTER FUNCTION chain_no_delete() RESET search_path"],
    ),
    "a condition": (
        "server_desk",
        "server_reopened",
        [
            "DROP TRIGGER chain_no_delete ON chain",
            "CREATE TRIGGER chain_no_delete BEFORE DELETE ON chain WHEN (false) EXECUTE FUNCTION chain_no_delete()",
            "ALTER TABLE chain ENABLE ALWAYS TRIGGER chain_no_delete",
        ],
    ),
}


@pytest.mark.parametrize("how", TOOTHLESS)
def test_a_rule_made_toothless_counts_as_missing(request: pytest.FixtureRequest, how: str) -> None:
    desk, reopened, statements = TOOTHLESS[how]

    refuses_without(request.getfixturevalue(desk), request.getfixturevalue(reopened), statements, "chain_no_delete")


def refuses_without(desk: Any, reopened: Callable[[str], Any], statements: list[str], name: str) -> None:
    """Take a rule out of a copy, and see every writing call refuse, naming it, while reading goes on."""
    head = desk.open_case(entries=2)
    me = desk.store.people()[0]
    copy = desk.copy()
    bare = desk.raw(copy)
    for statement in statements:
        bare.execute(statement)
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
        assert (caught.value.code, caught.value.problems[0].details) == ("store.triggers_missing", {"names": name})
    assert len(store.read(head.case)) == 2
    # what every start does, before it can verify
    store.add_person(me)
