"""Homes: where a family's cases lie on this machine, and the invented examples, which have a home of their own.

``$STANDFAST_HOME`` names the folder; by default it is the user's data folder under a neutral name, for whoever looks
over a shoulder. A home is a folder that only this user can read, with a key file and one encrypted file: both are there
or neither is. One without the other is a loss, and is said; nothing is ever made over it. Where ``$STANDFAST_DATABASE``
names a PostgreSQL database, one's own cases lie there and not in a file; the examples keep theirs.
"""

import fcntl
import os
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Final

import platformdirs

from standfast.actions.desk import Desk
from standfast.actions.erase_case import note_erased
from standfast.actions.installation import keep_installation
from standfast.actions.ports import JournalStore, PersonRow
from standfast.actions.remind import Reminder, remind
from standfast.ground.errors import BadInput, Unavailable
from standfast.keys import Keyring, Locked, Unprotected, create_key_file, read_key_file, unlock
from standfast.store.server import check_server, open_server
from standfast.store.setup import check_pages, open_database
from standfast.store.vault import FolderVault
from standfast.wiring.bell import BELL_FILE, keep_bell, ring_bell, take_over
from standfast.wiring.clock import MachineClock
from standfast.wiring.erased import erase_again, erased_list
from standfast.wiring.failed_openings import TRIES_FILE, count_failed, failed_openings, forget_failed

NEUTRAL_NAME: Final = "daybook"
KEY_FILE: Final = "keys.json"
SPARE_FILE: Final = "spare.json"
CASES_FILE: Final = "pages.db"
LOCK_FILE: Final = "one-at-a-time.lock"
VAULT_FOLDER: Final = "leaves"
BEGUN_FILE: Final = "begun"
# Stands while a home is made for the first time, so that a start that was cut off is not taken for a loss.
OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


class HomeKind(Enum):
    """What a home holds; the two never mix."""

    OWN = "own"
    EXAMPLES = "examples"


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A home's place on the disk. Nothing is read until it is opened."""

    kind: HomeKind
    folder: Path
    server: str = field(default="", repr=False)
    # the address of the database where the cases lie, if they lie on a server; it may hold a password

    @property
    def key_file(self) -> Path:
        """Where its key file lies."""
        return self.folder / KEY_FILE

    @property
    def spare_file(self) -> Path:
        """Where the spare lies that a recovery sheet opens, once one was made."""
        return self.folder / SPARE_FILE

    @property
    def cases_file(self) -> Path:
        """Where its encrypted file lies."""
        return self.folder / CASES_FILE

    @property
    def begun(self) -> Path:
        """What stands there while it is made."""
        return self.folder / BEGUN_FILE

    @property
    def exists(self) -> bool:
        """Tell whether it was ever opened; raises ``Unavailable`` where one of its two files is gone."""
        try:
            self._is_folder()
            begun = self.begun.exists()
            has = self._has()
            if begun or has[0] == has[1]:
                return all(has)
            # Another start may have finished between the two looks.
            has = self._has()
        except OSError as error:
            raise Unavailable("home.unreadable", folder=self.folder) from error
        if has == (False, True):
            # A database without its key file can't be opened by anyone: never make a new key over it.
            raise Unavailable("home.server_key_gone" if self.server else "home.key_file_gone", folder=self.folder)
        if has == (True, False):
            raise Unavailable("home.cases_file_gone", folder=self.folder)
        return all(has)

    @property
    def is_locked(self) -> bool:
        """Tell whether a passphrase is needed."""
        return self.exists and isinstance(read_key_file(self.key_file), Locked)

    def _has(self) -> tuple[bool, bool]:
        if not self.server:
            return self.key_file.exists(), self.cases_file.exists()
        if self.cases_file.exists():
            # They would seem lost: nothing ever moves from the one to the other by itself.
            raise BadInput("home.file_and_server", folder=self.folder)
        # No file here shows that cases lie there; the lock does, from the first opening on.
        has = self.key_file.exists()
        return has, has or (self.folder / LOCK_FILE).exists()

    def _is_folder(self) -> None:
        for place in (self.folder, *self.folder.parents):
            if place.exists() and not place.is_dir():
                raise BadInput("home.not_a_folder", folder=place)


def homes() -> tuple[Home, Home]:
    """Give the family's own home and the examples' home."""
    named = os.environ.get("STANDFAST_HOME")
    base = Path(named) if named else platformdirs.user_data_path(NEUTRAL_NAME, appauthor=False)
    return (
        Home(kind=HomeKind.OWN, folder=base / "own", server=os.environ.get("STANDFAST_DATABASE", "")),
        Home(kind=HomeKind.EXAMPLES, folder=base / "examples"),
    )


