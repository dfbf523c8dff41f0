import secrets

import pytest
from nacl.signing import VerifyKey

from standfast.keys import (
    NotForThisPerson,
    new_case_keys,
    new_person,
    open_card,
    seal_card,
    unwrap_case_key,
    wrap_case_key,
)

PARENT, OTHER = new_person(secrets.token_bytes), new_person(secrets.token_bytes)
CASE = new_case_keys(secrets.token_bytes)


def test_a_holder_gets_the_cases_key_back() -> None:
    wrap = wrap_case_key(CASE, holder=PARENT.sealing.public)

    assert unwrap_case_key(wrap, holder=PARENT.sealing, case_public=CASE.public) == CASE


def test_someone_else_does_not() -> None:
    wrap = wrap_case_key(CASE, holder=PARENT.sealing.public)

    with pytest.raises(NotForThisPerson) as caught:
        unwrap_case_key(wrap, holder=OTHER.sealing, case_public=CASE.public)

    assert caught.value.code == "keys.not_for_this_person"


def test_a_wrap_put_in_the_place_of_another_cases_is_noticed() -> None:
    another = new_case_keys(secrets.token_bytes)
    wrap = wrap_case_key(another, holder=PARENT.sealing.public)

    with pytest.raises(NotForThisPerson) as caught:
        unwrap_case_key(wrap, holder=PARENT.sealing, case_public=CASE.public)

    assert caught.value.code == "keys.wrap_of_another_case"


def test_a_card_reads_back_for_its_holder_only() -> None:
    card = seal_card(b"Northgate", holder=PARENT.sealing.public)

    assert open_card(card, holder=PARENT.sealing) == b"Northgate"
    with pytest.raises(NotForThisPerson):
        open_card(card, holder=OTHER.sealing)


def test_a_card_does_not_pass_for_a_wrap() -> None:
    card = seal_card(CASE.private.raw, holder=PARENT.sealing.public)

    with pytest.raises(NotForThisPerson):
        unwrap_case_key(card, holder=PARENT.sealing, case_public=CASE.public)


@pytest.mark.parametrize("sealed", [b"", b"x" * 47, b"x" * 48, b"x" * 112])
def test_bytes_that_were_never_sealed_are_refused(sealed: bytes) -> None:
    with pytest.raises(NotForThisPerson):
        open_card(sealed, holder=PARENT.sealing)


def test_a_signature_verifies_with_the_public_half() -> None:
    signature = PARENT.signing.sign(b"entry")

    assert VerifyKey(PARENT.signing.public).verify(b"entry", signature) == b"entry"


def test_two_people_share_no_key() -> None:
    assert PARENT.id != OTHER.id
    assert PARENT.sealing.public != OTHER.sealing.public
    assert PARENT.signing.public != OTHER.signing.public
    assert PARENT.sealing.private != PARENT.signing.seed
