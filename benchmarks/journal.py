"""How long a long case takes, on both engines: opening its bodies and folding it, verifying its chain, appending.

The cases are invented, of 1,000 and 10,000 entries, two facts to one contact, in a file of their own, then on a server
of their own whose files lie on the disk. Opening includes reading, each body's decryption, and its comparison with the
commitment. The board is asked what is overdue in 100,000 cases, of which 500 are.
"""

import secrets
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.db import connections

from _machine import ROOT, Figure, figure, median_ms, report
from standfast.actions.desk import Desk
from standfast.actions.open_bodies import open_case
from standfast.actions.ports import Append, CaseRow, JournalStore, NewEntry, PersonRow, Wrap
from standfast.case import Body, Says, Subject, Sure, body_to_json, fold
from standfast.case.bodies import FactSaid, Opened, Recorded
from standfast.ground.instants import Instant, instant, to_the_hour
from standfast.journal import (
    CaseId,
    Draft,
    Genesis,
    canonical,
    commitment,
    head_of,
    new_case_id,
    next_entry,
    verify_chain,
)
from standfast.keys import Keyring, new_case_keys, new_keyring, open_body, seal_body, wrap_case_key
from standfast.store.server import open_server
from standfast.store.setup import close_database, open_database

sys.path.append(str(ROOT))
from tests.postgresql import running, why_not  # the folder joins the path just above

BEGUN = instant(datetime(2026, 5, 11, 4, 30, tzinfo=UTC))
FAR = instant(datetime(2100, 1, 1, tzinfo=UTC))
SIZES = (1_000, 10_000)
BOARD = 100_000
OVERDUE = 500


@dataclass(frozen=True)
class Stopped:
    """A clock that stands."""

    def now(self) -> Instant:
        """Tell the one instant."""
        return FAR


def body(number: int) -> Body:
    """Make the body of an entry: the opening, then facts and contacts in turn."""
    at = Instant(BEGUN + timedelta(minutes=number))
    content: Opened | FactSaid | Recorded
    if number == 1:
        content = Opened(label="Northgate", language="en")
    elif number % 3:
        content = FactSaid(
            subject=Subject(group="child", id=f"c{number % 4}"),
            key="child.age_at_time",
            value=8,
            says=Says.PARENT_SAW,
            sure=Sure.SURE,
        )
    else:
        content = Recorded(
            kind="contact",
            id=f"contact-{number}",
            at=at,
            fields=(
                ("who", "call taker"),
                ("role", "call_taker"),
                ("direction", "out"),
                ("channel", "phone"),
                ("outcome", "reached"),
                ("said", "Nothing can be done, for it was on the internet. Someone may call back this week."),
            ),
        )
    return Body(content=content, known_at=at, recorded_at=at, recorded_by="family")


def fill(desk: Desk, count: int) -> CaseId:
    """Write a case of ``count`` entries."""
    keys, person, case = new_case_keys(secrets.token_bytes), desk.person, new_case_id(secrets.token_bytes)
    row = CaseRow(id=case, sealing=keys.public, first_signer=person.signing.public, opened=to_the_hour(BEGUN))
    head = Genesis(case=case, sealing=row.sealing, first_signer=row.first_signer).head
    entries = []
    for number in range(1, count + 1):
        data = canonical(body_to_json(body(number)))
        fresh = seal_body(data, case_public=keys.public, chance=secrets.token_bytes)
        draft = Draft(commitment=commitment(salt=fresh.salt, body=data))
        entries.append(NewEntry(entry=next_entry(head, draft, person.signing, at=BEGUN), body=fresh.sealed))
        head = head_of(entries[-1].entry)
    wrap = Wrap(case=case, holder=person.id, sealed=wrap_case_key(keys, holder=person.sealing.public))
    desk.store.open_case(row, wraps=(wrap,), first=Append(case=case, entries=tuple(entries)))
    return case


def measure(engine: str, desk: Desk, count: int) -> list[Figure]:
    """Measure a case of ``count`` entries, the parts first."""
    case, scale, runs = fill(desk, count), count // SIZES[0], 11 if count == SIZES[0] else 5
    opened = open_case(desk, case)
    stored, row, signers = opened.stored, opened.row, desk.store.signers(case)
    genesis = Genesis(case=row.id, sealing=row.sealing, first_signer=row.first_signer)

    def median(call: Callable[[], object]) -> float:
        return median_ms(call, runs=runs)

    def open_all() -> None:
        for one in stored:
            assert one.body is not None
            open_body(one.body, case=opened.keys)

    told = f"{engine}, {count:,} entries: "
    return [
        figure(told + "read", median(lambda: desk.store.read(case)), unit="ms"),
        figure(told + "open the bodies", median(open_all), unit="ms"),
        figure(told + "fold", median(lambda: fold(case, opened.bodies, as_of=FAR)), unit="ms"),
        figure(
            told + "read, open, compare, and fold",
            median(lambda: open_case(desk, case).case(as_of=FAR)),
            unit="ms",
            at_most=90 * scale,
        ),
        figure(
            told + "verify the chain",
            median(lambda: verify_chain([one.entry for one in stored], genesis=genesis, signers=signers)),
            unit="ms",
            at_most=200 * scale,
        ),
        figure(told + "append one entry", _append(desk, case), unit="ms", at_most=20),
    ]


