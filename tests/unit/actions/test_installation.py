"""The installation's own chain as it grows: what is noted when, once, and by whom."""

from dataclasses import dataclass, replace
from typing import Any

import pytest

from standfast.actions.anchors import AnchorKind, journal_id, list_anchors
from standfast.actions.desk import Desk
from standfast.actions.find_case import list_cases
from standfast.actions.installation import (
    TRIES,
    NewNote,
    append_installation,
    append_notes,
    installation_head,
    installation_row,
    keep_installation,
    note_reading,
)
from standfast.actions.ports import Append, HeadMoved
from standfast.actions.read_installation import Noted, read_installation
from standfast.actions.remind import places_of
from standfast.actions.unit import begin_case
from standfast.actions.verify_journal import Outside, verify_journal
from standfast.ground.errors import BadInput, Unavailable
from standfast.ground.instants import Instant
from standfast.journal import CaseId, ChainBroken, Damage, Head, anchor_of
from standfast.journal.installation import NoteKind, is_installation
from standfast.keys import new_person, seal_card
from tests.factories import bodies, moment
from tests.unit.actions.conftest import NOW, Begun, Still

HOUR_LATER = moment("2026-05-20T13:00:00-07:00")
NOT_YET = moment("2026-06-01T12:00:00-07:00")
DAY_LATER = moment("2026-05-21T12:00:00-07:00")


def notes(desk: Desk) -> tuple[Noted, ...]:
    found = read_installation(desk)
    assert found is not None
    return found.notes


def kinds(desk: Desk) -> list[NoteKind]:
    return [one.note.kind for one in notes(desk)]


def at(desk: Desk, when: Instant) -> Desk:
    return replace(desk, clock=Still(when))


def test_it_begins_with_the_home_and_notes_the_case_that_was_opened(begun: Begun) -> None:
    told = notes(begun.desk)

    assert [one.note.kind for one in told][:2] == [NoteKind.BEGUN, NoteKind.CASE_OPENED]
    assert told[1].note.fields == {
        "case": begun.case,
        "seq": begun.desk.store.head(begun.case).seq,
        "digest": begun.desk.store.head(begun.case).digest,
    }
    assert told[1].note.by == begun.desk.person.id


def test_it_is_in_no_list_of_cases(begun: Begun) -> None:
    row = installation_row(begun.desk.store)
    assert row is not None

    assert [one.id for one in list_cases(begun.desk)] == [begun.case]
    assert list(places_of(begun.desk.store).values()) == [1]


def test_heads_are_noted_once_a_day(begun: Begun) -> None:
    for when in (DAY_LATER, DAY_LATER, moment("2026-05-22T12:00:00-07:00")):
        keep_installation(at(begun.desk, when), failed={})

    # the home itself was opened by the machine's clock
    told = [one.note.at for one in notes(begun.desk) if one.note.kind == NoteKind.HEADS and one.note.at < NOT_YET]
    assert told == [DAY_LATER, moment("2026-05-22T12:00:00-07:00")]


def test_a_case_whose_opening_was_not_noted_is_noted_at_the_next_opening_of_the_home(
    begun: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_installation(begun.desk, failed={})

    def killed(*_: object) -> None:
        raise Unavailable("store.busy", file="x")

    monkeypatch.setattr("standfast.actions.unit.note_opened", killed)
    other = begin_case(begun.desk, bodies("child: []\n")).head

    keep_installation(begun.desk, failed={})

    installation = read_installation(begun.desk)
    assert installation is not None
    assert installation.cases.heads[other.case] == (other,)


def test_a_reading_is_noted_once_an_hour_for_each_case(begun: Begun) -> None:
    for when in (NOW, NOW, HOUR_LATER):
        note_reading(at(begun.desk, when), begun.case)

    told = [one.note for one in notes(begun.desk) if one.note.kind == NoteKind.CASE_READ]
    assert [(one.at, one.fields["case"], one.fields["who"]) for one in told] == [
        (NOW, begun.case, "family"),
        (HOUR_LATER, begun.case, "family"),
    ]


def test_openings_that_failed_are_noted_with_their_hour_and_number(begun: Begun) -> None:
    keep_installation(begun.desk, failed={"2026-05-11T05Z": 2, "2026-05-11T04Z": 1})

    told = [dict(one.note.fields) for one in notes(begun.desk) if one.note.kind == NoteKind.OPENINGS_FAILED]
    assert told == [{"hour": "2026-05-11T04Z", "count": 1}, {"hour": "2026-05-11T05Z", "count": 2}]
    assert verify_journal(begun.desk, begun.case).installation.access.failed == 3  # type: ignore[union-attr]


def test_several_notes_go_in_one_append_or_not_at_all(begun: Begun) -> None:
    before = installation_head(begun.desk)
    assert before is not None

    head = append_notes(
        begun.desk,
        NewNote(kind=NoteKind.SELF_TEST, fields={"n": 1}),
        NewNote(kind=NoteKind.SELF_TEST, fields={"n": 2}),
    )

    assert head.seq == before.seq + 2
    assert [one.note.fields["n"] for one in notes(begun.desk)[-2:]] == [1, 2]


@dataclass
class Slow:
    """A store before which someone else always writes first, ``times`` times."""

    store: Any
    desk: Desk
    times: int

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)

    def append(self, append: Append, *, expect: Head) -> Head:
        if self.times > 0:
            self.times -= 1
            append_installation(self.desk, NoteKind.SELF_TEST, {"n": "first"})
        return self.store.append(append, expect=expect)  # type: ignore[no-any-return]


