"""Which files of the vault new entries name, and which no entry names any longer. Bodies in, rows out; pure."""

from collections.abc import Iterable

from standfast.actions.ports import VaultRow
from standfast.case import Body
from standfast.case.evidence import Cleared
from standfast.journal import CaseId

Numbered = Iterable[tuple[int, Body | None]]


def named_by(case: CaseId, new: Numbered) -> tuple[VaultRow, ...]:
    """Give a row for each copy that an entry of ``new`` names."""
    return tuple(VaultRow(name=one.vault, case=case, seq=seq) for seq, one in _cleared(new) if one.vault is not None)


def no_longer_named(known: Numbered, new: Numbered) -> tuple[str, ...]:
    """Give the copies of ``known`` whose exhibit an entry of ``new`` says to be sensitive after all."""
    taken_back = {one.exhibit for _, one in _cleared(new) if not one.cleared}
    return tuple(one.vault for _, one in _cleared(known) if one.vault is not None and one.exhibit in taken_back)


def _cleared(bodies: Numbered) -> list[tuple[int, Cleared]]:
    return [(seq, body.content) for seq, body in bodies if body is not None and isinstance(body.content, Cleared)]
