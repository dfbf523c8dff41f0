"""How the page's parts write what several of them hold: a text in both languages, a list of choices, a rule. Pure."""

from standfast.catalogue import Choice
from standfast.ground.words import Words
from standfast.ground.yaml_file import Json
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
    Rule,
    RuleRef,
    Test,
)


def both(words: Words) -> Json:
    """Write a text in both languages."""
    return {"en": words.en, "fr": words.fr}


def choices(listed: tuple[Choice, ...]) -> Json:
    """Write the answers that a choice offers."""
    return [{"code": one.code, "label": both(one.label)} for one in listed]


def filled(told: dict[str, Json]) -> Json:
    """Leave out what has no value."""
    return {name: value for name, value in told.items() if value is not None}


def rule_json(rule: Rule) -> Json:
    """Write a rule in the shape in which data files hold it: what ``law/rules.py`` reads."""
    match rule:
        case Compare(key, test):
            return {"fact": key, **_test(test)}
        case AllOf(parts):
            return {"all": [rule_json(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [rule_json(part) for part in parts]}
        case Not(part):
            return {"not": rule_json(part)}
        case RuleRef(name):
            return {"rule": name}
        case InForce(provision):
            return {"in_force": provision}


def _test(test: Test) -> dict[str, Json]:
    match test:
        case Is(value):
            return {"is": value}
        case IsNot(value):
            return {"is_not": value}
        case OneOf(values):
            return {"in": list(values)}
        case Below(limit):
            return {"below": limit}
        case AtLeast(limit):
            return {"at_least": limit}
        case Known(known):
            return {"known": known}
