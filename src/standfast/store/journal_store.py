"""The journal's calls over Django's models: entries, bodies and the rows beside them, together or not at all.

Implements ``actions.ports.JournalStore``, on SQLCipher and on PostgreSQL (``engines`` tells what differs). Speaks in
frozen values; a model never leaves this room. A writing call holds the lock only to compare the head and insert rows:
whoever calls has read, folded, sealed and signed before. What is listed by name is put in order here, for each server
sorts texts in its own way.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from django.db import DEFAULT_DB_ALIAS, IntegrityError, connections, transaction

from standfast.actions.ports import (
    MOST_DUE_ROWS,
    Append,
    Card,
    CaseDueRow,
    CaseRow,
    DueRow,
    HeadMoved,
    JournalStore,
    PersonRow,
    StoredEntry,
    VaultRow,
    Wrap,
)
from standfast.ground.errors import BadInput, Unavailable
from standfast.ground.instants import Instant
from standfast.journal import CaseId, Genesis, Head, Sha256, head_of, key_id
from standfast.keys import PersonId, SigningPublic
from standfast.store import engines, triggers
from standfast.store.erasing import refuse_erased, remove_bodies, remove_case
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
from standfast.store.rows import (
    FIELDS,
    by_date,
    card_of,
    case_row_of,
    due_row_of,
    entry_of,
    person_row_of,
    stored_of,
    vault_row_of,
    wrap_of,
)

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
WHERE seq = (SELECT MAX(other.seq) FROM chain AS other WHERE other."case" = chain."case")
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
        with self._writing(append.case):
            if self._head(append.case) != expect:
                raise HeadMoved("store.head_moved", case=append.case)
            refuse_erased(self.using, append.case)
            head = self._insert(append)
            remove_bodies(self.using, append.case, append.erase)
            erased_by = engines.erasing(connections[self.using]) if append.erase else None
        if append.erase:
            self._sweep(append.case, append.erase[0], erased_by)
        return head

    def read(self, case: CaseId) -> tuple[StoredEntry, ...]:
        """Give all entries in order."""
        with self._reading(), connections[self.using].cursor() as cursor:
            cursor.execute(_READ, (case,))
            found = tuple(stored_of(row) for row in cursor.fetchall())
        if not found:
            self.case(case)
        return found

    def erase_body(self, case: CaseId, seq: int) -> None:
        """Remove a body and its key from the tables, and from the files as far as this program reaches.

        Of a file: its pages and the log of what was written. Of a server: the pages that hold the keys; its log, its
        standbys and its backups follow their own schedule. Where someone still reads what was there, the body is gone
        from the tables, and ``store.erased_not_swept`` says what is left to do.
        """
        with self._writing(case):
            remove_bodies(self.using, case, (seq,))
            erased_by = engines.erasing(connections[self.using])
        self._sweep(case, seq, erased_by)

    def erase_case(self, case: CaseId) -> None:
        """Remove all that could open a case, and what stands beside its journal, as ``erase_body`` does of a body."""
        with self._writing(case):
            remove_case(self.using, case)
            erased_by = engines.erasing(connections[self.using])
        try:
            self._sweep(case, 1, erased_by)
        except Unavailable as error:
            raise Unavailable("store.case_not_swept", case=case) from error

    def heads(self) -> tuple[Head, ...]:
        """Give the head of every case, by case id."""
        with self._reading(), connections[self.using].cursor() as cursor:
            cursor.execute(_LAST)
            heads = (head_of(entry_of(row)) for row in cursor.fetchall())
            return tuple(sorted(heads, key=lambda head: head.case))

    # Cases ----------------------------------------------------------------------------------------------------------

    def open_case(self, case: CaseRow, *, wraps: tuple[Wrap, ...], first: Append) -> Head:
        """Make a case with its holders and first entries in one transaction."""
        genesis = Genesis(case=case.id, sealing=case.sealing, first_signer=case.first_signer)
        if not wraps or any(wrap.case != case.id for wrap in wraps):
            # without a holder nobody could ever read it
            raise BadInput("store.no_holder", case=case.id)
        _check(first, follows=genesis.head)
        with self._writing(case.id):
            if CaseRecord.objects.using(self.using).filter(id=case.id).exists():
                raise BadInput("store.case_exists", case=case.id)
            try:
                CaseRecord.objects.using(self.using).create(
                    id=case.id, sealing=case.sealing, first_signer=case.first_signer, opened=case.opened
                )
            except IntegrityError as error:
                # On a server two can open at once what has no row to lock yet.
                raise BadInput("store.case_exists", case=case.id) from error
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
        return case_row_of(found)

    def cases(self) -> tuple[CaseRow, ...]:
        """List the cases that were not erased, oldest first."""
        with self._reading():
            held = WrapRecord.objects.using(self.using).values("case")
            return tuple(map(case_row_of, CaseRecord.objects.using(self.using).filter(id__in=held).order_by("number")))

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
        with self._writing(case):
            self._put_signer(case, signer)

    # Rows beside the journal ----------------------------------------------------------------------------------------

    def wraps(self, case: CaseId) -> tuple[Wrap, ...]:
        """Give the case key's wraps, one a holder."""
        with self._reading():
            found = WrapRecord.objects.using(self.using).filter(case=case)
            return tuple(sorted(map(wrap_of, found), key=lambda wrap: wrap.holder))

    def put_wrap(self, wrap: Wrap) -> None:
        """Add or replace a holder's wrap."""
        with self._writing(wrap.case):
            refuse_erased(self.using, wrap.case)
            self._put_wrap(wrap)

    def cards(self, holder: PersonId) -> tuple[Card, ...]:
        """Give the cards of all cases of a holder, by case id."""
        with self._reading():
            found = CardRecord.objects.using(self.using).filter(holder=holder)
            return tuple(sorted(map(card_of, found), key=lambda card: card.case))

    def due_rows(self, until: Instant) -> tuple[CaseDueRow, ...]:
        """Give what falls due up to an instant, over all cases, earliest first."""
        with self._reading():
            return by_date(DueRecord.objects.using(self.using).filter(at__lte=until))

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
            come = table.filter(at__lte=now, fired_at=None)
            # Who appends replaces the same rows: case before rows, on both sides, so that nobody waits in a ring.
            engines.lock_cases(
                connections[self.using], lambda: map(CaseId, come.values_list("case", flat=True).distinct())
            )
            due = [one for one in come if which(due_row_of(one))]
            rung = [one for one in due if table.filter(pk=one.pk, fired_at=None).update(fired_at=now) == 1]
            if rung:
                tell(by_date(rung))
            return len(rung)

    def indexed(self, value: Sha256) -> tuple[CaseId, ...]:
        """List the cases in which a blind-index value stands."""
        with self._reading():
            found = IndexRecord.objects.using(self.using).filter(value=value)
            return tuple(CaseId(case) for case in sorted(found.values_list("case", flat=True)))

    def vault_rows(self) -> tuple[VaultRow, ...]:
        """List every file of the vault that an entry names, by name."""
        with self._reading():
            found = VaultRecord.objects.using(self.using).all()
            return tuple(sorted(map(vault_row_of, found), key=lambda row: row.name))

    # People ---------------------------------------------------------------------------------------------------------

    def add_person(self, person: PersonRow) -> None:
        """Add a person; other keys under a known id are refused. One who is known is only looked up, not written."""
        if self._is_known(person):
            return
        with self._writing():
            # On a server another start may add the same person at this instant.
            PersonRecord.objects.using(self.using).bulk_create(
                [PersonRecord(id=person.id, sealing=person.sealing, signing=person.signing)], ignore_conflicts=True
            )
            self._is_known(person)

    def people(self) -> tuple[PersonRow, ...]:
        """List the people known here."""
        with self._reading():
            found = map(person_row_of, PersonRecord.objects.using(self.using).all())
            return tuple(sorted(found, key=lambda one: one.id))

    # Inside a transaction -------------------------------------------------------------------------------------------

    @contextmanager
    def _writing(self, *cases: CaseId) -> Iterator[None]:
        """Take the lock at once (BEGIN IMMEDIATE, or the rows of ``cases``), and only while the rules stand."""
        with self._reading(), transaction.atomic(using=self.using, durable=True):
            triggers.require(connections[self.using])
            if cases:
                engines.lock_cases(connections[self.using], lambda: cases)
            yield
        if self.written is not None:
            self.written(self)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with engines.reading(connections[self.using]):
            yield

    def _sweep(self, case: CaseId, seq: int, erased_by: str | None) -> None:
        try:
            with self._reading():
                swept = engines.sweep(connections[self.using], erased_by)
        except Unavailable as error:
            raise Unavailable("store.erased_not_swept", case=case, seq=seq) from error
        if not swept:
            raise Unavailable("store.erased_not_swept", case=case, seq=seq)

    def _is_known(self, person: PersonRow) -> bool:
        with self._reading():
            found = PersonRecord.objects.using(self.using).filter(id=person.id).first()
        if found is not None and person_row_of(found) != person:
            raise BadInput("store.other_person", person=person.id)
        return found is not None

    def _head(self, case: CaseId) -> Head:
        last = ChainRecord.objects.using(self.using).filter(case=case).order_by("-seq").values_list(*FIELDS).first()
        if last is None:
            raise BadInput("store.no_case", case=case)
        return head_of(entry_of(last))

    def _insert(self, append: Append) -> Head:
        """Insert entries, bodies, due rows, index rows and cards."""
        case, entries = append.case, [new.entry for new in append.entries]
        may_sign = set(SignerRecord.objects.using(self.using).filter(case=case).values_list("key_id", flat=True))
        if any(entry.key_id not in may_sign for entry in entries):
            raise BadInput("store.may_not_sign", case=case)
        ChainRecord.objects.using(self.using).bulk_create(
            [ChainRecord(**{name: getattr(entry, name) for name in FIELDS}) for entry in entries]
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
