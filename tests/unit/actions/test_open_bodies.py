"""Opening a case: every body is compared with what the chain commits to, and only a holder opens it."""

import secrets
from dataclasses import dataclass, replace
from typing import Any

import pytest

from standfast.actions.open_bodies import open_case
from standfast.actions.ports import StoredEntry
from standfast.actions.record import NewRecord, record
from standfast.journal import ChainBroken, canonical
from standfast.keys import NotForThisPerson, new_person, seal_body
from tests.unit.actions.conftest import Begun


@dataclass
class OtherBody:
    """A store that hands out another body in one place."""

    store: Any
    seq: int
    body: Any

    def read(self, case: Any) -> tuple[StoredEntry, ...]:
        return tuple(
            replace(one, body=self.body) if one.entry.seq == self.seq else one for one in self.store.read(case)
        )

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)


@pytest.mark.parametrize("seq", [1, 3, 6])
def test_a_body_put_in_another_s_place_is_found_wherever_it_stands(begun: Begun, seq: int) -> None:
    """The case's public key is in clear: whoever has the file can seal words of their own to it."""
    sealing = begun.desk.store.case(begun.case).sealing
    forged = seal_body(canonical({"v": 1, "kind": "forged"}), case_public=sealing, chance=secrets.token_bytes)
    desk = replace(begun.desk, store=OtherBody(begun.desk.store, seq, forged.sealed))

    with pytest.raises(ChainBroken) as caught:
        open_case(desk, begun.case)

    assert caught.value.at == seq


def test_the_body_of_a_neighbour_is_found_as_well(begun: Begun) -> None:
    stored = begun.desk.store.read(begun.case)
    desk = replace(begun.desk, store=OtherBody(begun.desk.store, 3, stored[3].body))

    with pytest.raises(ChainBroken) as caught:
        open_case(desk, begun.case)

    assert caught.value.at == 3


def test_nothing_is_written_over_a_case_that_does_not_open(begun: Begun) -> None:
    stored = begun.desk.store.read(begun.case)
    desk = replace(begun.desk, store=OtherBody(begun.desk.store, 3, stored[3].body))

    with pytest.raises(ChainBroken):
        record(desk, begun.case, NewRecord(kind="contact", at=None, fields={"who": "X"}))

    assert len(begun.desk.store.read(begun.case)) == len(stored)


def test_an_erased_body_is_nothing_and_the_rest_still_opens(begun: Begun) -> None:
    before = open_case(begun.desk, begun.case)
    begun.desk.store.erase_body(begun.case, 3)

    after = open_case(begun.desk, begun.case)

    assert dict(after.bodies)[3] is None
    assert [one for one in after.bodies if one[0] != 3] == [one for one in before.bodies if one[0] != 3]
    assert after.head == before.head


def test_who_does_not_hold_a_case_can_not_open_it(begun: Begun) -> None:
    stranger = replace(begun.desk, person=new_person(secrets.token_bytes))

    with pytest.raises(NotForThisPerson):
        open_case(stranger, begun.case)
