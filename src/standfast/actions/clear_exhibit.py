"""Clear one exhibit, or take a clearing back. A person's own word about one file; never about several, never by a rule.

Who may: whoever holds the case. Checked: that the file was read and has a digest, that someone is named, that it is not
cleared already, and by the hasher that what lies there is what was read. Written: first the vault's copy, whole and
synced, then the entry that names it; a copy whose entry could not be written is removed. Taken back: the entry first,
then the copy goes.
"""

from dataclasses import dataclass

from standfast.actions.desk import Desk
from standfast.actions.evidence_ports import Hasher, SeenFile, Vault
from standfast.actions.open_bodies import OpenCase, open_case
from standfast.actions.unit import Written, write
from standfast.case import Body
from standfast.case.evidence import Cleared
from standfast.case.exhibits import RegisteredExhibit, the_exhibit
from standfast.catalogue.values import is_blank
from standfast.ground.errors import BadInput
from standfast.journal import CaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Who says it, and the very words that this person said yes to."""

    by: str
    said: str


def clear_exhibit(
    desk: Desk, case_id: CaseId, number: str, *, path: str | None, word: Word, hasher: Hasher, vault: Vault
) -> Written:
    """Clear one exhibit and copy it into the vault once. ``path`` where the file lies elsewhere by now.

    The hasher reads it first: the bytes of a file that is not the one that was cleared never come in here.
    """
    opened = open_case(desk, case_id)
    one = _to_clear(desk, opened, number, word=word)
    assert one.registration is not None  # ``_to_clear`` saw it
    read = one.registration.registered
    digest = read.digests.sha256
    assert digest is not None  # as above
    _is_that_file(
        SeenFile(path=path or read.file, shown=path or read.file, size=read.size, changed_at=read.changed_at),
        digest,
        hasher=hasher,
    )
    with vault.writing():
        name = vault.put(path or read.file, case=case_id, sealing=opened.keys.public, sha256=digest, chance=desk.chance)
        cleared = Cleared(exhibit=one.exhibit.id, cleared=True, by=word.by, said=word.said, vault=name, sha256=digest)
        try:
            return write(desk, case_id, lambda found: (_still(desk, found, number, word=word, cleared=cleared),))
        except BaseException:
            vault.remove(name)
            raise


def _is_that_file(file: SeenFile, sha256: str, *, hasher: Hasher) -> None:
    found = next(iter(hasher.read((file,)))).digests.sha256
    if found is None:
        raise BadInput("vault.source_unreadable", file=file.path)
    if found != sha256:
        raise BadInput("vault.changed", file=file.path)


def keep_sensitive(desk: Desk, case_id: CaseId, number: str, *, word: Word, vault: Vault) -> Written:
    """Say that an exhibit is sensitive after all; the vault's copies of it go."""
    gone: list[str] = []

    def decide(opened: OpenCase) -> tuple[Body, ...]:
        one = _found(desk, opened, number, word=word)
        if not one.exhibit.is_said_not_sensitive:
            raise BadInput("evidence.is_sensitive", number=one.name)
        gone[:] = [
            said.cleared.vault
            for said in opened.case(as_of=opened.now(desk)).clearances
            if said.cleared.exhibit == one.exhibit.id and said.cleared.vault is not None
        ]
        said = Cleared(exhibit=one.exhibit.id, cleared=False, by=word.by, said=word.said)
        return (desk.body(said, known_at=opened.now(desk)),)

    written = write(desk, case_id, decide)
    vault.remove(*gone)
    return written


def _found(desk: Desk, opened: OpenCase, number: str, *, word: Word) -> RegisteredExhibit:
    if is_blank(word.by):
        raise BadInput("evidence.nobody_named")
    case = opened.case(as_of=opened.now(desk))
    return the_exhibit(case, number)


def _to_clear(desk: Desk, opened: OpenCase, number: str, *, word: Word) -> RegisteredExhibit:
    one = _found(desk, opened, number, word=word)
    if one.registration is None or one.registration.registered.digests.sha256 is None:
        raise BadInput("evidence.not_read", number=one.name)
    if one.is_cleared and one.vault is not None:
        raise BadInput("evidence.is_cleared", number=one.name)
    return one


def _still(desk: Desk, opened: OpenCase, number: str, *, word: Word, cleared: Cleared) -> Body:
    """Look again where another program wrote meanwhile."""
    one = _to_clear(desk, opened, number, word=word)
    if one.registration is None or one.registration.registered.digests.sha256 != cleared.sha256:
        raise BadInput("evidence.not_read", number=one.name)
    return desk.body(cleared, known_at=opened.now(desk))
