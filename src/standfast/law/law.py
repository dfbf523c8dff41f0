"""The law of one jurisdiction, whole: what ``load.py`` makes and every question reads. Frozen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from standfast.ground.errors import BadInput
from standfast.law.bodies import Body
from standfast.law.clocks import Clock
from standfast.law.gates import Gate
from standfast.law.ladders import Ladder
from standfast.law.provisions import Act, Provision, ProvisionKind
from standfast.law.rules import Rule
from standfast.law.text_in_force import Span


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


class _Dated(Protocol):
    @property
    def checked(self) -> date: ...


T = TypeVar("T", bound=_HasId)


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """Everything that is loaded for a jurisdiction."""

    jurisdiction: str
    acts: tuple[Act, ...]
    provisions: tuple[Provision, ...]
    rules: Mapping[str, Rule]
    spans: Mapping[str, Span]
    gates: tuple[Gate, ...]
    clocks: tuple[Clock, ...]
    ladders: tuple[Ladder, ...]
    bodies: tuple[Body, ...]

    @property
    def offences(self) -> tuple[Provision, ...]:
        """Give the offences, in the order a brief shows them."""
        return self._of(ProvisionKind.OFFENCE)

    @property
    def instruments(self) -> tuple[Provision, ...]:
        """Give what police can use, in the order it is usually used."""
        return self._of(ProvisionKind.INSTRUMENT)

    @property
    def rights(self) -> tuple[Provision, ...]:
        """Give the family's rights."""
        return self._of(ProvisionKind.RIGHT)

    @property
    def authorities(self) -> tuple[Provision, ...]:
        """Give the judgments."""
        return self._of(ProvisionKind.AUTHORITY)

    @property
    def checked(self) -> date:
        """Give the day on which the oldest of it was checked."""
        dated: tuple[_Dated, ...] = (*self.provisions, *self.gates, *self.clocks, *self.ladders, *self.bodies)
        return min(one.checked for one in dated)

    def provision(self, id: str) -> Provision:  # noqa: A002  # the word of the data
        """Give a provision by its id."""
        return _find(self.provisions, id, kind="provision")

    def gate(self, id: str) -> Gate:  # noqa: A002
        """Give a gate by its id."""
        return _find(self.gates, id, kind="gate")

    def clock(self, id: str) -> Clock:  # noqa: A002
        """Give a clock by its id."""
        return _find(self.clocks, id, kind="clock")

    def ladder(self, id: str) -> Ladder:  # noqa: A002
        """Give a ladder by its id."""
        return _find(self.ladders, id, kind="ladder")

    def body(self, id: str) -> Body:  # noqa: A002
        """Give a body by its id."""
        return _find(self.bodies, id, kind="body")

    def gates_of(self, provision: Provision) -> tuple[Gate, ...]:
        """Give the gates that touch a provision."""
        return tuple(self.gate(name) for name in provision.gates)

    def ladder_for(self, *, province: str | None, police: str | None) -> Ladder | None:
        """Give the ladder of a kind of police in a province, or ``None``: not loaded."""
        if province is None or police is None:
            return None
        return next((one for one in self.ladders if one.serves(province=province, police=police)), None)

    def clocks_for(self, ladder: str, *, limits: bool = False) -> tuple[Clock, ...]:
        """Give a ladder's default clocks, shortest first; with ``limits``, its limits for complaints instead."""
        served = (clock for clock in self.clocks if clock.serves(ladder) and clock.is_limit is limits)
        return tuple(sorted(served, key=lambda clock: clock.after))

    def _of(self, kind: ProvisionKind) -> tuple[Provision, ...]:
        return tuple(one for one in self.provisions if one.kind is kind)


def _find(among: Iterable[T], name: str, *, kind: str) -> T:
    found = next((one for one in among if one.id == name), None)
    if found is None:
        raise BadInput("law.unknown", kind=kind, name=name)
    return found
