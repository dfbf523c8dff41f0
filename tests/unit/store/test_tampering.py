"""Someone with the file's key, or who owns the server's tables, edits a copy; the chain tells what and where."""

# ruff: noqa: S608  # statements of this file, no one's input

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections

from standfast.ground.errors import Unavailable
from standfast.journal import ChainBroken, Damage, verify_bodies, verify_chain
from standfast.keys import open_body, seal_body
from standfast.store import triggers

CASE = "k3m9-q2x7-w4tz"
OTHER = "0" * 64
UP = "UPDATE chain SET seq = -seq WHERE seq >= {0}; UPDATE chain SET seq = 1 - seq WHERE seq < 0"
DOWN = "UPDATE chain SET seq = -seq WHERE seq > {0}; UPDATE chain SET seq = -seq - 1 WHERE seq < 0"
REST = "hour, key_id, commitment, prev, signature"
COPY = f'INSERT INTO chain (v, "case", seq, {REST}) SELECT v, "case", {{to}}, {REST} FROM chain WHERE seq = {{of}}'
SWAP = "UPDATE chain SET seq = -3 WHERE seq = 3; UPDATE chain SET seq = 3 WHERE seq = 6"
FORGE = f"UPDATE chain SET commitment = '{OTHER}', prev = (SELECT prev FROM chain WHERE seq = 6) WHERE seq = 5"

TAMPERINGS = {
    "edit the hour": ("UPDATE chain SET hour = '2026-05-11T09Z' WHERE seq = 4", 4, Damage.EDITED),
    "edit the commitment": (f"UPDATE chain SET commitment = '{OTHER}' WHERE seq = 4", 4, Damage.EDITED),
    "edit the signer": (f"UPDATE chain SET key_id = '{OTHER}' WHERE seq = 4", 4, Damage.EDITED),
    "edit the link": (f"UPDATE chain SET prev = '{OTHER}' WHERE seq = 4", 4, Damage.EDITED),
    "edit the last entry": ("UPDATE chain SET hour = '2026-05-11T09Z' WHERE seq = 8", 8, Damage.EDITED),
    "swap two entries": (f"{SWAP}; UPDATE chain SET seq = 6 WHERE seq = -3", 3, Damage.REORDERED),
    "insert a copy": (f"{UP.format(5)}; {COPY.format(to=5, of=2)}", 5, Damage.INSERTED),
    "insert a forgery": (f"{UP.format(5)}; {COPY.format(to=5, of=4)}; {FORGE}", 5, Damage.INSERTED),
    "drop inside, leaving a gap": ("DELETE FROM chain WHERE seq = 4", 4, Damage.DROPPED),
    "drop inside, closing the gap": (f"DELETE FROM chain WHERE seq = 4; {DOWN.format(4)}", 4, Damage.DROPPED),
    "drop the first": (f"DELETE FROM chain WHERE seq = 1; {DOWN.format(1)}", 1, Damage.DROPPED),
    "another sealing key": ('UPDATE "case" SET sealing = {zeros}', 1, Damage.BEGINNING),
}


@pytest.fixture
def tampered(desk: Any, reopened: Callable[[str], Any]) -> Callable[[str], Any]:
    """Take the rules out of a copy, run statements over it, and open it as the program would."""
    desk.open_case(entries=8)
    rules = triggers.names(connections["default"])
    copy = desk.copy()

    def tamper(statements: str) -> Any:
        bare = desk.engine.unruled(copy)
        for name in rules:
            desk.engine.drop_rule(bare, name)
        for statement in statements.split(";"):
            bare.execute(statement.replace("{zeros}", desk.engine.bytes(bytes(32))))
        bare.close()
        return reopened(copy)

    return tamper


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_what_was_done_is_found_with_its_place(desk: Any, tampered: Callable[[str], Any], tampering: str) -> None:
    statements, place, damage = TAMPERINGS[tampering]
    store = tampered(statements)
    case = store.case(CASE)
    genesis = type(desk.genesis)(case=case.id, sealing=case.sealing, first_signer=case.first_signer)

    with pytest.raises(ChainBroken) as caught:
        verify_chain([one.entry for one in store.read(CASE)], genesis=genesis, signers=store.signers(CASE))

    assert (caught.value.at, caught.value.damage) == (place, damage)


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_nothing_more_is_written_over_what_was_done(desk: Any, tampered: Callable[[str], Any], tampering: str) -> None:
    store = tampered(TAMPERINGS[tampering][0])
    head = store.head(CASE)

    with pytest.raises(Unavailable) as caught:
        store.append(desk.append(head, {"n": 9}), expect=head)

    assert caught.value.code == "store.triggers_missing"


def test_a_body_put_in_the_place_of_another_is_found(desk: Any, tampered: Callable[[str], Any]) -> None:
    """The case's public key is in clear: whoever edits the file can seal words of their own to it."""
    sealed = seal_body(b'{"n":"forged"}', case_public=desk.keys.public, chance=bytes).sealed
    store = tampered(
        f"UPDATE body SET ciphertext = {desk.engine.bytes(sealed.ciphertext)} WHERE seq = 4;"
        f"UPDATE body_key SET sealed = {desk.engine.bytes(sealed.sealed_key)} WHERE seq = 4"
    )
    stored = store.read(CASE)
    bodies = {one.entry.seq: open_body(one.body, case=desk.keys) for one in stored}

    with pytest.raises(ChainBroken) as caught:
        verify_bodies([one.entry for one in stored], bodies)

    assert (caught.value.at, caught.value.damage) == (4, Damage.BODY)
