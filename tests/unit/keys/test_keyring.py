import json
import os
import secrets
import stat
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from standfast.ground.errors import BadInput, StandfastError, Unavailable
from standfast.keys import (
    Cost,
    Keyring,
    Locked,
    Unprotected,
    change_passphrase,
    create_key_file,
    read_key_file,
    set_passphrase,
    unlock,
)

CHEAP = Cost(passes=1, mebibytes=1)
WORDS = "four quiet words here"
CHANCE = secrets.token_bytes


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


def locked(path: Path) -> Locked:
    found = read_key_file(path)
    assert isinstance(found, Locked)
    return found


def code_of(path: Path) -> str:
    with pytest.raises(StandfastError) as caught:
        read_key_file(path)
    return caught.value.code


def rewrite(path: Path, change: dict[str, Any]) -> None:
    """Edit the file as someone would who knows the format: with its check made anew."""
    value = json.loads(path.read_text()) | change
    del value["check"]
    check = sha256(json.dumps(value, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
    path.write_text(json.dumps({**value, "check": check}))


def test_a_new_home_opens_without_a_passphrase(path: Path) -> None:
    keyring = create_key_file(path, chance=CHANCE)

    assert read_key_file(path) == Unprotected(keyring=keyring)


def test_only_its_owner_can_read_the_file(path: Path) -> None:
    before = os.umask(0)
    try:
        create_key_file(path, chance=CHANCE)
        first = stat.S_IMODE(path.stat().st_mode)
        set_passphrase(path, WORDS, chance=CHANCE, cost=CHEAP)
    finally:
        os.umask(before)

    assert (first, stat.S_IMODE(path.stat().st_mode)) == (0o600, 0o600)


def test_a_key_file_that_is_there_is_never_overwritten(path: Path) -> None:
    keyring = create_key_file(path, chance=CHANCE)

    with pytest.raises(BadInput) as caught:
        create_key_file(path, chance=CHANCE)

    assert caught.value.code == "keys.file_exists"
    assert read_key_file(path) == Unprotected(keyring=keyring)


def test_nothing_is_left_beside_the_key_file(path: Path) -> None:
    create_key_file(path, chance=CHANCE)
    with pytest.raises(BadInput):
        create_key_file(path, chance=CHANCE)
    set_passphrase(path, WORDS, chance=CHANCE, cost=CHEAP)

    assert list(path.parent.iterdir()) == [path]


def test_the_passphrase_gives_the_same_secrets_back(path: Path) -> None:
    keyring = create_key_file(path, chance=CHANCE)
    set_passphrase(path, WORDS, chance=CHANCE, cost=CHEAP)

    assert unlock(locked(path), WORDS) == keyring


def test_once_a_passphrase_is_set_no_secret_stands_in_the_file(path: Path) -> None:
    keyring = create_key_file(path, chance=CHANCE)
    secret_texts = [
        secret.raw.hex()
        for secret in (keyring.database, keyring.index, keyring.person.sealing.private, keyring.person.signing.seed)
    ]
    assert all(text in path.read_text() for text in secret_texts)

    set_passphrase(path, WORDS, chance=CHANCE, cost=CHEAP)

    assert not any(text in path.read_text() for text in secret_texts)


@pytest.mark.parametrize("typed", ["", WORDS.upper(), WORDS + " ", "four quiet words"])
def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(path: Path, typed: str) -> None:
    create_key_file(path, chance=CHANCE)
    set_passphrase(path, WORDS, chance=CHANCE, cost=CHEAP)
    before = path.read_bytes()

    with pytest.raises(BadInput) as caught:
        unlock(locked(path), typed)

    assert caught.value.code == "keys.wrong_passphrase"
    assert path.read_bytes() == before


def test_an_accent_typed_in_two_ways_is_the_same_passphrase(path: Path) -> None:
    keyring = create_key_file(path, chance=CHANCE)
    set_passphrase(path, "l\u00e9g\u00e8re \ufb01n", chance=CHANCE, cost=CHEAP)

    assert unlock(locked(path), "le\u0301ge\u0300re fin") == keyring


def test_changing_the_passphrase_wraps_the_same_secrets_anew(path: Path) -> None:
    keyring = create_key_file(path, chance=CHANCE)
    set_passphrase(path, WORDS, chance=CHANCE, cost=CHEAP)

    change_passphrase(path, old=WORDS, new="another four words", chance=CHANCE, cost=CHEAP)

    assert unlock(locked(path), "another four words") == keyring
    with pytest.raises(BadInput):
        unlock(locked(path), WORDS)


def test_a_wrong_old_passphrase_leaves_the_file_as_it_is(path: Path) -> None:
    create_key_file(path, chance=CHANCE)
    set_passphrase(path, WORDS, chance=CHANCE, cost=CHEAP)
    before = path.read_bytes()

    with pytest.raises(BadInput):
        change_passphrase(path, old="not the words", new="another four words", chance=CHANCE, cost=CHEAP)

    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        ("", "keys.passphrase_short"),
        ("short", "keys.passphrase_short"),
        (" " * 20, "keys.passphrase_short"),
        ("x" * 1_025, "keys.passphrase_long"),
    ],
)
def test_a_passphrase_that_protects_nothing_is_not_taken(path: Path, chosen: str, code: str) -> None:
    keyring = create_key_file(path, chance=CHANCE)

    with pytest.raises(BadInput) as caught:
        set_passphrase(path, chosen, chance=CHANCE, cost=CHEAP)

    assert caught.value.code == code
    assert read_key_file(path) == Unprotected(keyring=keyring)


