"""Homes: where a family's cases lie on this machine, and the invented examples, which have a home of their own.

``$STANDFAST_HOME`` names the folder; by default it is the user's data folder under a neutral name, for whoever looks
over a shoulder. A home is a folder that only this user can read, with a key file and one encrypted file.
"""

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

import platformdirs

from standfast.actions.desk import Desk
from standfast.actions.ports import PersonRow
from standfast.ground.errors import Unavailable
from standfast.keys import Keyring, Locked, Unprotected, create_key_file, read_key_file, unlock
from standfast.store.setup import check_pages, open_database
from standfast.wiring.clock import MachineClock

NEUTRAL_NAME: Final = "daybook"
KEY_FILE: Final = "keys.json"
CASES_FILE: Final = "pages.db"


class HomeKind(Enum):
    """What a home holds; the two never mix."""

    OWN = "own"
    EXAMPLES = "examples"


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A home's place on the disk. Nothing is read until it is opened."""

    kind: HomeKind
    folder: Path

    @property
    def key_file(self) -> Path:
        """Where its key file lies."""
        return self.folder / KEY_FILE

    @property
    def exists(self) -> bool:
        """Tell whether it was ever opened."""
        return self.key_file.exists()

    @property
    def is_locked(self) -> bool:
        """Tell whether a passphrase is needed."""
        return self.exists and isinstance(read_key_file(self.key_file), Locked)


def homes() -> tuple[Home, Home]:
    """Give the family's own home and the examples' home."""
    named = os.environ.get("STANDFAST_HOME")
    base = Path(named) if named else platformdirs.user_data_path(NEUTRAL_NAME, appauthor=False)
    return (
        Home(kind=HomeKind.OWN, folder=base / "own"),
        Home(kind=HomeKind.EXAMPLES, folder=base / "examples"),
    )


def open_home(home: Home, *, passphrase: Callable[[], str]) -> Desk:
    """Open a home, making it the first time; ``passphrase`` is asked only where the key file has one."""
    keyring = _keyring(home, passphrase)
    store = open_database(home.folder / CASES_FILE, lambda: keyring.database.raw, using=_alias(home))
    store.add_person(keyring_person(keyring))
    return Desk(
        store=store,
        person=keyring.person,
        index_key=keyring.index,
        chance=secrets.token_bytes,
        clock=MachineClock(),
        writer="family",
    )


def check_home(home: Home) -> None:
    """Compare every page of an open home's file with its authentication code; raises ``store.damaged``."""
    check_pages(home.folder / CASES_FILE, using=_alias(home))


def keyring_person(keyring: Keyring) -> PersonRow:
    """Give the public halves of the person whose keyring this is."""
    person = keyring.person
    return PersonRow(id=person.id, sealing=person.sealing.public, signing=person.signing.public)


def _keyring(home: Home, passphrase: Callable[[], str]) -> Keyring:
    try:
        home.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable("home.no_folder", folder=home.folder) from error
    if not home.exists:
        if (home.folder / CASES_FILE).exists():
            # A database without its key file can't be opened by anyone: never make a new key over it.
            raise Unavailable("home.key_file_gone", folder=home.folder)
        return create_key_file(home.key_file, chance=secrets.token_bytes)
    match read_key_file(home.key_file):
        case Unprotected(keyring=keyring):
            return keyring
        case Locked() as locked:
            return unlock(locked, passphrase())


def _alias(home: Home) -> str:
    return "default" if home.kind is HomeKind.OWN else home.kind.value
