"""The shapes of the catalogue: groups of facts and of dated records, and what is known about each key.

Frozen, made by ``load.py`` from ``standfast_data/facts``; every other room reads them and none writes them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from standfast.ground.errors import BadInput
from standfast.ground.words import Words


class FactType(StrEnum):
    """How the words of an answer are read."""

    BOOLEAN = "boolean"
    CHOICE = "choice"
    INTEGER = "integer"
    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    INSTANT = "instant"
    PHONE = "phone"
    URL = "url"
    REFERENCE = "reference"


class Sensitivity(StrEnum):
    """How much an answer gives away about a person."""

    ORDINARY = "ordinary"
    PERSONAL = "personal"
    IDENTIFYING = "identifying"
    INTIMATE = "intimate"


class StoryUse(StrEnum):
    """What a published story, which identifies nobody, may do with an answer."""

    KEEP = "keep"
    BAND = "band"
    # a range: "under 12"
    OMIT = "omit"
    GENERALISE = "generalise"
    # a kind instead of a name: "a chat app"


class GroupKind(StrEnum):
    """Facts can be said by several people and be unsure; a record happened at an instant."""

    FACTS = "facts"
    RECORD = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the answers that a choice offers."""

    code: str
    label: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSpec:
    """Everything that is known about one key before anyone has answered it."""

    key: str
    # "child.age_at_time"
    type: FactType
    unit: str | None
    choices: tuple[Choice, ...]
    label: Words
    question: Words
    why: Words
    # why it is asked, in the words that stand beside the question
    said_by: tuple[str, ...]
    # who may say it; empty for a record's fields, which the family keeps
    sensitivity: Sensitivity
    story: StoryUse
    minimum: int | None
    maximum: int | None
    refers_to: str | None
    # the group whose id a reference names
    may_be_future: bool
    # only what was promised may lie ahead
    not_before: str | None
    # the sibling (or a record's "at") that this value can't precede

    @property
    def group(self) -> str:
        """The part of the key before the point."""
        return self.key.partition(".")[0]

    @property
    def name(self) -> str:
        """The part of the key after the point."""
        return self.key.partition(".")[2]

    def choice(self, code: str) -> Choice | None:
        """Give the choice of a code, if there is one."""
        return next((choice for choice in self.choices if choice.code == code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Facts about one kind of subject, or the fields of one kind of record."""

    name: str
    kind: GroupKind
    many: bool
    # several subjects, each with an id; a single one has its group's name for id
    label: Words
    facts: tuple[FactSpec, ...]
    after_event: bool
    # a record that can't be older than the first known message

    @property
    def links(self) -> tuple[FactSpec, ...]:
        """The facts that refer to another group."""
        return tuple(fact for fact in self.facts if fact.refers_to is not None)

    def fact(self, name: str) -> FactSpec | None:
        """Give the fact of a name within this group, if there is one."""
        return next((fact for fact in self.facts if fact.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All groups, in the order in which they are asked, and the lists of answers that several facts share."""

    groups: tuple[Group, ...]
    says: tuple[Choice, ...]
    sure: tuple[Choice, ...]
    by_key: Mapping[str, FactSpec]

    def fact(self, key: str) -> FactSpec:
        """Give what is known about a key; one that isn't in the catalogue is an error that names its neighbour."""
        try:
            return self.by_key[key]
        except KeyError as error:
            near = get_close_matches(key, self.by_key, n=1, cutoff=0.5)
            raise BadInput("catalogue.unknown_key", field=key, near=near[0] if near else "—") from error

    def group(self, name: str) -> Group | None:
        """Give a group by its name, if there is one."""
        return next((group for group in self.groups if group.name == name), None)

    def keys(self) -> tuple[str, ...]:
        """List every key of a fact; a rule may name these."""
        return tuple(spec.key for group in self.groups if group.kind is GroupKind.FACTS for spec in group.facts)

    def record_keys(self) -> tuple[str, ...]:
        """List every key of a record's field; these are read through the record's type, and no rule names them."""
        return tuple(spec.key for group in self.groups if group.kind is GroupKind.RECORD for spec in group.facts)
