"""Which text speaks about an event: the day decides, and what isn't known of a gate is never guessed."""

from datetime import date

import pytest

from standfast.law import Gate, GateKind, TextState, load_law
from standfast.law.text_in_force import Event, Span, TextUsed, days, in_force, text_used

SPAN = Span(since=date(2015, 7, 17), until=date(2026, 12, 31))
TODAY = date(2026, 11, 24)


def used(event: Event, *gates: str, today: date = TODAY, span: Span = SPAN) -> TextUsed:
    law = load_law("ca")
    loaded = tuple(law.gate(name) for name in gates)
    return text_used(as_of=date(2026, 6, 17), span=span, gates=loaded, event=event, today=today)


def names(gates: tuple[Gate, ...]) -> list[str]:
    return [gate.id for gate in gates]


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2015, 7, 16), TextState.NOT_IN_FORCE),
        (date(2015, 7, 17), TextState.CHANGED_AFTER),
        (date(2026, 6, 17), TextState.CHANGED_AFTER),
        (date(2026, 6, 18), TextState.MAY_HAVE_CHANGED),
        (date(2026, 12, 31), TextState.MAY_HAVE_CHANGED),
        (date(2027, 1, 1), TextState.NOT_IN_FORCE),
    ],
)
def test_a_gate_whose_day_in_force_is_unknown_bites_from_assent(day: date, state: TextState) -> None:
    assert used(day, "ca.c16").state is state


def test_the_text_that_was_used_is_named_with_its_day_and_the_gate() -> None:
    text = used(date(2026, 6, 18), "ca.c16")

    assert text.as_of == date(2026, 6, 17)
    assert names(text.gates) == ["ca.c16"]


def test_a_change_that_was_in_force_before_the_event_needs_no_word() -> None:
    assert used(date(2026, 1, 1), "ca.c291").state is TextState.IN_FORCE


def test_an_event_that_outlasted_a_change_notes_it() -> None:
    text = used((date(2025, 10, 1), date(2025, 10, 20)), "ca.c291")

    assert (text.state, names(text.notes)) == (TextState.IN_FORCE, ["ca.c291"])


def test_a_judgment_and_a_bill_are_noted_and_change_no_text() -> None:
    text = used(date(2026, 1, 1), "ca.senneville", "ca.c22")

    assert (text.state, text.gates, names(text.notes)) == (TextState.IN_FORCE, (), ["ca.senneville", "ca.c22"])


def test_without_a_day_today_is_the_latest_that_it_can_have_been() -> None:
    assert used(None, "ca.c16", today=date(2026, 6, 17)).state is TextState.CHANGED_AFTER
    assert used(None, "ca.c16", today=date(2026, 6, 18)).state is TextState.MAY_HAVE_CHANGED


def test_a_text_whose_first_day_is_not_loaded_is_held_to_be_in_force() -> None:
    assert used(date(1999, 1, 1), span=Span(since=None, until=None)).state is TextState.IN_FORCE


def test_the_days_of_an_event_are_put_in_order() -> None:
    assert days((date(2026, 5, 9), date(2026, 5, 2))) == (date(2026, 5, 2), date(2026, 5, 9))
    assert days(None) is None


def test_an_event_partly_outside_is_neither_in_force_nor_out() -> None:
    assert in_force(SPAN, (date(2015, 7, 1), date(2015, 8, 1))) is None
    assert in_force(SPAN, (date(2026, 12, 1), date(2027, 1, 5))) is None


def test_a_change_without_assent_or_day_is_unsettled() -> None:
    c16 = load_law("ca").gate("ca.c16")
    gate = Gate(
        id="planted",
        kind=GateKind.CHANGE,
        name=c16.name,
        assent=None,
        in_force=None,
        what=c16.what,
        status=c16.status,
        not_known=None,
        certainty=c16.certainty,
        sources=c16.sources,
        checked=c16.checked,
    )

    text = text_used(as_of=TODAY, span=SPAN, gates=(gate,), event=date(2026, 1, 1), today=TODAY)

    assert text.state is TextState.MAY_HAVE_CHANGED
