from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from standfast.ground.instants import read_instant
from standfast.journal import (
    CaseId,
    ChainBroken,
    Damage,
    Draft,
    Entry,
    Sha256,
    commitment,
    erased,
    first_break,
    head_of,
    next_entry,
    verify_bodies,
    verify_chain,
)
from standfast.journal.entry import signed_bytes
from standfast.keys import OpenedBody, Secret, SigningPair, signing_pair

MakeJournal = Callable[[int], Any]
AT = read_instant("2026-05-12T08:00:00-07:00")
FORGED = Draft(commitment=Sha256("f" * 64))


def broken(journal: Any, entries: list[Entry], signers: tuple[bytes, ...] = ()) -> tuple[int, Damage]:
    with pytest.raises(ChainBroken) as caught:
        verify_chain(entries, genesis=journal.genesis, signers=signers)
    assert first_break(entries, genesis=journal.genesis, signers=signers) == caught.value.at
    return caught.value.at, caught.value.damage


def stranger() -> SigningPair:
    return signing_pair(Secret(b"s" * 32))


def test_an_untouched_journal_verifies_in_silence(journal_of: MakeJournal) -> None:
    journal = journal_of(9)

    verify_chain(journal.entries, genesis=journal.genesis)

    assert first_break(journal.entries, genesis=journal.genesis) is None


def test_a_journal_without_entries_verifies(journal_of: MakeJournal) -> None:
    verify_chain((), genesis=journal_of(0).genesis)


@pytest.mark.parametrize("place", [1, 4, 9])
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("hour", "2026-05-11T05Z"),
        ("hour", "yesterday"),
        ("commitment", "0" * 64),
        ("commitment", "x"),
        ("signature", "0" * 128),
        ("v", 2),
        ("v", 2**60),
        ("seq", 0),
        ("seq", 77),
        ("seq", 2**60),
        ("case", "another"),
    ],
)
def test_an_edited_entry_is_found_at_its_place(journal_of: MakeJournal, place: int, field: str, value: object) -> None:
    journal = journal_of(9)
    entries = list(journal.entries)
    entries[place - 1] = replace(entries[place - 1], **{field: value})

    assert broken(journal, entries) == (place, Damage.EDITED)


@pytest.mark.parametrize("place", [1, 4, 8])
@pytest.mark.parametrize("renumber", [True, False])
def test_two_entries_in_the_other_order_are_found(journal_of: MakeJournal, place: int, *, renumber: bool) -> None:
    journal = journal_of(9)
    entries = list(journal.entries)
    entries[place - 1], entries[place] = entries[place], entries[place - 1]

    found = broken(journal, journal.renumbered(entries) if renumber else entries)

    assert found == (place, Damage.REORDERED)


@pytest.mark.parametrize("renumber", [True, False])
def test_an_entry_moved_far_is_found_where_it_is_missing(journal_of: MakeJournal, *, renumber: bool) -> None:
    journal = journal_of(9)
    entries = list(journal.entries)
    entries.insert(7, entries.pop(2))

    assert broken(journal, journal.renumbered(entries) if renumber else entries) == (3, Damage.REORDERED)


@pytest.mark.parametrize("place", [1, 5, 9])
def test_an_entry_forged_by_a_stranger_and_put_in_is_found(journal_of: MakeJournal, place: int) -> None:
    journal = journal_of(9)
    before = journal.genesis.head if place == 1 else head_of(journal.at(place - 1))
    entries = list(journal.entries)
    entries.insert(place - 1, next_entry(before, FORGED, stranger(), at=AT))

    assert broken(journal, journal.renumbered(entries)) == (place, Damage.INSERTED)


@pytest.mark.parametrize("copied", [2, 7])
def test_a_true_entry_put_in_a_second_time_is_found(journal_of: MakeJournal, copied: int) -> None:
    journal = journal_of(9)
    entries = list(journal.entries)
    entries.insert(4, entries[copied - 1])

    assert broken(journal, journal.renumbered(entries)) == (5, Damage.INSERTED)


@pytest.mark.parametrize("place", [1, 4, 8])
@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("renumber", [True, False])
def test_entries_dropped_inside_are_found(journal_of: MakeJournal, place: int, count: int, *, renumber: bool) -> None:
    journal = journal_of(10)
    entries = list(journal.entries)
    del entries[place - 1 : place - 1 + count]

    assert broken(journal, journal.renumbered(entries) if renumber else entries) == (place, Damage.DROPPED)


def test_an_entry_added_at_the_end_by_a_stranger_is_found(journal_of: MakeJournal) -> None:
    journal = journal_of(3)
    entries = [*journal.entries, next_entry(head_of(journal.at(3)), FORGED, stranger(), at=AT)]

    assert broken(journal, entries) == (4, Damage.SIGNER)


def test_a_signer_who_was_let_in_may_sign(journal_of: MakeJournal) -> None:
    journal, advocate = journal_of(3), stranger()
    entries = [*journal.entries, next_entry(head_of(journal.at(3)), FORGED, advocate, at=AT)]

    verify_chain(entries, genesis=journal.genesis, signers=(advocate.public,))


def test_a_signature_that_never_held_is_found_though_the_chain_goes_on(journal_of: MakeJournal) -> None:
    journal = journal_of(2)
    forged = replace(next_entry(head_of(journal.at(2)), FORGED, journal.signer, at=AT), signature="0" * 128)
    after = next_entry(head_of(forged), FORGED, journal.signer, at=AT)

    assert broken(journal, [*journal.entries, forged, after]) == (3, Damage.SIGNATURE)


