"""The words of a case: who says something, how sure, about whom; and the dated records of what people did.

Every record type mirrors a group of the catalogue (``standfast_data/facts``) field by field; a test holds the two
together. A field that nobody filled is ``None``: the parent did not say, which is never the same as "no".
"""

from dataclasses import dataclass
from enum import StrEnum

from standfast.catalogue import Value
from standfast.ground.instants import Instant


class Says(StrEnum):
    """Who a fact comes from. The program never asks the child; it keeps what was volunteered."""

    PARENT_SAW = "parent_saw"
    CHILD_VOLUNTEERED = "child_volunteered"
    DOCUMENT = "document"
    OFFICER_SAID = "officer_said"


class Sure(StrEnum):
    """How sure the sayer is."""

    SURE = "sure"
    THINK = "think"
    NOT_SURE = "not_sure"


class Role(StrEnum):
    """What someone is to the case. A rung of a ladder names one of these."""

    CALL_TAKER = "call_taker"
    OFFICER = "officer"
    WATCH_COMMANDER = "watch_commander"
    DETACHMENT_COMMANDER = "detachment_commander"
    YOUTH_OFFICER = "youth_officer"
    DETECTIVE = "detective"
    SPECIALISED_UNIT = "specialised_unit"
    HOTLINE = "hotline"
    PLATFORM = "platform"
    PROFESSIONAL_STANDARDS = "professional_standards"
    MINISTER = "minister"
    OVERSIGHT = "oversight"
    OTHER = "other"

    @property
    def is_police(self) -> bool:
        """Tell whether this role is part of a police service."""
        return self not in {Role.HOTLINE, Role.PLATFORM, Role.OVERSIGHT, Role.MINISTER, Role.OTHER}


class Outcome(StrEnum):
    """How an attempt to reach someone ended."""

    REACHED = "reached"
    VOICEMAIL = "voicemail"
    NO_ANSWER = "no_answer"
    CAME = "came"

    @property
    def was_heard(self) -> bool:
        """Tell whether a person heard what was said."""
        return self in {Outcome.REACHED, Outcome.CAME}


class StageName(StrEnum):
    """Where the file stands with police."""

    OPENED = "opened"
    WITH_YOUTH_OFFICER = "with_youth_officer"
    WITH_DETECTIVES = "with_detectives"
    ORDER_MADE = "order_made"
    # an order for data went to a platform or provider
    DEVICE_EXAMINED = "device_examined"
    # a device waits for its examination
    CHARGED = "charged"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Subject:
    """What a fact is about: a group of the catalogue, and which one where there can be several."""

    group: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One statement by one sayer. Two sayers who differ make two facts; nothing merges them."""

    seq: int
    subject: Subject
    key: str
    value: Value
    says: Says
    sure: Sure
    known_at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every dated record has."""

    seq: int
    # the entry of the journal that says so
    id: str
    # the name that other records use for it, such as a promise that an outcome settles
    at: Instant
    # when it happened
    known_at: Instant
    # from when the family knew of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit(Record):
    """Something that shows what happened: where it is and who holds it, never the bytes."""

    number: str | None = None
    shows: str | None = None
    shows_not: str | None = None
    kind: str | None = None
    original: str | None = None
    # where the original is
    made_how: str | None = None
    captured_by: str | None = None
    captured_at: Instant | None = None
    clock_set: str | None = None
    source: str | None = None
    # the address or handle that it comes from
    device: str | None = None
    held_by: str | None = None
    digest_told: str | None = None
    # by police or a platform; what our hasher read stands in ``evidence.Registered``
    sensitive: bool | None = None

    @property
    def is_said_not_sensitive(self) -> bool:
        """Tell whether anyone said that no part of it shows a child's body or anything sexual, named or not.

        Nothing is cleared by it: that takes a named person (``RegisteredExhibit.is_cleared``).
        """
        return self.sensitive is False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """One call, message or visit, in either direction, and how it ended."""

    who: str | None = None
    role: Role | None = None
    badge: str | None = None
    agency: str | None = None
    direction: str | None = None
    channel: str | None = None
    outcome: Outcome | None = None
    said: str | None = None
    file_number: str | None = None
    police: str | None = None
    # which service, where several have to do with the case


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise(Record):
    """What someone said they would do, and by when."""

    by: str | None = None
    role: Role | None = None
    what: str | None = None
    due_at: Instant | None = None
    police: str | None = None
    # which service, where several have to do with the case


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseOutcome(Record):
    """Whether a promise was kept."""

    promise: str | None = None
    kept: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Record):
    """What the family was told instead of help."""

    said: str | None = None
    reason: str | None = None
    by: str | None = None
    role: Role | None = None
    police: str | None = None
    # which service, where several have to do with the case


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Record):
    """What was offered instead, or besides."""

    what: str | None = None
    by: str | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHandling(Record):
    """A paper that was given, copied, declined or forwarded."""

    name: str | None = None
    action: str | None = None
    to: str | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Record):
    """A report made to police, a hotline or a platform, with its number."""

    to: str | None = None
    to_name: str | None = None
    number: str | None = None
    police: str | None = None
    # which service, where several have to do with the case


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Record):
    """What someone agreed to."""

    what: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Record):
    """The file moved to another stage."""

    stage: StageName | None = None
    why: str | None = None
    police: str | None = None
    # which service, where several have to do with the case


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint(Record):
    """What happened with a complaint about how police acted; it is kept apart from the file itself."""

    event: str | None = None
    to: str | None = None
    number: str | None = None
    police: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody(Record):
    """One step in the life of an exhibit or a device: who had it, who has it now, by which receipt."""

    exhibit: str | None = None
    # its number, or its id
    device: str | None = None
    event: str | None = None
    by: str | None = None
    to: str | None = None
    role: Role | None = None
    badge: str | None = None
    agency: str | None = None
    receipt: str | None = None
    why: str | None = None
    condition: str | None = None
    isolated_how: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Record):
    """A question about danger that a text of the case raised, and its answer; the text itself is not repeated."""

    kind: str | None = None
    entry: int | None = None
    # the entry of the journal that holds the words
    field: str | None = None
    # as the catalogue names it, such as "contact.said"
    answer: bool | None = None
    # ``None``: "I don't know"


RECORDS: dict[str, type[Record]] = {
    "exhibit": Exhibit,
    "contact": Contact,
    "promise": Promise,
    "promise_outcome": PromiseOutcome,
    "refusal": Refusal,
    "offer": Offer,
    "paper": PaperHandling,
    "report": Report,
    "consent": Consent,
    "stage": Stage,
    "complaint": Complaint,
    "custody": Custody,
    "asked": Asked,
}
"""Kind of entry → its record type."""