def _append(desk: Desk, case: CaseId) -> float:
    """Measure the store's part of an append: what happens under the lock, with a sync to the disk."""
    opened = open_case(desk, case)
    heads, entries = [opened.head], []
    for _ in range(22):
        data = canonical(body_to_json(body(2)))
        fresh = seal_body(data, case_public=opened.keys.public, chance=secrets.token_bytes)
        draft = Draft(commitment=commitment(salt=fresh.salt, body=data))
        entry = next_entry(heads[-1], draft, desk.person.signing, at=BEGUN)
        heads.append(head_of(entry))
        entries.append(Append(case=case, entries=(NewEntry(entry=entry, body=fresh.sealed),)))
    waiting = iter(zip(entries, heads, strict=False))

    def append() -> None:
        one, expect = next(waiting)
        desk.store.append(one, expect=expect)

    return median_ms(append, runs=21)


def board(engine: str, desk: Desk) -> Figure:
    """Measure what a board of overdue dates asks, over many cases."""
    # Rows as an append leaves them; a hundred thousand appends would take the afternoon.
    from standfast.store.models import DueRecord  # noqa: PLC0415  # models need Django started

    DueRecord.objects.bulk_create(
        (
            DueRecord(
                case=f"b{number}",
                ref=f"{number}",
                at=BEGUN + timedelta(minutes=number),
                kind="step",
            )
            for number in range(BOARD)
        ),
        batch_size=2_000,
    )
    until = Instant(BEGUN + timedelta(minutes=OVERDUE - 1))
    assert len(desk.store.due_rows(until)) == OVERDUE
    took = median_ms(lambda: desk.store.due_rows(until), runs=11)
    return figure(f"{engine}, {BOARD:,} cases: the {OVERDUE} dates that are overdue", took, unit="ms", at_most=100)


@contextmanager
def desk_over(store: JournalStore, keyring: Keyring) -> Iterator[Desk]:
    """Give a desk over a store, and close the store afterwards."""
    me = keyring.person
    store.add_person(PersonRow(id=me.id, sealing=me.sealing.public, signing=me.signing.public))
    yield Desk(
        store=store, person=me, index_key=keyring.index, chance=secrets.token_bytes, clock=Stopped(), writer="family"
    )
    close_database()


def on_a_file(keyring: Keyring) -> list[Figure]:
    """Measure SQLCipher, and what bringing each commit to the disk costs beside a weaker promise."""
    with tempfile.TemporaryDirectory(prefix="standfast-journal-") as folder:
        store = open_database(Path(folder) / "cases.db", lambda: keyring.database.raw)
        with desk_over(store, keyring) as desk:
            figures = [one for count in SIZES for one in measure("SQLCipher", desk, count)]
            figures.append(board("SQLCipher", desk))
            with connections["default"].cursor() as cursor:
                cursor.execute("PRAGMA synchronous = NORMAL")
            weaker = _append(desk, fill(desk, SIZES[0]))
    told = f"SQLCipher, {SIZES[0]:,} entries: append with synchronous=NORMAL, which we don't use"
    return [*figures, figure(told, weaker, unit="ms")]


def on_a_server(keyring: Keyring) -> list[Figure]:
    """Measure PostgreSQL, over a socket file, its own files on the disk."""
    if reason := why_not():
        print(reason)
        return []
    with running(memory=False) as server, desk_over(open_server(server.address(server.new())), keyring) as desk:
        figures = [one for count in SIZES for one in measure("PostgreSQL", desk, count)]
        return [*figures, board("PostgreSQL", desk)]


def main() -> int:
    """Measure both sizes on both engines."""
    keyring = new_keyring(secrets.token_bytes)
    figures = [*on_a_file(keyring), *on_a_server(keyring)]
    return report("journal", figures, packages=("pynacl", "rfc8785", "sqlcipher3", "psycopg", "django"))


if __name__ == "__main__":
    sys.exit(main())
