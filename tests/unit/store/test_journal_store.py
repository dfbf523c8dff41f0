# ruff: noqa: S608  # statements of this file, no one's input

import secrets
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections

from standfast.actions.ports import MOST_DUE_ROWS, Card, DueKind, DueRow, HeadMoved, PersonRow, Wrap
from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant, read_instant
from standfast.journal import CaseId, Draft, Sha256, head_of, next_entry, verify_chain
from standfast.keys import Secret, new_person, open_body, signing_pair

AT = read_instant("2026-05-10T21:50:00-07:00")
CASE = CaseId("k3m9-q2x7-w4tz")


def due(*refs: str) -> tuple[DueRow, ...]:
    return tuple(
        DueRow(ref=ref, at=Instant(AT + timedelta(days=number)), kind=DueKind.STEP) for number, ref in enumerate(refs)
    )


def test_what_was_appended_reads_back_in_order_and_opens(desk: Any) -> None:
    head = desk.open_case(entries=3)

    stored = desk.store.read(CASE)

    assert [open_body(one.body, case=desk.keys).data for one in stored] == [
        b'{"kind":"opened"}',
        b'{"n":2}',
        b'{"n":3}',
    ]
    assert head_of(stored[-1].entry) == head == desk.store.head(CASE)
    verify_chain([one.entry for one in stored], genesis=desk.genesis)


def test_several_entries_of_one_action_go_in_together(desk: Any) -> None:
    head = desk.open_case()
    first = desk.entry(head, {"n": 2})
    second = desk.entry(head_of(first.entry), {"n": 3})

    after = desk.store.append(replace(desk.append(head, {}), entries=(first, second)), expect=head)

    assert after == head_of(second.entry)
    assert len(desk.store.read(CASE)) == 3


def test_a_head_that_moved_is_told_and_nothing_is_written(desk: Any) -> None:
    old = desk.open_case()
    new = desk.store.append(desk.append(old, {"n": 2}, due=due("a")), expect=old)

    with pytest.raises(HeadMoved) as caught:
        desk.store.append(desk.append(old, {"n": "late"}, due=due("b")), expect=old)

    assert caught.value.code == "store.head_moved"
    assert desk.store.head(CASE) == new
    assert [row.due.ref for row in desk.store.due_rows(Instant(AT + timedelta(days=9)))] == ["a"]


def test_each_append_replaces_the_whole_schedule(desk: Any) -> None:
    head = desk.open_case()
    head = desk.store.append(desk.append(head, {"n": 2}, due=due("a", "b", "c")), expect=head)

    desk.store.append(desk.append(head, {"n": 3}, due=due("b", "d")), expect=head)

    rows = desk.store.due_rows(Instant(AT + timedelta(days=9)))
    assert [(row.case, row.due) for row in rows] == [(CASE, one) for one in due("b", "d")]


def test_a_writer_that_can_not_read_the_case_leaves_its_schedule_and_index(desk: Any) -> None:
    head = desk.open_case()
    value = Sha256("a" * 64)
    head = desk.store.append(desk.append(head, {"n": 2}, due=due("a"), index=(value,)), expect=head)

    desk.store.append(desk.append(head, {"n": 3}), expect=head)

    assert len(desk.store.due_rows(Instant(AT + timedelta(days=9)))) == 1
    assert desk.store.indexed(value) == (CASE,)


def test_only_what_is_due_by_then_is_given_earliest_first(desk: Any) -> None:
    head = desk.open_case()
    desk.store.append(desk.append(head, {"n": 2}, due=due("a", "b", "c")), expect=head)

    rows = desk.store.due_rows(Instant(AT + timedelta(days=1)))

    assert [(row.due.ref, row.due.at) for row in rows] == [("a", AT), ("b", AT + timedelta(days=1))]


def test_index_values_are_replaced_as_a_set(desk: Any) -> None:
    head = desk.open_case()
    one, two = Sha256("1" * 64), Sha256("2" * 64)
    head = desk.store.append(desk.append(head, {"n": 2}, index=(one, one)), expect=head)

    desk.store.append(desk.append(head, {"n": 3}, index=(two,)), expect=head)

    assert (desk.store.indexed(one), desk.store.indexed(two)) == ((), (CASE,))


def test_a_holders_card_is_replaced_and_others_stay(desk: Any) -> None:
    head, me, other = desk.open_case(), desk.person.id, new_person(secrets.token_bytes).id
    cards = tuple(Card(case=CASE, holder=holder, sealed=b"first") for holder in (me, other))
    head = desk.store.append(desk.append(head, {"n": 2}, cards=cards), expect=head)

    desk.store.append(desk.append(head, {"n": 3}, cards=(replace(cards[0], sealed=b"second"),)), expect=head)

    assert [card.sealed for card in desk.store.cards(me)] == [b"second"]
    assert [card.sealed for card in desk.store.cards(other)] == [b"first"]


def test_an_erased_body_is_gone_its_entry_stays_and_the_chain_verifies(desk: Any) -> None:
    desk.open_case(entries=3)

    desk.store.erase_body(CASE, 2)
    desk.store.erase_body(CASE, 2)

    stored = desk.store.read(CASE)
    assert [one.body is None for one in stored] == [False, True, False]
    verify_chain([one.entry for one in stored], genesis=desk.genesis)


def test_no_older_copy_of_an_erased_body_waits_in_the_log(file_desk: Any) -> None:
    """That the file's own pages are overwritten is SQLite's ``secure_delete``; ``test_setup`` sees that it is on."""
    file_desk.open_case(entries=3)
    log = file_desk.path.with_name("cases.db-wal")
    assert log.stat().st_size > 0

    file_desk.store.erase_body(CASE, 2)

    assert log.stat().st_size == 0


