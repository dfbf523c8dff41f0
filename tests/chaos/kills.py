"""Eight writers at once, each killed at any instant and another in its place, a thousand times; then all is counted.

``python -m tests.chaos.kills ENGINE --kills N`` prints one JSON object and ends with 0 when everything holds: nothing
that was acknowledged is lost, nothing stands twice, due rows and index rows are the last entry's, the chain verifies.
On PostgreSQL some kills hit the server's own process for a writer instead: the whole server then recovers.
"""

import argparse
import json
import os
import random
import secrets
import signal
import struct
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import psycopg
from django.db import connections

from standfast.actions.ports import HeadMoved, JournalStore
from standfast.ground.instants import instant
from standfast.journal import CaseId, Genesis, Sha256, head_of, verify_bodies, verify_chain
from standfast.keys import create_key_file, open_body
from standfast.store.setup import close_database
from standfast.store.triggers import missing
from tests.postgresql import Server, running
from tests.unit.store.writers import Home, fork

CASES: Final = tuple(CaseId(f"case-{letter}") for letter in "abc")
FAR: Final = instant(datetime(2100, 1, 1, tzinfo=UTC))
TOLD: Final = struct.Struct(">BI32s8s")
"""What a writer says once an append has returned: which case, the place, the entry's digest, and a mark of its own."""
PAUSE_S: Final = 0.05
A_SERVERS_OWN: Final = 100
"""Each hundredth kill."""


@dataclass
class Tally:
    """What a storm came to."""

    engine: str
    kills: int = 0
    of_the_server: int = 0
    ended_by_themselves: int = 0
    # a writer whose server went away under it, or who could not wait any longer
    acknowledged: int = 0
    entries: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)


@dataclass
class Writer:
    """A child, and the pipe in which it says what was acknowledged."""

    pid: int
    told: int


def storm(home: Home, *, kills: int, writers: int, seed: int, server: Server | None, tally: Tally) -> None:
    """Let the writers write and kill them; then count."""
    chance = random.Random(seed)  # noqa: S311  # instants, not secrets
    for case in CASES:
        home.begin(case)
    heard: list[tuple[int, int, bytes, bytes]] = []
    begun = time.monotonic()
    alive = [_start(home, number) for number in range(writers)]
    while tally.kills < kills:
        time.sleep(chance.random() * PAUSE_S)
        place = chance.randrange(writers)
        tally.kills += 1
        victim = a_backend(server) if server is not None and tally.kills % A_SERVERS_OWN == 0 else None
        if victim is not None:
            tally.of_the_server += 1
            os.kill(victim, signal.SIGKILL)
        else:
            os.kill(alive[place].pid, signal.SIGKILL)
        for number, writer in enumerate(alive):
            ended = os.waitpid(writer.pid, 0 if victim is None and number == place else os.WNOHANG)
            if ended[0]:
                tally.ended_by_themselves += os.WIFEXITED(ended[1])
                heard += _heard(writer)
                alive[number] = _start(home, number)
    for writer in alive:
        os.kill(writer.pid, signal.SIGKILL)
        os.waitpid(writer.pid, 0)
        heard += _heard(writer)
    if server is not None:
        server.wait()
    tally.seconds = round(time.monotonic() - begun, 1)
    tally.acknowledged = len(heard)
    _count(home, heard, tally, most=tally.kills + tally.ended_by_themselves + writers)


def _start(home: Home, number: int) -> Writer:
    reading, writing = os.pipe()

    def write() -> None:
        os.close(reading)
        which = number % len(CASES)
        store = home.open()
        while True:
            head, mark = store.head(CASES[which]), secrets.token_bytes(8)
            append = home.append(head, mark.hex())
            try:
                after = store.append(append, expect=head)
            except HeadMoved:
                continue
            os.write(writing, TOLD.pack(which, after.seq, bytes.fromhex(after.digest), mark))

    pid = fork(write)
    os.close(writing)
    return Writer(pid=pid, told=reading)


def _heard(writer: Writer) -> list[tuple[int, int, bytes, bytes]]:
    with os.fdopen(writer.told, "rb") as pipe:
        told = pipe.read()
    return [TOLD.unpack_from(told, at) for at in range(0, len(told) - TOLD.size + 1, TOLD.size)]


