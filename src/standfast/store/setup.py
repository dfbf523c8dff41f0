"""Opening a home's database file: made when it isn't there, brought up to date, checked, and never overwritten.

In go a path and what gives the 32-byte key, out comes the store that speaks for that file. Two programs that start at
once wait for each other. A file from a newer version, a damaged one, one that another key made: each is refused and
left exactly as it is. One that may only be read (a copy on a disc, a folder without leave to write) is opened for
reading.
"""

import fcntl
import os
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import django
from django.apps import apps
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.recorder import MigrationRecorder

from standfast.actions.ports import JournalStore
from standfast.ground.disk import sync_folder
from standfast.ground.errors import BadInput, Unavailable
from standfast.store import migrations
from standfast.store.failures import translated

APP: Final = "store"
PLAIN_SQLITE: Final = b"SQLite format 3\x00"
BUSY_SECONDS: Final = 10.0


def open_database(
    path: Path,
    key: Callable[[], bytes],
    *,
    using: str = DEFAULT_DB_ALIAS,
    written: Callable[[JournalStore], None] | None = None,
) -> JournalStore:
    """Open the file at ``path`` under the alias ``using``; an alias may be opened again, for another file.

    ``written`` is called after every writing call, once it stands.

    1. the way is locked against a second start, 2. a file that isn't there is made beside and put in its place whole,
    3. a file that is there is looked at before anything is written, 4. migrations that it lacks are run.
    """
    start_django()
    path = path.absolute()
    if path.exists() and not _may_write(path):
        return _open_read_only(path, key, using=using)
    with _one_start_at_a_time(path):
        if not path.exists():
            _make(path, key, using=using)
        _look_at(path)
        _point(using, path, key)
        try:
            with translated(path):
                _migrate(using, path)
                _complete(using, path)
        except BaseException:
            close_database(using=using)
            raise
    # The models can be imported only once Django has started.
    from standfast.store.journal_store import DjangoJournalStore  # noqa: PLC0415

    return DjangoJournalStore(using=using, written=written)


def close_database(*, using: str = DEFAULT_DB_ALIAS) -> None:
    """Close an alias's connection; the file stays as it is."""
    if using in connections.settings:
        connections[using].close()


def start_django() -> None:
    """Start Django once, with the settings of ``wiring`` unless others were named."""
    if not apps.ready:
        # The settings say only which app there is; the file and its key are ours to name.
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standfast.wiring.settings")
        django.setup()


def _open_read_only(path: Path, key: Callable[[], bytes], *, using: str) -> JournalStore:
    """Open a file that can't be written: nothing is made beside it, and no migration is run."""
    _look_at(path)
    log = _companions(path)[0]
    logged = log.exists() and log.stat().st_size > 0
    _point(using, path, key, read_only="log" if logged else "alone")
    try:
        _check_as_it_is(using, path, logged=logged)
    except BaseException:
        close_database(using=using)
        raise
    from standfast.store.journal_store import DjangoJournalStore  # noqa: PLC0415  # as above

    return DjangoJournalStore(using=using)


def _check_as_it_is(using: str, path: Path, *, logged: bool) -> None:
    with translated(path):
        if _lacking(using, path):
            raise Unavailable("store.older_read_only", file=path)
        if not logged and path.stat().st_size < _length(using):
            raise Unavailable("store.damaged", file=path)


def _may_write(path: Path) -> bool:
    """Tell whether this program may write the file, and the log that SQLite keeps beside it."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _point(using: str, path: Path, key: Callable[[], bytes], *, read_only: str | None = None) -> None:
    """Make an alias stand for a file."""
    options = {
        "key": key,
        "transaction_mode": "IMMEDIATE",
        "timeout": BUSY_SECONDS,
        **({"read_only": read_only} if read_only else {}),
    }
    point(using, {"ENGINE": "standfast.store.sqlcipher", "NAME": str(path), "OPTIONS": options})


def point(using: str, told: dict[str, Any]) -> None:
    """Make an alias stand for a database, in Django's words."""
    if using in connections.settings:
        connections[using].close()
        del connections[using]
    connections.settings[using] = told
    connections.configure_settings(connections.settings)


def _make(path: Path, key: Callable[[], bytes], *, using: str) -> None:
    """Make a new file beside ``path`` and put it in its place only when it is whole."""
    if any(left.exists() for left in _companions(path)):
        # The log may hold the last entries that were written; over a new file it would be played back.
        raise Unavailable("store.file_gone", file=path)
    beside = path.with_name(f"{path.name}.new")
    for left in (beside, *_companions(beside)):
        # a start that was cut off; nothing was ever written to it by a person
        left.unlink(missing_ok=True)
    _point(using, beside, key)
    try:
        with translated(path):
            beside.touch(mode=0o600)
            call_command("migrate", database=using, verbosity=0, interactive=False)
            with connections[using].cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connections[using].close()
    beside.rename(path)
    sync_folder(path.parent)


def _look_at(path: Path) -> None:
    """Refuse what no start of ours leaves behind, before SQLite could take it for a new file."""
    try:
        with path.open("rb") as file:
            start = file.read(len(PLAIN_SQLITE))
    except OSError as error:
        raise Unavailable("store.file_unreadable", file=path) from error
    if not start:
        raise Unavailable("store.file_empty", file=path)
    if start == PLAIN_SQLITE:
        raise BadInput("store.not_encrypted", file=path)


def _migrate(using: str, path: Path) -> None:
    if _lacking(using, path):
        call_command("migrate", database=using, verbosity=0, interactive=False)


def _lacking(using: str, path: Path) -> bool:
    """Tell whether migrations are to be run; refuses a file of others and one of a newer version."""
    recorder = MigrationRecorder(connections[using])
    applied = {name for app, name in recorder.applied_migrations() if app == APP}
    if not applied:
        raise BadInput("store.not_ours", file=path)
    return lacks(applied, place=str(path))


def lacks(applied: set[str], *, place: str) -> bool:
    """Tell whether this program has changes that were not applied yet; refuses what a newer one applied."""
    known = {module.name for module in pkgutil.iter_modules(migrations.__path__)}
    if newer := applied - known:
        raise BadInput("store.newer", file=place, migration=max(newer))
    return bool(known - applied)


def _complete(using: str, path: Path) -> None:
    """Compare the file's length with what its header says: a file cut off at its end opens, and fails only later.

    The length is asked for first: what another program writes meanwhile only makes the file longer.
    """
    length = _length(using)
    with connections[using].cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
        busy, in_log, moved = cursor.fetchone()
    if not busy and in_log == moved and path.stat().st_size < length:
        raise Unavailable("store.damaged", file=path)


def _length(using: str) -> int:
    """Give the bytes that the file has, or will have once its log is moved into it."""
    with connections[using].cursor() as cursor:
        pages, page_size = (int(cursor.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    return pages * page_size


def check_pages(path: Path, *, using: str = DEFAULT_DB_ALIAS) -> None:
    """Read every page and compare it with its authentication code; raises ``store.damaged``."""
    with translated(path), connections[using].cursor() as cursor:
        cursor.execute("PRAGMA cipher_integrity_check")
        if cursor.fetchall():
            raise Unavailable("store.damaged", file=path)


@contextmanager
def _one_start_at_a_time(path: Path) -> Iterator[None]:
    try:
        lock = os.open(path.with_name(f"{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Unavailable("store.file_unreadable", file=path) from error
    try:
        # released by the system when this program ends, however it ends
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _companions(path: Path) -> tuple[Path, Path]:
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")
