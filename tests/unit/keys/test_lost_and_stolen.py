"""What docs/keys.md says of each key once it is lost or stolen: what whoever has it can do, and no more."""

import secrets
from pathlib import Path

import pytest

from standfast.keys import (
    BodyNotOpened,
    Cost,
    IndexKind,
    Locked,
    NotForThisPerson,
    SealedBody,
    Unprotected,
    blind_index,
    change_passphrase,
    create_key_file,
    new_case_keys,
    new_keyring,
    open_body,
    open_card,
    read_key_file,
    seal_body,
    seal_card,
    set_passphrase,
    unlock,
    unwrap_case_key,
    wrap_case_key,
)

CHEAP = Cost(passes=1, mebibytes=8)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


def test_a_keyring_holds_what_the_page_says() -> None:
    ring = new_keyring(secrets.token_bytes)

    held = {ring.database, ring.index, ring.person.sealing.private, ring.person.signing.seed}
    assert len(held) == 4


def test_a_key_file_without_a_passphrase_hands_over_every_secret(path: Path) -> None:
    made = create_key_file(path, chance=secrets.token_bytes)

    stolen = read_key_file(path)

    assert isinstance(stolen, Unprotected)
    assert stolen.keyring == made


def test_whoever_has_key_file_and_passphrase_has_every_secret(path: Path) -> None:
    made = create_key_file(path, chance=secrets.token_bytes)
    set_passphrase(path, "correct horse battery", chance=secrets.token_bytes, cost=CHEAP)

    stolen = read_key_file(path)

    assert isinstance(stolen, Locked)
    assert unlock(stolen, "correct horse battery") == made
    assert stolen.person == made.person.id


def test_an_old_copy_still_opens_with_the_old_passphrase(path: Path) -> None:
    made = create_key_file(path, chance=secrets.token_bytes)
    set_passphrase(path, "correct horse battery", chance=secrets.token_bytes, cost=CHEAP)
    copy = path.with_name("copy.json")
    copy.write_bytes(path.read_bytes())
    change_passphrase(path, old="correct horse battery", new="four other words", chance=secrets.token_bytes, cost=CHEAP)

    old = read_key_file(copy)

    assert isinstance(old, Locked)
    assert unlock(old, "correct horse battery") == made


def test_whoever_has_a_sealing_key_opens_that_person_s_wraps_and_cards() -> None:
    mine, other = new_keyring(secrets.token_bytes).person, new_keyring(secrets.token_bytes).person
    case = new_case_keys(secrets.token_bytes)
    wrap = wrap_case_key(case, holder=mine.sealing.public)
    card = seal_card(b"label", holder=mine.sealing.public)

    assert unwrap_case_key(wrap, holder=mine.sealing, case_public=case.public) == case
    assert open_card(card, holder=mine.sealing) == b"label"
    with pytest.raises(NotForThisPerson):
        unwrap_case_key(wrap, holder=other.sealing, case_public=case.public)


def test_whoever_has_the_index_key_can_test_a_guess() -> None:
    key, other = (new_keyring(secrets.token_bytes).index for _ in range(2))
    stands = blind_index("kit.plays.0417", kind=IndexKind.HANDLE, key=key)

    assert blind_index("KIT.plays.0417", kind=IndexKind.HANDLE, key=key) == stands
    assert blind_index("kit.plays.0417", kind=IndexKind.HANDLE, key=other) != stands


def test_another_index_key_gives_other_values_of_the_same_text() -> None:
    first, second = (new_keyring(secrets.token_bytes).index for _ in range(2))

    values = {blind_index("kit.plays.0417", kind=IndexKind.HANDLE, key=key) for key in (first, second)}

    assert len(values) == 2


def test_a_body_s_key_opens_that_body_alone() -> None:
    case = new_case_keys(secrets.token_bytes)
    one, other = (seal_body(text, case_public=case.public, chance=secrets.token_bytes).sealed for text in (b"1", b"2"))

    assert open_body(one, case=case).data == b"1"
    with pytest.raises(BodyNotOpened):
        open_body(SealedBody(ciphertext=other.ciphertext, sealed_key=one.sealed_key), case=case)


def test_another_case_does_not_open_a_body() -> None:
    case, other = new_case_keys(secrets.token_bytes), new_case_keys(secrets.token_bytes)
    sealed = seal_body(b"1", case_public=case.public, chance=secrets.token_bytes).sealed

    with pytest.raises(BodyNotOpened):
        open_body(sealed, case=other)