def _count(home: Home, heard: list[tuple[int, int, bytes, bytes]], tally: Tally, *, most: int) -> None:
    """Compare what was acknowledged with what stands."""
    store = home.open(using="count")
    try:
        if gone := missing(connections["count"]):
            tally.faults.append(f"rules are missing: {gone}")
        marks: list[str] = []
        for which, case in enumerate(CASES):
            ours = {seq: (digest, mark) for place, seq, digest, mark in heard if place == which}
            marks += _count_case(home, store, case, ours, tally)
        if len(set(marks)) != len(marks):
            tally.faults.append(f"{len(marks) - len(set(marks))} entries stand twice")
        tally.entries = len(marks)
        if not len(heard) <= len(marks) <= len(heard) + most:
            tally.faults.append(f"{len(marks)} entries stand, {len(heard)} were acknowledged, {most} may be more")
        _count_tables(sum(store.head(case).seq for case in CASES), tally)
    finally:
        close_database(using="count")


def _count_case(
    home: Home, store: JournalStore, case: CaseId, ours: dict[int, tuple[bytes, bytes]], tally: Tally
) -> list[str]:
    """Give the marks of a case's entries, the first aside."""
    row, stored = store.case(case), store.read(case)
    genesis = Genesis(case=case, sealing=row.sealing, first_signer=row.first_signer)
    entries = [one.entry for one in stored]
    verify_chain(entries, genesis=genesis, signers=store.signers(case))
    bodies = {one.entry.seq: open_body(one.body, case=home.case_keys) for one in stored if one.body is not None}
    verify_bodies(entries, bodies)
    if len(bodies) != len(entries):
        tally.faults.append(f"{case}: {len(entries) - len(bodies)} entries without a body")
    marks = {seq: str(json.loads(body.data)["text"]) for seq, body in bodies.items() if seq > 1}
    for seq, (digest, mark) in ours.items():
        if seq > len(entries) or head_of(entries[seq - 1]).digest != digest.hex() or marks.get(seq) != mark.hex():
            tally.faults.append(f"{case}: entry {seq} was acknowledged and is lost")
    last = len(entries)
    if [one.due.ref for one in store.due_rows(FAR) if one.case == case] != [str(last)]:
        tally.faults.append(f"{case}: the due rows are not those of entry {last}")
    if case not in store.indexed(Sha256(f"{last:064x}")):
        tally.faults.append(f"{case}: the index rows are not those of entry {last}")
    return list(marks.values())


def _count_tables(entries: int, tally: Tally) -> None:
    with connections["count"].cursor() as cursor:
        for table, wanted in (("chain", entries), ("body", entries), ("body_key", entries), ("idx", len(CASES))):
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
            (found,) = cursor.fetchone()
            if found != wanted:
                tally.faults.append(f"{table} has {found} rows, and not {wanted}")


def a_backend(server: Server) -> int | None:
    """Name a process of the server's that serves a writer; none while the server recovers."""
    try:
        with server.connect() as admin:
            found = admin.execute("SELECT pid FROM pg_stat_activity WHERE application_name = 'standfast'").fetchone()
    except psycopg.OperationalError:
        return None
    return None if found is None else int(found[0])


@contextmanager
def places(engine: str, folder: Path) -> Iterator[tuple[str, Server | None]]:
    """Give a new place on an engine, and its server."""
    if engine == "sqlcipher":
        yield str(folder / "cases.db"), None
        return
    with running() as server:
        yield server.address(server.new()), server


def main() -> int:
    """Run a storm, print, and tell whether everything held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engine", choices=("sqlcipher", "postgresql"))
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--seed", type=int, default=20261124)
    asked = parser.parse_args()
    tally = Tally(engine=asked.engine)
    with tempfile.TemporaryDirectory(prefix="standfast-kills-") as named:
        keys = Path(named) / "keys.json"
        create_key_file(keys, chance=secrets.token_bytes)
        with places(asked.engine, Path(named)) as (place, server):
            home = Home(place, keys)
            storm(home, kills=asked.kills, writers=asked.writers, seed=asked.seed, server=server, tally=tally)
    print(json.dumps(asdict(tally)))  # noqa: T201  # what it is for
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
