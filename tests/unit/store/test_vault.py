"""A cleared copy comes back as it went in, to whoever holds the case alone; and nothing stays that no entry names."""

import secrets
import threading
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfast.ground.errors import BadInput, Found, Unavailable
from standfast.journal import CaseId
from standfast.keys import CaseKeys, new_case_keys
from standfast.store.vault import MAGIC, PIECE, FolderVault

CASE = CaseId("k3m9-q2x7-w4tz")
OTHER = CaseId("b2c4-d6f8-h1j3")
KEYS = new_case_keys(secrets.token_bytes)


def put(vault: FolderVault, folder: Path, data: bytes, *, keys: CaseKeys = KEYS, case: CaseId = CASE) -> str:
    path = folder / "exhibit.txt"
    path.write_bytes(data)
    digest = sha256(data).hexdigest()
    return vault.put(str(path), case=case, sealing=keys.public, sha256=digest, chance=secrets.token_bytes)


def read(vault: FolderVault, name: str, *, keys: CaseKeys = KEYS, case: CaseId = CASE) -> bytes:
    return b"".join(vault.read(name, case=case, keys=keys))


@pytest.fixture
def vault(tmp_path: Path) -> FolderVault:
    return FolderVault(tmp_path / "leaves")


@given(size=st.sampled_from([0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7]), seed=st.binary(max_size=9))
def test_what_goes_in_comes_back(tmp_path_factory: pytest.TempPathFactory, size: int, seed: bytes) -> None:
    folder = tmp_path_factory.mktemp("vault")
    data = (seed + b"x") * size
    vault = FolderVault(folder / "leaves")

    assert read(vault, put(vault, folder, data[:size])) == data[:size]


def test_nothing_of_it_stands_in_clear_and_its_name_is_random(vault: FolderVault, tmp_path: Path) -> None:
    data = b"words only, typed off" * 1000

    one, two = put(vault, tmp_path, data), put(vault, tmp_path, data)

    kept = (tmp_path / "leaves" / one).read_bytes()
    assert b"typed off" not in kept
    assert len(kept) < len(data) + 1000
    assert one != two
    assert kept != (tmp_path / "leaves" / two).read_bytes()


def test_another_case_s_key_opens_nothing(vault: FolderVault, tmp_path: Path) -> None:
    name = put(vault, tmp_path, b"words")

    with pytest.raises(Found, match=r"vault\.damaged"):
        read(vault, name, keys=new_case_keys(secrets.token_bytes))


def test_a_copy_put_in_the_place_of_another_is_refused(vault: FolderVault, tmp_path: Path) -> None:
    one, two = put(vault, tmp_path, b"one"), put(vault, tmp_path, b"two")
    (tmp_path / "leaves" / one).rename(tmp_path / "leaves" / two)

    with pytest.raises(Found, match=r"vault\.damaged"):
        read(vault, two)


def test_a_copy_of_another_case_is_refused(vault: FolderVault, tmp_path: Path) -> None:
    name = put(vault, tmp_path, b"one", case=OTHER)

    with pytest.raises(Found, match=r"vault\.damaged"):
        read(vault, name, case=CASE)


@pytest.mark.parametrize("size", [3, PIECE, 2 * PIECE + 5])
@pytest.mark.parametrize("cut", [1, 17, 18, 100])
def test_a_copy_that_was_cut_off_is_refused(vault: FolderVault, tmp_path: Path, size: int, cut: int) -> None:
    name = put(vault, tmp_path, b"w" * size)
    path = tmp_path / "leaves" / name
    path.write_bytes(path.read_bytes()[:-cut])

    with pytest.raises(Found, match=r"vault\.damaged"):
        read(vault, name)


