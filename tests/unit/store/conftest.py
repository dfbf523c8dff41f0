"""A store over a fresh copy of one template file, and a parent who writes invented entries into it."""

import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from standfast.actions.ports import Append, CaseRow, JournalStore, NewEntry, PersonRow, Wrap
from standfast.ground.instants import read_instant, to_the_hour
from standfast.journal import CaseId, Draft, Genesis, Head, canonical, commitment, next_entry
from standfast.keys import CaseKeys, Person, new_case_keys, new_person, seal_body, wrap_case_key
from standfast.store.setup import close_database, open_database

KEY = sha256(b"the key of the tests' database").digest()
AT = read_instant("2026-05-10T21:50:00-07:00")
CASE = CaseId("k3m9-q2x7-w4tz")


@dataclass(frozen=True)
class Desk:
    """One parent at one open file."""

    path: Path
    store: JournalStore
    person: Person
    keys: CaseKeys
    case: CaseId = CASE

    @property
    def row(self) -> CaseRow:
        return CaseRow(
            id=self.case, sealing=self.keys.public, first_signer=self.person.signing.public, opened=to_the_hour(AT)
        )

    @property
    def genesis(self) -> Genesis:
        return Genesis(case=self.case, sealing=self.keys.public, first_signer=self.person.signing.public)

    def entry(self, head: Head, body: dict[str, Any]) -> NewEntry:
        data = canonical(body)
        fresh = seal_body(data, case_public=self.keys.public, chance=secrets.token_bytes)
        draft = Draft(commitment=commitment(salt=fresh.salt, body=data))
        return NewEntry(entry=next_entry(head, draft, self.person.signing, at=AT), body=fresh.sealed)

    def append(self, head: Head, body: dict[str, Any], **rows: Any) -> Append:
        return Append(case=head.case, entries=(self.entry(head, body),), **rows)

    def wrap(self) -> Wrap:
        sealed = wrap_case_key(self.keys, holder=self.person.sealing.public)
        return Wrap(case=self.case, holder=self.person.id, sealed=sealed)

    def open_case(self, entries: int = 1) -> Head:
        head = self.store.open_case(
            self.row, wraps=(self.wrap(),), first=self.append(self.genesis.head, {"kind": "opened"})
        )
        for number in range(2, entries + 1):
            head = self.store.append(self.append(head, {"n": number}), expect=head)
        return head

    def raw(self, path: Path | None = None) -> Any:
        """Open the file as someone would who has its key and wishes no good: no pragma, no rule but the file's."""
        connection = dbapi2.connect(str(path or self.path), isolation_level=None)
        connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
        return connection


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "cases.db"
    open_database(path, lambda: KEY, using="template")
    close_database(using="template")
    return path


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "cases.db"
    shutil.copyfile(template, path)
    store = open_database(path, lambda: KEY)
    person = new_person(secrets.token_bytes)
    store.add_person(PersonRow(id=person.id, sealing=person.sealing.public, signing=person.signing.public))
    yield Desk(path=path, store=store, person=person, keys=new_case_keys(secrets.token_bytes))
    close_database()


@pytest.fixture
def reopened(desk: Desk) -> Iterator[Callable[[Path], JournalStore]]:
    """Open a tampered copy as the program would."""
    del desk
    yield lambda path: open_database(path, lambda: KEY, using="copy")
    close_database(using="copy")
