"""Correct an entry: a new entry supersedes it. The old words stay in the journal, and the log shows both.

A fact takes ``value``, ``says`` and ``sure``; a record takes its own fields and ``at``. What is not named stays as it
was. A withdrawn entry has nothing in its place.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from standfast.actions.desk import Desk
from standfast.actions.open_bodies import OpenCase
from standfast.actions.record import check_times
from standfast.actions.unit import Written, write
from standfast.case import Body, Case, Says, Sure
from standfast.case.bodies import Content, Correction, FactSaid, Issued, Opened, Recorded
from standfast.case.evidence import Cleared, Registered
from standfast.case.exhibits import exhibit_named
from standfast.catalogue import load_catalogue
from standfast.catalogue.values import read_boolean, read_value
from standfast.ground.errors import BadInput
from standfast.ground.instants import read_instant
from standfast.journal import CaseId

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What should stand instead of an entry; ``fields`` is ``None`` where nothing should."""

    seq: int
    fields: Mapping[str, str] | None
    reason: str


def correct_entry(desk: Desk, case_id: CaseId, change: Change) -> Written:
    """Write a correction."""
    if change.fields is not None and not change.fields:
        raise BadInput("actions.nothing_to_correct", seq=change.seq)
    return write(desk, case_id, lambda opened: (_correction(desk, opened, change),))


def _correction(desk: Desk, opened: OpenCase, change: Change) -> Body:
    current = current_content(opened, change.seq)
    instead = _changed(current, change.fields, seq=change.seq) if change.fields is not None else None
    if isinstance(current, Opened) and instead is None:
        raise BadInput("actions.cannot_correct", seq=change.seq)
    now = opened.now(desk)
    if isinstance(instead, Recorded):
        case = opened.case(as_of=now)
        check_times(instead.kind, dict(instead.fields), at=instead.at, now=now, case=case)
        _number_is_free(instead, case)
    return desk.body(Correction(supersedes=change.seq, reason=change.reason, instead=instead), known_at=now)


def _number_is_free(instead: Recorded, case: Case) -> None:
    """Two exhibits of one number could not be told apart on any paper."""
    number = dict(instead.fields).get("number")
    if instead.kind == "exhibit" and isinstance(number, str):
        one = exhibit_named(case, number)
        if one is not None and one.exhibit.id != instead.id:
            raise BadInput("evidence.number_taken", number=number)


def current_content(opened: OpenCase, seq: int) -> FactSaid | Recorded | Opened:
    """Give what an entry reads as now, after the corrections already made."""
    bodies = dict(opened.bodies)
    if seq not in bodies or bodies[seq] is None:
        raise BadInput("actions.no_such_entry", seq=seq, last=len(opened.stored))
    reads: dict[int, Content | None] = {}
    leads: dict[int, int] = {}
    for place, body in opened.bodies:
        if body is None:
            continue
        if isinstance(body.content, Correction):
            target = leads.get(body.content.supersedes, body.content.supersedes)
            leads[place] = target
            reads[target] = body.content.instead
        else:
            reads[place] = body.content
    content = reads.get(leads.get(seq, seq))
    if content is None or isinstance(content, Correction | Issued | Registered | Cleared):
        raise BadInput("actions.cannot_correct", seq=seq)
    return content


def _changed(
    content: FactSaid | Recorded | Opened, changes: Mapping[str, str], *, seq: int
) -> FactSaid | Recorded | Opened:
    match content:
        case FactSaid():
            return _changed_fact(content, changes, seq=seq)
        case Recorded():
            return _changed_record(content, changes, seq=seq)
        case Opened():
            _only(changes, {"label"}, seq=seq)
            return replace(content, label=changes["label"])


def _changed_fact(content: FactSaid, changes: Mapping[str, str], *, seq: int) -> FactSaid:
    _only(changes, {"value", "says", "sure"}, seq=seq)
    changed = content
    if "value" in changes:
        changed = replace(changed, value=read_value(load_catalogue().fact(content.key), changes["value"]))
    if "says" in changes:
        changed = replace(changed, says=_choice(Says, changes["says"]))
    if "sure" in changes:
        changed = replace(changed, sure=_choice(Sure, changes["sure"]))
    return changed


def _changed_record(content: Recorded, changes: Mapping[str, str], *, seq: int) -> Recorded:
    catalogue = load_catalogue()
    group = next(group for group in catalogue.groups if group.name == content.kind)
    names = {fact.key.partition(".")[2] for fact in group.facts}
    _only(changes, names | {"at"}, seq=seq)
    fields = dict(content.fields)
    if content.kind == "exhibit" and "sensitive" in changes and read_boolean(changes["sensitive"]) is not True:
        # Clearing has its own words, for one file at a time.
        raise BadInput("actions.not_cleared_by_correction", seq=seq)
    for name, text in changes.items():
        if name != "at":
            fields[name] = read_value(catalogue.fact(f"{content.kind}.{name}"), text)
    at = read_instant(changes["at"]) if "at" in changes else content.at
    return replace(content, fields=tuple(fields.items()), at=at)


def _only(changes: Mapping[str, str], allowed: set[str], *, seq: int) -> None:
    odd = sorted(set(changes) - allowed)
    if odd:
        raise BadInput("actions.no_such_field", field=odd[0], seq=seq, known=", ".join(sorted(allowed)))


def _choice(kind: type[E], text: str) -> E:
    try:
        return kind(text)
    except ValueError as error:
        raise BadInput("actions.no_such_choice", typed=text, known=", ".join(kind)) from error
