"""A case as of an instant: everything that its entries say, corrections applied, nothing inferred.

Questions about it are methods that return a value; conclusions (law, danger, what is due) are made in other rooms.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import TypeVar

from standfast.case.bodies import Issued, Opened
from standfast.case.evidence import Cleared, Registered
from standfast.case.subjects import SUBJECTS, Account, Known
from standfast.case.vocabulary import (
    Contact,
    Exhibit,
    Fact,
    PaperHandling,
    Promise,
    PromiseOutcome,
    Record,
    Refusal,
    Report,
    Stage,
    Sure,
)
from standfast.catalogue import NotKnown, Value
from standfast.ground.instants import Instant

R = TypeVar("R", bound=Record)
K = TypeVar("K", bound=Known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """A promise beside what became of it."""

    promise: Promise
    outcome: PromiseOutcome | None

    def is_broken(self, *, now: Instant) -> bool:
        """Tell whether it was recorded as not kept, or its time passed in silence."""
        if self.outcome is not None:
            return self.outcome.kept is False
        return self.promise.due_at is not None and self.promise.due_at < now

    @property
    def is_open(self) -> bool:
        """Tell whether nothing was heard of it yet."""
        return self.outcome is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuance:
    """Papers that were made, and the entry that says so."""

    seq: int
    issued: Issued


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What the hasher read of an exhibit's file, when that was written down, and by which entry."""

    seq: int
    at: Instant
    registered: Registered


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """A person's word that an exhibit is cleared, or sensitive after all."""

    seq: int
    at: Instant
    cleared: Cleared


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The fold of a journal. ``seq`` in facts and records names the entry each stands in."""

    id: str
    opened: Opened
    opened_at: Instant
    as_of: Instant
    facts: tuple[Fact, ...]
    records: tuple[Record, ...]
    issued: tuple[Issuance, ...]
    corrected: tuple[tuple[int, int], ...]
    # (entry that no longer speaks, the correction that superseded it)
    entries: int
    # entries folded
    registrations: tuple[Registration, ...] = ()
    clearances: tuple[Clearance, ...] = ()

    def subjects(self, group: str) -> tuple[str, ...]:
        """List the subjects of a group in the order they were first mentioned."""
        return tuple(dict.fromkeys(fact.subject.id for fact in self.facts if fact.subject.group == group))

    def told(self, key: str, subject: str | None = None) -> tuple[Fact, ...]:
        """Give every statement about a key, of one subject or of all."""
        return tuple(fact for fact in self.facts if fact.key == key and (subject is None or fact.subject.id == subject))

    def value(self, key: str, subject: str | None = None) -> Value | None:
        """Give the latest known value of a key, or ``None`` when nobody said, or nobody knows.

        For display only: where two sayers differ a rule sees both (``told``).
        """
        for fact in reversed(self.told(key, subject)):
            if not isinstance(fact.value, NotKnown):
                return fact.value
        return None

    def text(self, key: str, subject: str | None = None) -> str | None:
        """Give the latest known value of a key if it is text."""
        value = self.value(key, subject)
        return value if isinstance(value, str) else None

    def holds(self, key: str, subject: str | None = None) -> bool:
        """Tell whether anyone's latest word about a key is ``True``."""
        latest = {(fact.subject, fact.says): fact.value for fact in self.told(key, subject)}
        return any(value is True for value in latest.values())

    def holds_firmly(self, key: str, subject: str | None = None) -> bool:
        """Tell whether anyone who is at least inclined to think so says ``True``: what may be said aloud for them."""
        latest = {(fact.subject, fact.says): fact for fact in self.told(key, subject)}
        return any(fact.value is True and fact.sure is not Sure.NOT_SURE for fact in latest.values())

    def known(self, kind: type[K]) -> tuple[K, ...]:
        """Give all subjects of one kind, each with the latest known word about every field."""
        group = SUBJECTS[kind]
        names = [field.name for field in fields(kind) if field.name != "id"]
        return tuple(
            kind(id=subject, **{name: self.value(f"{group}.{name}", subject) for name in names})
            for subject in self.subjects(group)
        )

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Give all records of one kind, by the instant they happened."""
        found: Iterator[R] = (record for record in self.records if isinstance(record, kind))
        return tuple(sorted(found, key=lambda record: (record.at, record.seq)))

    @property
    def their_accounts(self) -> tuple[Account, ...]:
        """Accounts of the other side: every one that nobody said is the child's."""
        return tuple(account for account in self.known(Account) if account.belongs_to != "child")

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Contacts in order of time."""
        return self.of(Contact)

    @property
    def promises(self) -> tuple[Promised, ...]:
        """Promises in order of time, each beside its outcome."""
        outcomes = {outcome.promise: outcome for outcome in self.of(PromiseOutcome)}
        return tuple(Promised(promise=one, outcome=outcomes.get(one.id)) for one in self.of(Promise))

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """Refusals in order of time."""
        return self.of(Refusal)

    @property
    def reports(self) -> tuple[Report, ...]:
        """Reports made, in order of time."""
        return self.of(Report)

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """Exhibits in order of their number."""
        return tuple(sorted(self.of(Exhibit), key=lambda one: (one.number or "", one.seq)))

    @property
    def papers(self) -> tuple[PaperHandling, ...]:
        """Papers given, copied, declined or forwarded, in order of time."""
        return self.of(PaperHandling)

    @property
    def stage(self) -> Stage | None:
        """The latest stage, or ``None`` before police opened a file."""
        stages = self.of(Stage)
        return stages[-1] if stages else None

    @property
    def file_numbers(self) -> tuple[str, ...]:
        """Police file numbers in the order they were given, each once."""
        police = [one for one in self.contacts if one.role is None or one.role.is_police]
        from_contacts = [one.file_number for one in police if one.file_number]
        from_reports = [one.number for one in self.reports if one.to == "police" and one.number]
        return tuple(dict.fromkeys([*from_contacts, *from_reports]))