def test_an_entry_well_signed_over_other_ones_is_found(journal_of: MakeJournal) -> None:
    journal = journal_of(4)
    other = next_entry(head_of(journal.at(2)), FORGED, journal.signer, at=AT)

    assert broken(journal, [journal.at(1), journal.at(2), other, journal.at(4)]) == (4, Damage.REPLACED)


@pytest.mark.parametrize(
    ("wrong", "damage"),
    [
        ({"case": CaseId("another")}, Damage.INSERTED),
        ({"seq": 6}, Damage.DROPPED),
        ({"digest": Sha256("0" * 64)}, Damage.REPLACED),
    ],
)
def test_an_entry_that_its_own_signer_signed_wrongly_is_found(
    journal_of: MakeJournal, wrong: dict[str, Any], damage: Damage
) -> None:
    journal = journal_of(2)
    last = next_entry(replace(head_of(journal.at(2)), **wrong), FORGED, journal.signer, at=AT)

    assert broken(journal, [*journal.entries, last]) == (3, damage)


def test_an_entry_that_is_well_signed_but_has_an_impossible_field_is_found(journal_of: MakeJournal) -> None:
    journal = journal_of(2)
    last = next_entry(head_of(journal.at(2)), Draft(commitment=FORGED.commitment), journal.signer, at=AT)
    odd = replace(last, hour="lunch time")
    signed = replace(odd, signature=journal.signer.sign(signed_bytes(odd)).hex())

    assert broken(journal, [*journal.entries, signed]) == (3, Damage.EDITED)


def test_other_keys_in_the_tables_than_the_chain_began_with_are_found(journal_of: MakeJournal) -> None:
    journal = journal_of(2)
    other = replace(journal.genesis, sealing=bytes(32))

    with pytest.raises(ChainBroken) as caught:
        verify_chain(journal.entries, genesis=other)

    assert (caught.value.at, caught.value.damage, caught.value.code) == (1, Damage.BEGINNING, "journal.beginning")


def test_another_cases_journal_does_not_pass_for_this_one(journal_of: Callable[..., Any]) -> None:
    journal, other = journal_of(3), journal_of(3, case="another")

    assert broken(journal, list(other.entries)) == (1, Damage.BEGINNING)


def test_the_first_entry_must_be_the_first_signers(journal_of: MakeJournal) -> None:
    journal, advocate = journal_of(1), stranger()
    first = next_entry(journal.genesis.head, FORGED, advocate, at=AT)

    assert broken(journal, [first], (advocate.public,)) == (1, Damage.BEGINNING)


def test_a_cut_end_is_not_found_without_an_anchor(journal_of: MakeJournal) -> None:
    """Told honestly: docs/formats/journal.md says which damage needs an anchor."""
    journal = journal_of(5)

    verify_chain(journal.entries[:3], genesis=journal.genesis)


def test_an_entry_of_another_case_put_in_is_found(journal_of: Callable[..., Any]) -> None:
    journal, other = journal_of(3), journal_of(3, case="another")
    entries = [journal.at(1), other.at(2), journal.at(2), journal.at(3)]

    assert broken(journal, journal.renumbered(entries)) == (2, Damage.INSERTED)


def test_each_body_must_be_the_one_that_was_committed_to(journal_of: MakeJournal) -> None:
    journal = journal_of(3)
    bodies: dict[int, OpenedBody | None] = {
        seq: OpenedBody(data=b'{"n":%d}' % seq, salt=bytes([seq]) * 32) for seq in (1, 2, 3)
    }

    verify_bodies(journal.entries, bodies)

    for changed in (OpenedBody(data=b'{"n":9}', salt=b"\x02" * 32), OpenedBody(data=b'{"n":2}', salt=b"\x03" * 32)):
        with pytest.raises(ChainBroken) as caught:
            verify_bodies(journal.entries, bodies | {2: changed})
        assert (caught.value.at, caught.value.damage) == (2, Damage.BODY)


def test_an_erased_body_is_erased_and_not_a_break(journal_of: MakeJournal) -> None:
    journal = journal_of(3)
    bodies: dict[int, OpenedBody | None] = {1: OpenedBody(data=b'{"n":1}', salt=b"\x01" * 32), 2: None}

    verify_bodies(journal.entries, bodies)
    verify_chain(journal.entries, genesis=journal.genesis)

    assert erased(journal.entries, bodies) == (2, 3)


def test_two_bodies_that_say_the_same_have_different_commitments() -> None:
    """Else "yes" could be guessed from the clear."""
    assert commitment(salt=b"a" * 32, body=b"yes") != commitment(salt=b"b" * 32, body=b"yes")
    with pytest.raises(ValueError, match="31"):
        commitment(salt=b"a" * 31, body=b"ayes")


def test_the_case_in_an_error_is_its_opaque_id(journal_of: MakeJournal) -> None:
    journal = journal_of(2)

    with pytest.raises(ChainBroken) as caught:
        verify_chain(journal.entries[1:], genesis=journal.genesis)

    assert caught.value.problems[0].details == {"at": "1", "case": CaseId("k3m9-q2x7-w4tz")}
    assert caught.value.exit_code == 1