def test_a_copy_cut_off_between_two_pieces_is_refused(vault: FolderVault, tmp_path: Path) -> None:
    name = put(vault, tmp_path, b"w" * (2 * PIECE + 5))
    path = tmp_path / "leaves" / name
    path.write_bytes(path.read_bytes()[: len(MAGIC) + 80 + 24 + PIECE + 17])

    with pytest.raises(Found, match=r"vault\.damaged"):
        read(vault, name)


@pytest.mark.parametrize("place", [0, 5, 40, 100, 130, -1])
def test_one_changed_byte_anywhere_is_refused(vault: FolderVault, tmp_path: Path, place: int) -> None:
    name = put(vault, tmp_path, b"some words of a chat" * 20)
    path = tmp_path / "leaves" / name
    kept = bytearray(path.read_bytes())
    kept[place] ^= 1
    path.write_bytes(kept)

    with pytest.raises(Found, match=r"vault\.damaged"):
        read(vault, name)


def test_something_added_at_the_end_is_refused(vault: FolderVault, tmp_path: Path) -> None:
    name = put(vault, tmp_path, b"words")
    with (tmp_path / "leaves" / name).open("ab") as file:
        file.write(b"more")

    with pytest.raises(Found, match=r"vault\.damaged"):
        read(vault, name)


def test_a_file_that_is_no_longer_what_was_registered_is_refused_and_nothing_is_left(
    vault: FolderVault, tmp_path: Path
) -> None:
    path = tmp_path / "exhibit.txt"
    path.write_bytes(b"other words")

    with pytest.raises(BadInput, match=r"vault\.changed"):
        vault.put(
            str(path), case=CASE, sealing=KEYS.public, sha256=sha256(b"words").hexdigest(), chance=secrets.token_bytes
        )

    assert list((tmp_path / "leaves").iterdir()) == []


def test_a_full_disk_leaves_nothing_half_written(
    vault: FolderVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("standfast.store.vault.os.fsync", full)
    (tmp_path / "leaves").mkdir()

    with pytest.raises(Unavailable, match=r"vault\.not_written"):
        put(vault, tmp_path, b"words")

    assert list((tmp_path / "leaves").iterdir()) == []


def test_a_file_that_is_gone_is_named(vault: FolderVault, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"vault\.source_unreadable"):
        vault.put(str(tmp_path / "gone"), case=CASE, sealing=KEYS.public, sha256="0" * 64, chance=secrets.token_bytes)


def test_a_sweep_takes_what_no_entry_names_and_nothing_else(vault: FolderVault, tmp_path: Path) -> None:
    named, stray = put(vault, tmp_path, b"named"), put(vault, tmp_path, b"stray")

    assert vault.sweep(lambda: frozenset({named})) == 1
    assert read(vault, named) == b"named"
    assert vault.missing([named, stray]) == (stray,)


def test_a_sweep_takes_nothing_while_someone_writes(vault: FolderVault, tmp_path: Path) -> None:
    swept: list[int] = []
    with vault.writing():
        name = put(vault, tmp_path, b"not named yet")
        other = threading.Thread(target=lambda: swept.append(vault.sweep(frozenset)))
        other.start()
        other.join()

    assert swept == [0]
    assert read(vault, name) == b"not named yet"


def test_two_can_write_at_once(vault: FolderVault, tmp_path: Path) -> None:
    with vault.writing(), vault.writing():
        assert put(vault, tmp_path, b"both")


def test_only_its_owner_can_read_a_copy(vault: FolderVault, tmp_path: Path) -> None:
    name = put(vault, tmp_path, b"words")

    assert (tmp_path / "leaves").stat().st_mode & 0o077 == 0
    assert (tmp_path / "leaves" / name).stat().st_mode & 0o077 == 0


def test_a_missing_copy_is_a_finding_and_removing_it_again_changes_nothing(vault: FolderVault, tmp_path: Path) -> None:
    name = put(vault, tmp_path, b"words")

    vault.remove(name)
    vault.remove(name)

    with pytest.raises(Found, match=r"vault\.missing"):
        read(vault, name)
