"""The rules that the database itself keeps: how they are put in, and whether they still stand.

``chain`` refuses UPDATE, DELETE, REPLACE and TRUNCATE and takes only the entry after the last; ``body`` refuses UPDATE
and TRUNCATE; ``due`` takes at most as many rows a case as the ports say. Their text is each engine's own (``SQLITE``
here, ``postgresql.rules``). A migration that rebuilds a table drops its triggers without a word, so every writing
transaction first compares them with the text.
"""

from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from standfast.actions.ports import MOST_DUE_ROWS
from standfast.ground.errors import Unavailable
from standfast.store.engines import is_server
from standfast.store.postgresql import rules

SQLITE: Final[dict[str, str]] = {
    "chain_no_update": """CREATE TRIGGER "chain_no_update" BEFORE UPDATE ON "chain"
BEGIN SELECT RAISE(ABORT, 'chain is insert only'); END""",
    "chain_no_delete": """CREATE TRIGGER "chain_no_delete" BEFORE DELETE ON "chain"
BEGIN SELECT RAISE(ABORT, 'chain is insert only'); END""",
    # Holds whatever a connection set: REPLACE would remove the old row without asking chain_no_delete where
    # recursive_triggers is off. An id that is there is refused for the same reason.
    "chain_next_only": """CREATE TRIGGER "chain_next_only" BEFORE INSERT ON "chain"
WHEN (NEW."seq" <> 1 AND NOT EXISTS (SELECT 1 FROM "chain" WHERE "case" = NEW."case" AND "seq" = NEW."seq" - 1))
  OR EXISTS (SELECT 1 FROM "chain" WHERE "id" = NEW."id" OR ("case" = NEW."case" AND "seq" = NEW."seq"))
BEGIN SELECT RAISE(ABORT, 'chain takes only the next entry'); END""",
    "body_no_update": """CREATE TRIGGER "body_no_update" BEFORE UPDATE ON "body"
BEGIN SELECT RAISE(ABORT, 'body is insert and delete only'); END""",
    "body_no_replace": """CREATE TRIGGER "body_no_replace" BEFORE INSERT ON "body"
WHEN EXISTS (SELECT 1 FROM "body" WHERE "id" = NEW."id" OR ("case" = NEW."case" AND "seq" = NEW."seq"))
BEGIN SELECT RAISE(ABORT, 'body is insert and delete only'); END""",
    "due_at_most": f"""CREATE TRIGGER "due_at_most" BEFORE INSERT ON "due"
WHEN (SELECT COUNT(*) FROM "due" WHERE "case" = NEW."case") >= {MOST_DUE_ROWS}
BEGIN SELECT RAISE(ABORT, 'too many due rows'); END""",  # noqa: S608  # a number of ours
}


def install(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the rules in, for migrations. A migration that touches a table of theirs ends with this."""
    if is_server(schema_editor.connection):
        for statement in rules.statements(schema_editor.connection):
            schema_editor.execute(statement, params=None)
        return
    for name, text in SQLITE.items():
        schema_editor.execute(f'DROP TRIGGER IF EXISTS "{name}"', params=None)
        schema_editor.execute(text, params=None)


def names(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """Name every rule of this engine."""
    return tuple(rules.RULES) if is_server(connection) else tuple(SQLITE)


def missing(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """Name the rules that are missing or read otherwise, in order of their names."""
    if is_server(connection):
        return rules.missing(connection)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        standing = dict(cursor.fetchall())
    return tuple(sorted(name for name, text in SQLITE.items() if standing.get(name) != text))


def require(connection: BaseDatabaseWrapper) -> None:
    """Refuse to write where a rule is missing. Reading and verifying stay possible."""
    if gone := missing(connection):
        raise Unavailable("store.triggers_missing", names=", ".join(gone))
