import secrets
from dataclasses import replace

import pytest

from standfast.ground.errors import BadInput
from standfast.keys import BodyNotOpened, OpenedBody, SealedBody, new_case_keys, open_body, seal_body
from standfast.keys.case_keys import BLOCK, LONGEST_BODY

CASE = new_case_keys(secrets.token_bytes)


def seal(data: bytes) -> tuple[SealedBody, bytes]:
    fresh = seal_body(data, case_public=CASE.public, chance=secrets.token_bytes)
    return fresh.sealed, fresh.salt


@pytest.mark.parametrize("data", [b"", b"{}", b"x" * BLOCK, b"\x80\x00" * 300])
def test_what_was_sealed_with_the_public_half_opens_with_the_private_one(data: bytes) -> None:
    sealed, salt = seal(data)

    assert open_body(sealed, case=CASE) == OpenedBody(data=data, salt=salt)


def test_another_cases_key_opens_nothing() -> None:
    sealed, _ = seal(b"{}")

    with pytest.raises(BodyNotOpened) as caught:
        open_body(sealed, case=new_case_keys(secrets.token_bytes))

    assert caught.value.code == "keys.body_not_opened"


@pytest.mark.parametrize("field", ["ciphertext", "sealed_key"])
@pytest.mark.parametrize("place", [0, 30, -1])
def test_one_changed_bit_is_noticed(field: str, place: int) -> None:
    sealed, _ = seal(b"{}")
    changed = bytearray(getattr(sealed, field))
    changed[place] ^= 1

    with pytest.raises(BodyNotOpened):
        open_body(replace(sealed, **{field: bytes(changed)}), case=CASE)


@pytest.mark.parametrize("length", [0, 10, 24, 47])
def test_a_sealed_body_that_was_cut_off_is_refused(length: int) -> None:
    sealed, _ = seal(b"{}")

    for cut in (
        replace(sealed, ciphertext=sealed.ciphertext[:length]),
        replace(sealed, sealed_key=sealed.sealed_key[:length]),
    ):
        with pytest.raises(BodyNotOpened):
            open_body(cut, case=CASE)


def test_bodies_of_like_length_can_not_be_told_apart_by_their_size() -> None:
    short, longer = seal(b'{"answer":"no"}')[0], seal(b'{"said":"' + b"x" * 200 + b'"}')[0]

    assert len(short.ciphertext) == len(longer.ciphertext)


def test_the_same_words_sealed_twice_share_nothing() -> None:
    one, two = seal(b"{}"), seal(b"{}")

    assert one[0].ciphertext != two[0].ciphertext
    assert one[0].sealed_key != two[0].sealed_key
    assert one[1] != two[1]


def test_keys_and_salt_come_from_the_chance_handed_in() -> None:
    drawn: list[int] = []

    def chance(count: int) -> bytes:
        drawn.append(count)
        return bytes([len(drawn)]) * count

    fresh = seal_body(b"{}", case_public=CASE.public, chance=chance)

    assert drawn == [32, 32, 24]
    assert fresh.salt == b"\x02" * 32


def test_a_body_beyond_all_measure_is_refused() -> None:
    with pytest.raises(BadInput) as caught:
        seal(b"x" * (LONGEST_BODY + 1))

    assert caught.value.code == "keys.body_too_long"


def test_chance_that_gives_too_little_is_not_trusted() -> None:
    with pytest.raises(ValueError, match="31"):
        new_case_keys(lambda count: bytes(count - 1))


def test_private_halves_never_print_themselves() -> None:
    assert CASE.private.raw.hex()[:8] not in repr(CASE)
    assert repr(CASE.private.raw)[2:10] not in repr(CASE.private)
