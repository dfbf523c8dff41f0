"""Writers in processes of their own, for the tests that kill them and let them race. Not a test.

``python writers.py race PLACE KEYS ROUNDS`` and ``ring PLACE KEYS ROUNDS`` print JSON; a place is a file, or a
server's database by its address. Django starts once; each writer is a fork, and opens the place itself.
"""

import json
import os
import secrets
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from standfast.actions.ports import Append, CaseRow, DueKind, DueRow, HeadMoved, JournalStore, NewEntry, Wrap
from standfast.ground.instants import Instant, instant, read_instant
from standfast.journal import CaseId, Draft, Genesis, Head, Sha256, canonical, commitment, next_entry
from standfast.keys import CaseKeys, Person, Unprotected, new_case_keys, read_key_file, seal_body, wrap_case_key
from standfast.store.server import SCHEMES, open_server
from standfast.store.setup import close_database, open_database

AT = read_instant("2026-05-10T21:50:00-07:00")
CASE = CaseId("k3m9-q2x7-w4tz")
TRIES = 3


class Home:
    """A key file, a place, and cases in it."""

    def __init__(self, place: str, keys: Path) -> None:
        found = read_key_file(keys)
        assert isinstance(found, Unprotected)
        self.place = place
        self.key = found.keyring.database
        self.person: Person = found.keyring.person
        self.case_keys: CaseKeys = new_case_keys(secrets.token_bytes)

    def open(self, *, using: str = "default") -> JournalStore:
        if self.place.startswith(SCHEMES):
            return open_server(self.place, using=using)
        return open_database(Path(self.place), lambda: self.key.raw, using=using)

    def begin(self, case: CaseId = CASE) -> None:
        signer = self.person.signing.public
        row = CaseRow(id=case, sealing=self.case_keys.public, first_signer=signer, opened="2026-05-11T04Z")
        genesis = Genesis(case=case, sealing=row.sealing, first_signer=signer)
        wrap = Wrap(
            case=case,
            holder=self.person.id,
            sealed=wrap_case_key(self.case_keys, holder=self.person.sealing.public),
        )
        self.open().open_case(row, wraps=(wrap,), first=self.append(genesis.head, "opened"))
        close_database()

    def append(self, head: Head, text: str) -> Append:
        """One entry whose due row and index row name the entry, so that a stray row shows."""
        data = canonical({"text": text, "padding": "x" * 2_000})
        fresh = seal_body(data, case_public=self.case_keys.public, chance=secrets.token_bytes)
        draft = Draft(commitment=commitment(salt=fresh.salt, body=data))
        entry = next_entry(head, draft, self.person.signing, at=AT)
        return Append(
            case=head.case,
            entries=(NewEntry(entry=entry, body=fresh.sealed),),
            due=(DueRow(ref=f"{entry.seq}", at=AT, kind=DueKind.STEP),),
            index=(Sha256(f"{entry.seq:064x}"),),
        )


def fork(work: Callable[[], None]) -> int:
    """Run ``work`` in a child that never comes back here."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except BaseException:  # noqa: BLE001  # the parent is told by the exit code, whatever it was
            os._exit(1)
    return child


def race(home: Home, rounds: int) -> list[int]:
    """Let two writers read the same head and append at once; give each one's exit code."""

    def write(text: str) -> None:
        store = home.open()
        for _ in range(TRIES):
            head = store.head(CASE)
            append = home.append(head, text)
            time.sleep(0.01)
            try:
                store.append(append, expect=head)
            except HeadMoved:
                continue
            return
        raise SystemExit(1)

    codes = []
    for number in range(rounds):
        children = [fork(lambda text=f"{number} {name}": write(text)) for name in ("a", "b")]  # type: ignore[misc]
        codes += [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    return codes


def ring(home: Home, rounds: int) -> list[int]:
    """Let two ticks ring the same dates at once, after one was killed while it told them; give what each told."""
    told: list[int] = []
    for number in range(rounds):
        store = home.open()
        head = store.head(CASE)
        at = instant(AT + timedelta(days=number))
        rows = tuple(DueRow(ref=f"{number}-{row}", at=at, kind=DueKind.STEP) for row in range(5))
        store.append(replace(home.append(head, "a schedule"), due=rows), expect=head)
        close_database()

        def killed(at: Instant = at) -> None:
            home.open().ring(at, lambda _: os.kill(os.getpid(), signal.SIGKILL))

        os.waitpid(fork(killed), 0)
        reading, writing = os.pipe()

        def tick(at: Instant = at, writing: int = writing) -> None:
            count = home.open().ring(at, lambda _: None)
            os.write(writing, bytes([count]) if count else b"")

        children = [fork(tick) for _ in range(2)]
        os.close(writing)
        for child in children:
            os.waitpid(child, 0)
        with os.fdopen(reading, "rb") as pipe:
            told += list(pipe.read())
    return told


def main() -> None:
    """Read the command line, run, print."""
    what, place, keys, rounds = sys.argv[1:]
    home = Home(place, Path(keys))
    home.begin()
    json.dump(ring(home, int(rounds)) if what == "ring" else race(home, int(rounds)), sys.stdout)


if __name__ == "__main__":
    main()
