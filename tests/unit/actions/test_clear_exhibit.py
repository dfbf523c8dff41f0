"""Clearing is one person's word about one file; its copy stands before its entry, and goes when it is taken back."""

from pathlib import Path

import pytest

from standfast.actions.clear_exhibit import Word, clear_exhibit, keep_sensitive
from standfast.actions.correct_entry import Change, correct_entry
from standfast.actions.open_bodies import open_case
from standfast.actions.register_exhibit import register_typed, told_of
from standfast.case.exhibits import RegisteredExhibit, register_of
from standfast.ground.errors import BadInput, Unavailable
from standfast.store.journal_store import DjangoJournalStore
from standfast.store.vault import FolderVault
from tests.unit.actions.conftest import Begun, sit_down
from tests.unit.actions.evidence import FakeHasher, OnDisk, case_now, register, register_real, vault_of

WORD = Word(by="Sam Ashby", said="no part of it shows any body of a child or anything sexual")


def only(begun: Begun) -> RegisteredExhibit:
    (one,) = register_of(case_now(begun))
    return one


def clear(begun: Begun, number: str, *, path: str | None = None, word: Word = WORD) -> None:
    clear_exhibit(begun.desk, begun.case, number, path=path, word=word, hasher=OnDisk(), vault=vault_of(begun))


def copies(begun: Begun) -> list[str]:
    folder = vault_of(begun).folder
    return sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []


def test_a_cleared_exhibit_is_copied_once_and_the_entry_holds_the_words_that_were_said(
    begun: Begun, tmp_path: Path
) -> None:
    clear(begun, register_real(begun, tmp_path))

    one = only(begun)
    keys = open_case(begun.desk, begun.case).keys
    assert one.is_cleared
    assert one.clearance is not None
    assert (one.clearance.cleared.by, one.clearance.cleared.said) == (WORD.by, WORD.said)
    assert one.vault is not None
    assert copies(begun) == [one.vault]
    assert [row.name for row in begun.desk.store.vault_rows()] == [one.vault]
    read = b"".join(vault_of(begun).read(one.vault, case=begun.case, keys=keys))
    assert read == b"words only, typed off"


def test_a_sensitive_one_has_its_entry_only(begun: Begun, tmp_path: Path) -> None:
    register_real(begun, tmp_path)

    assert copies(begun) == []
    assert begun.desk.store.vault_rows() == ()


def test_it_is_never_cleared_twice(begun: Begun, tmp_path: Path) -> None:
    number = register_real(begun, tmp_path)
    clear(begun, number)

    with pytest.raises(BadInput, match=r"evidence\.is_cleared"):
        clear(begun, number)

    assert len(copies(begun)) == 1


def test_taken_back_its_copy_goes_and_its_entry_stays(begun: Begun, tmp_path: Path) -> None:
    number = register_real(begun, tmp_path)
    clear(begun, number)

    keep_sensitive(begun.desk, begun.case, number, word=WORD, vault=vault_of(begun))

    assert not only(begun).is_cleared
    assert copies(begun) == []
    assert begun.desk.store.vault_rows() == ()
    assert len(case_now(begun).clearances) == 2


def test_after_it_was_taken_back_it_can_be_cleared_again(begun: Begun, tmp_path: Path) -> None:
    number = register_real(begun, tmp_path)
    clear(begun, number)
    keep_sensitive(begun.desk, begun.case, number, word=WORD, vault=vault_of(begun))

    clear(begun, number)

    assert only(begun).is_cleared
    assert copies(begun) == [only(begun).vault]


def test_a_file_that_changed_since_it_was_registered_is_not_copied(begun: Begun, tmp_path: Path) -> None:
    number = register_real(begun, tmp_path)
    (tmp_path / "words.txt").write_bytes(b"other")

    with pytest.raises(BadInput, match=r"vault\.changed"):
        clear(begun, number)

    assert copies(begun) == []
    assert not only(begun).is_cleared


