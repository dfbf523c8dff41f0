"""Likely offences, element by element, for each child. Pure: law, facts and days in, findings out.

A finding is *likely* when every element is answered yes by someone who is sure or thinks so; *not indicated* when an
element that excludes is firmly no, or nothing that was said speaks for what sets the offence apart; *possible*
otherwise, and then it names the elements that are open and the facts that would settle them. It never says that anyone
is guilty. Where an offence is about one image, or one thing that was done, each is looked at alone and the strongest
finding stands: what is said of one image never completes what is said of another.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from standfast.law.evaluate import Answer, Reason, Setting, answer, subjects_about
from standfast.law.facts import Facts, Statement
from standfast.law.law import Law
from standfast.law.provisions import Element, Provision
from standfast.law.rules import AllOf, AnyOf, Compare, InForce, Not, Rule, RuleRef, asks_about
from standfast.law.suppose import question_of
from standfast.law.text_in_force import Event, TextState, TextUsed, text_used


class Verdict(StrEnum):
    """How far the facts, as reported, go. A police officer and a prosecutor decide."""

    LIKELY = "likely"
    POSSIBLE = "possible"
    NOT_INDICATED = "not_indicated"


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementFinding:
    """One element: its answer, why, and the fact keys that would settle it."""

    element: Element
    answer: Answer
    reason: Reason
    settles: tuple[str, ...]

    @property
    def question(self) -> str | None:
        """Give the one fact key to ask about: the first whose firm answer alone would meet it, else the first open."""
        return None if self.is_met else question_of(self.reason)

    @property
    def is_met(self) -> bool:
        """Tell whether it is answered yes and someone is sure."""
        return self.answer is Answer.YES and self.reason.is_firm

    @property
    def rules_out(self) -> bool:
        """Tell whether it firmly excludes the offence."""
        return self.element.excludes and self.answer is Answer.NO and self.reason.is_firm


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One offence for one child."""

    provision: Provision
    child: str | None
    verdict: Verdict
    elements: tuple[ElementFinding, ...]
    text: TextUsed

    @property
    def open_elements(self) -> tuple[ElementFinding, ...]:
        """Give the elements that keep the finding from being likely."""
        return tuple(one for one in self.elements if not one.is_met)

    @property
    def question(self) -> str | None:
        """Give the one fact key to ask about: that of the first open element that has one."""
        return next((key for one in self.open_elements if (key := one.question) is not None), None)

    @property
    def settles(self) -> tuple[str, ...]:
        """Give every fact key that would settle an open element, each once."""
        return tuple(dict.fromkeys(key for one in self.elements for key in one.settles))


_NOTHING: Final[Mapping[str, ElementFinding]] = MappingProxyType({})


def findings(law: Law, facts: Facts, *, event: Event, today: date) -> tuple[Finding, ...]:
    """Hold every offence against the facts, for each child (or for the case, while no child is named)."""
    remembered = _Remembered(facts)
    children: tuple[str | None, ...] = facts.subjects("child") or (None,)
    # The text in force hangs on the day and not on the child; what an element asks about, on neither.
    texts = tuple((offence, _text(law, offence, event=event, today=today)) for offence in law.offences)
    reaches: dict[str, frozenset[str]] = {}
    shared = {
        offence.id: _shared(offence, law.rules, reaches)
        for offence in law.offences
        if offence.about is not None and len(remembered.subjects(offence.about)) > 1
    }
    found: list[Finding] = []
    for child in children:
        whole = Setting(facts=remembered, child=child, event=event, rules=law.rules, spans=law.spans)
        each = {about: _each(whole, about) for about in {offence.about for offence in law.offences}}
        found += [_strongest(offence, text, each[offence.about], shared.get(offence.id, ())) for offence, text in texts]
    return tuple(found)


