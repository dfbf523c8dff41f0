"""The installation's notes: read as they were written, gathered by case, refused where a newer program wrote them."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfast.ground.errors import BadInput
from standfast.ground.instants import read_instant
from standfast.journal import CaseId, ChainBroken, Damage, Head, canonical, head_of, is_new_case_id, new_case_id
from standfast.journal.canonical import read_json
from standfast.journal.entry import Sha256, is_case_id
from standfast.journal.installation import (
    Note,
    NoteKind,
    first_dropped,
    head_to_json,
    installation_id,
    is_installation,
    note_from_json,
    note_to_json,
    noted_cases,
    verify_against_installation,
)

AT = read_instant("2026-05-11T04:50:00Z")
MakeJournal = Callable[[int], Any]
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def note(kind: NoteKind, **fields: Any) -> Note:
    return Note(kind=kind, at=AT, by="ab" * 16, fields=fields)


def head(case: str, seq: int) -> Head:
    return Head(case=CaseId(case), seq=seq, digest=Sha256(f"{seq:064x}"))


@given(kind=st.sampled_from(NoteKind), fields=st.dictionaries(st.text(max_size=8), PLAIN, max_size=4))
def test_a_note_reads_back_as_it_was_written(kind: NoteKind, fields: dict[str, Any]) -> None:
    written = Note(kind=kind, at=AT, by="someone", fields=fields)

    assert note_from_json(read_json(canonical(note_to_json(written)))) == written


@pytest.mark.parametrize("change", [{"v": 2}, {"kind": "weather"}])
def test_a_note_of_a_newer_program_is_refused_by_name(change: dict[str, Any]) -> None:
    value = {**note_to_json(note(NoteKind.BEGUN)), **change}

    with pytest.raises(BadInput) as caught:
        note_from_json(value)

    assert caught.value.problems[0].details == {"version": str(next(iter(change.values())))}


@pytest.mark.parametrize("value", [None, [], {}, {"v": 1, "kind": "begun", "at": "2026-05-11T04:50:00Z", "by": "x"}])
def test_what_is_no_note_is_refused(value: Any) -> None:
    with pytest.raises(BadInput):
        note_from_json(value)


def test_no_case_s_id_is_ever_taken_for_an_installation_s() -> None:
    ids = [new_case_id(secrets.token_bytes) for _ in range(50)]
    own = installation_id(secrets.token_bytes)

    assert not any(map(is_installation, ids))
    assert all(map(is_new_case_id, ids))
    assert is_installation(own)
    assert is_case_id(own)
    assert not is_new_case_id(own)


def test_heads_are_gathered_by_case_from_every_note_that_names_one() -> None:
    noted = noted_cases(
        [
            note(NoteKind.BEGUN, version="0.1.0"),
            note(NoteKind.CASE_OPENED, **head_to_json(head("a", 2))),
            note(NoteKind.HEADS, heads=[head_to_json(head("a", 2)), head_to_json(head("b", 1))]),
            note(NoteKind.TIME_STAMP, **head_to_json(head("a", 4)), token="", authority="", attested=""),
            note(NoteKind.CASE_READ, case="c", who="family"),
            note(NoteKind.CASE_ERASED, case="b"),
        ]
    )

    assert noted.heads == {"a": (head("a", 2), head("a", 4)), "b": (head("b", 1),)}
    assert noted.erased == {"b"}


def test_a_case_that_is_gone_is_named_with_its_last_head_and_an_erased_one_that_stands_is_not() -> None:
    noted = noted_cases(
        [
            note(NoteKind.HEADS, heads=[head_to_json(head("a", 2)), head_to_json(head("b", 1))]),
            note(NoteKind.HEADS, heads=[head_to_json(head("a", 3))]),
            note(NoteKind.CASE_ERASED, case="b"),
        ]
    )

    assert first_dropped(noted, there=[CaseId("b")]) == head("a", 3)
    assert first_dropped(noted, there=[CaseId("a"), CaseId("b")]) is None


def test_a_note_that_says_erased_hides_no_case_that_was_dropped() -> None:
    noted = noted_cases(
        [note(NoteKind.HEADS, heads=[head_to_json(head("b", 1))]), note(NoteKind.CASE_ERASED, case="b")]
    )

    assert first_dropped(noted, there=[]) == head("b", 1)


def test_a_journal_is_held_against_every_head_that_was_noted_of_it(journal_of: MakeJournal) -> None:
    journal = journal_of(5)
    case = journal.genesis.case
    good = noted_cases([note(NoteKind.HEADS, heads=[head_to_json(head_of(journal.at(seq)))]) for seq in (2, 4)])
    other = replace(head_of(journal.at(3)), digest=Sha256("0" * 64))
    bad = noted_cases([note(NoteKind.HEADS, heads=[head_to_json(other)])])

    assert verify_against_installation(journal.entries, good, case=case) == 2
    assert verify_against_installation(journal.entries, noted_cases([]), case=case) == 0
    with pytest.raises(ChainBroken) as rewritten:
        verify_against_installation(journal.entries, bad, case=case)
    with pytest.raises(ChainBroken) as cut:
        verify_against_installation(journal.entries[:3], good, case=case)

    assert (rewritten.value.at, rewritten.value.damage) == (3, Damage.REWRITTEN)
    assert (cut.value.at, cut.value.damage) == (4, Damage.TAIL_DROPPED)