@pytest.mark.parametrize("there", ["another.png", "gone.png"])
def test_no_byte_of_another_file_is_read_here(
    begun: Begun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str
) -> None:
    number = register_real(begun, tmp_path)
    (tmp_path / "another.png").write_bytes(b"sensitive, and named by mistake")
    put: list[str] = []
    monkeypatch.setattr(FolderVault, "put", lambda _, path, **__: put.append(path))

    with pytest.raises(BadInput, match=r"vault\.(changed|source_unreadable)"):
        clear(begun, number, path=str(tmp_path / there))

    assert put == []


def test_other_bytes_than_those_that_were_cleared_are_sensitive_again(begun: Begun, tmp_path: Path) -> None:
    clear(begun, register_real(begun, tmp_path))

    register_real(begun, tmp_path, data=b"other words and more")

    assert len(only(begun).registrations) == 2
    assert not only(begun).is_cleared


def test_a_file_that_was_moved_is_taken_from_where_it_lies_now(begun: Begun, tmp_path: Path) -> None:
    number = register_real(begun, tmp_path)
    (tmp_path / "words.txt").rename(tmp_path / "moved.txt")

    clear(begun, number, path=str(tmp_path / "moved.txt"))

    assert only(begun).is_cleared


def test_what_was_typed_in_and_what_has_no_digest_can_not_be_cleared(begun: Begun) -> None:
    typed = register_typed(begun.desk, begun.case, told=told_of({"shows": "the picture"})).number
    (died,) = register(begun, "/x/a.png", hasher=FakeHasher(outcomes={"/x/a.png": "Died"}))

    for number in (typed, died.number):
        with pytest.raises(BadInput, match=r"evidence\.not_read"):
            clear(begun, number)


@pytest.mark.parametrize(
    ("number", "word", "code"),
    [("EX-9", WORD, r"evidence\.no_such_exhibit"), ("EX-001", Word(by=" ", said="x"), r"evidence\.nobody_named")],
)
def test_someone_has_to_be_named_and_something_has_to_be_there(
    begun: Begun, tmp_path: Path, number: str, word: Word, code: str
) -> None:
    register_real(begun, tmp_path)

    with pytest.raises(BadInput, match=code):
        clear(begun, number, word=word)


def test_a_copy_whose_entry_could_not_be_written_is_removed(
    begun: Begun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = register_real(begun, tmp_path)

    def full(*_: object, **__: object) -> None:
        raise Unavailable("store.busy", file="x")

    monkeypatch.setattr(DjangoJournalStore, "append", full)

    with pytest.raises(Unavailable):
        clear(begun, number)

    assert copies(begun) == []


def test_what_a_killed_program_left_is_swept_at_the_next_opening_and_nothing_else(begun: Begun, tmp_path: Path) -> None:
    clear(begun, register_real(begun, tmp_path))
    (vault_of(begun).folder / ("0" * 32)).write_bytes(b"half of a copy")

    sit_down(begun.home.folder)

    assert copies(begun) == [only(begun).vault]


def test_a_copy_goes_with_the_entry_that_named_it(begun: Begun, tmp_path: Path) -> None:
    clear(begun, register_real(begun, tmp_path))
    (row,) = begun.desk.store.vault_rows()

    begun.desk.store.erase_body(begun.case, row.seq)
    sit_down(begun.home.folder)

    assert copies(begun) == []


@pytest.mark.parametrize("typed", ["no", "false", "not_known"])
def test_no_correction_clears_an_exhibit(begun: Begun, tmp_path: Path, typed: str) -> None:
    register_real(begun, tmp_path)
    seq = only(begun).exhibit.seq

    with pytest.raises(BadInput, match=r"actions\.not_cleared_by_correction"):
        correct_entry(begun.desk, begun.case, Change(seq=seq, fields={"sensitive": typed}, reason="x"))


def test_what_was_read_and_what_was_cleared_can_not_be_corrected(begun: Begun, tmp_path: Path) -> None:
    clear(begun, register_real(begun, tmp_path))
    one = only(begun)
    assert one.registration is not None
    assert one.clearance is not None

    for seq in (one.registration.seq, one.clearance.seq):
        with pytest.raises(BadInput, match=r"actions\.cannot_correct"):
            correct_entry(begun.desk, begun.case, Change(seq=seq, fields=None, reason="x"))
