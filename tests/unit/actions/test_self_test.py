"""A self-test finds each fault, and says "not checked" where it did not look."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from standfast.actions.evidence_ports import ReadFile, SeenFile
from standfast.actions.read_installation import read_installation
from standfast.actions.self_test import (
    HASHER_VECTORS,
    VECTORS,
    Bench,
    SelfTested,
    run_self_test,
    self_tests_of,
)
from standfast.actions.time_stamping import Stamp
from standfast.case.evidence import Digests
from standfast.ground.data_files import DATA
from standfast.ground.errors import Found, Unavailable
from standfast.ground.instants import Instant
from standfast.journal import Sha256
from standfast.journal.self_tests import Check
from standfast.wiring.self_test import HomeStorage, bench_of
from tests.hasher.pictures import VECTORS as PDQ_VECTORS
from tests.unit.actions.conftest import NOW, Begun
from tests.unit.actions.evidence import seen

FILES = tuple(seen(f"/data/{name}") for name in HASHER_VECTORS)


@dataclass
class Hashes:
    """Answers with the digests that it was given."""

    answers: dict[str, Digests] = field(default_factory=lambda: dict(HASHER_VECTORS))

    def read(self, files: Iterable[SeenFile]) -> Iterator[ReadFile]:
        for file in files:
            digests = self.answers.get(file.path.rpartition("/")[2])
            if digests is not None:
                yield ReadFile(
                    file=file, outcome="Hashed", kind="text", digests=digests, quality=None, read_by="a fake 1"
                )


class NoHasher:
    """Is not there."""

    def read(self, files: Iterable[SeenFile]) -> Iterator[ReadFile]:
        raise Unavailable("evidence.no_hasher", count=len(list(files)))


@dataclass
class Disk:
    """A disk with what is wrong with it."""

    pages: bool = True
    rules: bool = True
    vault: bool = True

    def pages_are_whole(self) -> bool:
        if not self.pages:
            raise Unavailable("store.damaged", file="x")
        return True

    def rules_are_there(self) -> bool:
        return self.rules

    def vault_is_whole(self) -> bool:
        return self.vault


@dataclass
class Authority:
    """An authority whose clock is ``behind`` this machine's, or that doesn't answer."""

    authority: str | None = "tsa.example.org"
    behind: timedelta = timedelta()
    silent: bool = False
    heard: list[bytes] = field(default_factory=list)

    def request(self, message: bytes) -> bytes:
        return message

    def ask(self, message: bytes) -> bytes:
        self.heard.append(message)
        if self.silent:
            raise Unavailable("world.authority_silent", host=self.authority)
        return b"reply"

    def read(self, reply: bytes) -> Stamp:
        assert reply == b"reply"
        return Stamp(digest=Sha256("0" * 64), at=Instant(NOW - self.behind), is_checked=False)


def bench(
    *, storage: Disk | None = None, hasher: Hashes | NoHasher | None = None, stamping: Authority | None = None
) -> Bench:
    return Bench(
        storage=storage or Disk(),
        hasher=hasher or Hashes(),
        vectors=FILES,
        stamping=stamping or Authority(authority=None),
        system="a machine",
    )


def faults(tested: SelfTested) -> tuple[Check, ...]:
    return tested.test.faults


def test_a_sound_home_is_without_fault_and_the_clock_was_not_checked(begun: Begun) -> None:
    tested = run_self_test(begun.desk, bench())

    assert faults(tested) == ()
    assert tested.test.held[Check.CLOCK] is None
    assert tested.test.offset is None


def test_what_was_found_stands_in_the_chain_of_the_installation(begun: Begun) -> None:
    tested = run_self_test(begun.desk, bench(storage=Disk(vault=False)))

    assert tested.noted
    assert self_tests_of(read_installation(begun.desk)) == (tested.test,)


@pytest.mark.parametrize(
    ("storage", "fault"),
    [(Disk(pages=False), Check.PAGES), (Disk(rules=False), Check.RULES), (Disk(vault=False), Check.VAULT)],
)
def test_each_fault_of_the_disk_is_named(begun: Begun, storage: Disk, fault: Check) -> None:
    assert faults(run_self_test(begun.desk, bench(storage=storage))) == (fault,)


def test_a_digest_that_differs_from_the_standard_is_a_fault(begun: Begun) -> None:
    wrong = replace(VECTORS[0], message=b"abd")

    assert faults(run_self_test(begun.desk, bench(), vectors=(*VECTORS, wrong))) == (Check.DIGESTS,)


@pytest.mark.parametrize("name", HASHER_VECTORS)
def test_a_hasher_that_is_wrong_or_silent_about_one_file_is_a_fault(begun: Begun, name: str) -> None:
    wrong = Hashes({**HASHER_VECTORS, name: Digests(sha256="0" * 64)})
    silent = Hashes({other: HASHER_VECTORS[other] for other in HASHER_VECTORS if other != name})

    assert faults(run_self_test(begun.desk, bench(hasher=wrong))) == (Check.HASHER,)
    assert faults(run_self_test(begun.desk, bench(hasher=silent))) == (Check.HASHER,)


def test_a_hasher_that_is_not_there_is_a_fault_and_nobody_is_named_as_reader(begun: Begun) -> None:
    tested = run_self_test(begun.desk, bench(hasher=NoHasher()))

    assert faults(tested) == (Check.HASHER,)
    assert tested.test.hasher == ""


@pytest.mark.parametrize(("behind", "fault"), [(2, ()), (-2, ()), (90, (Check.CLOCK,)), (-90, (Check.CLOCK,))])
def test_a_clock_is_compared_with_the_authoritys(begun: Begun, behind: int, fault: tuple[Check, ...]) -> None:
    tested = run_self_test(begun.desk, bench(stamping=Authority(behind=timedelta(seconds=behind))))

    assert faults(tested) == fault
    assert tested.test.offset is not None
    assert tested.test.offset.milliseconds == behind * 1_000
    assert tested.test.offset.by == "tsa.example.org"


def test_an_authority_that_does_not_answer_leaves_the_clock_not_checked(begun: Begun) -> None:
    tested = run_self_test(begun.desk, bench(stamping=Authority(silent=True)))

    assert faults(tested) == ()
    assert tested.test.held[Check.CLOCK] is None


def test_an_authority_hears_the_installations_head_and_no_word_of_a_case(begun: Begun) -> None:
    authority = Authority()

    run_self_test(begun.desk, bench(stamping=authority))

    (message,) = authority.heard
    assert set(json.loads(message)) == {"v", "case", "seq", "hour", "key_id", "commitment", "prev", "signature"}
    assert begun.case.encode() not in message


def test_a_broken_chain_of_the_installation_is_a_fault(begun: Begun, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise Found("journal.broken", seq=1)

    monkeypatch.setattr("standfast.actions.self_test.read_installation", broken)

    assert faults(run_self_test(begun.desk, bench())) == (Check.JOURNAL,)


def test_a_test_that_cannot_be_noted_says_so(begun: Begun, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise Unavailable("store.disk_full", file="x")

    monkeypatch.setattr("standfast.actions.self_test.append_installation", full)

    assert not run_self_test(begun.desk, bench()).noted


def test_the_real_bench_finds_a_new_home_sound_and_a_missing_copy(begun: Begun) -> None:
    storage = HomeStorage(home=begun.home, desk=begun.desk)

    assert faults(run_self_test(begun.desk, bench_of(begun.home, begun.desk))) == ()
    assert (storage.pages_are_whole(), storage.rules_are_there(), storage.vault_is_whole()) == (True, True, True)


def test_the_pattern_that_ships_has_the_fingerprint_that_pdqhash_gave_it() -> None:
    recorded = json.loads(PDQ_VECTORS.read_text())["vectors"]["waves 128x128"][0]

    assert HASHER_VECTORS["pattern.png"].pdq == recorded
    assert (DATA / "vectors" / "pattern.png").is_file()
