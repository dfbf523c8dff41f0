"""What a defence would say against the evidence, said by us first. A case in, weaknesses out; pure.

Only what the entries prove: each weakness is a code (its words are ``wording/evidence.yaml``) and the exhibit or device
that it is about. None means that none of these was found; never that there are none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from standfast.case.case import Case
from standfast.case.exhibits import GIVEN_AWAY, RegisteredExhibit, custody_of_device, register_of
from standfast.case.vocabulary import Custody

LATE: Final = timedelta(days=7)
"""A reading so long after the capture leaves time in which the file could have been changed."""


class Weak(StrEnum):
    """Every weakness that entries can show."""

    NO_DIGEST = "no_digest"
    PARTLY_READ = "partly_read"
    CHANGED_SINCE = "changed_since"
    READ_LATE = "read_late"
    NOT_ORIGINAL = "not_original"
    MADE_HOW_NOT_KNOWN = "made_how_not_known"
    ORIGINAL_NOT_KNOWN = "original_not_known"
    CAPTURED_WHEN_NOT_KNOWN = "captured_when_not_known"
    CAPTURED_BY_NOT_KNOWN = "captured_by_not_known"
    CLOCK_NOT_CHECKED = "clock_not_checked"
    CLOCK_BY_HAND = "clock_by_hand"
    CLOCK_WRONG = "clock_wrong"
    SOURCE_NOT_KNOWN = "source_not_known"
    HOLDER_NOT_KNOWN = "holder_not_known"
    GAPS_NOT_TOLD = "gaps_not_told"
    NO_RECEIPT = "no_receipt"
    TAKER_NOT_KNOWN = "taker_not_known"
    CONDITION_NOT_TOLD = "condition_not_told"
    DEVICE_NOT_SECURED = "device_not_secured"
    DEVICE_NOT_ISOLATED = "device_not_isolated"
    DEVICE_USED_SINCE = "device_used_since"
    THREAD_DELETED = "thread_deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weakness:
    """One weakness: of an exhibit or a device by its name, or of the case as a whole."""

    what: Weak
    exhibit: str | None = None
    device: str | None = None
    entry: int | None = None
    # the entry that shows it, where one does


def weaknesses(case: Case) -> tuple[Weakness, ...]:
    """List every weakness, exhibit by exhibit, then device by device, then of the whole."""
    found: list[Weakness] = [weak for one in register_of(case) for weak in of_exhibit(one)]
    found += [weak for device in case.subjects("device") for weak in of_device(case, device)]
    if case.holds("conversation.deleted_by_person"):
        found.append(Weakness(what=Weak.THREAD_DELETED))
    return tuple(found)


def of_exhibit(one: RegisteredExhibit) -> tuple[Weakness, ...]:
    """List the weaknesses of one exhibit."""
    told = [*_of_reading(one), *_of_making(one), *_of_clock(one)]
    found = [Weakness(what=what, exhibit=one.name) for what in told]
    return (*found, *(Weakness(what=what, exhibit=one.name, entry=seq) for what, seq in _of_handing(one.custody)))


def of_device(case: Case, device: str) -> tuple[Weakness, ...]:
    """List the weaknesses of one device."""
    chain = custody_of_device(case, device)
    secured = [step.at for step in chain if step.event == "secured"]
    found: list[tuple[Weak, int | None]] = []
    if not secured and not case.holds("device.secured", device):
        found.append((Weak.DEVICE_NOT_SECURED, None))
    elif not case.holds("device.isolated", device) and not any(step.isolated_how for step in chain):
        found.append((Weak.DEVICE_NOT_ISOLATED, None))
    found += [
        (Weak.DEVICE_USED_SINCE, step.seq)
        for step in chain
        if step.event == "used" and secured and step.at >= secured[0]
    ]
    found += _of_handing(chain)
    return tuple(Weakness(what=what, device=device, entry=seq) for what, seq in found)


def _of_reading(one: RegisteredExhibit) -> Iterator[Weak]:
    read = one.registration
    if read is None:
        if one.exhibit.digest_told is None:
            yield Weak.NO_DIGEST
        return
    if read.registered.digests.sha256 is None:
        yield Weak.NO_DIGEST
    elif not read.registered.is_read_in_full:
        yield Weak.PARTLY_READ
    digests = {each.registered.digests.sha256 for each in one.registrations}
    if len(digests) > 1:
        yield Weak.CHANGED_SINCE
    if one.exhibit.captured_at is not None and one.registrations[0].at - one.exhibit.captured_at > LATE:
        yield Weak.READ_LATE


def _of_making(one: RegisteredExhibit) -> Iterator[Weak]:
    exhibit = one.exhibit
    if exhibit.made_how is None:
        yield Weak.MADE_HOW_NOT_KNOWN
    elif exhibit.made_how != "original_file":
        yield Weak.NOT_ORIGINAL
        if exhibit.original is None and exhibit.device is None:
            yield Weak.ORIGINAL_NOT_KNOWN
    if exhibit.captured_by is None:
        yield Weak.CAPTURED_BY_NOT_KNOWN
    if exhibit.source is None:
        yield Weak.SOURCE_NOT_KNOWN
    if exhibit.held_by is None and not any(step.to for step in one.custody):
        yield Weak.HOLDER_NOT_KNOWN
    if exhibit.shows_not is None:
        yield Weak.GAPS_NOT_TOLD


def _of_clock(one: RegisteredExhibit) -> Iterator[Weak]:
    exhibit = one.exhibit
    if exhibit.captured_at is None and one.registration is not None:
        yield Weak.CAPTURED_WHEN_NOT_KNOWN
        return
    match exhibit.clock_set:
        case "by_network":
            return
        case "by_hand":
            yield Weak.CLOCK_BY_HAND
        case "wrong":
            yield Weak.CLOCK_WRONG
        case _:
            yield Weak.CLOCK_NOT_CHECKED


def _of_handing(chain: tuple[Custody, ...]) -> list[tuple[Weak, int | None]]:
    found: list[tuple[Weak, int | None]] = []
    for step in chain:
        if step.event not in GIVEN_AWAY:
            continue
        if step.receipt is None:
            found.append((Weak.NO_RECEIPT, step.seq))
        if step.to is None and step.badge is None:
            found.append((Weak.TAKER_NOT_KNOWN, step.seq))
        if step.condition is None:
            found.append((Weak.CONDITION_NOT_TOLD, step.seq))
    return found
