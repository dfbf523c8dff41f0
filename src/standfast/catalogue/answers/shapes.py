"""The shapes that an answers file is read into. Frozen; made by ``read.py`` alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from standfast.catalogue.specs import FactSpec
from standfast.catalogue.values import Value
from standfast.ground.instants import Instant
from standfast.ground.words import Lang

FORMAT: Final = "answers/1"
MOST_ROWS: Final = 2_000
DEFAULT_SAYS: Final = "parent_saw"
DEFAULT_SURE: Final = "sure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One fact by one sayer."""

    key: str
    value: Value
    says: str
    sure: str
    known_at: Instant
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One child, one account, one device … and what is said about it."""

    group: str
    id: str
    # a group that has only one subject lends it its name
    answers: tuple[Answer, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Something that happened at an instant."""

    kind: str
    id: str
    # given in the file, or made: "contact-3" is the third contact
    fields: Mapping[str, Value]
    # by the name within the kind; absent ones were left open
    at: Instant
    known_at: Instant
    # when the family knew of it; when it happened, if nothing else is said
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """One file, whole."""

    format: str
    invented: bool
    told_at: Instant | None
    # an invented story's own "now"
    opened_at: Instant
    label: str
    language: Lang
    subjects: tuple[Subject, ...]
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One value where it stands: what the checks of the whole file look at."""

    spec: FactSpec
    owner: str
    # the id of its subject or record
    value: Value
    known_at: Instant | None
    # for a fact; a record has its own
    field: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One record where it stands, with its two instants."""

    kind: str
    owner: str
    at: Instant
    known_at: Instant
    after_event: bool
    field: str
    line: int
