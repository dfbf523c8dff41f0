"""A home's recovery sheet: its words drawn, kept as a spare once a person typed them back, used when all else is lost.

The words pass through here and are written nowhere: what is kept is the spare that they open (``keys/spare.py``).
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from standfast.actions.desk import Desk
from standfast.actions.installation import append_installation
from standfast.ground.errors import BadInput, Unavailable
from standfast.journal.installation import NoteKind
from standfast.keys import (
    Keyring,
    Locked,
    RecoveryWords,
    Spare,
    new_mark,
    new_words,
    open_spare,
    read_key_file,
    read_spare,
    replace_key_file,
    write_spare,
)
from standfast.wiring.home import Home, keyring_of_home, open_home, open_store


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSheet:
    """A sheet that opens nothing yet. It never prints its secrets."""

    home: Home
    words: RecoveryWords
    mark: str
    keyring: Keyring = field(repr=False)
    passphrase: str | None = field(repr=False)


def draw_sheet(home: Home, *, passphrase: Callable[[], str]) -> DrawnSheet:
    """Draw the words of a new sheet; the sheet before holds until ``keep_sheet``."""
    typed = passphrase() if home.is_locked else None
    return DrawnSheet(
        home=home,
        words=new_words(secrets.token_bytes),
        mark=new_mark(secrets.token_bytes),
        keyring=keyring_of_home(home, lambda: typed or ""),
        passphrase=typed,
    )


def keep_sheet(drawn: DrawnSheet) -> None:
    """Write the spare that the sheet's words open, in the place of the one before."""
    home = drawn.home
    write_spare(home.spare_file, drawn.keyring, drawn.words, mark=drawn.mark, chance=secrets.token_bytes)
    note_recovery(open_home(home, passphrase=lambda: drawn.passphrase or ""), "sheet made")


def has_sheet(home: Home) -> bool:
    """Tell whether a sheet was made for this home."""
    return home.spare_file.exists()


def spare_of(home: Home) -> Spare:
    """Read the spare of a home; raises ``keys.no_spare`` where no sheet was made."""
    return read_spare(home.spare_file)


def restore(home: Home, words: RecoveryWords, *, passphrase: Callable[[], str]) -> Desk:
    """Open a home by the words of its sheet, under a new passphrase.

    1. the spare opens, or nothing happens; 2. a key file that is there is of the same person; 3. the cases open with
    what the spare gave; 4. only then is a passphrase asked for and the key file written anew.
    """
    # 1
    keyring = open_spare(spare_of(home), words)
    # 2
    if _owner(home) not in {None, keyring.person.id}:
        raise BadInput("home.spare_of_another", folder=home.folder)
    # 3
    if not home.server and not home.cases_file.exists():
        raise Unavailable("home.cases_file_gone", folder=home.folder)
    open_store(home, keyring)
    # 4
    new = passphrase()
    replace_key_file(home.key_file, keyring, new, chance=secrets.token_bytes)
    desk = open_home(home, passphrase=lambda: new)
    note_recovery(desk, "sheet used")
    return desk


def note_recovery(desk: Desk, what: str) -> None:
    """Note in the installation's chain that a sheet was made or used, or a passphrase set or changed."""
    append_installation(desk, NoteKind.RECOVERY, {"what": what})


def _owner(home: Home) -> str | None:
    """Give the person whose key file is there; one that is gone, or can't be read, is nobody's."""
    try:
        found = read_key_file(home.key_file)
    except BadInput:
        return None
    return found.person if isinstance(found, Locked) else found.keyring.person.id
