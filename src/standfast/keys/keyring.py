"""The key file of a home (``keys.json``): made once, read at each start, re-written when the passphrase changes.

The file is written whole or not at all (a file beside it, synced, then put in its place) and only its owner can read
it. Changing a passphrase wraps the same secrets anew: the database and every case stay as they are. What the file says
is in ``key_file``; nothing here keeps a secret longer than the call.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from standfast.ground.disk import sync_folder
from standfast.ground.errors import BadInput, Unavailable
from standfast.keys import key_file
from standfast.keys.key_file import Cost, Keyring, Locked, Unprotected, unlock
from standfast.keys.person import new_person
from standfast.keys.secret import Chance, draw

LONGEST: Final = 100_000

__all__ = [
    "Cost",
    "Keyring",
    "Locked",
    "Unprotected",
    "change_passphrase",
    "create_key_file",
    "new_keyring",
    "read_key_file",
    "read_whole",
    "replace_key_file",
    "set_passphrase",
    "unlock",
    "write_whole",
]


def new_keyring(chance: Chance) -> Keyring:
    """Draw all secrets of a new home."""
    return Keyring(person=new_person(chance), database=draw(chance), index=draw(chance))


def create_key_file(path: Path, *, chance: Chance) -> Keyring:
    """Make the key file of a new home, without a passphrase. A file that is there is never touched."""
    keyring = new_keyring(chance)
    write_whole(path, key_file.write_unprotected(keyring), chance=chance, replace=False)
    return keyring


def read_key_file(path: Path) -> Unprotected | Locked:
    """Read a key file: its secrets, or what asks for a passphrase. ``keys.file_missing`` when there is none."""
    try:
        data = read_whole(path)
    except FileNotFoundError as error:
        raise BadInput("keys.file_missing", file=path) from error
    return key_file.read(data, name=str(path))


def set_passphrase(path: Path, passphrase: str, *, chance: Chance, cost: Cost = Cost()) -> None:  # noqa: B008  # frozen
    """Put a passphrase on a key file that has none."""
    match read_key_file(path):
        case Locked():
            raise BadInput("keys.has_passphrase", file=path)
        case Unprotected(keyring=keyring):
            data = key_file.write_locked(keyring, passphrase, cost=cost, chance=chance)
            write_whole(path, data, chance=chance, replace=True)


def change_passphrase(
    path: Path,
    *,
    old: str,
    new: str,
    chance: Chance,
    cost: Cost = Cost(),  # noqa: B008  # frozen
) -> None:
    """Wrap the same secrets under a new passphrase. A wrong old one changes nothing."""
    match read_key_file(path):
        case Unprotected():
            raise BadInput("keys.no_passphrase", file=path)
        case Locked() as locked:
            data = key_file.write_locked(unlock(locked, old), new, cost=cost, chance=chance)
            write_whole(path, data, chance=chance, replace=True)


def replace_key_file(
    path: Path,
    keyring: Keyring,
    passphrase: str,
    *,
    chance: Chance,
    cost: Cost = Cost(),  # noqa: B008  # frozen
) -> None:
    """Write the key file anew, under a new passphrase, for whoever holds the secrets by another way."""
    write_whole(path, key_file.write_locked(keyring, passphrase, cost=cost, chance=chance), chance=chance, replace=True)


def read_whole(path: Path) -> bytes:
    """Read a small file; ``FileNotFoundError`` is the caller's to say."""
    try:
        with path.open("rb") as file:
            data = file.read(LONGEST + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Unavailable("keys.file_unreadable", file=path) from error
    if len(data) > LONGEST:
        raise BadInput("keys.not_a_key_file", file=path)
    return data


def write_whole(path: Path, data: bytes, *, chance: Chance, replace: bool) -> None:
    """Write a file whole or not at all.

    1. a new file beside it that only its owner can read, 2. its bytes synced, 3. put in place (``link`` never
    replaces), 4. the folder synced, so that a power cut can't bring back the old name.
    """
    beside = path.with_name(f".{path.name}.{chance(8).hex()}")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if replace:
                beside.replace(path)
            else:
                os.link(beside, path)
        finally:
            with suppress(FileNotFoundError):
                beside.unlink()
        sync_folder(path.parent)
    except FileExistsError as error:
        raise BadInput("keys.file_exists", file=path) from error
    except OSError as error:
        raise Unavailable("keys.file_not_written", file=path) from error
