"""What goes with an erasure, row by row, inside a transaction of the caller's. Which rows stay is said here too.

Of a body: its ciphertext, its key with the salt, and the row that names its file in the vault. Of a case: the same of
every entry, and the wraps of its key, its cards, due rows and blind indexes. ``chain``, ``case`` and ``signer`` stay:
they are insert only and say that something was written, to the hour, and by which key; so an erased case is told from
one that was dropped. A case without a wrap is an erased one.
"""

from collections.abc import Iterable

from standfast.ground.errors import BadInput
from standfast.journal import CaseId
from standfast.store.models import (
    BodyKeyRecord,
    BodyRecord,
    CardRecord,
    ChainRecord,
    DueRecord,
    IndexRecord,
    VaultRecord,
    WrapRecord,
)


def remove_bodies(using: str, case: CaseId, seqs: Iterable[int]) -> None:
    """Remove bodies and their keys; every number has to be that of an entry."""
    for seq in seqs:
        if not ChainRecord.objects.using(using).filter(case=case, seq=seq).exists():
            raise BadInput("store.no_entry", case=case, seq=seq)
        for table in (BodyKeyRecord, BodyRecord, VaultRecord):
            table.objects.using(using).filter(case=case, seq=seq).delete()


def remove_case(using: str, case: CaseId) -> None:
    """Remove everything that could open a case, or say what falls due in it."""
    if not ChainRecord.objects.using(using).filter(case=case).exists():
        raise BadInput("store.no_case", case=case)
    for table in (WrapRecord, BodyKeyRecord, BodyRecord, CardRecord, DueRecord, IndexRecord, VaultRecord):
        table.objects.using(using).filter(case=case).delete()


def refuse_erased(using: str, case: CaseId) -> None:
    """Refuse to write to a case that nobody could ever read again; raises ``store.case_erased``."""
    if not WrapRecord.objects.using(using).filter(case=case).exists():
        raise BadInput("store.case_erased", case=case)
