"""Rules over facts: one of three answers, with the statements that made it so or the keys that would settle it.

Pure. Kleene's three values: a "no" is enough to fail *all*, a "yes" is enough to hold *any*, and what is not known
stays not known. How statements become an answer:

1. Of one sayer's words about one subject the latest counts; "I don't know" counts as no word.
2. Sayers whose words give different answers are a conflict: not known, both shown, never merged.
3. A comparison holds if it holds for any subject (one image that was asked for is enough); it fails only if every
   subject that is known of fails it.
4. An answer that rests only on sayers who are not sure is *hesitant*: shown, and its keys stay open.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeVar

from standfast.catalogue.values import NotKnown, Value
from standfast.law.facts import Facts, Statement
from standfast.law.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    Below,
    Compare,
    InForce,
    Is,
    IsNot,
    Known,
    Not,
    OneOf,
    Plain,
    Rule,
    RuleRef,
    Test,
    asks_about,
)
from standfast.law.text_in_force import Event, Span, in_force

T = TypeVar("T")


class Answer(StrEnum):
    """What a rule answers."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"

    @property
    def opposite(self) -> "Answer":
        """Turn yes and no around; what is not known stays so."""
        return {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(self, self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """An answer and why: a tree that follows the rule's own shape."""

    rule: Rule
    answer: Answer
    statements: tuple[Statement, ...] = ()
    # what made it so; while it is not known, what is said so far
    open: tuple[str, ...] = ()
    # fact keys that would settle it, or make a hesitant answer firm
    conflict: bool = False
    # not known because sayers differ
    hesitant: bool = False
    # rests only on sayers who are not sure
    parts: tuple["Reason", ...] = ()

    @property
    def is_firm(self) -> bool:
        """Tell whether the answer is yes or no and someone is sure of it."""
        return self.answer is not Answer.NOT_KNOWN and not self.hesitant


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was worked out once in a setting: offences share most of their keys and rules."""

    reasons: dict[Compare | RuleRef, Reason] = field(default_factory=dict)
    concerned: dict[str, tuple[str, ...]] = field(default_factory=dict)
    # the subjects of a group that concern the child
    words: dict[str, dict[str, tuple[Statement, ...]]] = field(default_factory=dict)
    # what is said about a key, subject by subject
    reaches: dict[str, frozenset[str]] = field(default_factory=dict)
    # the groups that a shared rule asks about


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a rule is held against: the facts, the child it is about, the day of the event, and what it may refer to."""

    facts: Facts
    child: str | None = None
    only: tuple[str, str] | None = None
    # a group and the one subject of it that is looked at: what is said of another image is not said of this one
    event: Event = None
    rules: Mapping[str, Rule] = field(default_factory=_nothing)
    spans: Mapping[str, Span] = field(default_factory=_nothing)
    # when each provision's text is in force
    remembered: Remembered = field(default_factory=Remembered, compare=False, repr=False)
    of_the_one: dict[Compare | RuleRef, Reason] = field(default_factory=dict, compare=False, repr=False)
    # reasons of what asks about the group of ``only``: they differ from subject to subject


def evaluate(rule: Rule, facts: Facts, *, child: str | None = None, rules: Mapping[str, Rule] | None = None) -> Reason:
    """Answer a rule over the facts, about one child or about the whole case."""
    return answer(rule, Setting(facts=facts, child=child, rules=rules or _nothing()))


def answer(rule: Rule, setting: Setting) -> Reason:
    """Answer a rule in a setting. References are sound and free of cycles once the law has loaded."""
    match rule:
        case Compare() | RuleRef():
            reasons = _reasons(rule, setting)
            if (known := reasons.get(rule)) is None:
                known = _compare(rule, setting) if isinstance(rule, Compare) else _referred(rule, setting)
                reasons[rule] = known
            return known
        case AllOf(parts):
            return _join(rule, [answer(part, setting) for part in parts], strong=Answer.NO)
        case AnyOf(parts):
            return _join(rule, [answer(part, setting) for part in parts], strong=Answer.YES)
        case Not(part):
            inner = answer(part, setting)
            return _passed_on(rule, inner, inner.answer.opposite)
        case InForce(provision):
            return Reason(rule=rule, answer=_in_force(setting.spans[provision], setting.event))


def _reasons(rule: Compare | RuleRef, setting: Setting) -> dict[Compare | RuleRef, Reason]:
    """Give the memory for a rule: what asks about the one subject has its own."""
    if setting.only is None:
        return setting.remembered.reasons
    asked = asks_about(rule, setting.rules, setting.remembered.reaches)
    return setting.of_the_one if setting.only[0] in asked else setting.remembered.reasons


def _referred(rule: RuleRef, setting: Setting) -> Reason:
    inner = answer(setting.rules[rule.name], setting)
    return _passed_on(rule, inner, inner.answer)


def _passed_on(rule: Rule, inner: Reason, answered: Answer) -> Reason:
    return Reason(
        rule=rule,
        answer=answered,
        statements=inner.statements,
        open=inner.open,
        conflict=inner.conflict,
        hesitant=inner.hesitant,
        parts=(inner,),
    )


def _join(rule: Rule, parts: list[Reason], *, strong: Answer) -> Reason:
    """Join parts: one ``strong`` answer decides (no for *all*, yes for *any*); else the weak one needs every part."""
    deciding = [part for part in parts if part.answer is strong]
    unknown = [part for part in parts if part.answer is Answer.NOT_KNOWN]
    hesitating = [part for part in parts if part.hesitant]
    if deciding:
        # One firm part is enough; the whole hesitates only if every deciding part does.
        hesitant = all(part.hesitant for part in deciding)
        joined = _Joined(strong, shown=deciding, settle=deciding if hesitant else [], hesitant=hesitant)
    elif unknown:
        joined = _Joined(Answer.NOT_KNOWN, shown=parts, settle=[*unknown, *hesitating])
    else:
        joined = _Joined(strong.opposite, shown=parts, settle=hesitating, hesitant=bool(hesitating))
    return Reason(
        rule=rule,
        answer=joined.answer,
        statements=_once([part.statements for part in joined.shown if part.statements]),
        open=_once([part.open for part in joined.settle if part.open]),
        conflict=joined.answer is Answer.NOT_KNOWN and any(part.conflict for part in unknown),
        hesitant=joined.hesitant,
        parts=tuple(parts),
    )


@dataclass(frozen=True, slots=True)
class _Joined:
    """What parts come to: the answer, the parts that show why, and those whose keys are still open."""

    answer: Answer
    shown: list[Reason]
    settle: list[Reason]
    hesitant: bool = False


def _once(several: list[tuple[T, ...]]) -> tuple[T, ...]:
    """Join, in order, each once; one alone holds nothing twice."""
    return several[0] if len(several) == 1 else tuple(dict.fromkeys(chain.from_iterable(several)))


def _all_said(heard: list["_Heard"]) -> tuple[Statement, ...]:
    """Give the words about several subjects; no word is about two."""
    return tuple(chain.from_iterable(one.statements for one in heard))


class _Heard(NamedTuple):
    """What is known of one subject: its answer, and the words behind it."""

    answer: Answer
    statements: tuple[Statement, ...]
    conflict: bool
    hesitant: bool


_SILENCE: Final = _Heard(answer=Answer.NOT_KNOWN, statements=(), conflict=False, hesitant=True)


def _compare(rule: Compare, setting: Setting) -> Reason:
    heard = [_hear(rule.test, words) for words in _words(rule.key, setting)]
    if isinstance(rule.test, Known):
        known = [one for one in heard if one.statements]
        answered = _yes_or_no(bool(known) is rule.test.known)
        return Reason(rule=rule, answer=answered, statements=_all_said(known))
    holding = [one for one in heard if one.answer is Answer.YES]
    if holding:
        return _concluded(rule, Answer.YES, holding, hesitant=all(one.hesitant for one in holding))
    if heard and all(one.answer is Answer.NO for one in heard):
        return _concluded(rule, Answer.NO, heard, hesitant=any(one.hesitant for one in heard))
    return Reason(
        rule=rule,
        answer=Answer.NOT_KNOWN,
        statements=_all_said(heard),
        open=(rule.key,),
        conflict=any(one.conflict for one in heard),
    )


def _concluded(rule: Compare, answered: Answer, heard: list[_Heard], *, hesitant: bool) -> Reason:
    return Reason(
        rule=rule,
        answer=answered,
        statements=_all_said(heard),
        open=(rule.key,) if hesitant else (),
        hesitant=hesitant,
    )


def _hear(test: Test, known: tuple[Statement, ...]) -> _Heard:
    """Join the words about one subject: a conflict where the answers of its sayers differ."""
    if not known:
        return _SILENCE
    answers = {holds(test, word.value) for word in known}
    answers.discard(Answer.NOT_KNOWN)
    return _Heard(
        answer=answers.pop() if len(answers) == 1 else Answer.NOT_KNOWN,
        statements=known,
        conflict=len(answers) > 1,
        hesitant=all(word.is_unsure for word in known),
    )


def holds(test: Test, value: Value) -> Answer:
    """Hold one value against a test."""
    if isinstance(value, NotKnown):
        return Answer.NOT_KNOWN
    match test:
        case Is(wanted):
            return _yes_or_no(_same(value, wanted))
        case IsNot(unwanted):
            return _yes_or_no(not _same(value, unwanted))
        case OneOf(wanted_values):
            return _yes_or_no(any(_same(value, wanted) for wanted in wanted_values))
        case Below() | AtLeast():
            return _compares(test, value)
        case Known():
            return Answer.YES


def _compares(test: Below | AtLeast, value: Value) -> Answer:
    if not isinstance(value, int) or isinstance(value, bool):
        return Answer.NOT_KNOWN
    return _yes_or_no(value < test.limit if isinstance(test, Below) else value >= test.limit)


def _same(value: Value, wanted: Plain) -> bool:
    # True is 1 to Python, and not to a family.
    return value == wanted and isinstance(value, bool) is isinstance(wanted, bool)


def _yes_or_no(holds: bool) -> Answer:  # noqa: FBT001  # a truth value is all it takes
    return Answer.YES if holds else Answer.NO


def _words(key: str, setting: Setting) -> tuple[tuple[Statement, ...], ...]:
    """Give what is known of each subject that concerns the child; of one that nobody spoke of, nothing."""
    known = setting.remembered.words.get(key)
    if known is None:
        known = {subject: _latest(said) for subject, said in _by_subject(key, setting).items()}
        setting.remembered.words[key] = known
    if setting.only is None or setting.only[0] != key.partition(".")[0]:
        return tuple(known.values())
    return (known.get(setting.only[1], ()),)


def _latest(words: list[Statement]) -> tuple[Statement, ...]:
    """Give each sayer's latest word, unless it is "I don't know"."""
    latest = {word.says: word for word in sorted(words, key=lambda one: one.entry)}
    return tuple(word for word in latest.values() if word.is_known)


def _by_subject(key: str, setting: Setting) -> dict[str, list[Statement]]:
    words: dict[str, list[Statement]] = {subject: [] for subject in _concerned(key.partition(".")[0], setting)}
    for word in setting.facts.statements(key, child=setting.child):
        words.setdefault(word.subject, []).append(word)
    return words


def _concerned(group: str, setting: Setting) -> tuple[str, ...]:
    """List the subjects of a group that are linked to the child, or to no child."""
    known = setting.remembered.concerned.get(group)
    if known is None:
        known = setting.remembered.concerned[group] = subjects_about(setting.facts, group, setting.child)
    return known


def subjects_about(facts: Facts, group: str, child: str | None) -> tuple[str, ...]:
    """List the subjects of a group that are linked to a child, or to none."""
    subjects = facts.subjects(group)
    if child is None:
        return subjects
    if group == "child":
        return tuple(subject for subject in subjects if subject == child)
    link = f"{group}.child"
    linked_to_someone = {word.subject for word in facts.statements(link) if word.is_known}
    linked_here = {word.subject for word in facts.statements(link, child=child)}
    return tuple(subject for subject in subjects if subject in linked_here or subject not in linked_to_someone)


def _in_force(span: Span, event: Event) -> Answer:
    """Yes if the text was in force on every day of the event, no if on none; not known in between or without a day."""
    held = in_force(span, event)
    if held is None:
        return Answer.NOT_KNOWN
    return _yes_or_no(held)
