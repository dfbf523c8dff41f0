"""Which one question would settle an open element? Pure: the reason for its answer in, a catalogue key out.

For each open key in turn a firm answer is supposed: every value that the rule's own comparisons name, and one beside
them. Where one of those alone would make the whole a firm yes, that key is the question. Nothing is asked of the facts
again: the reason holds every answer that stays as it is.
"""

from collections.abc import Iterator

from standfast.law.evaluate import Answer, Reason, holds
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
    RuleRef,
)

_OTHER = "\0 any other"
"""Stands for a choice or a text that no comparison names; no file can hold it."""


def question_of(reason: Reason) -> str | None:
    """Give the first open key whose firm answer alone makes it yes; else the first open key, if there is one."""
    settling = (key for key in reason.open if any(_becomes_yes(reason, key, value) for value in _values(reason, key)))
    return next(settling, next(iter(reason.open), None))


def _becomes_yes(reason: Reason, key: str, value: Plain) -> bool:
    return _supposed(reason, key, value) == (Answer.YES, True)


def _supposed(reason: Reason, key: str, value: Plain) -> tuple[Answer, bool]:
    """Give the answer, and whether it is firm, if ``key`` firmly had this value and all else stayed as it is."""
    match reason.rule:
        case Compare(asked, test) if asked == key:
            return holds(test, value), True
        case Compare() | InForce():
            return reason.answer, reason.is_firm
        case Not():
            answered, firm = _supposed(reason.parts[0], key, value)
            return answered.opposite, firm
        case RuleRef():
            return _supposed(reason.parts[0], key, value)
        case AllOf():
            return _joined([_supposed(part, key, value) for part in reason.parts], strong=Answer.NO)
        case AnyOf():
            return _joined([_supposed(part, key, value) for part in reason.parts], strong=Answer.YES)


def _joined(parts: list[tuple[Answer, bool]], *, strong: Answer) -> tuple[Answer, bool]:
    """Join as ``evaluate`` does: one firm strong answer is enough; the weak one needs every part, and each firm."""
    deciding = [firm for answered, firm in parts if answered is strong]
    if deciding:
        return strong, any(deciding)
    if any(answered is Answer.NOT_KNOWN for answered, _ in parts):
        return Answer.NOT_KNOWN, False
    return strong.opposite, all(firm for _, firm in parts)


def _values(reason: Reason, key: str) -> Iterator[Plain]:
    """Give the values worth supposing: those that the comparisons of a key name, on either side of each."""
    for rule in _compares(reason):
        if rule.key == key:
            match rule.test:
                case Is(value) | IsNot(value):
                    yield value
                    yield not value if isinstance(value, bool) else _OTHER
                case OneOf(values):
                    yield from (*values, _OTHER)
                case Below(limit) | AtLeast(limit):
                    yield from (limit - 1, limit)
                case Known():
                    yield _OTHER


def _compares(reason: Reason) -> Iterator[Compare]:
    if isinstance(reason.rule, Compare):
        yield reason.rule
    for part in reason.parts:
        yield from _compares(part)
