"""Someone with every key of a home, signing key included, who edits its file and leaves its rules as they were."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from standfast.ground.instants import read_instant
from standfast.journal import Draft, Entry, Genesis, head_of, next_entry
from standfast.keys import Unprotected, read_key_file
from standfast.store import triggers

FIELDS = ("v", "case", "seq", "hour", "key_id", "commitment", "prev", "signature")
TABLES = ("chain", "body", "body_key", "signer", "wrap", "due", "idx", "card")
ROWS = ", ".join(f'"{name}"' for name in FIELDS)


class Attacker:
    """Holds an open connection to a closed home's file, with no rule in the way."""

    def __init__(self, home: Path, case: str) -> None:
        unlocked = read_key_file(home / "own" / "keys.json")
        assert isinstance(unlocked, Unprotected)
        self.keyring, self.case = unlocked.keyring, case
        self.file: Any = dbapi2.connect(str(home / "own" / "pages.db"), isolation_level=None)
        self.file.execute(f"PRAGMA key = \"x'{self.keyring.database.raw.hex()}'\"")

    def entries(self) -> list[Entry]:
        rows = self.file.execute(f'SELECT {ROWS} FROM chain WHERE "case" = ? ORDER BY seq', (self.case,))  # noqa: S608
        return [Entry(**dict(zip(FIELDS, row, strict=True))) for row in rows]

    def put(self, entries: list[Entry]) -> None:
        """Put other entries in the place of the chain's."""
        self.file.execute('DELETE FROM chain WHERE "case" = ?', (self.case,))
        for one in entries:
            row = tuple(getattr(one, name) for name in FIELDS)
            self.file.execute(f"INSERT INTO chain ({ROWS}) VALUES (?,?,?,?,?,?,?,?)", row)  # noqa: S608

    def drop(self, case: str) -> None:
        """Remove every trace of a journal."""
        for table in TABLES:
            self.file.execute(f'DELETE FROM "{table}" WHERE "case" = ?', (case,))  # noqa: S608
        self.file.execute('DELETE FROM "case" WHERE id = ?', (case,))

    def rewrite(self) -> None:
        """Leave out what entry 2 says, and sign all the others anew, as whoever holds the signing key can."""
        old = self.entries()
        row = self.file.execute('SELECT sealing, first_signer FROM "case" WHERE id = ?', (self.case,)).fetchone()
        head = Genesis(case=old[0].case, sealing=bytes(row[0]), first_signer=bytes(row[1])).head
        anew: list[Entry] = []
        for one in (old[0], *old[2:]):
            at = read_instant(one.hour.replace("Z", ":00:00Z"))
            anew.append(next_entry(head, Draft(commitment=one.commitment), self.keyring.person.signing, at=at))
            head = head_of(anew[-1])
        self.put(anew)
        for table in ("body", "body_key"):
            self.file.execute(f'DELETE FROM "{table}" WHERE "case" = ? AND seq = 2', (self.case,))  # noqa: S608
            for seq in range(3, len(old) + 1):
                words = f'UPDATE "{table}" SET seq = ? WHERE "case" = ? AND seq = ?'  # noqa: S608
                self.file.execute(words, (seq - 1, self.case, seq))

    def drop_installation(self) -> None:
        """Remove the installation's own chain; the program begins another."""
        found = self.file.execute("SELECT id FROM \"case\" WHERE id LIKE 'installation-%'").fetchall()
        for (case,) in found:
            self.drop(case)


def renumbered(entries: list[Entry]) -> list[Entry]:
    return [replace(entry, seq=place) for place, entry in enumerate(entries, start=1)]


def edit(who: Attacker) -> None:
    old = who.entries()
    who.put([*old[:2], replace(old[2], hour="2020-01-01T00Z"), *old[3:]])


def reorder(who: Attacker) -> None:
    old = who.entries()
    who.put(renumbered([*old[:2], old[3], old[2], *old[4:]]))


def insert(who: Attacker) -> None:
    old = who.entries()
    who.put(renumbered([*old[:2], replace(old[2], commitment=old[0].commitment), *old[2:]]))


def drop_inside(who: Attacker) -> None:
    old = who.entries()
    who.put(renumbered([*old[:2], *old[3:]]))


def cut(who: Attacker, keep: int) -> None:
    who.put(who.entries()[:keep])
    for table in ("body", "body_key"):
        who.file.execute(f'DELETE FROM "{table}" WHERE "case" = ? AND seq > ?', (who.case, keep))  # noqa: S608


def attacked(home: Path, case: str, *attacks: Callable[[Attacker], None]) -> None:
    """Do all of it to a closed home, and put the file's own rules back, so that nothing shows."""
    who = Attacker(home, case)
    with closing(who.file):
        for name in triggers.SQLITE:
            who.file.execute(f'DROP TRIGGER "{name}"')
        for attack in attacks:
            attack(who)
        for text in triggers.SQLITE.values():
            who.file.execute(text)
