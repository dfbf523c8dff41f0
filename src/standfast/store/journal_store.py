"""The journal's calls over Django's models: entries, bodies and the rows beside them, together or not at all.

Implements ``actions.ports.JournalStore``. Speaks in frozen values; a model never leaves this file. A writing call holds
the lock only to compare the head and insert rows: whoever calls has read, folded, sealed and signed before.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from standfast.actions.ports import (
    MOST_DUE_ROWS,
    Append,
    Card,
    CaseDueRow,
    CaseRow,
    DueKind,
    DueRow,
    HeadMoved,
    JournalStore,
    PersonRow,
    StoredEntry,
    VaultRow,
    Wrap,
)
from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant, instant
from standfast.journal import CaseId, Entry, Genesis, Head, Sha256, head_of, key_id
from standfast.keys import PersonId, SealedBody, SealingPublic, SigningPublic
from standfast.store import triggers
from standfast.store.failures import translated
from standfast.store.models import (
    BodyKeyRecord,
    BodyRecord,
    CardRecord,
    CaseRecord,
    ChainRecord,
    DueRecord,
    IndexRecord,
    PersonRecord,
    SignerRecord,
    VaultRecord,
    WrapRecord,
)

_FIELDS: Final = ("v", "case", "seq", "hour", "key_id", "commitment", "prev", "signature")

# One statement sees one moment, so that an erasure in between can't show half a body.
_READ: Final = """
SELECT chain.v, chain."case", chain.seq, chain.hour, chain.key_id, chain.commitment, chain.prev, chain.signature,
       body.ciphertext, body_key.sealed
