"""What differs between the two engines, in one place: the words of a failure, the lock, sweeping after an erasure.

SQLCipher has one writer at a time: ``BEGIN IMMEDIATE`` is the lock. PostgreSQL has many: a writer locks the row of its
case (``SELECT … FOR UPDATE``), and only then reads the head, from the chain itself. So no second copy of the head could
ever disagree with the entries.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

from standfast.ground.errors import Unavailable
from standfast.journal import CaseId
from standfast.store.failures import translated, translated_server

SERVER: Final = "postgresql"

_LOCK: Final = 'SELECT id FROM "case" WHERE id = ANY(%s) ORDER BY id FOR UPDATE'
# In one order, so that two writers of several cases never wait for each other.

# Whoever may still see a row of before transaction %s: a session, a standby, a slot, a transaction that was prepared.
_HELD: Final = """
SELECT count(*) FROM (
    SELECT backend_xmin AS held FROM pg_stat_activity
    WHERE pid <> pg_backend_pid() AND (datname = current_database() OR backend_type = 'walsender')
    UNION ALL SELECT transaction FROM pg_prepared_xacts WHERE database = current_database()
    UNION ALL SELECT xmin FROM pg_replication_slots
) AS holders
WHERE held IS NOT NULL AND age(held) >= age(%s::text::xid)
"""
_OWNED: Final = """
SELECT bool_and(pg_has_role(relowner, 'USAGE')) FROM pg_class
WHERE oid IN (to_regclass('body'), to_regclass('body_key'), to_regclass('wrap'))
"""
_WAITS: Final = 50
# of a fifth of a second each: as long as SQLite waits for a reader


def is_server(connection: BaseDatabaseWrapper) -> bool:
    """Tell whether an alias stands for a server."""
    return connection.vendor == SERVER


def place(connection: BaseDatabaseWrapper) -> str:
    """Say where the cases lie, without a password."""
    told = connection.settings_dict
    if is_server(connection):
        return f"{told['NAME']} ({told['HOST'] or 'localhost'})"
    return str(told["NAME"])


@contextmanager
def reading(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Say what an engine can't in our words; a connection to a server that broke is made anew by the next call."""
    if not is_server(connection):
        with translated(Path(str(connection.settings_dict["NAME"]))):
            yield
        return
    try:
        with translated_server(place(connection)):
            yield
    except Unavailable as error:
        if error.code == "store.server_unreachable" and not connection.in_atomic_block:
            connection.close()
        raise


def lock_cases(connection: BaseDatabaseWrapper, cases: Callable[[], Iterable[CaseId]]) -> None:
    """Let nobody else write to these cases until this transaction ends; ``cases`` is asked only where it is needed."""
    if is_server(connection):
        with connection.cursor() as cursor:
            cursor.execute(_LOCK, [sorted(set(cases()))])


def erasing(connection: BaseDatabaseWrapper) -> str | None:
    """Name the transaction that erases, for ``sweep``."""
    if not is_server(connection):
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::xid::text")
        return str(cursor.fetchone()[0])


def sweep(connection: BaseDatabaseWrapper, erased_by: str | None) -> bool:
    """Remove what was erased from the files too, and tell whether that could be done now."""
    if erased_by is None:
        with connection.cursor() as cursor:
            # Older copies of a page wait in the log until it is emptied; a reader elsewhere may put that off.
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy, *_ = cursor.fetchone()
        return not busy
    with connection.cursor() as cursor:
        cursor.execute(_OWNED)
        if cursor.fetchone() != (True,):
            # VACUUM would pass the tables over with a warning that nobody reads.
            return False
        for _ in range(_WAITS):
            cursor.execute(_HELD, [erased_by])
            if cursor.fetchone() == (0,):
                break
            cursor.execute("SELECT pg_sleep(0.2)")
        else:
            return False
        # A deleted row's bytes stay in its page. The keys are few and small: their tables are written anew, so that
        # what is left of a body can't be opened by anyone; of the bodies themselves the space is given back.
        cursor.execute("VACUUM (FULL) body_key")
        cursor.execute("VACUUM (FULL) wrap")
        cursor.execute("VACUUM body")
    return True
