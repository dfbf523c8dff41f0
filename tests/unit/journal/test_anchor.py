import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfast.ground.errors import BadInput
from standfast.ground.instants import read_instant
from standfast.journal import (
    CaseId,
    ChainBroken,
    Damage,
    Draft,
    Head,
    Sha256,
    anchor_of,
    anchor_text,
    head_of,
    is_typed,
    next_entry,
    read_anchor,
    read_typed,
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


TYPED = {
    "short": "12:0123456789abcdef",
    "short, spaced and in capitals": " 12 : 0123 4567 89AB CDEF ",
    "long, as a paper has it": "entry 12, " + "01234567 89abcdef " * 4 + ".",
    "long, in French": "entr\u00e9e 12, " + "01234567 89abcdef " * 4,
    "long, as the program shows it": "12 " + "01234567 89abcdef " * 4,
}


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED)
def test_a_head_can_be_typed_as_a_paper_shows_it(text: str) -> None:
    assert is_typed(text)

    anchor = read_typed(text, case=CaseId("k3m9"))

    assert (anchor.seq, anchor.digest[:16]) == (12, "0123456789abcdef")
    assert anchor.is_whole == ("long" in next(name for name, one in TYPED.items() if one == text))


@pytest.mark.parametrize("text", ["head.json", "12", "", "12:xyz", "x" * 400, "12:0123/head", "../3"])
def test_a_file_s_name_is_not_taken_for_a_head(text: str) -> None:
    assert not is_typed(text)
    with pytest.raises(BadInput) as caught:
        read_typed(text, case=CaseId("k3m9"))

    assert caught.value.code == "journal.anchor_not_typed"


@pytest.mark.parametrize("digits", [1, 15, 65])
def test_too_few_or_too_many_digits_are_counted_back(digits: int) -> None:
    with pytest.raises(BadInput) as caught:
        read_typed("3:" + "a" * digits, case=CaseId("k3m9"))

    assert caught.value.problems[0].details == {"count": str(digits)}


@given(seq=st.integers(1, 10**9), digits=st.text("0123456789abcdef", min_size=16, max_size=64))
def test_whatever_the_foot_of_a_paper_can_show_is_read_as_it_stands(seq: int, digits: str) -> None:
    anchor = read_typed(f"{seq}:{digits}", case=CaseId("k3m9"))

    assert (anchor.seq, anchor.digest) == (seq, digits)


@given(text=st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused_with_a_named_error(text: str) -> None:
    try:
        read_typed(text, case=CaseId("k3m9"))
    except BadInput as error:
        assert error.code in {"journal.anchor_not_typed", "journal.anchor_digits"}  # noqa: PT017  # either may come


def test_the_short_form_finds_what_the_long_one_does(journal_of: MakeJournal) -> None:
    journal = journal_of(3)
    short = head_of(journal.at(2)).digest[:16]

    verify_against_anchor(journal.entries, read_typed(f"2:{short}", case=journal.genesis.case))
    with pytest.raises(ChainBroken):
        verify_against_anchor(journal.entries, read_typed(f"3:{short}", case=journal.genesis.case))


@given(token=st.binary(max_size=60))
def test_a_time_stamp_travels_with_its_head(token: bytes) -> None:
    head = Head(case=CaseId("k3m9"), seq=2, digest=Sha256("ab" * 32))

    assert read_anchor(anchor_text(head, token=token).encode(), name="a.json") == anchor_of(head, token=token)


@pytest.mark.parametrize("token", ["%%%", 7, ["x"]])
def test_a_time_stamp_that_is_none_is_named(token: object) -> None:
    text = json.dumps({"case": "k3m9", "seq": 2, "digest": "ab" * 32, "token": token})

    with pytest.raises(BadInput) as caught:
        read_anchor(text.encode(), name="a.json")

    assert caught.value.problems[0].details["field"] == "token"
