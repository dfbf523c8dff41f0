"""The spare of a key file: what its words open, and every way in which it is refused."""

import json
import secrets
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from standfast.ground.errors import BadInput
from standfast.keys import (
    Keyring,
    RecoveryWords,
    Spare,
    Unprotected,
    create_key_file,
    new_keyring,
    new_mark,
    new_words,
    open_spare,
    read_key_file,
    read_spare,
    write_spare,
)
from standfast.keys.key_file import bound_bytes


@pytest.fixture
def keyring() -> Keyring:
    return new_keyring(secrets.token_bytes)


@pytest.fixture
def words() -> RecoveryWords:
    return new_words(secrets.token_bytes)


@pytest.fixture
def path(tmp_path: Path, keyring: Keyring, words: RecoveryWords) -> Path:
    path = tmp_path / "spare.json"
    write_spare(path, keyring, words, mark="7F3A", chance=secrets.token_bytes)
    return path


def refused(path: Path) -> str:
    with pytest.raises(BadInput) as caught:
        read_spare(path)
    return caught.value.code


def rewritten(path: Path, **changes: Any) -> Path:
    """Edit a spare as someone would who knows how its check is made."""
    value = {**json.loads(path.read_text()), **changes}
    value.pop("check")
    path.write_text(json.dumps({**value, "check": sha256(bound_bytes(value)).hexdigest()}))
    return path


def test_the_words_open_the_same_secrets_as_the_key_file(path: Path, keyring: Keyring, words: RecoveryWords) -> None:
    assert open_spare(read_spare(path), words) == keyring


def test_other_words_open_nothing_and_are_told_which_sheet_fits(path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        open_spare(read_spare(path), new_words(secrets.token_bytes))

    assert caught.value.code == "keys.another_sheet"
    assert caught.value.problems[0].details == {"mark": "7F3A"}


def test_no_secret_and_no_word_stands_in_the_spare(path: Path, keyring: Keyring, words: RecoveryWords) -> None:
    data = path.read_text()

    held = (keyring.database, keyring.index, keyring.person.sealing.private, keyring.person.signing.seed, words.key())
    assert not [one for one in held if one.raw.hex() in data]
    assert not [word for word in words.say("en") if f'"{word}"' in data]


def test_what_is_sealed_differs_each_time(path: Path, keyring: Keyring, words: RecoveryWords, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    write_spare(other, keyring, words, mark="7F3A", chance=secrets.token_bytes)

    assert read_spare(other).box != read_spare(path).box


def test_a_new_spare_takes_the_place_of_the_one_before(path: Path, keyring: Keyring, words: RecoveryWords) -> None:
    write_spare(path, keyring, new_words(secrets.token_bytes), mark="0001", chance=secrets.token_bytes)

    spare = read_spare(path)
    assert spare.mark == "0001"
    with pytest.raises(BadInput, match=r"keys\.another_sheet"):
        open_spare(spare, words)


def test_where_there_is_none_it_is_said(tmp_path: Path) -> None:
    assert refused(tmp_path / "spare.json") == "keys.no_spare"


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-40],
        lambda _: b"",
        lambda _: b"\xff\xfe",
        lambda _: b"[]",
        lambda _: b'{"standfast": "keys/1"}',
        lambda data: data.replace(b"7F3A", b"7F3B"),
        lambda _: b"[" * 50_000,
    ],
    ids=["cut off", "empty", "no text", "a list", "a key file", "another mark", "nested"],
)
def test_one_that_was_cut_off_or_edited_is_refused_before_anyone_types(
    path: Path, damage: Callable[[bytes], bytes]
) -> None:
    path.write_bytes(damage(path.read_bytes()))

    assert refused(path) == "keys.spare_damaged"


@pytest.mark.parametrize("changes", [{"secrets": "no hex"}, {"secrets": 7}, {"person": None}, {"sheet": 7}])
def test_one_with_other_parts_is_refused(path: Path, changes: dict[str, Any]) -> None:
    assert refused(rewritten(path, **changes)) == "keys.spare_damaged"


def test_one_of_a_newer_version_is_refused_by_its_version(path: Path) -> None:
    assert refused(rewritten(path, standfast="spare/2")) == "keys.file_newer"


@pytest.mark.parametrize("changes", [{"sheet": "0000"}, {"person": "another"}, {"secrets": "00" * 60}])
def test_a_part_that_was_swapped_by_one_who_made_the_check_fit_opens_nothing(
    path: Path, words: RecoveryWords, changes: dict[str, str]
) -> None:
    spare: Spare = read_spare(rewritten(path, **changes))

    with pytest.raises(BadInput, match=r"keys\.another_sheet"):
        open_spare(spare, words)


def test_a_mark_is_four_digits() -> None:
    assert new_mark(lambda count: b"\x7f\x3a"[:count]) == "7F3A"


def test_a_spare_of_a_home_holds_what_its_key_file_holds(tmp_path: Path, words: RecoveryWords) -> None:
    made = create_key_file(tmp_path / "keys.json", chance=secrets.token_bytes)
    write_spare(tmp_path / "spare.json", made, words, mark="7F3A", chance=secrets.token_bytes)
    (found,) = (read_key_file(tmp_path / "keys.json"),)

    assert isinstance(found, Unprotected)
    assert open_spare(read_spare(tmp_path / "spare.json"), words) == found.keyring
