"""What a self-test found, as the installation's chain keeps it, and what a series of them shows. Pure.

A check held, did not hold, or was not made: three answers, and "not made" is never taken for "held". Between two tests
nothing is known; ``without_fault_since`` says only since when no test found a fault.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant
from standfast.journal.canonical import Json


class Check(StrEnum):
    """What is looked at, in this order."""

    DIGESTS = "digests"
    # the digests of the journal, against published vectors
    HASHER = "hasher"
    # the separate hasher, against published vectors
    PAGES = "pages"
    # every page of the file, or every row of the server
    RULES = "rules"
    # the rules that keep the journal insert only
    VAULT = "vault"
    # every copy that an entry names is there
    JOURNAL = "journal"
    # the installation's own chain, its signatures and notes
    CLOCK = "clock"
    # this machine's clock, against another


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockOffset:
    """How far this machine's clock is ahead of another's; behind is negative."""

    by: str
    # whose clock it was compared with
    milliseconds: int
    give_or_take: int
    # milliseconds: half of the way there and back, and the other's rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfTest:
    """One self-test."""

    at: Instant
    version: str
    # of this program
    system: str
    # of the machine, as it names itself
    hasher: str
    # the hasher and its version; empty where it gave no answer
    held: Mapping[Check, bool | None]
    # ``None``: not checked
    offset: ClockOffset | None = None
    # ``None``: not checked

    @property
    def faults(self) -> tuple[Check, ...]:
        """What did not hold."""
        return tuple(check for check in Check if self.held.get(check) is False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Tests one after another that came to the same."""

    tests: tuple[SelfTest, ...]

    @property
    def first(self) -> SelfTest:
        """The earliest."""
        return self.tests[0]

    @property
    def last(self) -> SelfTest:
        """The latest."""
        return self.tests[-1]

    @property
    def widest(self) -> ClockOffset | None:
        """The largest difference of clocks that any of them found."""
        found = [one.offset for one in self.tests if one.offset is not None]
        return max(found, key=lambda one: abs(one.milliseconds), default=None)


def self_test_to_json(test: SelfTest) -> dict[str, Json]:
    """Write a self-test as the fields of a note; its instant is the note's own."""
    offset = test.offset
    return {
        "version": test.version,
        "system": test.system,
        "hasher": test.hasher,
        "held": {check.value: test.held.get(check) for check in Check},
        "offset": None
        if offset is None
        else {"by": offset.by, "milliseconds": offset.milliseconds, "give_or_take": offset.give_or_take},
    }


def self_test_from_json(fields: Mapping[str, Json], *, at: Instant) -> SelfTest:
    """Read a self-test back. A check that this version doesn't know is left out, one that is missing was not made."""
    match dict(fields):
        case {"version": str(version), "system": str(system), "hasher": str(hasher), "held": dict(held), **rest}:
            told = {check: held.get(check.value) for check in Check}
            if any(value is not None and not isinstance(value, bool) for value in told.values()):
                raise BadInput("journal.not_a_note")
            return SelfTest(
                at=at,
                version=version,
                system=system,
                hasher=hasher,
                held={check: value if isinstance(value, bool) else None for check, value in told.items()},
                offset=_offset(rest.get("offset")),
            )
        case _:
            raise BadInput("journal.not_a_note")


def without_fault_since(tests: Sequence[SelfTest]) -> Instant | None:
    """Tell since when no test found a fault; ``None`` where the last one did, or there is none.

    ``tests`` are in order, as the chain has them.
    """
    sound = sound_since(tests)
    return sound[0].at if sound else None


def sound_since(tests: Sequence[SelfTest]) -> tuple[SelfTest, ...]:
    """Give the tests after the last fault, in the order of the chain: a clock that was set back changes nothing."""
    last = max((place for place, test in enumerate(tests) if test.faults), default=-1)
    return tuple(tests[last + 1 :])


def series_of(tests: Iterable[SelfTest]) -> tuple[Series, ...]:
    """Gather tests one after another that came to the same; one with a fault always stands alone."""
    found: list[list[SelfTest]] = []
    for test in tests:
        if found and not test.faults and _alike(found[-1][-1], test):
            found[-1].append(test)
        else:
            found.append([test])
    return tuple(Series(tests=tuple(one)) for one in found)


def _alike(one: SelfTest, other: SelfTest) -> bool:
    return (one.version, one.system, one.hasher, _by(one)) == (
        other.version,
        other.system,
        other.hasher,
        _by(other),
    ) and all(one.held.get(check) == other.held.get(check) for check in Check)


def _by(test: SelfTest) -> str | None:
    return test.offset.by if test.offset is not None else None


def _offset(value: Json) -> ClockOffset | None:
    match value:
        case None:
            return None
        case {"by": str(by), "milliseconds": int(milliseconds), "give_or_take": int(give_or_take)}:
            return ClockOffset(by=by, milliseconds=milliseconds, give_or_take=give_or_take)
        case _:
            raise BadInput("journal.not_a_note")
