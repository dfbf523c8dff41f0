"""A value in words, as the catalogue names it. Pure: a specification and a value in, text out."""

from datetime import date, datetime, tzinfo

from standfast.catalogue.specs import FactSpec
from standfast.catalogue.values import NotKnown, Value
from standfast.ground.instants import Instant
from standfast.ground.spoken import say_date, say_instant
from standfast.ground.wording import load_wording
from standfast.ground.words import Lang


def say_value(spec: FactSpec, value: Value, lang: Lang, *, zone: tzinfo | None = None) -> str:
    """Say a value of a key in a language; text from people is given as it stands."""
    words = load_wording("values")
    match value:
        case NotKnown():
            return words.words("not_known").say(lang)
        case bool():
            return words.words("yes" if value else "no").say(lang)
        case datetime():
            return say_instant(Instant(value), lang, zone=zone)
        case date():
            return say_date(value, lang)
        case str():
            choice = spec.choice(value)
            return choice.label.say(lang) if choice is not None else value
        case int():
            return str(value)
