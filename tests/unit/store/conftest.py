"""A store over a fresh copy of one template, on both engines, and a parent who writes invented entries into it."""

import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from sqlcipher3 import dbapi2

from standfast.actions.ports import Append, CaseRow, JournalStore, NewEntry, PersonRow, Wrap
from standfast.ground.instants import read_instant, to_the_hour
from standfast.journal import CaseId, Draft, Genesis, Head, canonical, commitment, next_entry
from standfast.keys import CaseKeys, Person, new_case_keys, new_person, seal_body, wrap_case_key
from standfast.store.server import open_server
from standfast.store.setup import close_database, open_database
from tests.postgresql import Server

KEY = sha256(b"the key of the tests' database").digest()
AT = read_instant("2026-05-10T21:50:00-07:00")
CASE = CaseId("k3m9-q2x7-w4tz")


class File:
    """SQLCipher: each place is a file."""

    name = "sqlcipher"

    def __init__(self, folder: Path, template: Path) -> None:
        self.folder, self.template, self.made = folder, template, 0

    def new(self, *, like: str | None = None) -> str:
        if like is not None:
            with connections["default"].cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        path = self.folder / ("copy.db" if like else "cases.db")
        shutil.copyfile(like or self.template, path)
        return str(path)

    def open(self, place: str, *, using: str = "default") -> JournalStore:
        return open_database(Path(place), lambda: KEY, using=using)

    def raw(self, place: str) -> Any:
        """Open it as someone would who has its key and wishes no good: no pragma, no rule but the file's."""
        connection = dbapi2.connect(place, isolation_level=None)
        connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
        return connection

    def unruled(self, place: str) -> Any:
        """Open it with every check switched off that can be."""
        bare = self.raw(place)
        bare.execute("PRAGMA ignore_check_constraints = ON")
        return bare

    def drop_rule(self, bare: Any, name: str) -> None:
        bare.execute(f'DROP TRIGGER "{name}"')

    def bytes(self, data: bytes) -> str:
        """Write bytes in this engine's SQL."""
        return f"x'{data.hex()}'"


class Database:
    """PostgreSQL: each place is a database of one server."""

    name = "postgresql"

    def __init__(self, server: Server, template: str) -> None:
        self.server, self.template = server, template
        self.made: list[str] = []

    def new(self, *, like: str | None = None) -> str:
        if like is not None:
            close_database()
        name = self.server.new(like=like.partition("@/")[2].partition("?")[0] if like else self.template)
        self.made.append(name)
        return self.server.address(name)

    def open(self, place: str, *, using: str = "default") -> JournalStore:
        return open_server(place, using=using)

    def raw(self, place: str) -> Any:
        """Connect as the owner of everything, who wishes no good."""
        return self.server.connect(place.partition("@/")[2].partition("?")[0])

    def unruled(self, place: str) -> Any:
        bare = self.raw(place)
        bare.execute("ALTER TABLE chain DROP CONSTRAINT chain_seq_from_1")
        return bare

    def drop_rule(self, bare: Any, name: str) -> None:
        bare.execute(f'DROP TRIGGER "{name}" ON {name.partition("_")[0]}')

    def bytes(self, data: bytes) -> str:
        return f"'\\x{data.hex()}'"


@dataclass(frozen=True)
class Desk:
    """One parent at one open store."""

    engine: Any
    place: str
    store: JournalStore
    person: Person
    keys: CaseKeys
    case: CaseId = CASE

    @property
    def path(self) -> Path:
        """Where the file lies; a server's database has no such place."""
        assert self.engine.name == "sqlcipher"
        return Path(self.place)

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

    def raw(self, place: str | None = None) -> Any:
        return self.engine.raw(place or self.place)

    def copy(self) -> str:
        """Copy what stands there, and give the copy's place."""
        return str(self.engine.new(like=self.place))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "cases.db"
    open_database(path, lambda: KEY, using="template")
    close_database(using="template")
    return path


@pytest.fixture(scope="session")
def server_template(postgresql: Server) -> str:
    name = postgresql.new()
    open_server(postgresql.address(name), using="template")
    close_database(using="template")
    return name


@pytest.fixture
def server(postgresql: Server, server_template: str) -> Iterator[Database]:
    engine = Database(postgresql, server_template)
    yield engine
    for name in engine.made:
        postgresql.drop(name)


@pytest.fixture
def file(template: Path, tmp_path: Path) -> File:
    return File(tmp_path, template)


@pytest.fixture(params=["file", "server"], ids=["sqlcipher", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(request.param)


@pytest.fixture
def desk(engine: Any) -> Iterator[Desk]:
    """A desk on each engine in turn."""
    yield from _desk(engine)


@pytest.fixture
def file_desk(file: File) -> Iterator[Desk]:
    """A desk over a file, for what only a file has."""
    yield from _desk(file)


@pytest.fixture
def server_desk(server: Database) -> Iterator[Desk]:
    """A desk over a server's database, for what only a server has."""
    yield from _desk(server)


def _desk(engine: Any) -> Iterator[Desk]:
    place = engine.new()
    store = engine.open(place)
    person = new_person(secrets.token_bytes)
    store.add_person(PersonRow(id=person.id, sealing=person.sealing.public, signing=person.signing.public))
    yield Desk(engine=engine, place=place, store=store, person=person, keys=new_case_keys(secrets.token_bytes))
    close_database()


@pytest.fixture
def reopened(engine: Any) -> Iterator[Callable[[str], JournalStore]]:
    """Open a tampered copy as the program would."""
    yield from _reopened(engine)


@pytest.fixture
def file_reopened(file: File) -> Iterator[Callable[[str], JournalStore]]:
    yield from _reopened(file)


@pytest.fixture
def server_reopened(server: Database) -> Iterator[Callable[[str], JournalStore]]:
    yield from _reopened(server)


def _reopened(engine: Any) -> Iterator[Callable[[str], JournalStore]]:
    yield lambda place: engine.open(place, using="copy")
    close_database(using="copy")
