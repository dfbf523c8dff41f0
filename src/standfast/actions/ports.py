"""Ports of the journal: what the actions hand to a store and get back. Frozen values and one Protocol; no database.

A store sees ciphertext, commitments and rows that say nothing; it never holds a key that opens a body. ``wiring`` joins
``JournalStore`` to what implements it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from standfast.ground.errors import Unavailable
from standfast.ground.instants import Instant
from standfast.journal import CaseId, Entry, Head, Sha256
from standfast.keys import PersonId, SealedBody, SealingPublic, SigningPublic
from standfast.plan import schedule

MOST_DUE_ROWS: Final = schedule.MOST
# A case's schedule in clear is kept short, so that its length tells little.


class HeadMoved(Unavailable):
    """Someone else wrote first: read, fold and decide again (``actions/unit.py`` does so three times)."""


class DueKind(StrEnum):
    """Neutral kinds of due rows; they stand in clear, so none tells what is due."""

    ANSWER = "answer"
    # someone said that they would answer by then
    STEP = "step"
    # the next step may be taken from then on
    LOOK = "look"
    # something is looked at again
    END = "end"
    # something runs out


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """An instant by which something falls due. ``ref`` is opaque: only an opened case can say what it means."""

    ref: str
    at: Instant
    kind: DueKind
    fired_at: Instant | None = None
    # when it rang, or was written as past by someone who had the case open: then it never rings as new


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDueRow:
    """A due row together with its case, as a board reads it."""

    case: CaseId
    due: DueRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What one holder sees of a case in a list (label, province, next date), sealed to that holder."""

    case: CaseId
    holder: PersonId
    sealed: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrap:
    """The case's private key, sealed to one holder."""

    case: CaseId
    holder: PersonId
    sealed: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """The public halves of a person; the private ones are in that person's key file."""

    id: PersonId
    sealing: SealingPublic
    signing: SigningPublic


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """What stands in clear about a case. With ``first_signer`` it makes the chain's beginning (``journal.Genesis``)."""

    id: CaseId
    sealing: SealingPublic
    first_signer: SigningPublic
    opened: str
    # the UTC hour, as in the journal


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultRow:
    """A file of the vault, by its random name, and the entry that names it."""

    name: str
    case: CaseId
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """A signed entry and the sealed body that it commits to."""

    entry: Entry
    body: SealedBody


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntry:
    """An entry as it stands; its body is ``None`` once it was lawfully erased."""

    entry: Entry
    body: SealedBody | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Append:
    """All that one action writes to one case, together or not at all.

    Several entries of one action (a whole file of answers) go in one append. ``None`` leaves what stands: a writer that
    can't read the case can't know its schedule.
    """

    case: CaseId
    entries: tuple[NewEntry, ...]
    due: tuple[DueRow, ...] | None = None
    # the whole schedule: it replaces the one before, and keeps what rang; at most MOST_DUE_ROWS
    index: tuple[Sha256, ...] | None = None
    # all blind-index values of the case: they replace those before
    cards: tuple[Card, ...] = ()
    # each replaces its holder's card
    vault: tuple[VaultRow, ...] = ()
    # files of the vault that these entries name
    unvault: tuple[str, ...] = ()
    # files of the vault that no entry names any longer
    erase: tuple[int, ...] = ()
    # entries whose bodies are erased in the same transaction


class JournalStore(Protocol):
    """Where journals lie. Each writing call is one transaction; each reading call sees one moment.

    Raises ``BadInput("store.no_case")`` for a case that isn't there, ``Unavailable`` when the file is busy, full or
    can't be written, and refuses every write when the rules that keep ``chain`` append-only are missing.
    """

    # The four calls -------------------------------------------------------------------------------------------------

    def append(self, append: Append, *, expect: Head) -> Head:
        """Add entries after ``expect`` and give the new head; raises ``HeadMoved`` when that isn't the head."""
        ...

    def read(self, case: CaseId) -> tuple[StoredEntry, ...]:
        """Give all entries in order, each with its sealed body."""
        ...

    def erase_body(self, case: CaseId, seq: int) -> None:
        """Remove a body and its key. The entry stays and the chain still verifies; a second call changes nothing."""
        ...

    def erase_case(self, case: CaseId) -> None:
        """Remove a case's wraps, bodies, keys, cards, due rows and indexes; its entries stay, and nobody can add any.

        A second call changes nothing. Its files in the vault are the vault's to remove.
        """
        ...

    def heads(self) -> tuple[Head, ...]:
        """Give the head of every case, the erased ones' too, by case id."""
        ...

    # Cases ----------------------------------------------------------------------------------------------------------

    def open_case(self, case: CaseRow, *, wraps: tuple[Wrap, ...], first: Append) -> Head:
        """Make a case with its holders and first entries in one transaction, so that no case is ever half there."""
        ...

    def case(self, case: CaseId) -> CaseRow:
        """Give what stands in clear about a case."""
        ...

    def cases(self) -> tuple[CaseRow, ...]:
        """List the cases that were not erased, oldest first."""
        ...

    def head(self, case: CaseId) -> Head:
        """Give the head of one case."""
        ...

    def signers(self, case: CaseId) -> tuple[SigningPublic, ...]:
        """List the keys that may sign in a case, the first signer's first."""
        ...

    def add_signer(self, case: CaseId, signer: SigningPublic) -> None:
        """Let one more key sign in a case."""
        ...

    # Rows beside the journal ----------------------------------------------------------------------------------------

    def wraps(self, case: CaseId) -> tuple[Wrap, ...]:
        """Give the case key's wraps, one a holder."""
        ...

    def put_wrap(self, wrap: Wrap) -> None:
        """Add or replace a holder's wrap."""
        ...

    def cards(self, holder: PersonId) -> tuple[Card, ...]:
        """Give the cards of all cases of a holder."""
        ...

    def due_rows(self, until: Instant) -> tuple[CaseDueRow, ...]:
        """Give what falls due up to an instant, over all cases, earliest first."""
        ...

    def ring(
        self,
        now: Instant,
        tell: Callable[[tuple[CaseDueRow, ...]], None],
        *,
        which: Callable[[CaseDueRow], bool] = lambda _: True,
    ) -> int:
        """Tell every due row whose time has come and that has not rung, once each, and give how many there were.

        ``which`` leaves out rows that are not to ring now.
        They count as rung once ``tell`` has returned: a program that is killed before leaves them to ring again, and of
        two that ring at once only one tells. Nothing is told where nothing is due.
        """
        ...

    def indexed(self, value: Sha256) -> tuple[CaseId, ...]:
        """List the cases in which a blind-index value stands."""
        ...

    def vault_rows(self) -> tuple[VaultRow, ...]:
        """List every file of the vault that an entry names, over all cases."""
        ...

    # People ---------------------------------------------------------------------------------------------------------

    def add_person(self, person: PersonRow) -> None:
        """Add a person; adding the same person again changes nothing, other keys under a known id are refused."""
        ...

    def people(self) -> tuple[PersonRow, ...]:
        """List the people known here."""
        ...
