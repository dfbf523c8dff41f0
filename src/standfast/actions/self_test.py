"""The program tests itself, and notes what it found in the installation's chain.

Who may: whoever has a home open. Six checks and a clock: published digest vectors here and in the separate hasher, the
pages of the file, its rules, the copies of the vault, the installation's own chain; then, where a setting names a
time-stamping authority, how far this machine's clock is from its. The authority hears a digest and nothing else.
Written: one note. A fault is noted like anything else, unless the fault is that nothing can be written.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

import standfast
from standfast.actions.anchors import stamped_message
from standfast.actions.desk import Desk
from standfast.actions.evidence_ports import Hasher, ReadFile, SeenFile
from standfast.actions.installation import append_installation, installation_row
from standfast.actions.read_installation import Installation, read_installation
from standfast.actions.time_stamping import TimeStamping
from standfast.case.evidence import HASHED, Digests
from standfast.ground.errors import StandfastError, Unavailable
from standfast.journal import CaseId
from standfast.journal.installation import NoteKind
from standfast.journal.self_tests import Check, ClockOffset, SelfTest, self_test_from_json, self_test_to_json

CLOCK_LIMIT: Final = 5_000
"""Milliseconds by which a clock may differ, beside what the comparison itself leaves open."""
ROUNDED: Final = 1_000
"""Milliseconds that an authority's time may be rounded by: many tell whole seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vector:
    """One message of a standard, and the digest that the standard gives for it."""

    algorithm: str
    message: bytes
    times: int = 1
    digest: str


VECTORS: Final = (
    # FIPS 180-4, the examples that NIST publishes with it: one block, two blocks; and its longest, a million letters.
    Vector(
        algorithm="sha256",
        message=b"abc",
        digest="ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    ),
    Vector(
        algorithm="sha256",
        message=b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        digest="248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ),
    Vector(
        algorithm="sha256",
        message=b"a",
        times=1_000_000,
        digest="cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
    ),
    Vector(
        algorithm="sha512",
        message=b"abc",
        digest=(
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
        ),
    ),
)

HASHER_VECTORS: Final[Mapping[str, Digests]] = {
    # FIPS 180-4, as above, in a file.
    "abc.txt": Digests(sha256=VECTORS[0].digest, sha512=VECTORS[3].digest),
    # A pattern of our own making; its digests are those of GNU coreutils, its PDQ is that of pdqhash.
    "pattern.png": Digests(
        sha256="7d50d56ad368a018287301364b91761240aa51c41b76200c18d3d80cf2440341",
        sha512=(
            "9a065cf75bc2df445b3d7198e86a00c90e21f2f1f2c5b2899b84a4a58653a1f7"
            "c1201bd273a4a9f23f71d2d4c610233fcb56da225c4ab978aa6200d1fe7cb853"
        ),
        sha1="af3c954c04fcc066d7ec46bd88c7c97b8bab868d",
        md5="c0343ab75989daf4afd1aef6d02f9f52",
        pdq="5e53bf005645ab005455ff55aa6fff00aa55ff00aa45ff00aa5500ff55aa00ff",
    ),
}
"""Files that ship with the program, and their digests as others compute them."""


class Storage(Protocol):
    """Looks at where the cases lie."""

    def pages_are_whole(self) -> bool:
        """Read every page of the file, or every row of the server."""
        ...

    def rules_are_there(self) -> bool:
        """Tell whether every rule that keeps the journal insert only stands, word for word."""
        ...

    def vault_is_whole(self) -> bool:
        """Tell whether every copy that an entry names is there."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What a self-test works with."""

    storage: Storage
    hasher: Hasher
    vectors: tuple[SeenFile, ...]
    # the files of ``HASHER_VECTORS``, where this installation has them
    stamping: TimeStamping
    system: str
    # the machine, as it names itself: no name of a person or of a network


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfTested:
    """What a self-test found, and whether it could be noted."""

    test: SelfTest
    noted: bool


def run_self_test(desk: Desk, bench: Bench, *, vectors: Iterable[Vector] = VECTORS) -> SelfTested:
    """Look, then note: 1. digests; 2. the hasher; 3. storage; 4. the chain; 5. the clock; 6. the note."""
    held: dict[Check, bool | None] = {}
    # 1
    held[Check.DIGESTS] = all(_digest(one) == one.digest for one in vectors)
    # 2
    read = _hashed(bench)
    held[Check.HASHER] = {_name(one) for one in read if _is_right(one)} == set(HASHER_VECTORS)
    # 3
    held[Check.PAGES] = _held(bench.storage.pages_are_whole)
    held[Check.RULES] = _held(bench.storage.rules_are_there)
    held[Check.VAULT] = _held(bench.storage.vault_is_whole)
    # 4
    held[Check.JOURNAL] = _held(lambda: read_installation(desk) is not None)
    # 5
    offset = _offset(desk, bench.stamping)
    held[Check.CLOCK] = None if offset is None else abs(offset.milliseconds) <= CLOCK_LIMIT + offset.give_or_take
    test = SelfTest(
        at=desk.clock.now(),
        version=standfast.__version__,
        system=bench.system,
        hasher=read[0].read_by if read else "",
        held=held,
        offset=offset,
    )
    # 6
    try:
        append_installation(desk, NoteKind.SELF_TEST, self_test_to_json(test))
    except Unavailable:
        return SelfTested(test=test, noted=False)
    return SelfTested(test=test, noted=True)


def self_tests_of(installation: Installation | None, *, case: CaseId | None = None) -> tuple[SelfTest, ...]:
    """Give the self-tests that the chain keeps, in its order: all, or those noted after a case was opened.

    By their place and not by their time, so that a clock that was wrong hides no test.
    """
    if installation is None:
        return ()
    opened = [
        one.seq
        for one in installation.of_kind(NoteKind.CASE_OPENED)
        if case is not None and one.note.fields["case"] == case
    ]
    after = opened[0] if opened else 0
    return tuple(
        self_test_from_json(one.note.fields, at=one.note.at)
        for one in installation.of_kind(NoteKind.SELF_TEST)
        if one.seq > after
    )


def _digest(vector: Vector) -> str:
    return hashlib.new(vector.algorithm, vector.message * vector.times).hexdigest()


def _hashed(bench: Bench) -> tuple[ReadFile, ...]:
    try:
        return tuple(bench.hasher.read(bench.vectors))
    except StandfastError:
        return ()


def _is_right(read: ReadFile) -> bool:
    return read.outcome == HASHED and read.digests == HASHER_VECTORS.get(_name(read))


def _name(read: ReadFile) -> str:
    return read.file.path.rpartition("/")[2]


def _held(check: Callable[[], bool]) -> bool:
    """Tell whether a check held; one that raises what was found, or what is out of reach, did not."""
    try:
        return check()
    except StandfastError:
        return False


def _offset(desk: Desk, stamping: TimeStamping) -> ClockOffset | None:
    """Compare this clock with the authority's, between question and answer; ``None`` where nobody answered."""
    row = installation_row(desk.store)
    if stamping.authority is None or row is None:
        return None
    message = stamped_message(desk.store.read(row.id)[-1].entry)
    before = desk.clock.now()
    try:
        stamp = stamping.read(stamping.ask(message))
    except StandfastError:
        return None
    after = desk.clock.now()
    half = (after - before) / 2
    return ClockOffset(
        by=stamping.authority,
        milliseconds=round((before + half - stamp.at).total_seconds() * 1_000),
        give_or_take=round(half.total_seconds() * 1_000) + ROUNDED,
    )
