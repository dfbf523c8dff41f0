"""Bodies of entries: what stands, sealed, behind each link of the chain.

In goes a body as the program speaks of it, out comes JSON for the journal, and back: ``from(to(x)) == x``. A body that
was written by a newer program is refused by its version, never guessed at.

Kinds: ``opened`` (the case begins), ``fact``, the dated records (``vocabulary.RECORDS``), ``correction`` (another
entry's content is replaced or withdrawn), ``issued`` (papers that were made, with their digests), ``registered`` and
``cleared`` (what the hasher read of an exhibit's file, and a person's word about it: ``evidence.py``).
"""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import cast

from standfast.case.evidence import (
    Cleared,
    Registered,
    cleared_from_json,
    cleared_to_json,
    registered_from_json,
    registered_to_json,
)
from standfast.case.vocabulary import RECORDS, Outcome, Role, Says, StageName, Subject, Sure
from standfast.catalogue import NOT_KNOWN, NotKnown, Value
from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant, in_utc, instant, read_instant
from standfast.ground.yaml_file import Json

VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The case begins: what the parent calls it, in which language, and from which answers."""

    label: str
    language: str
    invented: bool = False
    told_at: Instant | None = None
    # only an invented story has its own "now"
    answers_sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSaid:
    """One fact by one sayer."""

    subject: Subject
    key: str
    value: Value
    says: Says
    sure: Sure


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A dated record; ``fields`` holds what was filled in, by the catalogue's names."""

    kind: str
    id: str
    at: Instant
    fields: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Entry ``supersedes`` reads from now on as ``instead``, or is withdrawn where that is ``None``."""

    supersedes: int
    reason: str
    instead: "FactSaid | Recorded | Opened | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPaper:
    """One paper in one language and form, by its digest."""

    name: str
    lang: str
    form: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedHead:
    """A head of the installation's own chain, as papers print it. Plain: a case is told without its journal's keys."""

    case: str
    seq: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """Papers that were made from the head at ``made_from``, as of ``as_of``."""

    made_from: str
    as_of: Instant
    papers: tuple[IssuedPaper, ...]
    noted: PrintedHead | None = None
    # the head of the installation's own chain that they print beside the case's


Content = Opened | FactSaid | Recorded | Correction | Issued | Registered | Cleared


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What one entry says, from when the family knew it, and who wrote it down when."""

    content: Content
    known_at: Instant
    recorded_at: Instant
    recorded_by: str
    # "family", or the name of an advocate


def body_to_json(body: Body) -> dict[str, Json]:
    """Write a body as JSON that RFC 8785 can make canonical."""
    return {
        "v": VERSION,
        "kind": _kind(body.content),
        "known_at": _instant_text(body.known_at),
        "recorded_at": in_utc(body.recorded_at),
        "recorded_by": body.recorded_by,
        "data": _content_to_json(body.content),
    }


