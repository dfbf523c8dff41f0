"""Rows as frozen values: what Django gives of either engine, as ``actions.ports`` speaks of it."""

from collections.abc import Iterable
from typing import Any, Final

from standfast.actions.ports import (
    Card,
    CaseDueRow,
    CaseRow,
    DueKind,
    DueRow,
    PersonRow,
    StoredEntry,
    VaultRow,
    Wrap,
)
from standfast.ground.instants import instant
from standfast.journal import CaseId, Entry
from standfast.keys import PersonId, SealedBody, SealingPublic, SigningPublic
from standfast.store.models import CardRecord, CaseRecord, DueRecord, PersonRecord, VaultRecord, WrapRecord

FIELDS: Final = ("v", "case", "seq", "hour", "key_id", "commitment", "prev", "signature")


def by_date(found: Iterable[DueRecord]) -> tuple[CaseDueRow, ...]:
    """Give due rows, earliest first."""
    return tuple(sorted(map(due_row_of, found), key=lambda row: (row.due.at, row.case, row.due.ref)))


def due_row_of(found: DueRecord) -> CaseDueRow:
    """Give a due row with its case."""
    fired = instant(found.fired_at) if found.fired_at is not None else None
    due = DueRow(ref=found.ref, at=instant(found.at), kind=DueKind(found.kind), fired_at=fired)
    return CaseDueRow(case=CaseId(found.case), due=due)


def entry_of(row: tuple[Any, ...]) -> Entry:
    """Make an entry of a row's ``FIELDS``."""
    return Entry(**dict(zip(FIELDS, row, strict=True)))


def stored_of(row: tuple[Any, ...]) -> StoredEntry:
    """Make an entry and its body of a row of both."""
    *fields, ciphertext, sealed_key = row
    body = None
    if ciphertext is not None and sealed_key is not None:
        body = SealedBody(ciphertext=bytes(ciphertext), sealed_key=bytes(sealed_key))
    return StoredEntry(entry=entry_of(tuple(fields)), body=body)


def case_row_of(found: CaseRecord) -> CaseRow:
    """Give what stands in clear about a case."""
    return CaseRow(
        id=CaseId(found.id),
        sealing=SealingPublic(bytes(found.sealing)),
        first_signer=SigningPublic(bytes(found.first_signer)),
        opened=found.opened,
    )


def person_row_of(found: PersonRecord) -> PersonRow:
    """Give a person's public halves."""
    return PersonRow(
        id=PersonId(found.id),
        sealing=SealingPublic(bytes(found.sealing)),
        signing=SigningPublic(bytes(found.signing)),
    )


def wrap_of(found: WrapRecord) -> Wrap:
    """Give a case key's wrap."""
    return Wrap(case=CaseId(found.case), holder=PersonId(found.holder), sealed=bytes(found.sealed))


def card_of(found: CardRecord) -> Card:
    """Give a case's card."""
    return Card(case=CaseId(found.case), holder=PersonId(found.holder), sealed=bytes(found.sealed))


def vault_row_of(found: VaultRecord) -> VaultRow:
    """Give which entry names a file of the vault."""
    return VaultRow(name=found.name, case=CaseId(found.case), seq=found.seq)