def open_home(home: Home, *, passphrase: Callable[[], str], tightened: Callable[[Path], None] = lambda _: None) -> Desk:
    """Open a home, making it the first time.

    ``passphrase`` is asked only where the key file has one; ``tightened`` hears of each path that others could read
    and no longer can.
    """
    if not home.exists:
        _make_keys(home)
    _tighten(home, tightened)
    keyring = keyring_of_home(home, passphrase)
    store = open_store(home, keyring)
    if home.is_locked:
        take_over(home.folder, store)
    if home.begun.exists():
        home.begun.unlink(missing_ok=True)
    store.add_person(keyring_person(keyring))
    back = erase_again(erased_list(home.folder), store)
    sweep_home(home, store)
    desk = Desk(
        store=store,
        person=keyring.person,
        index_key=keyring.index,
        chance=secrets.token_bytes,
        clock=MachineClock(),
        writer="family",
        alone=lambda: _alone(home),
    )
    _keep_installation(desk, home)
    note_erased(desk, back)
    return desk


def sweep_home(home: Home, store: JournalStore) -> None:
    """Remove the copies that no entry names: what a program that was killed left, and what was erased."""
    vault = home.folder / VAULT_FOLDER
    if vault.is_dir():
        FolderVault(vault).sweep(lambda: frozenset(row.name for row in store.vault_rows()))


def write_bell(home: Home, store: JournalStore) -> None:
    """Write a locked home's dates anew, so that they ring without its passphrase."""
    if home.kind is HomeKind.OWN and home.is_locked:
        keep_bell(home.folder, store)


def ring_home(home: Home, *, tell: Callable[[tuple[Reminder, ...]], None]) -> int | None:
    """Ring every date of a home whose time has come, without a passphrase; ``None``: a locked home without a bell."""
    now = MachineClock().now()
    if home.is_locked:
        return ring_bell(home.folder, now=now, tell=tell)
    return remind(open_home(home, passphrase=lambda: "").store, now=now, tell=tell)


def check_home(home: Home) -> None:
    """Compare every page of an open home's file with its authentication code; raises ``store.damaged``.

    Of a server, every row is read, so that a checksum of the server's that fails is found.
    """
    if home.server:
        check_server(using=alias_of(home))
    else:
        check_pages(home.cases_file, using=alias_of(home))


def keyring_person(keyring: Keyring) -> PersonRow:
    """Give the public halves of the person whose keyring this is."""
    person = keyring.person
    return PersonRow(id=person.id, sealing=person.sealing.public, signing=person.signing.public)


def _make_keys(home: Home) -> None:
    try:
        home.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Before the lock, which would look like a home that lost its keys.
        home.begun.touch(mode=0o600)
    except OSError as error:
        raise Unavailable("home.no_folder", folder=home.folder) from error
    with _alone(home):
        if home.exists or home.key_file.exists():
            # Another start came first, or one was cut off before its database was made.
            return
        create_key_file(home.key_file, chance=secrets.token_bytes)


def open_store(home: Home, keyring: Keyring) -> JournalStore:
    """Open the cases where they lie: the one place that chooses the engine."""

    def written(store: JournalStore) -> None:
        write_bell(home, store)

    if home.server:
        return open_server(home.server, using=alias_of(home), written=written)
    return open_database(home.cases_file, lambda: keyring.database.raw, using=alias_of(home), written=written)


def keyring_of_home(home: Home, passphrase: Callable[[], str]) -> Keyring:
    """Give a home's secrets; a wrong passphrase is counted."""
    match read_key_file(home.key_file):
        case Unprotected(keyring=keyring):
            return keyring
        case Locked() as locked:
            with counted(home):
                return unlock(locked, passphrase())


@contextmanager
def counted(home: Home) -> Iterator[None]:
    """Count a wrong passphrase by the hour; the next opening takes the count into the installation's chain."""
    try:
        yield
    except BadInput as error:
        if error.code == "keys.wrong_passphrase":
            count_failed(home.folder, now=MachineClock().now())
        raise


def _keep_installation(desk: Desk, home: Home) -> None:
    """Note what is due in the installation's chain; a copy that can only be read stays as it is."""
    failed = failed_openings(home.folder)
    try:
        keep_installation(desk, failed=failed)
    except Unavailable:
        return
    forget_failed(home.folder, failed)


@contextmanager
def _alone(home: Home) -> Iterator[None]:
    """Let one program at a time look whether something is there and then make it."""
    try:
        lock = os.open(home.folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Unavailable("home.not_writable", folder=home.folder) from error
    try:
        # released by the system when this program ends, however it ends
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _tighten(home: Home, tightened: Callable[[Path], None]) -> None:
    """Take away again what others were let to do with a home: a backup put back often has looser permissions."""
    cases = home.cases_file
    companions = (cases.with_name(f"{cases.name}{suffix}") for suffix in ("-wal", "-shm", ".lock"))
    for path in (
        home.folder,
        home.key_file,
        home.spare_file,
        home.folder / BELL_FILE,
        home.folder / TRIES_FILE,
        home.folder / VAULT_FOLDER,
        cases,
        *companions,
    ):
        # Another program may remove a companion meanwhile; on a read-only copy nothing can be tightened.
        with suppress(OSError):
            mode = stat.S_IMODE(path.stat().st_mode)
            if mode & OTHERS:
                path.chmod(mode & ~OTHERS)
                tightened(path)


def alias_of(home: Home) -> str:
    """Name the alias that a home's database is opened under."""
    return "default" if home.kind is HomeKind.OWN else home.kind.value
