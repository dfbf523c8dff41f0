"""One unit of writing: what two writers at once come to, and what goes with every entry."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from standfast.actions.desk import Desk
from standfast.actions.find_case import list_cases
from standfast.actions.open_bodies import open_case
from standfast.actions.ports import Append, DueKind
from standfast.actions.record import NewRecord, record
from standfast.actions.unit import TRIES, write
from standfast.actions.verify_journal import Outside, verify_journal
from standfast.ground.errors import Unavailable
from standfast.journal import Head, anchor_of
from standfast.keys import IndexKind, blind_index
from tests.factories import moment
from tests.unit.actions.conftest import NOW, Begun

FAR = moment("2030-01-01T00:00:00Z")


@dataclass
class InTheWay:
    """A store in which someone else writes first, ``times`` times."""

    store: Any
    first: Callable[[], object]
    times: int

    def append(self, append: Append, *, expect: Head) -> Head:
        if self.times > 0:
            self.times -= 1
            self.first()
        head: Head = self.store.append(append, expect=expect)
        return head

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)


def note(who: str) -> NewRecord:
    return NewRecord(kind="contact", at=None, fields={"who": who})


def who_stands(desk: Desk, case: Any) -> list[str | None]:
    opened = open_case(desk, case)
    return [one.who for one in opened.case(as_of=opened.now(desk)).contacts]


@pytest.mark.parametrize("times", [0, 1, TRIES - 1])
def test_who_comes_second_reads_and_decides_again_and_both_words_stand(begun: Begun, times: int) -> None:
    store = InTheWay(begun.desk.store, lambda: record(begun.desk, begun.case, note("the other")), times)
    desk = replace(begun.desk, store=store)

    written = record(desk, begun.case, note("the one"))

    assert who_stands(begun.desk, begun.case)[1:] == ["the other"] * times + ["the one"]
    assert written.head == begun.desk.store.head(begun.case)
    assert verify_journal(begun.desk, begun.case, outside=Outside(case=(anchor_of(written.head),))).erased == ()


def test_after_three_tries_it_says_that_the_case_is_busy_and_keeps_the_other_s_words(begun: Begun) -> None:
    store = InTheWay(begun.desk.store, lambda: record(begun.desk, begun.case, note("the other")), 99)
    desk = replace(begun.desk, store=store)

    with pytest.raises(Unavailable) as caught:
        record(desk, begun.case, note("the one"))

    assert caught.value.code == "actions.busy"
    assert who_stands(begun.desk, begun.case)[1:] == ["the other"] * TRIES


def test_two_writers_decide_on_what_the_other_wrote(begun: Begun) -> None:
    """Ids count up over what the other wrote meanwhile: no id is used twice."""
    store = InTheWay(begun.desk.store, lambda: record(begun.desk, begun.case, note("the other")), 1)

    record(replace(begun.desk, store=store), begun.case, note("the one"))

    opened = open_case(begun.desk, begun.case)
    ids = [one.id for one in opened.case(as_of=opened.now(begun.desk)).records]
    assert len(ids) == len(set(ids))


def test_programs_that_write_at_the_same_moment_all_land(begun: Begun) -> None:
    home = begun.home.folder.parent
    words = [sys.executable, "-m", "standfast.cli.main", "contact", "add", begun.case, "--json", "--who"]

    programs = [
        subprocess.Popen(
            [*words, f"writer {number}"],
            env={"STANDFAST_HOME": str(home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for number in range(2)
    ]
    said = [program.communicate() for program in programs]

    assert [program.returncode for program in programs] == [0, 0], said
    opened = open_case(begun.desk, begun.case)
    assert {one.who for one in opened.case(as_of=FAR).contacts} >= {"writer 0", "writer 1"}
    assert verify_journal(begun.desk, begun.case).entries == len(opened.stored)


def test_deciding_to_write_nothing_leaves_the_head_as_it_is(begun: Begun) -> None:
    before = begun.desk.store.head(begun.case)

    written = write(begun.desk, begun.case, lambda _: ())

    assert (written.head, written.seqs) == (before, ())
    assert begun.desk.store.head(begun.case) == before


def test_an_error_while_deciding_writes_nothing(begun: Begun) -> None:
    before = begun.desk.store.head(begun.case)

    with pytest.raises(ZeroDivisionError):
        write(begun.desk, begun.case, lambda _: (1 // 0,))  # type: ignore[arg-type, return-value]

    assert begun.desk.store.head(begun.case) == before


def test_the_whole_schedule_goes_with_every_entry_and_replaces_the_one_before(begun: Begun) -> None:
    before = [row.due.at for row in begun.desk.store.due_rows(FAR)]

    record(
        begun.desk,
        begun.case,
        NewRecord(kind="promise_outcome", at=None, fields={"promise": "p", "kept": True}),
        NewRecord(kind="refusal", at=None, fields={"reason": "internet"}),
    )

    after = begun.desk.store.due_rows(FAR)
    assert moment("2026-06-12T17:00:00-07:00") in before
    assert moment("2026-06-12T17:00:00-07:00") not in [row.due.at for row in after]
    assert [row.due.kind for row in after].count(DueKind.END) == 1
    assert len({row.due.ref for row in after}) == len(after)


def test_two_dates_that_fall_at_one_instant_and_read_alike_are_one_row_and_ring_once(begun: Begun) -> None:
    due = moment("2026-06-02T09:00:00-07:00")
    promises = [
        NewRecord(kind="promise", at=None, fields={"role": "officer", "what": what, "due_at": due})
        for what in ("call back", "send the number")
    ]

    record(begun.desk, begun.case, *promises)

    assert [row.due.at for row in begun.desk.store.due_rows(FAR)].count(due) == 1


def test_the_card_shows_the_label_and_the_next_date_without_opening_the_case(begun: Begun) -> None:
    (card,) = list_cases(begun.desk)
    due = begun.desk.store.due_rows(FAR)

    assert (card.id, card.label, card.province, card.invented) == (begun.case, "Northgate", "BC", False)
    assert card.next_date is not None
    assert moment(card.next_date) == min(row.due.at for row in due if row.due.at > NOW)
    assert due[0].due.at < NOW


def test_a_handle_and_a_file_number_are_found_by_their_blind_index(begun: Begun) -> None:
    record(
        begun.desk, begun.case, NewRecord(kind="contact", at=None, fields={"role": "officer", "file_number": "NP-7"})
    )

    def cases_with(value: str, kind: IndexKind) -> tuple[str, ...]:
        return begun.desk.store.indexed(blind_index(value, kind=kind, key=begun.desk.index_key))  # type: ignore[arg-type]

    assert cases_with("KIT.plays.2016", IndexKind.HANDLE) == (begun.case,)
    assert cases_with("NP-7", IndexKind.FILE_NUMBER) == (begun.case,)
    assert cases_with("someone.else", IndexKind.HANDLE) == ()
    assert cases_with("kit.plays.2016", IndexKind.URL) == ()