def body_from_json(data: dict[str, Json]) -> Body:
    """Read a body back, or refuse one that a newer program wrote."""
    version = data.get("v")
    if version != VERSION:
        raise BadInput("case.newer_entry", version=version)
    try:
        return Body(
            content=_content_from_json(_text(data["kind"]), _object(data["data"])),
            known_at=read_instant(_text(data["known_at"])),
            recorded_at=read_instant(_text(data["recorded_at"])),
            recorded_by=_text(data["recorded_by"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput("case.unreadable_entry", why=type(error).__name__) from error


def _kind(content: Content) -> str:  # noqa: PLR0911  # one line a kind, and mypy finds a missing one
    match content:
        case Opened():
            return "opened"
        case FactSaid():
            return "fact"
        case Recorded():
            return content.kind
        case Correction():
            return "correction"
        case Issued():
            return "issued"
        case Registered():
            return "registered"
        case Cleared():
            return "cleared"


def _content_to_json(content: Content) -> dict[str, Json]:  # noqa: PLR0911  # as above
    match content:
        case Opened():
            return {
                "label": content.label,
                "language": content.language,
                "invented": content.invented,
                "told_at": _instant_text(content.told_at) if content.told_at else None,
                "answers_sha256": content.answers_sha256,
            }
        case FactSaid():
            return {
                "about": {"group": content.subject.group, "id": content.subject.id},
                "key": content.key,
                "value": _value_to_json(content.value),
                "says": content.says.value,
                "sure": content.sure.value,
            }
        case Recorded():
            filled: dict[str, Json] = {name: _value_to_json(value) for name, value in content.fields}
            return {"id": content.id, "at": _instant_text(content.at), "fields": filled}
        case Correction():
            instead = content.instead
            told: Json = None if instead is None else {"kind": _kind(instead), "data": _content_to_json(instead)}
            return {"supersedes": content.supersedes, "reason": content.reason, "instead": told}
        case Issued():
            papers: list[Json] = [
                {"name": one.name, "lang": one.lang, "form": one.form, "sha256": one.sha256} for one in content.papers
            ]
            told_of: dict[str, Json] = {"noted": asdict(content.noted)} if content.noted is not None else {}
            as_of = _instant_text(content.as_of)
            return {"made_from": content.made_from, "as_of": as_of, "papers": papers, **told_of}
        case Registered():
            return registered_to_json(content)
        case Cleared():
            return cleared_to_json(content)


def _content_from_json(kind: str, data: dict[str, Json]) -> Content:  # noqa: PLR0911  # as above
    match kind:
        case "opened":
            told_at, digest = data["told_at"], data["answers_sha256"]
            return Opened(
                label=_text(data["label"]),
                language=_text(data["language"]),
                invented=bool(data["invented"]),
                told_at=read_instant(_text(told_at)) if told_at is not None else None,
                answers_sha256=_text(digest) if digest is not None else None,
            )
        case "fact":
            about = _object(data["about"])
            return FactSaid(
                subject=Subject(group=_text(about["group"]), id=_text(about["id"])),
                key=_text(data["key"]),
                value=_value_from_json(data["value"]),
                says=Says(_text(data["says"])),
                sure=Sure(_text(data["sure"])),
            )
        case "correction":
            return _correction_from_json(data)
        case "registered":
            return registered_from_json(data)
        case "cleared":
            return cleared_from_json(data)
        case "issued":
            return Issued(
                made_from=_text(data["made_from"]),
                as_of=read_instant(_text(data["as_of"])),
                papers=tuple(
                    IssuedPaper(**{name: _text(value) for name, value in _object(one).items()})
                    for one in cast("list[Json]", data["papers"])
                ),
                noted=_printed_from_json(data["noted"]) if "noted" in data else None,
            )
        case _ if kind in RECORDS:
            filled = tuple((name, _value_from_json(value)) for name, value in _object(data["fields"]).items())
            return Recorded(kind=kind, id=_text(data["id"]), at=read_instant(_text(data["at"])), fields=filled)
        case _:
            raise BadInput("case.newer_entry", version=kind)


def _printed_from_json(data: Json) -> PrintedHead:
    match data:
        case {"case": str(case), "seq": int(seq), "digest": str(digest)}:
            return PrintedHead(case=case, seq=seq, digest=digest)
        case _:
            raise TypeError


def _correction_from_json(data: dict[str, Json]) -> Correction:
    supersedes = data["supersedes"]
    if not isinstance(supersedes, int):
        raise TypeError
    instead: FactSaid | Recorded | Opened | None = None
    if data["instead"] is not None:
        told = _object(data["instead"])
        content = _content_from_json(_text(told["kind"]), _object(told["data"]))
        if isinstance(content, Correction | Issued | Registered | Cleared):
            raise TypeError
        instead = content
    return Correction(supersedes=supersedes, reason=_text(data["reason"]), instead=instead)


def typed_fields(recorded: Recorded) -> dict[str, object]:
    """Give a record's fields with the types of its dataclass; ``NOT_KNOWN`` and absent are both ``None``."""
    names = {field.name for field in fields(RECORDS[recorded.kind])}
    enums: MappingProxyType[str, type[StrEnum]] = MappingProxyType(
        {"role": Role, "outcome": Outcome, "stage": StageName}
    )
    typed: dict[str, object] = {}
    for name, value in recorded.fields:
        if name not in names or isinstance(value, NotKnown):
            continue
        enum = enums.get(name)
        typed[name] = enum(str(value)) if enum is not None else value
    return typed


def _value_to_json(value: Value) -> Json:
    match value:
        case NotKnown():
            return {"not_known": True}
        case datetime():
            return {"instant": _instant_text(Instant(value))}
        case date():
            return {"date": value.isoformat()}
        case _:
            return value


def _value_from_json(value: Json) -> Value:
    match value:
        case bool() | int() | str():
            return value
        case {"not_known": True}:
            return NOT_KNOWN
        case {"instant": str(text)}:
            return read_instant(text)
        case {"date": str(text)}:
            return date.fromisoformat(text)
        case _:
            raise TypeError


def _instant_text(moment: Instant) -> str:
    # The offset is kept: "5 pm" as the parent lived it is part of what was said.
    return instant(moment).isoformat()


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _object(value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise TypeError
    return value
