"""What only the whole file can show: references to nothing, days to come, and things that precede their cause.

Everything read goes in with its place; problems go to the report. The instant is handed in.
"""

from datetime import date, datetime, timedelta, timezone
from difflib import get_close_matches
from typing import Final

from standfast.catalogue.answers.groups import GroupReader
from standfast.catalogue.answers.report import Report
from standfast.catalogue.answers.shapes import Told
from standfast.catalogue.values import Value
from standfast.ground.instants import Instant

# A date has no zone; it lies ahead only when it does so in the zone whose day begins first.
FIRST_ZONE: Final = timezone(timedelta(hours=14))
EVENT_KEY: Final = "conversation.first_on"


def check_whole(read: GroupReader, *, report: Report, now: Instant) -> None:
    """Note every problem that no single value shows."""
    for told in read.told:
        _check_reference(told, read, report)
        _check_future(told, read, report, now=now)
    _check_order(read, report)
    _check_records(read, report, now=now)


def _check_reference(told: Told, read: GroupReader, report: Report) -> None:
    target = told.spec.refers_to
    if target is None or not isinstance(told.value, str) or (target, told.value) in read.ids:
        return
    there = [id_ for group, id_ in read.ids if group == target]
    near = get_close_matches(told.value, there, n=1, cutoff=0.5)
    known = near[0] if near else ", ".join(there[:20])
    report.add("answers.refers_to_nothing", line=told.line, field=told.field, target=target, known=known or "—")


def _check_future(told: Told, read: GroupReader, report: Report, *, now: Instant) -> None:
    if not told.spec.may_be_future and is_ahead(told.value, now):
        report.add("answers.in_the_future", line=told.line, field=told.field)
    # A file that was opened in the future is told so once, at opened_at.
    if told.known_at is not None and told.known_at > now and told.known_at != read.opened_at:
        report.add("answers.in_the_future", line=told.line, field=f"{told.field}.known_at")


def _check_order(read: GroupReader, report: Report) -> None:
    """Hold each value against the sibling, or the instant, that it can't precede."""
    values = {(told.spec.key, told.owner): told.value for told in read.told}
    happened: dict[tuple[str, str], Value] = {(record.kind, record.owner): record.at for record in read.happened}
    for told in read.told:
        if (name := told.spec.not_before) is None:
            continue
        group = told.spec.group
        before = happened.get((group, told.owner)) if name == "at" else values.get((f"{group}.{name}", told.owner))
        if before is not None and precedes(told.value, before):
            report.add("answers.before_sibling", line=told.line, field=told.field, other=name)


def _check_records(read: GroupReader, report: Report, *, now: Instant) -> None:
    event = _first_day(read)
    for record in read.happened:
        if record.at > now or record.known_at > now:
            report.add("answers.in_the_future", line=record.line, field=record.field)
        elif record.known_at < record.at:
            report.add("answers.known_too_early", line=record.line, field=record.field)
        if event is not None and record.after_event and record.at.date() < event:
            report.add("answers.before_event", line=record.line, field=record.field, event=event.isoformat())


def _first_day(read: GroupReader) -> date | None:
    """Give the first day of the first known conversation."""
    days = [
        told.value
        for told in read.told
        if told.spec.key == EVENT_KEY and isinstance(told.value, date) and not isinstance(told.value, datetime)
    ]
    return min(days, default=None)


def is_ahead(value: Value, now: Instant) -> bool:
    """Tell whether a day or an instant lies ahead."""
    match value:
        case datetime():
            return value > now
        case date():
            return value > now.astimezone(FIRST_ZONE).date()
        case _:
            return False


def precedes(value: Value, before: Value) -> bool:
    """Compare two values of one type, as the catalogue's loader made sure; "not known" precedes nothing."""
    if isinstance(value, datetime) and isinstance(before, datetime):
        return value < before
    if isinstance(value, date) and isinstance(before, date):
        return value < before
    return isinstance(value, int) and isinstance(before, int) and value < before
