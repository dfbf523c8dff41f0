"""Opening a PostgreSQL database: filled where it is empty, brought up to date, checked; left alone if it isn't ours.

In goes an address (``postgresql://user@host/name``), out comes the store that speaks for it, with the same guarantees
as an encrypted file. The server encrypts no page: bodies are sealed before they get there, and what stands in clear in
the tables is what stands in clear in the file's. Two programs that start at once wait for each other. A server that
doesn't bring what it commits to the disk is refused.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

from standfast.actions.ports import JournalStore
from standfast.ground.errors import BadInput, Unavailable
from standfast.store import engines, setup

ENGINE: Final = "standfast.store.postgresql"
SCHEMES: Final = ("postgresql://", "postgres://")
LOCAL: Final = ("", "localhost", "127.0.0.1", "::1")
ONE_START: Final = 0x5374616E64466173  # "StandFas", an advisory lock of our own
CONNECT_SECONDS: Final = "10"


def open_server(
    address: str,
    *,
    using: str = DEFAULT_DB_ALIAS,
    written: Callable[[JournalStore], None] | None = None,
) -> JournalStore:
    """Open the database at ``address`` under the alias ``using``; an alias may be opened again, for another.

    1. the server is asked whether it keeps what it commits, 2. the way is locked against a second start, 3. a database
    that holds something else, or was used by a newer version, is refused, 4. migrations that it lacks are run.
    """
    setup.start_django()
    setup.point(using, settings_of(address))
    connection = connections[using]
    try:
        with engines.reading(connection):
            if _only_reads(connection):
                _check_as_it_is(connection)
            else:
                _check_durable(connection)
                with _one_start_at_a_time(connection):
                    if _lacking(connection):
                        call_command("migrate", database=using, verbosity=0, interactive=False)
    except BaseException:
        setup.close_database(using=using)
        raise
    # The models can be imported only once Django has started.
    from standfast.store.journal_store import DjangoJournalStore  # noqa: PLC0415

    return DjangoJournalStore(using=using, written=written)


def check_server(*, using: str = DEFAULT_DB_ALIAS) -> None:
    """See that every row of every table can be read; a checksum of the server's that fails is found then."""
    connection = connections[using]
    with engines.reading(connection), connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT count(one::text) FROM {connection.ops.quote_name(table)} AS one")  # noqa: S608


def settings_of(address: str) -> dict[str, Any]:
    """Take an address apart for Django; raises ``store.server_address``, which never says the address itself."""
    try:
        # An extra: a family's machine doesn't have it (docs/dependencies.md).
        from psycopg import ProgrammingError  # noqa: PLC0415
        from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415
    except ImportError as error:
        raise Unavailable("store.server_no_driver") from error
    if not address.startswith(SCHEMES):
        raise BadInput("store.server_address")
    try:
        told = {name: str(value) for name, value in conninfo_to_dict(address).items()}
    except ProgrammingError:
        # Its text quotes the address, and with it a password.
        raise BadInput("store.server_address") from None
    if not told.get("dbname"):
        raise BadInput("store.server_address")
    host = told.get("host", "")
    if not (host in LOCAL or host.startswith("/")):
        # Else libpq falls back to a connection in clear without a word.
        told.setdefault("sslmode", "require")
    told.setdefault("connect_timeout", CONNECT_SECONDS)
    own = {name: told.pop(word, "") for name, word in _OWN.items()}
    return {"ENGINE": ENGINE, **own, "OPTIONS": told}


_OWN: Final = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}


def _setting(connection: BaseDatabaseWrapper, name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s)", [name])
        return str(cursor.fetchone()[0])


def _only_reads(connection: BaseDatabaseWrapper) -> bool:
    """Tell whether this is a standby, or a database that is set to be read only."""
    return _setting(connection, "transaction_read_only") == "on"


def _check_as_it_is(connection: BaseDatabaseWrapper) -> None:
    if _lacking(connection):
        raise Unavailable("store.older_read_only", file=engines.place(connection))


def _check_durable(connection: BaseDatabaseWrapper) -> None:
    """Refuse a server that forgets at a power cut what it said was kept, or may be left with torn pages."""
    for name in ("fsync", "full_page_writes"):
        if _setting(connection, name) != "on":
            raise Unavailable("store.server_not_durable", server=engines.place(connection), setting=name)


def _lacking(connection: BaseDatabaseWrapper) -> bool:
    """Tell whether migrations are to be run; refuses a database of others and one of a newer version."""
    applied = {name for app, name in MigrationRecorder(connection).applied_migrations() if app == setup.APP}
    if not applied:
        # A start that was cut off may have left Django's own list of migrations, still empty.
        if set(connection.introspection.table_names()) - {MigrationRecorder.Migration._meta.db_table}:  # noqa: SLF001
            raise BadInput("store.server_not_ours", server=engines.place(connection))
        return True
    return setup.lacks(applied, place=engines.place(connection))


@contextmanager
def _one_start_at_a_time(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Wait for another start to finish; the server lets the lock go when this connection ends, however it ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', '60s', false), pg_advisory_lock(%s)", [ONE_START])
    try:
        yield
    finally:
        if connection.connection is not None and not connection.connection.closed:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s), set_config('lock_timeout', '10s', false)", [ONE_START])
