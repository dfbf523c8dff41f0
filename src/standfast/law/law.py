"""The law of one jurisdiction, whole: what ``load.py`` makes and every question reads. Frozen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, TypeVar

from standfast.ground.errors import BadInput
from standfast.law.bodies import Body
from standfast.law.clocks import Clock, ClockKind
from standfast.law.gates import Gate
from standfast.law.ladders import UNKNOWN, Ladder
from standfast.law.platforms import Platform, PlatformLaw, find_platform
from standfast.law.provisions import Act, Provision, ProvisionKind
from standfast.law.refusals import RefusalAnswer
from standfast.law.rules import Rule
from standfast.law.text_in_force import Span


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


class _Dated(_HasId, Protocol):
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
    platforms: tuple[Platform, ...]
    platform_law: PlatformLaw
    # what holds for every platform, loaded or not
    refusals: tuple[RefusalAnswer, ...]

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
    def protections(self) -> tuple[Provision, ...]:
        """Give what protects a witness or a victim."""
        return self._of(ProvisionKind.PROTECTION)

    @property
    def duties(self) -> tuple[Provision, ...]:
        """Give who must report."""
        return self._of(ProvisionKind.DUTY)

    @property
    def remedies(self) -> tuple[Provision, ...]:
        """Give civil routes and takedowns."""
        return self._of(ProvisionKind.REMEDY)

    def provisions_for(self, province: str | None) -> tuple[Provision, ...]:
        """Give the provisions that speak in a province: those of Canada and its own."""
        return tuple(one for one in self.provisions if one.serves(province))

    def see(self, provision: Provision) -> tuple[Provision, ...]:
        """Give the other provisions that a provision points to, in its order."""
        return tuple(self.provision(name) for name in provision.see)

    @property
    def dated(self) -> tuple[tuple[str, str, date], ...]:
        """Give everything that was checked on a day: its kind, its id and that day."""
        kinds: tuple[tuple[str, tuple[_Dated, ...]], ...] = (
            ("provision", self.provisions),
            ("gate", self.gates),
            ("clock", self.clocks),
            ("ladder", self.ladders),
            ("body", self.bodies),
            ("platform", self.platforms),
            ("refusal", self.refusals),
        )
        return tuple((kind, one.id, one.checked) for kind, ones in kinds for one in ones)

    @property
    def checked(self) -> date:
        """Give the day on which the oldest of it was checked."""
        return min(checked for _, _, checked in self.dated)

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

    def platform_of(self, text: str) -> Platform | None:
        """Give the platform that a text names; ``None``: none that is loaded, or more than one."""
        return find_platform(text, self.platforms)

    def refusal(self, key: str) -> RefusalAnswer | None:
        """Give the answer to a refusal by the catalogue's code; ``None``: no answer is loaded."""
        return next((one for one in self.refusals if one.id == key), None)

    def gates_of(self, provision: Provision) -> tuple[Gate, ...]:
        """Give the gates that touch a provision."""
        return tuple(self.gate(name) for name in provision.gates)

    def ladder_for(self, *, province: str | None, police: str | None) -> Ladder | None:
        """Give the ladder of a kind of police in a province; ``None``: no province was told, or none that is loaded.

        Of police that aren't known, or that the province doesn't have (a slip, or a service from elsewhere), it is the
        general one: nobody stands without a way up.
        """
        if province is None:
            return None
        kinds = (police or UNKNOWN, UNKNOWN)
        served = (one for kind in kinds for one in self.ladders if one.serves(province=province, police=kind))
        return next(served, None)

    def clocks_for(
        self, ladder: str, *, province: str | None = None, kind: ClockKind = ClockKind.STEP
    ) -> tuple[Clock, ...]:
        """Give a ladder's clocks of a kind in a province, shortest first; without a province, those of no one's."""
        served = (one for one in self.clocks_of(kind, province=province) if one.serves(ladder, province=province))
        return tuple(sorted(served, key=lambda one: one.after + timedelta(days=one.working_days)))

    def clocks_of(self, kind: ClockKind, *, province: str | None) -> tuple[Clock, ...]:
        """Give every clock of a kind in a province, whatever its ladder: duties run without one."""
        return tuple(one for one in self.clocks if one.kind is kind and one.runs_in(province))

    def _of(self, kind: ProvisionKind) -> tuple[Provision, ...]:
        return tuple(one for one in self.provisions if one.kind is kind)


def _find(among: Iterable[T], name: str, *, kind: str) -> T:
    found = next((one for one in among if one.id == name), None)
    if found is None:
        raise BadInput("law.unknown", kind=kind, name=name)
    return found
