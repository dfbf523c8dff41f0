"""Put exhibits in the register: files that are read in place by the hasher, or things that are typed in.

Who may: whoever holds the case. Checked: that the device is one of the case, that nothing was made in the future.
Written: for each file one exhibit and what was read of it, in batches, so that what was registered stays when it is
interrupted, and the rest goes on. Every file begins as sensitive. A file that is registered as it stands, in the same
place, of the same length and time, is not read again; one that changed is read again, and both readings stand.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from standfast.actions.desk import Desk
from standfast.actions.evidence_ports import Hasher, ReadFile, SeenFile
from standfast.actions.open_bodies import OpenCase, open_case
from standfast.actions.record import check_times, fresh_ids, read_fields
from standfast.actions.unit import write
from standfast.case import Body, Case
from standfast.case.bodies import Recorded
from standfast.case.evidence import Registered, is_digest
from standfast.case.exhibits import RegisteredExhibit, check_device, fresh_numbers, register_of
from standfast.catalogue import Value
from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant, instant
from standfast.journal import CaseId

BATCH: Final = 20
"""Files to an append. Reading is slow, and what was read is to stand soon; each append opens the case anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """One exhibit that was written down."""

    number: str
    exhibit: str
    outcome: str = ""
    # the hasher's word; empty where nothing was read
    sha256: str | None = None
    size: int | None = None
    file: str | None = None
    same_as: str | None = None
    # another exhibit with the same bytes
    changed: bool = False
    # the file was registered before, and was another then
    entry: int | None = None
    # of what was typed in: its words may speak of danger


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a person says of every file at once; each can be corrected alone afterwards."""

    fields: Mapping[str, Value]
    # by the catalogue's names, read as it reads them (``told_of``)


def told_of(fields: Mapping[str, Value]) -> Told:
    """Read what a person said as the catalogue reads it."""
    return Told(fields=read_fields("exhibit", fields))


def already_registered(case: Case, file: SeenFile) -> bool:
    """Tell whether a file stands in the register as it lies there: it need not be read again."""
    return any(
        (read.registered.file, read.registered.size, read.registered.changed_at)
        == (file.shown, file.size, file.changed_at)
        and read.registered.digests.sha256 is not None
        for read in case.registrations
    )


def register_files(
    desk: Desk,
    case_id: CaseId,
    files: Iterable[SeenFile],
    *,
    told: Told,
    hasher: Hasher,
    entered: Callable[[Entered], None] = lambda _: None,
) -> tuple[Entered, ...]:
    """Register files. ``entered`` hears of each once it stands.

    1. what is registered is left out, 2. the rest is read, outside any lock, 3. each batch is written. Whatever ends
    it, an interruption too, what was read by then is written first.
    """
    opened = open_case(desk, case_id)
    case = opened.case(as_of=opened.now(desk))
    _check(desk, opened, told)
    waiting = [file for file in files if not already_registered(case, file)]
    done: list[Entered] = []
    batch: list[ReadFile] = []
    order = {file.path: place for place, file in enumerate(waiting)}

    def stand() -> None:
        # The hasher answers as it comes; numbers follow the folder.
        batch.sort(key=lambda read: order[read.file.path])
        new, batch[:] = _write(desk, case_id, tuple(batch), told), []
        done.extend(new)
        for one in new:
            entered(one)

    try:
        for read in hasher.read(waiting):
            batch.append(read)
            if len(batch) == BATCH:
                stand()
    finally:
        if batch:
            stand()
    return tuple(done)


def register_typed(desk: Desk, case_id: CaseId, *, told: Told) -> Entered:
    """Register something that is not read here: what only police may handle, or a thing that is no file."""
    made: list[Entered] = []

    def decide(opened: OpenCase) -> tuple[Body, ...]:
        _check(desk, opened, told)
        book = _Book(desk, opened, told)
        content = book.exhibit({})
        made[:] = [Entered(number=str(dict(content.fields)["number"]), exhibit=content.id)]
        return (desk.body(content, known_at=content.at),)

    written = write(desk, case_id, decide)
    return replace(made[0], entry=written.seqs[0])


def _write(desk: Desk, case_id: CaseId, batch: tuple[ReadFile, ...], told: Told) -> tuple[Entered, ...]:
    made: list[Entered] = []

    def decide(opened: OpenCase) -> tuple[Body, ...]:
        book = _Book(desk, opened, told)
        bodies = tuple(body for read in batch for body in book.enter(read))
        made[:] = book.entered
        return bodies

    write(desk, case_id, decide)
    return tuple(made)


class _Book:
    """The register as one unit of writing sees it, with what it enters meanwhile."""

    def __init__(self, desk: Desk, opened: OpenCase, told: Told) -> None:
        self._desk = desk
        self._told = told
        self._now = opened.now(desk)
        self._case = opened.case(as_of=self._now)
        self._ids = fresh_ids("exhibit", opened)
        self._numbers = fresh_numbers(self._case)
        self._known = register_of(self._case)
        self.entered: list[Entered] = []

    def enter(self, read: ReadFile) -> tuple[Body, ...]:
        """Give an exhibit and what was read of it; of a file that was registered before, the new reading alone."""
        before = self._before(read.file)
        bodies: list[Body] = []
        if before is not None:
            number, exhibit = before.name, before.exhibit.id
        else:
            record = self.exhibit({"kind": read.kind})
            number, exhibit = str(dict(record.fields)["number"]), record.id
            bodies.append(self._desk.body(record, known_at=record.at))
        told = Registered(
            exhibit=exhibit,
            file=read.file.shown,
            size=read.file.size,
            changed_at=read.file.changed_at,
            outcome=read.outcome,
            digests=read.digests,
            quality=read.quality,
            read_by=read.read_by,
        )
        bodies.append(self._desk.body(told, known_at=self._now))
        self.entered.append(self._entered(number, told, before=before))
        return tuple(bodies)

    def exhibit(self, fields: Mapping[str, Value]) -> Recorded:
        """Give a new exhibit, sensitive as every one is at first."""
        filled: dict[str, Value] = {"number": next(self._numbers), **fields, **self._told.fields, "sensitive": True}
        at = _instant(filled.get("captured_at")) or self._now
        return Recorded(kind="exhibit", id=next(self._ids), at=at, fields=tuple(filled.items()))

    def _before(self, file: SeenFile) -> RegisteredExhibit | None:
        return next(
            (one for one in self._known if any(read.registered.file == file.shown for read in one.registrations)), None
        )

    def _entered(self, number: str, told: Registered, *, before: RegisteredExhibit | None) -> Entered:
        digest = told.digests.sha256
        last = before.registration.registered.digests.sha256 if before is not None and before.registration else None
        known = [(one.name, read.registered.digests.sha256) for one in self._known for read in one.registrations]
        known += [(one.number, one.sha256) for one in self.entered]
        same = (name for name, other in known if digest is not None and other == digest and name != number)
        return Entered(
            number=number,
            exhibit=told.exhibit,
            outcome=told.outcome,
            sha256=digest,
            size=told.size,
            file=told.file,
            same_as=next(same, None),
            changed=last is not None and last != digest,
        )


def _check(desk: Desk, opened: OpenCase, told: Told) -> None:
    now = opened.now(desk)
    case = opened.case(as_of=now)
    check_times("exhibit", told.fields, at=_instant(told.fields.get("captured_at")) or now, now=now, case=case)
    device = told.fields.get("device")
    if isinstance(device, str):
        check_device(case, device)
    digest = told.fields.get("digest_told")
    if isinstance(digest, str) and not is_digest(digest):
        raise BadInput("evidence.no_digest_told", typed=digest)
    number = told.fields.get("number")
    if isinstance(number, str) and any(one.exhibit.number == number for one in register_of(case)):
        raise BadInput("evidence.number_taken", number=number)


def _instant(value: object) -> Instant | None:
    return instant(value) if isinstance(value, datetime) else None
