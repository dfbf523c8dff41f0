"""What an action works with: a store, the person at the desk, chance and a clock, all handed in by ``wiring``."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from standfast.actions.ports import JournalStore
from standfast.case import Body
from standfast.case.bodies import Content, Opened
from standfast.ground.instants import Clock, Instant
from standfast.keys import Chance, Person, Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One person with one home open in front of them."""

    store: JournalStore
    person: Person
    index_key: Secret
    chance: Chance
    clock: Clock
    writer: str
    # who writes entries down: "family", or an advocate's name
    alone: Callable[[], AbstractContextManager[None]] = nullcontext
    # held while it is looked whether a case is there and then made, so that of two at once only one makes it

    def body(self, content: Content, *, known_at: Instant) -> Body:
        """Make the body of an entry that is written down here and now."""
        return Body(content=content, known_at=known_at, recorded_at=self.clock.now(), recorded_by=self.writer)


def now_in(opened: Opened, clock: Clock) -> Instant:
    """Tell the instant of a case: an invented story has its own "now", a real case has the clock's."""
    return opened.told_at if opened.invented and opened.told_at is not None else clock.now()
