"""Which text of the law speaks about an event: in force that day, changed since, or perhaps changed before it.

Pure: a provision's dates, its gates and the days of the event in, a ``TextUsed`` out. Where a gate's date in force
isn't known, the text that was read is used, with its day, and the gate is named: never a guess at the new text.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from standfast.law.gates import Gate, GateKind

Event = tuple[date, date] | date | None
"""The day of the event, its first and last day, or ``None`` while no day is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From when to when a text is in force, both days included. ``None``: not loaded, or still in force."""

    since: date | None
    until: date | None


class TextState(StrEnum):
    """How the text that was used stands to the day of the event."""

    IN_FORCE = "in_force"
    CHANGED_AFTER = "changed_after"
    MAY_HAVE_CHANGED = "may_have_changed"
    NOT_IN_FORCE = "not_in_force"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextUsed:
    """The text a finding used, as of which day, and the gates that a reader must know of."""

    as_of: date
    state: TextState
    gates: tuple[Gate, ...]
    # those that made the state so
    notes: tuple[Gate, ...]
    # judgments, bills, and changes that the event outlasted


def days(event: Event) -> tuple[date, date] | None:
    """Give the first and last day of an event, in order."""
    if event is None:
        return None
    if isinstance(event, date):
        return event, event
    return min(event), max(event)


def in_force(span: Span, event: Event) -> bool | None:
    """Tell whether the text was in force on every day of the event, on none (``False``), or neither (``None``)."""
    told = days(event)
    if told is None:
        return None
    first, last = told
    begun = span.since is None or span.since <= last
    ended = span.until is not None and span.until < first
    if not begun or ended:
        return False
    whole = (span.since is None or span.since <= first) and (span.until is None or last <= span.until)
    return True if whole else None


def text_used(*, as_of: date, span: Span, gates: tuple[Gate, ...], event: Event, today: date) -> TextUsed:
    """Choose what to say about the text, gravest first.

    1. The text that was read was not in force on any day of the event.
    2. A change came at or before the event's last day, and its day in force isn't known: the text may be another.
    3. A change came after the event.
    4. Otherwise the text was in force. Without a day of the event, ``today`` is the latest that it can have been.
    """
    changes = tuple(gate for gate in gates if gate.kind is GateKind.CHANGE)
    notes = tuple(gate for gate in gates if gate.kind is not GateKind.CHANGE)
    first, last = days(event) or (today, today)
    # 1
    if event is not None and in_force(span, event) is False:
        later = tuple(gate for gate in changes if gate.bites_from is not None and gate.bites_from > last)
        return TextUsed(as_of=as_of, state=TextState.NOT_IN_FORCE, gates=later, notes=notes)
    # 2
    unsettled = tuple(
        gate for gate in changes if gate.in_force is None and (gate.assent is None or gate.assent <= last)
    )
    # 3
    after = tuple(gate for gate in changes if gate.bites_from is not None and gate.bites_from > last)
    across = tuple(gate for gate in changes if gate.in_force is not None and first < gate.in_force <= last)
    if unsettled:
        return TextUsed(
            as_of=as_of, state=TextState.MAY_HAVE_CHANGED, gates=(*unsettled, *after), notes=(*notes, *across)
        )
    if after:
        return TextUsed(as_of=as_of, state=TextState.CHANGED_AFTER, gates=after, notes=(*notes, *across))
    # 4
    return TextUsed(as_of=as_of, state=TextState.IN_FORCE, gates=(), notes=(*notes, *across))
