"""What the database says when it can't, in our words. Django's errors in, ``StandfastError`` out.

SQLite tells by a name and a text of its own, PostgreSQL by the five letters of SQLSTATE (its manual, appendix A).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.db.utils import DatabaseError, InterfaceError, OperationalError

from standfast.ground.errors import Unavailable

# By the first letters that fit, the longer before the shorter.
_BY_STATE: Final = (
    ("53100", "store.disk_full"),
    ("53300", "store.server_unreachable"),
    ("55P03", "store.busy"),  # lock_not_available
    ("57014", "store.busy"),  # query_canceled, by a time limit
    ("40", "store.busy"),  # a transaction that was rolled back: deadlock, serialization
    ("25006", "store.server_read_only"),
    ("42501", "store.server_read_only"),  # insufficient_privilege
    ("XX001", "store.server_damaged"),
    ("XX002", "store.server_damaged"),
    ("58030", "store.server_damaged"),  # io_error
    ("58P01", "store.server_damaged"),  # a file of the server's is gone
    ("08", "store.server_unreachable"),
    ("57P", "store.server_unreachable"),  # it shuts down, starts, or crashed
    ("28", "store.server_unreachable"),  # name or password
    ("3D000", "store.server_unreachable"),
)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn a failure of the file at ``path`` into the error that a person can act on."""
    try:
        yield
    except DatabaseError as error:
        said = str(error).lower()
        # SQLite's result codes have no class of their own in the driver; their English texts are part of its interface.
        if "not a database" in said:
            raise Unavailable("store.file_not_opened", file=path) from error
        if "disk i/o" in said and _name(error) not in {"SQLITE_IOERR_CORRUPTFS", "SQLITE_IOERR_SHORT_READ"}:
            # A quota, a limit or a failing disk: what stands is whole, the write was taken back.
            raise Unavailable("store.disk_refused", file=path) from error
        if "malformed" in said or "disk i/o" in said:
            raise Unavailable("store.damaged", file=path) from error
        if "locked" in said or "busy" in said:
            raise Unavailable("store.busy", file=path) from error
        if "full" in said:
            raise Unavailable("store.disk_full", file=path) from error
        if "readonly" in said or "unable to open" in said:
            raise Unavailable("store.file_unreadable", file=path) from error
        raise


def _name(error: DatabaseError) -> str:
    """Give SQLite's name of a failure, from the driver's error beneath Django's."""
    return str(getattr(error.__cause__, "sqlite_errorname", ""))


@contextmanager
def translated_server(server: str) -> Iterator[None]:
    """Turn a failure of a PostgreSQL server into the error that a person can act on. ``server`` names no password."""
    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        # A connection that could not be made, or broke, has no SQLSTATE: the server could no longer say one.
        state = getattr(error.__cause__, "sqlstate", None)
        if state is None and isinstance(error, OperationalError | InterfaceError):
            raise Unavailable("store.server_unreachable", server=server) from error
        for start, code in _BY_STATE:
            if state is not None and state.startswith(start):
                raise Unavailable(code, server=server, file=server) from error
        raise