@pytest.mark.parametrize(("times", "lands"), [(TRIES - 1, True), (TRIES, False)])
def test_a_head_that_moved_is_looked_at_again(begun: Begun, times: int, lands: bool) -> None:  # noqa: FBT001
    slow = replace(begun.desk, store=Slow(store=begun.desk.store, desk=begun.desk, times=times))

    if lands:
        append_installation(slow, NoteKind.SELF_TEST, {"n": "second"})
    else:
        with pytest.raises(Unavailable) as caught:
            append_installation(slow, NoteKind.SELF_TEST, {"n": "second"})
        assert caught.value.code == "actions.installation_busy"
        assert not isinstance(caught.value, HeadMoved)

    assert [one.note.fields["n"] for one in notes(begun.desk)[-times:]].count("first") >= times - 1
    assert (notes(begun.desk)[-1].note.fields["n"] == "second") == lands


def test_a_card_that_can_not_be_read_costs_a_note_and_nothing_else(begun: Begun) -> None:
    row = installation_row(begun.desk.store)
    assert row is not None
    keep_installation(begun.desk, failed={})
    count = kinds(begun.desk).count(NoteKind.HEADS)
    card = next(one for one in begun.desk.store.cards(begun.desk.person.id) if one.case == row.id)
    spoilt = replace(card, sealed=seal_card(b"[]", holder=begun.desk.person.sealing.public))
    monkey = replace(begun.desk, store=Cards(begun.desk.store, spoilt))

    keep_installation(monkey, failed={})

    assert kinds(begun.desk).count(NoteKind.HEADS) == count + 1


@dataclass
class Cards:
    """A store whose one card was spoilt."""

    store: Any
    card: Any

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)

    def cards(self, _: str) -> tuple[Any, ...]:
        return (self.card,)


def test_another_person_of_the_home_can_note_and_not_read(begun: Begun) -> None:
    other = replace(begun.desk, person=new_person(begun.desk.chance), writer="an advocate")

    note_reading(other, begun.case)

    assert read_installation(other) is None
    assert notes(begun.desk)[-1].note.fields == {"case": begun.case, "who": "an advocate"}
    assert notes(begun.desk)[-1].note.by == other.person.id


def test_a_reading_that_can_not_be_noted_hinders_nobody(begun: Begun) -> None:
    before = installation_head(begun.desk)

    note_reading(replace(begun.desk, store=ReadOnly(begun.desk.store)), begun.case)

    assert installation_head(begun.desk) == before


@dataclass
class ReadOnly:
    """A store on a disc that can't be written."""

    store: Any

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)

    def append(self, *_: object, **__: object) -> Head:
        raise Unavailable("store.file_unreadable", file="x")


def test_a_head_of_another_installation_shows_that_this_one_was_replaced(begun: Begun) -> None:
    known = replace(anchor_of(begun.desk.store.head(begun.case)), case=CaseId("installation-0123-4567-89ab"))

    with pytest.raises(ChainBroken) as caught:
        verify_journal(begun.desk, begun.case, outside=Outside(installation=(known,)))

    assert (caught.value.code, caught.value.damage) == ("journal.installation_replaced", Damage.CASE_DROPPED)


def test_what_a_case_can_be_held_against_is_listed_with_its_reach(begun: Begun) -> None:
    keep_installation(at(begun.desk, DAY_LATER), failed={})

    known = list_anchors(begun.desk, begun.case)

    assert {one.kind for one in known} == {AnchorKind.INSTALLATION}
    assert known[0].head == begun.desk.store.head(begun.case)


def test_kinds_are_closed(begun: Begun) -> None:
    with pytest.raises((BadInput, ValueError, AttributeError)):
        append_installation(begun.desk, "weather", {})  # type: ignore[arg-type]


def test_a_chain_that_another_program_began_meanwhile_is_gone_on_with(
    begun: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = iter([None])
    monkeypatch.setattr(
        "standfast.actions.installation.installation_row", lambda store: next(looks, installation_row(store))
    )

    append_installation(begun.desk, NoteKind.SELF_TEST, {"n": 1})

    assert notes(begun.desk)[-1].note.fields == {"n": 1}
    assert kinds(begun.desk).count(NoteKind.BEGUN) == 1


@dataclass
class Without:
    """A store from before installations had a chain, or from which it was dropped."""

    store: Any

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)

    def cases(self) -> tuple[Any, ...]:
        return tuple(row for row in self.store.cases() if not is_installation(row.id))


def test_where_none_was_ever_begun_there_is_nothing_to_read_and_a_known_head_is_a_finding(begun: Begun) -> None:
    head = installation_head(begun.desk)
    assert head is not None
    older = replace(begun.desk, store=Without(begun.desk.store))

    assert read_installation(older) is None
    assert installation_head(older) is None
    with pytest.raises(ChainBroken) as caught:
        read_installation(older, anchors=(head,))
    with pytest.raises(BadInput) as none:
        journal_id(older, begun.case, installation=True)

    assert (caught.value.code, none.value.code) == ("journal.installation_replaced", "actions.no_installation")
