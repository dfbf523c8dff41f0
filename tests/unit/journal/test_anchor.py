from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from standfast.ground.errors import BadInput
from standfast.ground.instants import read_instant
from standfast.journal import (
    CaseId,
    ChainBroken,
    Damage,
    Draft,
    Sha256,
    anchor_of,
    anchor_text,
    head_of,
    next_entry,
    read_anchor,
    verify_against_anchor,
    verify_chain,
)

MakeJournal = Callable[[int], Any]


def test_an_anchor_reads_back_as_the_head_it_was_written_from(journal_of: MakeJournal) -> None:
    head = head_of(journal_of(3).at(3))

    assert read_anchor(anchor_text(head).encode(), name="anchor.json") == anchor_of(head)


def test_a_journal_that_grew_still_holds_its_anchor(journal_of: MakeJournal) -> None:
    journal = journal_of(5)

    verify_against_anchor(journal.entries, head_of(journal.at(3)))


def test_deleting_the_last_entries_is_noticed_once_the_head_was_anchored(journal_of: MakeJournal) -> None:
    journal = journal_of(5)
    cut = journal.entries[:3]
    verify_chain(cut, genesis=journal.genesis)

    with pytest.raises(ChainBroken) as caught:
        verify_against_anchor(cut, head_of(journal.at(5)))

    assert (caught.value.at, caught.value.damage) == (4, Damage.TAIL_DROPPED)


def test_a_journal_written_anew_by_its_signer_is_noticed_once_its_head_was_anchored(journal_of: MakeJournal) -> None:
    journal = journal_of(3)
    head, anew = journal.genesis.head, []
    for _ in range(3):
        draft = Draft(commitment=Sha256("f" * 64))
        anew.append(next_entry(head, draft, journal.signer, at=read_instant("2026-05-12T08:00:00Z")))
        head = head_of(anew[-1])
    verify_chain(anew, genesis=journal.genesis)

    with pytest.raises(ChainBroken) as caught:
        verify_against_anchor(anew, head_of(journal.at(2)))

    assert (caught.value.at, caught.value.damage, caught.value.code) == (2, Damage.REWRITTEN, "journal.rewritten")


def test_a_whole_journal_that_is_gone_is_noticed(journal_of: MakeJournal) -> None:
    with pytest.raises(ChainBroken) as caught:
        verify_against_anchor((), head_of(journal_of(1).at(1)))

    assert caught.value.at == 1


def test_an_anchor_of_another_case_is_a_mistake_and_not_a_finding(journal_of: MakeJournal) -> None:
    journal = journal_of(1)

    with pytest.raises(BadInput) as caught:
        verify_against_anchor(journal.entries, replace(head_of(journal.at(1)), case=CaseId("another")))

    assert caught.value.code == "journal.anchor_of_another_case"


def test_a_digest_typed_off_a_paper_may_be_spaced_and_in_capitals() -> None:
    typed = b'{"case": "k3m9", "seq": 2, "digest": "' + b"ABCD EF01 " * 8 + b'"}'

    assert read_anchor(typed, name="typed.json").digest == "abcdef01" * 8


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (b"", "/"),
        (b"\xff\xfe", "/"),
        (b"[]", "/"),
        (b'{"case": "k3m9", "seq": 2}', "/"),
        (b'{"case": "k3m9", "seq": true, "digest": ""}', "seq"),
        (b'{"case": "K3M9", "seq": 2, "digest": ""}', "case"),
        (b'{"case": "k3m9", "seq": 0, "digest": ""}', "seq"),
        (b'{"case": "k3m9", "seq": 2, "digest": "abcd"}', "digest"),
        (b" " * 10_001, "/"),
    ],
)
def test_an_anchor_that_can_not_be_one_is_refused_with_file_and_field(data: bytes, field: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_anchor(data, name="anchor.json")

    problem = caught.value.problems[0]
    assert (problem.code, problem.details) == ("journal.anchor_unreadable", {"file": "anchor.json", "field": field})
