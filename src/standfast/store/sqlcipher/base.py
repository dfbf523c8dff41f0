"""The database backend: Django's own for SQLite, with SQLCipher's driver and a raw key on every new connection.

The key comes from a callable, ``OPTIONS["key"]``, that gives 32 bytes: so it stands in no setting, no argument of a
program and no log. Given raw it costs 1 ms a connection; SQLCipher would spend 105 ms on a passphrase, which the key
file already asked for and slowed down.

``OPTIONS["read_only"]`` opens a file that can't be written: ``"log"`` with the write-ahead log beside it, ``"alone"``
where there is none. Nothing is then written beside it either.
"""

# mypy: disable-error-code="explicit-override"
# typing.override needs Python 3.12; every method here overrides one of Django's.

import datetime as dt
import decimal
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, Final

from django.db.backends.sqlite3 import base as sqlite
from django.db.backends.sqlite3._functions import (  # type: ignore[import-untyped]  # no stubs for it
    register as register_functions,
)
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2

KEY_BYTES: Final = 32

# What Django registers with the standard library's driver, for this one.
dbapi2.register_converter("bool", b"1".__eq__)
dbapi2.register_converter("date", sqlite.decoder(parse_date))
dbapi2.register_converter("time", sqlite.decoder(parse_time))
dbapi2.register_converter("datetime", sqlite.decoder(parse_datetime))
dbapi2.register_converter("timestamp", sqlite.decoder(parse_datetime))
dbapi2.register_adapter(decimal.Decimal, str)
dbapi2.register_adapter(dt.date, dt.date.isoformat)
dbapi2.register_adapter(dt.datetime, sqlite.adapt_datetime)

# SQLite, "Write-Ahead Logging", section 5 (read-only databases): without a log, only a file that is said never to
# change opens.
READ_ONLY: Final = {"log": "mode=ro&readonly_shm=1", "alone": "mode=ro&immutable=1"}
OURS: Final = frozenset({"key", "read_only"})
JOURNAL_MODE: Final = "journal_mode = WAL"

# Each holds for one connection only, so each connection says it again.
PRAGMAS: Final = (
    "foreign_keys = ON",
    "legacy_alter_table = OFF",
    # INSERT OR REPLACE removes a row without asking a DELETE trigger, unless this is on
    "recursive_triggers = ON",
    # readers don't wait for a writer
    JOURNAL_MODE,
    # a commit has reached the disk when it returns, as far as the disk keeps its word
    "synchronous = FULL",
    # nothing of a case in a temporary file
    "temp_store = MEMORY",
    # what was erased is overwritten in the pages it leaves
    "secure_delete = ON",
    "trusted_schema = OFF",
)


class DatabaseWrapper(sqlite.DatabaseWrapper):
    """A connection to an encrypted file."""

    display_name = "SQLCipher"
    Database = dbapi2

    def get_connection_params(self) -> dict[str, Any]:
        """Take the key's source out of the options; the rest is the driver's."""
        params: dict[str, Any] = super().get_connection_params()
        how = READ_ONLY.get(params.get("read_only", ""))
        params["database"] = f"{Path(params['database']).as_uri()}?{how}" if how else str(params["database"])
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect, give the key, read one page to learn whether it fits, and set what a connection must have."""
        key = bytes(conn_params["key"]())
        if len(key) != KEY_BYTES:
            raise ValueError(len(key))
        connection = dbapi2.connect(**{name: value for name, value in conn_params.items() if name not in OURS})
        try:
            # else it writes about pages to the error stream, where a person reads our words
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for pragma in PRAGMAS:
                if pragma == JOURNAL_MODE and conn_params.get("read_only"):
                    continue
                connection.execute(f"PRAGMA {pragma}").fetchone()
            register_functions(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        """Give a cursor that understands Django's placeholders."""
        del name
        return self.connection.cursor(factory=CursorWrapper)


class CursorWrapper(dbapi2.Cursor):  # type: ignore[misc]  # the driver has no type information
    """Django's cursor for SQLite, on this driver's cursor: ``%s`` becomes ``?``."""

    def execute(self, query: str, params: Any = None) -> Any:
        """Run one statement."""
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, Mapping) else None
        return super().execute(_convert(query, names), params)

    def executemany(self, query: str, param_list: Any) -> Any:
        """Run one statement for each set of values."""
        several: Iterator[Any] = iter(param_list)
        first = next(several, None)
        if first is None:
            return None
        names = list(first) if isinstance(first, Mapping) else None
        return super().executemany(_convert(query, names), chain((first,), several))


def _convert(query: str, names: list[str] | None) -> str:
    if names is None:
        return str(sqlite.FORMAT_QMARK_REGEX.sub("?", query)).replace("%%", "%")
    return query % {name: f":{name}" for name in names}
