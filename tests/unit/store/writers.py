"""Writers in processes of their own, for the tests that kill them and let them race. Not a test.

``python writers.py kill FILE KEYS ROUNDS SEED``, ``race FILE KEYS ROUNDS`` and ``ring FILE KEYS ROUNDS`` print JSON.
Django starts once; each writer is a fork, and opens the file itself.
"""

import json
import os
import random
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
from standfast.store.setup import close_database, open_database

AT = read_instant("2026-05-10T21:50:00-07:00")
CASE = CaseId("k3m9-q2x7-w4tz")
TRIES = 3


class Home:
    """A key file, a database file, and one case in it."""

    def __init__(self, database: Path, keys: Path) -> None:
        found = read_key_file(keys)
        assert isinstance(found, Unprotected)
        self.database = database
        self.key = found.keyring.database
        self.person: Person = found.keyring.person
        self.case_keys: CaseKeys = new_case_keys(secrets.token_bytes)

    def open(self) -> JournalStore:
        return open_database(self.database, lambda: self.key.raw)

    def begin(self) -> None:
        signer = self.person.signing.public
        row = CaseRow(id=CASE, sealing=self.case_keys.public, first_signer=signer, opened="2026-05-11T04Z")
        genesis = Genesis(case=CASE, sealing=row.sealing, first_signer=signer)
        wrap = Wrap(
            case=CASE,
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


def kill(home: Home, rounds: int, seed: int) -> list[int]:
    """Kill a writer at an instant of chance, again and again; give how many entries each round had acknowledged."""
    chance = random.Random(seed)  # noqa: S311  # instants, not secrets
    acknowledged = []
    for number in range(rounds):
        reading, writing = os.pipe()

        def write(told: int = writing) -> None:
            store = home.open()
            head = store.head(CASE)
            while True:
                head = store.append(home.append(head, "written"), expect=head)
                os.write(told, head.seq.to_bytes(4, "big"))

        child = fork(write)
        os.close(writing)
        # Every fourth is killed while it opens the file; the others between two appends or inside one.
        first = os.read(reading, 4) if number % 4 else b""
        time.sleep(chance.random() * 0.03)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reading, "rb") as told:
            acknowledged.append(int.from_bytes((first + told.read())[-4:], "big"))
    return acknowledged


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
    what, database, keys, rounds, *seed = sys.argv[1:]
    home = Home(Path(database), Path(keys))
    home.begin()
    match what:
        case "kill":
            found = kill(home, int(rounds), int(seed[0]))
        case "ring":
            found = ring(home, int(rounds))
        case _:
            found = race(home, int(rounds))
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
