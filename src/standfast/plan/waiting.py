"""Waiting: why nothing is due yet, when to check in and with what words, and when waiting has become too long. Pure.

The rhythm comes from ``plan/waiting.yaml``, by the stage that the file has reached. A check-in is counted from the last
word with police, in either direction; too long is counted from the stage, so that friendly answers alone don't put it
off. Both ring while offices work.
"""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from standfast.ground.instants import Instant
from standfast.ground.words import Words
from standfast.plan.progress import last_own_step, police_contacts
from standfast.plan.standing import Standing
from standfast.plan.waiting_data import WaitingStage, load_waiting
from standfast.plan.working_time import MORNING, at_wall, in_office_hours

MOST_CHECK_INS: Final = 6
BLANK: Final = "__"
_NUMBER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9/. -]{0,29}")
# What someone typed goes into a sentence to be said only where it is plainly a number of a file.
NEAR: Final = timedelta(days=3)
# A check-in so near another call would only be one more call.


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """The waiting that a file asks for at its stage."""

    stage: WaitingStage
    entry: int
    # the entry that says which stage it is
    since: Instant
    until: Instant
    # nothing is due before; once that has passed, something is due since then
    check_ins: tuple[Instant, ...]
    # those still to be made, soonest first; one that passed stays until it was made
    too_long_at: Instant | None
    # ``None`` once it was asked about

    def is_too_long(self, *, now: Instant) -> bool:
        """Tell whether the wait has become too long."""
        return self.too_long_at is not None and self.too_long_at <= now


def waiting(here: Standing, *, others: tuple[Instant, ...]) -> Waiting | None:
    """Give the waiting of the file's stage, or ``None``: no stage was told, or the file is closed.

    ``others`` are the dates on which something else is due: clocks and promises.
    """
    stage = here.case.stage
    data = load_waiting().get(stage.stage) if stage is not None and stage.stage is not None else None
    if stage is None or data is None:
        return None
    data = _with_number(data, here.case.file_numbers)
    too_long: Instant | None = _morning(here, stage.at, data.too_long)
    own = last_own_step(here.case)
    if too_long is not None and own is not None and own >= too_long:
        too_long = None
    taken = (*others, *([too_long] if too_long is not None else []))
    last = max([stage.at, *(one.at for one in police_contacts(here.case))])
    rhythm = (_morning(here, last, data.every * count) for count in range(1, MOST_CHECK_INS + 1))
    check_ins = tuple(at for at in rhythm if all(abs(at - other) > NEAR for other in taken))
    return Waiting(
        stage=data,
        entry=stage.seq,
        since=stage.at,
        until=min((*taken, *check_ins), default=stage.at),
        check_ins=check_ins,
        too_long_at=too_long,
    )


def _morning(here: Standing, start: Instant, after: timedelta) -> Instant:
    local = start.astimezone(here.zone)
    morning = at_wall(local.date() + after, MORNING, local.tzinfo)
    return in_office_hours(morning, zone=here.zone, province=here.service.province)


def _with_number(stage: WaitingStage, numbers: tuple[str, ...]) -> WaitingStage:
    """Fill the blank for the file number where the case knows it, and it reads like one."""
    number = numbers[-1] if numbers else ""
    if not _NUMBER.fullmatch(number):
        return stage
    return replace(stage, check_in=_filled(stage.check_in, number), then=_filled(stage.then, number))


def _filled(words: Words, number: str) -> Words:
    return Words(en=words.en.replace(BLANK, number), fr=words.fr.replace(BLANK, number))