def _each(whole: Setting, about: str | None) -> tuple[Setting, ...]:
    """Give a setting for each subject that an offence may be about; one for all while there is no more than one."""
    subjects = () if about is None else subjects_about(whole.facts, about, whole.child)
    if about is None or len(subjects) <= 1:
        return (whole,)
    return tuple(replace(whole, only=(about, subject), of_the_one={}) for subject in subjects)


def _shared(offence: Provision, rules: Mapping[str, Rule], reaches: dict[str, frozenset[str]]) -> tuple[Element, ...]:
    """Give the elements that ask nothing about the one subject: they are answered once for all of them."""
    return tuple(one for one in offence.elements if offence.about not in asks_about(one.rule, rules, reaches))


def _strongest(offence: Provision, text: TextUsed, settings: tuple[Setting, ...], once: tuple[Element, ...]) -> Finding:
    """Give the finding that goes furthest; of equals the one with fewest elements open, then the first."""
    if len(settings) == 1:
        return _finding(offence, text, settings[0])
    shared = {element.id: _element(element, settings[0]) for element in once}
    found: list[Finding] = []
    for one in settings:
        found.append(_finding(offence, text, one, shared))
        if found[-1].verdict is Verdict.LIKELY:
            # Nothing goes further.
            break
    return min(found, key=_from_strongest)


def _from_strongest(one: Finding) -> tuple[int, int]:
    return tuple(Verdict).index(one.verdict), len(one.open_elements)


def _text(law: Law, offence: Provision, *, event: Event, today: date) -> TextUsed:
    return text_used(as_of=offence.text_as_of, span=offence.span, gates=law.gates_of(offence), event=event, today=today)


def _finding(
    offence: Provision, text: TextUsed, setting: Setting, shared: Mapping[str, ElementFinding] = _NOTHING
) -> Finding:
    elements = tuple(shared.get(element.id) or _element(element, setting) for element in offence.elements)
    return Finding(
        provision=offence, child=setting.child, verdict=_verdict(elements, text), elements=elements, text=text
    )


def _element(element: Element, setting: Setting) -> ElementFinding:
    reason = answer(element.rule, setting)
    return ElementFinding(element=element, answer=reason.answer, reason=reason, settles=reason.open)


def _verdict(elements: tuple[ElementFinding, ...], text: TextUsed) -> Verdict:
    if any(one.rules_out for one in elements):
        return Verdict.NOT_INDICATED
    telling = [one for one in elements if one.element.distinguishing]
    if telling and not any(_speaks_for(one.reason) for one in telling):
        return Verdict.NOT_INDICATED
    # A text that was not in force on the day of the event never makes a finding likely.
    if text.state is not TextState.NOT_IN_FORCE and all(one.is_met for one in elements):
        return Verdict.LIKELY
    return Verdict.POSSIBLE


def _speaks_for(reason: Reason, *, wanted: Answer = Answer.YES) -> bool:
    """Tell whether anything said points to the wanted answer, if only by sayers who differ or are not sure."""
    match reason.rule:
        case Compare():
            return reason.answer is wanted or reason.conflict or reason.hesitant
        case Not():
            return any(_speaks_for(part, wanted=wanted.opposite) for part in reason.parts)
        case AllOf() | AnyOf() | RuleRef():
            return any(_speaks_for(part, wanted=wanted) for part in reason.parts)
        case InForce():
            return False


@dataclass(frozen=True, slots=True)
class _Remembered:
    """Facts that answer the same question once: many elements ask for the same keys."""

    facts: Facts
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    keys: dict[tuple[str, str | None], tuple[Statement, ...]] = field(default_factory=dict)

    def subjects(self, group: str) -> tuple[str, ...]:
        """List the subjects of a group."""
        if group not in self.groups:
            self.groups[group] = self.facts.subjects(group)
        return self.groups[group]

    def statements(self, key: str, *, child: str | None = None) -> tuple[Statement, ...]:
        """Give what is said about a key."""
        if (key, child) not in self.keys:
            self.keys[key, child] = self.facts.statements(key, child=child)
        return self.keys[key, child]
