"""What the law's rules see of a case: statements about catalogue keys, each with who said it and how sure they were.

``Facts`` is the protocol that a case, a file of answers or a test implements; ``StatedFacts`` is the plain one, made of
statements in hand. Nothing here judges: two sayers who differ stand side by side.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Protocol

from standfast.catalogue.values import NotKnown, Value

NOT_SURE: Final = "not_sure"
"""The code of a sayer who is not sure: it informs, and never makes an element certain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sayer's word about one key of one subject. ``NOT_KNOWN`` as value means: asked, and nobody knows."""

    key: str
    subject: str
    value: Value
    says: str
    sure: str
    entry: int
    # the journal entry, or the line of a file, that it stands in

    @property
    def is_known(self) -> bool:
        """Tell whether it says anything but "I don't know"."""
        return not isinstance(self.value, NotKnown)

    @property
    def is_unsure(self) -> bool:
        """Tell whether the sayer is not sure."""
        return self.sure == NOT_SURE


class Facts(Protocol):
    """A case as rules see it."""

    def subjects(self, group: str) -> tuple[str, ...]:
        """List the subjects of a group, such as every child or every image."""
        ...

    def statements(self, key: str, *, child: str | None = None) -> tuple[Statement, ...]:
        """Give what is said about a key; with ``child``, only of subjects linked to that child or to none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFacts:
    """Implements ``Facts`` over statements in hand.

    A subject is linked to a child by ``children_of`` ("image", "i1") -> "robin", or by a statement of its group's
    ``child`` key.
    """

    told: tuple[Statement, ...]
    children_of: Mapping[tuple[str, str], str] = field(default_factory=lambda: MappingProxyType({}))
    linked: dict[str, dict[str, str]] = field(default_factory=dict, init=False, compare=False, repr=False)
    # worked out once a group

    def subjects(self, group: str) -> tuple[str, ...]:
        """List the subjects of a group in the order they were first mentioned."""
        return tuple(dict.fromkeys(one.subject for one in self.told if one.key.partition(".")[0] == group))

    def statements(self, key: str, *, child: str | None = None) -> tuple[Statement, ...]:
        """Give what is said about a key; with ``child``, only of subjects linked to that child or to none."""
        spoken = (one for one in self.told if one.key == key)
        if child is None:
            return tuple(spoken)
        linked = self._children(key.partition(".")[0])
        return tuple(one for one in spoken if linked.get(one.subject, child) == child)

    def _children(self, group: str) -> Mapping[str, str]:
        """Give the child of each subject that is linked to one."""
        if group not in self.linked:
            self.linked[group] = self._linked(group)
        return self.linked[group]

    def _linked(self, group: str) -> dict[str, str]:
        if group == "child":
            return {subject: subject for subject in self.subjects(group)}
        said = (one for one in self.told if one.key == f"{group}.child")
        linked = {one.subject: one.value for one in said if isinstance(one.value, str)}
        return linked | {subject: child for (kind, subject), child in self.children_of.items() if kind == group}