FROM chain
LEFT JOIN body ON body."case" = chain."case" AND body.seq = chain.seq
LEFT JOIN body_key ON body_key."case" = chain."case" AND body_key.seq = chain.seq
WHERE chain."case" = %s ORDER BY chain.seq
"""

_LAST: Final = """
SELECT v, "case", seq, hour, key_id, commitment, prev, signature FROM chain
WHERE seq = (SELECT MAX(other.seq) FROM chain AS other WHERE other."case" = chain."case") ORDER BY "case"
"""


class DjangoJournalStore:
    """The journals of one database, by its alias (``setup.open_database`` opens it)."""

    def __init__(self, *, using: str = DEFAULT_DB_ALIAS, written: Callable[[JournalStore], None] | None = None) -> None:
        self.using = using
        self.written = written
        # called after every writing call, once it stands

    # The four calls -------------------------------------------------------------------------------------------------

    def append(self, append: Append, *, expect: Head) -> Head:
        """Add entries after ``expect`` with all their rows, and give the new head."""
        _check(append, follows=expect)
        with self._writing():
            if self._head(append.case) != expect:
                raise HeadMoved("store.head_moved", case=append.case)
            return self._insert(append)

    def read(self, case: CaseId) -> tuple[StoredEntry, ...]:
        """Give all entries in order."""
        with self._reading(), connections[self.using].cursor() as cursor:
            cursor.execute(_READ, (case,))
            found = tuple(_stored(row) for row in cursor.fetchall())
        if not found:
            self.case(case)
        return found

    def erase_body(self, case: CaseId, seq: int) -> None:
        """Remove a body and its key from the tables, the pages of the file, and the log of what was written."""
        with self._writing():
            if not ChainRecord.objects.using(self.using).filter(case=case, seq=seq).exists():
                raise BadInput("store.no_entry", case=case, seq=seq)
            BodyKeyRecord.objects.using(self.using).filter(case=case, seq=seq).delete()
            BodyRecord.objects.using(self.using).filter(case=case, seq=seq).delete()
            VaultRecord.objects.using(self.using).filter(case=case, seq=seq).delete()
        with self._reading(), connections[self.using].cursor() as cursor:
            # Older copies of a page wait in the log until it is emptied; a reader elsewhere may put that off.
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def heads(self) -> tuple[Head, ...]:
        """Give the head of every case, by case id."""
        with self._reading(), connections[self.using].cursor() as cursor:
            cursor.execute(_LAST)
            return tuple(head_of(_entry(row)) for row in cursor.fetchall())

    # Cases ----------------------------------------------------------------------------------------------------------

    def open_case(self, case: CaseRow, *, wraps: tuple[Wrap, ...], first: Append) -> Head:
        """Make a case with its holders and first entries in one transaction."""
        genesis = Genesis(case=case.id, sealing=case.sealing, first_signer=case.first_signer)
        if not wraps or any(wrap.case != case.id for wrap in wraps):
            # without a holder nobody could ever read it
            raise BadInput("store.no_holder", case=case.id)
        _check(first, follows=genesis.head)
        with self._writing():
            if CaseRecord.objects.using(self.using).filter(id=case.id).exists():
                raise BadInput("store.case_exists", case=case.id)
            CaseRecord.objects.using(self.using).create(
                id=case.id, sealing=case.sealing, first_signer=case.first_signer, opened=case.opened
            )
            self._put_signer(case.id, case.first_signer)
            for wrap in wraps:
                self._put_wrap(wrap)
            return self._insert(first)

    def case(self, case: CaseId) -> CaseRow:
        """Give what stands in clear about a case."""
        with self._reading():
            found = CaseRecord.objects.using(self.using).filter(id=case).first()
        if found is None:
            raise BadInput("store.no_case", case=case)
        return _case_row(found)

    def cases(self) -> tuple[CaseRow, ...]:
        """List the cases, oldest first."""
        with self._reading():
            return tuple(map(_case_row, CaseRecord.objects.using(self.using).order_by("number")))

    def head(self, case: CaseId) -> Head:
        """Give the head of one case."""
        with self._reading():
            return self._head(case)

    def signers(self, case: CaseId) -> tuple[SigningPublic, ...]:
        """List the keys that may sign in a case, the first signer's first."""
        with self._reading():
            found = SignerRecord.objects.using(self.using).filter(case=case).order_by("id")
            return tuple(SigningPublic(bytes(one.public)) for one in found)

    def add_signer(self, case: CaseId, signer: SigningPublic) -> None:
        """Let one more key sign in a case."""
        with self._writing():
            self._put_signer(case, signer)

    # Rows beside the journal ----------------------------------------------------------------------------------------

    def wraps(self, case: CaseId) -> tuple[Wrap, ...]:
        """Give the case key's wraps, one a holder."""
        with self._reading():
            found = WrapRecord.objects.using(self.using).filter(case=case).order_by("holder")
            return tuple(
                Wrap(case=CaseId(one.case), holder=PersonId(one.holder), sealed=bytes(one.sealed)) for one in found
            )

    def put_wrap(self, wrap: Wrap) -> None:
        """Add or replace a holder's wrap."""
        with self._writing():
            self._put_wrap(wrap)

    def cards(self, holder: PersonId) -> tuple[Card, ...]:
        """Give the cards of all cases of a holder, by case id."""
        with self._reading():
            found = CardRecord.objects.using(self.using).filter(holder=holder).order_by("case")
            return tuple(
                Card(case=CaseId(one.case), holder=PersonId(one.holder), sealed=bytes(one.sealed)) for one in found
            )

    def due_rows(self, until: Instant) -> tuple[CaseDueRow, ...]:
        """Give what falls due up to an instant, over all cases, earliest first."""
        with self._reading():
            found = DueRecord.objects.using(self.using).filter(at__lte=until).order_by("at", "case", "ref")
            return tuple(map(_due_row, found))

    def ring(
        self,
        now: Instant,
        tell: Callable[[tuple[CaseDueRow, ...]], None],
        *,
        which: Callable[[CaseDueRow], bool] = lambda _: True,
    ) -> int:
        """Claim each row whose time has come by a conditional update, tell them, and only then let the claims stand."""
        with self._writing():
            table = DueRecord.objects.using(self.using)
            come = table.filter(at__lte=now, fired_at=None).order_by("at", "case", "ref")
            due = [one for one in come if which(_due_row(one))]
            rung = [one for one in due if table.filter(pk=one.pk, fired_at=None).update(fired_at=now) == 1]
            if rung:
                tell(tuple(map(_due_row, rung)))
            return len(rung)

    def indexed(self, value: Sha256) -> tuple[CaseId, ...]:
        """List the cases in which a blind-index value stands."""
        with self._reading():
            found = IndexRecord.objects.using(self.using).filter(value=value).order_by("case")
            return tuple(CaseId(case) for case in found.values_list("case", flat=True))

    def vault_rows(self) -> tuple[VaultRow, ...]:
        """List every file of the vault that an entry names, by name."""
        with self._reading():
            found = VaultRecord.objects.using(self.using).order_by("name")
            return tuple(VaultRow(name=one.name, case=CaseId(one.case), seq=one.seq) for one in found)

    # People ---------------------------------------------------------------------------------------------------------

    def add_person(self, person: PersonRow) -> None:
        """Add a person; other keys under a known id are refused. One who is known is only looked up, not written."""
        if self._is_known(person):
            return
        with self._writing():
            if not self._is_known(person):
                PersonRecord.objects.using(self.using).create(
                    id=person.id, sealing=person.sealing, signing=person.signing
                )

    def people(self) -> tuple[PersonRow, ...]:
        """List the people known here."""
        with self._reading():
            return tuple(map(_person_row, PersonRecord.objects.using(self.using).order_by("id")))

    # Inside a transaction -------------------------------------------------------------------------------------------

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Take the lock at once (BEGIN IMMEDIATE), and write only while the database keeps its own rules."""
        with self._reading(), transaction.atomic(using=self.using, durable=True):
            triggers.require(connections[self.using])
            yield
        if self.written is not None:
            self.written(self)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with translated(Path(connections[self.using].settings_dict["NAME"])):
            yield

    def _is_known(self, person: PersonRow) -> bool:
        with self._reading():
            found = PersonRecord.objects.using(self.using).filter(id=person.id).first()
        if found is not None and _person_row(found) != person:
            raise BadInput("store.other_person", person=person.id)
        return found is not None

    def _head(self, case: CaseId) -> Head:
        last = ChainRecord.objects.using(self.using).filter(case=case).order_by("-seq").values_list(*_FIELDS).first()
        if last is None:
            raise BadInput("store.no_case", case=case)
        return head_of(_entry(last))

    def _insert(self, append: Append) -> Head:
        """Insert entries, bodies, due rows, index rows and cards."""
        case, entries = append.case, [new.entry for new in append.entries]
        may_sign = set(SignerRecord.objects.using(self.using).filter(case=case).values_list("key_id", flat=True))
        if any(entry.key_id not in may_sign for entry in entries):
            raise BadInput("store.may_not_sign", case=case)
        ChainRecord.objects.using(self.using).bulk_create(
            [ChainRecord(**{name: getattr(entry, name) for name in _FIELDS}) for entry in entries]
        )
        BodyRecord.objects.using(self.using).bulk_create(
            [BodyRecord(case=case, seq=new.entry.seq, ciphertext=new.body.ciphertext) for new in append.entries]
        )
        BodyKeyRecord.objects.using(self.using).bulk_create(
            [BodyKeyRecord(case=case, seq=new.entry.seq, sealed=new.body.sealed_key) for new in append.entries]
        )
        if append.due is not None:
            self._replace_due(case, append.due)
        if append.index is not None:
            self._replace_index(case, append.index)
        CardRecord.objects.using(self.using).bulk_create(
            [CardRecord(case=case, holder=card.holder, sealed=card.sealed) for card in append.cards],
            update_conflicts=True,
            unique_fields=("case", "holder"),
            update_fields=("sealed",),
        )
        VaultRecord.objects.using(self.using).bulk_create(
            [VaultRecord(name=row.name, case=row.case, seq=row.seq) for row in append.vault]
        )
        VaultRecord.objects.using(self.using).filter(case=case, name__in=append.unvault).delete()
        return head_of(entries[-1])

    def _replace_due(self, case: CaseId, due: tuple[DueRow, ...]) -> None:
        """Put a schedule in the place of the one before; what rang at an instant, as a kind, does not ring again."""
        standing = DueRecord.objects.using(self.using).filter(case=case)
        rang = {(one.at, one.kind): one.fired_at for one in standing if one.fired_at is not None}
        standing.delete()
        DueRecord.objects.using(self.using).bulk_create(
            [
                DueRecord(
                    case=case,
                    ref=row.ref,
                    at=row.at,
                    kind=row.kind.value,
                    fired_at=rang.get((row.at, row.kind.value), row.fired_at),
                )
                for row in due
            ]
        )

    def _replace_index(self, case: CaseId, values: tuple[Sha256, ...]) -> None:
        standing = IndexRecord.objects.using(self.using).filter(case=case)
        standing.exclude(value__in=values).delete()
        known = set(standing.values_list("value", flat=True))
        new = [value for value in dict.fromkeys(values) if value not in known]
        IndexRecord.objects.using(self.using).bulk_create([IndexRecord(case=case, value=value) for value in new])

    def _put_signer(self, case: CaseId, signer: SigningPublic) -> None:
        SignerRecord.objects.using(self.using).get_or_create(
            case=case, key_id=key_id(signer), defaults={"public": signer}
        )

    def _put_wrap(self, wrap: Wrap) -> None:
        WrapRecord.objects.using(self.using).update_or_create(
            case=wrap.case, holder=wrap.holder, defaults={"sealed": wrap.sealed}
        )


def _check(append: Append, *, follows: Head) -> None:
    """Refuse what could never fit, before the lock is taken."""
    head = follows
    for new in append.entries:
        if (new.entry.case, new.entry.seq, new.entry.prev) != (append.case, head.seq + 1, head.digest):
            raise BadInput("store.does_not_follow", case=append.case, seq=new.entry.seq)
        head = head_of(new.entry)
    if not append.entries or any(card.case != append.case for card in append.cards):
        raise BadInput("store.does_not_follow", case=append.case, seq=head.seq)
    if append.due is not None and len(append.due) > MOST_DUE_ROWS:
        raise BadInput("store.too_many_due", case=append.case, limit=MOST_DUE_ROWS)


def _due_row(found: DueRecord) -> CaseDueRow:
    fired = instant(found.fired_at) if found.fired_at is not None else None
    due = DueRow(ref=found.ref, at=instant(found.at), kind=DueKind(found.kind), fired_at=fired)
    return CaseDueRow(case=CaseId(found.case), due=due)


def _entry(row: tuple[Any, ...]) -> Entry:
    return Entry(**dict(zip(_FIELDS, row, strict=True)))


def _stored(row: tuple[Any, ...]) -> StoredEntry:
    *fields, ciphertext, sealed_key = row
    body = None
    if ciphertext is not None and sealed_key is not None:
        body = SealedBody(ciphertext=bytes(ciphertext), sealed_key=bytes(sealed_key))
    return StoredEntry(entry=_entry(tuple(fields)), body=body)


def _case_row(found: CaseRecord) -> CaseRow:
    return CaseRow(
        id=CaseId(found.id),
        sealing=SealingPublic(bytes(found.sealing)),
        first_signer=SigningPublic(bytes(found.first_signer)),
        opened=found.opened,
    )


def _person_row(found: PersonRecord) -> PersonRow:
    return PersonRow(
        id=PersonId(found.id),
        sealing=SealingPublic(bytes(found.sealing)),
        signing=SigningPublic(bytes(found.signing)),
    )