def test_what_is_not_there_is_named(desk: Any) -> None:
    desk.open_case()
    nowhere = CaseId("nowhere")

    for call in (desk.store.read, desk.store.case, desk.store.head):
        with pytest.raises(BadInput) as caught:
            call(nowhere)
        assert caught.value.code == "store.no_case"
    with pytest.raises(BadInput) as no_entry:
        desk.store.erase_body(CASE, 9)
    assert no_entry.value.code == "store.no_entry"


def test_a_case_is_opened_once_and_with_a_holder(desk: Any) -> None:
    first = desk.append(desk.genesis.head, {"kind": "opened"})
    with pytest.raises(BadInput) as no_holder:
        desk.store.open_case(desk.row, wraps=(), first=first)
    assert desk.store.cases() == ()

    desk.open_case()
    with pytest.raises(BadInput) as twice:
        desk.store.open_case(desk.row, wraps=(desk.wrap(),), first=first)

    assert (no_holder.value.code, twice.value.code) == ("store.no_holder", "store.case_exists")


def test_cases_heads_signers_and_wraps_are_listed(desk: Any) -> None:
    head = desk.open_case(entries=2)

    assert desk.store.cases() == (desk.row,)
    assert desk.store.case(CASE) == desk.row
    assert desk.store.heads() == (head,)
    assert desk.store.signers(CASE) == (desk.person.signing.public,)
    assert [wrap.holder for wrap in desk.store.wraps(CASE)] == [desk.person.id]


def test_a_wrap_is_replaced_for_its_holder(desk: Any) -> None:
    desk.open_case()

    desk.store.put_wrap(Wrap(case=CASE, holder=desk.person.id, sealed=b"anew"))

    assert [wrap.sealed for wrap in desk.store.wraps(CASE)] == [b"anew"]


def test_only_a_key_that_was_let_in_may_sign(desk: Any) -> None:
    head = desk.open_case()
    advocate = signing_pair(Secret(b"a" * 32))
    new = desk.entry(head, {"n": 2})
    from_advocate = replace(new, entry=next_entry(head, Draft(commitment=new.entry.commitment), advocate, at=AT))
    append = replace(desk.append(head, {}), entries=(from_advocate,))

    with pytest.raises(BadInput) as caught:
        desk.store.append(append, expect=head)
    desk.store.add_signer(CASE, advocate.public)
    desk.store.append(append, expect=head)

    assert caught.value.code == "store.may_not_sign"
    verify_chain([one.entry for one in desk.store.read(CASE)], genesis=desk.genesis, signers=desk.store.signers(CASE))


@pytest.mark.parametrize("what", ["prev", "seq", "case", "nothing", "card"])
def test_what_does_not_follow_is_refused_before_the_lock(desk: Any, what: str) -> None:
    head = desk.open_case()
    append = desk.append(head, {"n": 2})
    new = append.entries[0]
    match what:
        case "prev":
            append = replace(append, entries=(replace(new, entry=replace(new.entry, prev="0" * 64)),))
        case "seq":
            append = replace(append, entries=(replace(new, entry=replace(new.entry, seq=7)),))
        case "case":
            append = replace(append, case=CaseId("another"))
        case "nothing":
            append = replace(append, entries=())
        case _:
            append = replace(append, cards=(Card(case=CaseId("another"), holder=desk.person.id, sealed=b""),))

    with pytest.raises(BadInput) as caught:
        desk.store.append(append, expect=head)

    assert caught.value.code == "store.does_not_follow"


def test_a_schedule_is_kept_short(desk: Any) -> None:
    head = desk.open_case()
    most = [str(number) for number in range(MOST_DUE_ROWS)]
    head = desk.store.append(desk.append(head, {"n": 2}, due=due(*most)), expect=head)

    with pytest.raises(BadInput) as caught:
        desk.store.append(desk.append(head, {"n": 3}, due=due(*most, "one more")), expect=head)

    assert caught.value.code == "store.too_many_due"
    assert desk.store.head(CASE) == head


def test_a_failure_half_way_leaves_nothing(desk: Any) -> None:
    """Two due rows with one reference break the table's rule after entry and body went in."""
    head = desk.open_case()

    with pytest.raises(Exception, match=r"(?i)unique"):
        desk.store.append(desk.append(head, {"n": 2}, due=due("a", "a"), index=(Sha256("a" * 64),)), expect=head)

    assert desk.store.head(CASE) == head
    with connections["default"].cursor() as cursor:
        for table, rows in (("chain", 1), ("body", 1), ("body_key", 1), ("due", 0), ("idx", 0)):
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone() == (rows,), table


def test_a_person_is_added_once_and_other_keys_under_the_same_id_are_refused(desk: Any) -> None:
    me = desk.store.people()[0]
    desk.store.add_person(me)
    other = new_person(secrets.token_bytes)

    with pytest.raises(BadInput) as caught:
        desk.store.add_person(PersonRow(id=me.id, sealing=other.sealing.public, signing=other.signing.public))

    assert caught.value.code == "store.other_person"
    assert desk.store.people() == (me,)


def test_nothing_of_a_body_stands_in_any_table(desk: Any) -> None:
    head = desk.open_case()
    desk.store.append(desk.append(head, {"said": "WORDS-THAT-MUST-NOT-LEAK"}), expect=head)
    with connections["default"].cursor() as cursor:
        tables = connections["default"].introspection.table_names()
        assert "body" in tables
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = [[bytes(one) if isinstance(one, memoryview) else one for one in row] for row in cursor.fetchall()]
            assert "MUST-NOT-LEAK" not in repr(rows), table