def test_setting_twice_and_changing_what_is_not_set_are_refused(path: Path) -> None:
    create_key_file(path, chance=CHANCE)
    with pytest.raises(BadInput) as nothing:
        change_passphrase(path, old=WORDS, new=WORDS, chance=CHANCE, cost=CHEAP)
    set_passphrase(path, WORDS, chance=CHANCE, cost=CHEAP)
    with pytest.raises(BadInput) as already:
        set_passphrase(path, WORDS, chance=CHANCE, cost=CHEAP)

    assert (nothing.value.code, already.value.code) == ("keys.no_passphrase", "keys.has_passphrase")


def test_a_guess_at_the_real_cost_takes_long_enough_to_slow_a_guesser(path: Path) -> None:
    create_key_file(path, chance=CHANCE)
    set_passphrase(path, WORDS, chance=CHANCE)
    found = locked(path)

    start = time.perf_counter()
    with pytest.raises(BadInput):
        unlock(found, "wrong")

    assert time.perf_counter() - start > 0.1
    assert found.cost.mebibytes >= 64


@pytest.mark.parametrize("mode", ["open", "passphrase"])
@pytest.mark.parametrize("cut", [0, 1, 100, -3, -40])
def test_a_file_that_was_cut_off_is_refused_and_left_as_it_is(path: Path, mode: str, cut: int) -> None:
    create_key_file(path, chance=CHANCE)
    if mode == "passphrase":
        set_passphrase(path, WORDS, chance=CHANCE, cost=CHEAP)
    path.write_bytes(left := path.read_bytes()[:cut])

    assert code_of(path) == "keys.file_damaged"
    assert path.read_bytes() == left


def test_one_changed_character_anywhere_is_noticed_before_a_passphrase_is_asked(path: Path) -> None:
    create_key_file(path, chance=CHANCE)
    set_passphrase(path, WORDS, chance=CHANCE, cost=CHEAP)
    whole = path.read_text()
    places = [index for index, sign in enumerate(whole) if sign in "0123456789abcdef"]

    for place in places[:: len(places) // 40]:
        path.write_text(whole[:place] + ("0" if whole[place] != "0" else "1") + whole[place + 1 :])
        assert code_of(path) in {"keys.file_damaged", "keys.not_a_key_file", "keys.file_newer"}


def test_a_cheaper_cost_put_in_the_file_does_not_open_it(path: Path) -> None:
    create_key_file(path, chance=CHANCE)
    set_passphrase(path, WORDS, chance=CHANCE, cost=Cost(passes=2, mebibytes=1))
    rewrite(path, {"passphrase": json.loads(path.read_text())["passphrase"] | {"passes": 1}})

    with pytest.raises(BadInput) as caught:
        unlock(locked(path), WORDS)

    assert caught.value.code == "keys.wrong_passphrase"


def test_a_cost_that_would_stop_the_machine_is_refused(path: Path) -> None:
    create_key_file(path, chance=CHANCE)
    set_passphrase(path, WORDS, chance=CHANCE, cost=CHEAP)
    rewrite(path, {"passphrase": json.loads(path.read_text())["passphrase"] | {"mebibytes": 10**6}})

    assert code_of(path) == "keys.file_damaged"


@pytest.mark.parametrize(
    "change",
    [
        {"passphrase": {}},
        {"passphrase": {"kdf": "md5"}},
        {"secrets": None},
        {"secrets": {"database": "00"}},
        {"secrets": "zz"},
        {"person": 7},
    ],
)
def test_a_file_of_another_shape_is_refused(path: Path, change: dict[str, Any]) -> None:
    create_key_file(path, chance=CHANCE)
    rewrite(path, change)

    assert code_of(path) == "keys.file_damaged"


def test_a_file_from_a_newer_version_is_refused_by_its_version(path: Path) -> None:
    path.write_text('{"standfast": "keys/2", "anything": {"else": 1}}')

    with pytest.raises(BadInput) as caught:
        read_key_file(path)

    assert caught.value.problems[0].details == {"file": str(path), "version": "keys/2"}
    assert caught.value.code == "keys.file_newer"


@pytest.mark.parametrize("text", ["[]", '{"other": 1}', '{"standfast": "answers/1"}', "7", " " * 100_001])
def test_another_file_in_its_place_is_named_as_such(path: Path, text: str) -> None:
    path.write_text(text)

    assert code_of(path) == ("keys.not_a_key_file")


@pytest.mark.parametrize("data", [b"\xff\xfe{\x00", b"\x00" * 10, b"[" * 50_000])
def test_bytes_that_are_no_text_are_refused(path: Path, data: bytes) -> None:
    path.write_bytes(data)

    assert code_of(path) == "keys.file_damaged"


def test_a_missing_file_and_a_folder_in_its_place_are_told_apart(path: Path) -> None:
    assert code_of(path) == "keys.file_missing"

    path.mkdir()

    assert code_of(path) == "keys.file_unreadable"


def test_a_file_that_can_not_be_saved_leaves_the_old_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = create_key_file(path, chance=CHANCE)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable) as caught:
        set_passphrase(path, WORDS, chance=CHANCE, cost=CHEAP)

    assert caught.value.code == "keys.file_not_written"
    assert read_key_file(path) == Unprotected(keyring=keyring)
    assert list(path.parent.iterdir()) == [path]


def test_a_keyring_never_prints_its_secrets(path: Path) -> None:
    keyring: Keyring = create_key_file(path, chance=CHANCE)

    printed = repr(read_key_file(path))

    assert keyring.database.raw.hex() not in printed
    assert str(keyring.database.raw)[2:-1] not in printed
