"""The same rules on a server, and TRUNCATE besides. Each is a trigger that nothing a session sets can pass by.

ENABLE ALWAYS: a trigger is else left out where ``session_replication_role`` is ``replica``. Each function names its own
schema first: else a temporary table called ``chain`` would be asked in the place of ours. A row trigger of PL/pgSQL
that is VOLATILE sees the rows that the same statement inserted before (PostgreSQL manual, 39.2).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db.backends.base.base import BaseDatabaseWrapper

from standfast.actions.ports import MOST_DUE_ROWS

# pg_trigger.tgtype, as catalog/pg_trigger.h of the server numbers its bits
ROW, BEFORE, INSERT, DELETE, UPDATE, TRUNCATE = 1, 2, 4, 8, 16, 32
_EVENTS: Final = {INSERT: "INSERT", DELETE: "DELETE", UPDATE: "UPDATE", TRUNCATE: "TRUNCATE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One trigger and its function, which bear one name."""

    table: str
    event: int
    body: str
    each_row: bool = False

    @property
    def kind(self) -> int:
        """Give the number by which the server's catalogue tells the kind."""
        return BEFORE | self.event | (ROW if self.each_row else 0)


def _never(says: str) -> str:
    return f"BEGIN RAISE EXCEPTION '{says}' USING ERRCODE = 'restrict_violation'; END"


_INSERT_ONLY: Final = _never("chain is insert only")
_NOT_CHANGED: Final = _never("body is insert and delete only")

RULES: Final[dict[str, Rule]] = {
    "chain_no_update": Rule(table="chain", event=UPDATE, body=_INSERT_ONLY),
    "chain_no_delete": Rule(table="chain", event=DELETE, body=_INSERT_ONLY),
    "chain_no_truncate": Rule(table="chain", event=TRUNCATE, body=_INSERT_ONLY),
    "chain_next_only": Rule(
        table="chain",
        event=INSERT,
        each_row=True,
        body="""BEGIN
IF (NEW.seq <> 1 AND NOT EXISTS (SELECT 1 FROM chain WHERE "case" = NEW."case" AND seq = NEW.seq - 1))
  OR EXISTS (SELECT 1 FROM chain WHERE "case" = NEW."case" AND seq = NEW.seq) THEN
  RAISE EXCEPTION 'chain takes only the next entry' USING ERRCODE = 'restrict_violation';
END IF;
RETURN NEW;
END""",
    ),
    "body_no_update": Rule(table="body", event=UPDATE, body=_NOT_CHANGED),
    "body_no_truncate": Rule(table="body", event=TRUNCATE, body=_NOT_CHANGED),
    "due_at_most": Rule(
        table="due",
        event=INSERT,
        each_row=True,
        body=f"""BEGIN
IF (SELECT count(*) FROM due WHERE "case" = NEW."case") >= {MOST_DUE_ROWS} THEN
  RAISE EXCEPTION 'too many due rows' USING ERRCODE = 'restrict_violation';
END IF;
RETURN NEW;
END""",  # noqa: S608  # a number of ours
    ),
}

# Of the tables that our own statements reach, whatever another schema holds.
_STANDING: Final = """
SELECT t.tgname, c.relname, t.tgtype, t.tgenabled::text, t.tgqual IS NULL AND t.tgattr::text = '',
       p.prosrc, l.lanname, p.provolatile::text,
       p.proconfig = ARRAY['search_path=' || quote_ident(n.nspname) || ', pg_temp']
FROM pg_trigger AS t
JOIN pg_class AS c ON c.oid = t.tgrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_proc AS p ON p.oid = t.tgfoid
JOIN pg_language AS l ON l.oid = p.prolang
WHERE NOT t.tgisinternal AND c.oid IN (to_regclass('chain'), to_regclass('body'), to_regclass('due'))
"""


def statements(connection: BaseDatabaseWrapper) -> Iterator[str]:
    """Give what puts the rules in, into the schema where tables are made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        schema = str(cursor.fetchone()[0])
    for name, rule in RULES.items():
        each = "ROW" if rule.each_row else "STATEMENT"
        yield (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql VOLATILE"
            f" SET search_path = {schema}, pg_temp AS $rule${rule.body}$rule$"
        )
        yield f'DROP TRIGGER IF EXISTS {name} ON "{rule.table}"'
        yield (
            f'CREATE TRIGGER {name} BEFORE {_EVENTS[rule.event]} ON "{rule.table}"'
            f" FOR EACH {each} EXECUTE FUNCTION {name}()"
        )
        yield f'ALTER TABLE "{rule.table}" ENABLE ALWAYS TRIGGER {name}'


def missing(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """Name the rules that are missing, switched off, or read otherwise, in order of their names."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING)
        standing = {str(name): tuple(told) for name, *told in cursor.fetchall()}
    return tuple(sorted(name for name, rule in RULES.items() if not _stands(rule, standing.get(name))))


def _stands(rule: Rule, told: tuple[Any, ...] | None) -> bool:
    if told is None:
        return False
    wanted = (rule.table, rule.kind, "A", True, rule.body, "plpgsql", "v", True)
    return told == wanted
