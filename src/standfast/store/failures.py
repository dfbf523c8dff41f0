"""What the database says when it can't, in our words. Django's errors in, ``StandfastError`` out."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db.utils import DatabaseError

from standfast.ground.errors import Unavailable


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
        if "malformed" in said or "disk i/o" in said:
            raise Unavailable("store.damaged", file=path) from error
        if "locked" in said or "busy" in said:
            raise Unavailable("store.busy", file=path) from error
        if "full" in said:
            raise Unavailable("store.disk_full", file=path) from error
        if "readonly" in said or "unable to open" in said:
            raise Unavailable("store.file_unreadable", file=path) from error
        raise
