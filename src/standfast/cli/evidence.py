"""What the commands on exhibits, custody and devices share: their arguments from the catalogue, and their lines."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from datetime import datetime

from standfast.actions.desk import Desk
from standfast.actions.open_bodies import open_case
from standfast.case import Case
from standfast.case.evidence import DIGESTS, Registered
from standfast.case.exhibits import RegisteredExhibit
from standfast.case.vocabulary import Custody, Record
from standfast.case.weaknesses import Weakness
from standfast.catalogue import FactType, Group, NotKnown, Value, load_catalogue
from standfast.catalogue.say import say_value
from standfast.cli.cases import Found
from standfast.cli.face import Face
from standfast.ground.instants import Instant, in_utc, instant
from standfast.ground.spoken import say_instant
from standfast.ground.wording import load_wording
from standfast.plan.zone import zone_of


def add_fields(parser: ArgumentParser, face: Face, group_name: str, *, without: Iterable[str] = ()) -> None:
    """Declare one option for each field of a group, with the catalogue's own words for help."""
    for spec in group(group_name).facts:
        if spec.name in without:
            continue
        if spec.type is FactType.BOOLEAN:
            continue
        option = f"--{spec.name.replace('_', '-')}"
        if spec.choices:
            codes = tuple(choice.code for choice in spec.choices)
            told = face.pair(face.text(spec.label), ", ".join(codes))
            parser.add_argument(option, choices=codes, metavar="", help=told)
        else:
            metavar = "T" if spec.type is FactType.INSTANT else "TEXT"
            parser.add_argument(option, metavar=metavar, help=face.text(spec.question))


def fields_of(args: Namespace, group_name: str) -> dict[str, Value]:
    """Give the fields of a group that were named on the command line."""
    told = {spec.name: getattr(args, spec.name, None) for spec in group(group_name).facts}
    return {name: value for name, value in told.items() if value is not None}


def group(name: str) -> Group:
    """Give a group of the catalogue that is there."""
    found = load_catalogue().group(name)
    assert found is not None
    return found


def case_of(found: Found, face: Face) -> Case:
    """Open a case as it is now, and speak its language from here on."""
    return now_of(found.desk, found, face)[0]


def now_of(desk: Desk, found: Found, face: Face) -> tuple[Case, Instant]:
    """Open a case, with the instant that it is now in it."""
    opened = open_case(desk, found.listed.id)
    face.prefer(opened.opened.language)
    now = opened.now(desk)
    return opened.case(as_of=now), now


def when(moment: Instant, case: Case, face: Face) -> str:
    """Say an instant in the case's zone."""
    return say_instant(moment, face.lang, zone=zone_of(case))


def say_fields(record: Record, group_name: str, case: Case, face: Face, *, without: Iterable[str] = ()) -> list[str]:
    """Say what was filled in of a record, a line a field."""
    told = []
    for spec in group(group_name).facts:
        value = getattr(record, spec.name)
        if value is not None and spec.name not in without:
            told.append(face.pair(face.text(spec.label), say_value(spec, value, face.lang, zone=zone_of(case))))
    return told


def say_state(one: RegisteredExhibit, face: Face) -> str:
    """Say whether an exhibit is cleared or sensitive, by whom where someone said it."""
    wording = load_wording("evidence")
    if one.clearance is None or not one.is_cleared:
        state = "state.told" if one.exhibit.is_said_not_sensitive else "state.sensitive"
        return face.text(wording.words(state))
    return face.text(wording.words("state.cleared"), by=one.clearance.cleared.by)


def say_step(step: Custody, case: Case, face: Face) -> str:
    """Say one step of custody in one line."""
    skip = ("exhibit", "device", "event")
    event = load_catalogue().fact("custody.event").choice(step.event or "")
    what = face.text(event.label) if event is not None else "—"
    told = "; ".join(say_fields(step, "custody", case, face, without=skip))
    head = f"{when(step.at, case, face)}, {what}"
    return face.pair(head, told) if told else head


def say_weakness(weak: Weakness, face: Face, *, named: bool = True) -> str:
    """Say a weakness, and what it is of."""
    words = face.text(load_wording("evidence").words(f"weak.{weak.what.value}"))
    about = weak.exhibit or weak.device
    return face.pair(about, words) if named and about is not None else words


def weakness_json(weak: Weakness) -> dict[str, object]:
    """Give a weakness as JSON."""
    return {"code": weak.what.value, "exhibit": weak.exhibit, "device": weak.device, "entry": weak.entry}


def registered_json(one: Registered | None) -> dict[str, object] | None:
    """Give what was read of a file as JSON."""
    if one is None:
        return None
    return {
        "file": one.file,
        "size": one.size,
        "changed_at": in_utc(one.changed_at),
        "outcome": one.outcome,
        **{name: getattr(one.digests, name) for name in DIGESTS},
        "quality": one.quality,
        "read_by": one.read_by,
    }


def exhibit_json(one: RegisteredExhibit) -> dict[str, object]:
    """Give an exhibit as JSON: its fields by the catalogue's names, what was read, what was cleared."""
    fields = {spec.name: _json(getattr(one.exhibit, spec.name)) for spec in group("exhibit").facts}
    clearance = one.clearance
    return {
        "id": one.exhibit.id,
        "entry": one.exhibit.seq,
        "at": in_utc(one.exhibit.at),
        **fields,
        "sensitive": not one.is_cleared,
        "read": registered_json(one.registration.registered if one.registration is not None else None),
        "cleared_by": clearance.cleared.by if clearance is not None and one.is_cleared else None,
        "cleared_at": in_utc(clearance.at) if clearance is not None and one.is_cleared else None,
        "vault": one.vault,
    }


def custody_json(step: Custody) -> dict[str, object]:
    """Give a step of custody as JSON."""
    fields = {spec.name: _json(getattr(step, spec.name)) for spec in group("custody").facts}
    return {"id": step.id, "entry": step.seq, "at": in_utc(step.at), **fields}


def _json(value: object) -> object:
    if isinstance(value, NotKnown):
        return None
    if value is None or isinstance(value, bool | int | str):
        return value
    return in_utc(instant(value)) if isinstance(value, datetime) else str(value)
