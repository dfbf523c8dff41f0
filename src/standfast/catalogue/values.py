"""What a fact may be worth, and how the words of an answer are read: by the catalogue, never by guessing.

A text and the ``FactSpec`` of its key in, a typed ``Value`` or a named misreading out. "Not known" is a value that
someone gave: never the same as nothing said, and never "no". Trusts no text; looks at nothing but the text.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from typing import Final, TypeAlias

from standfast.catalogue.specs import FactSpec, FactType
from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant, read_instant


class NotKnown(Enum):
    """The one value for "I don't know"."""

    NOT_KNOWN = "not_known"


NOT_KNOWN: Final = NotKnown.NOT_KNOWN
Value: TypeAlias = bool | int | str | date | Instant | NotKnown

TEXT_LIMIT: Final = 100_000
# A handle that someone made 100 kB long to break a reader is evidence still, and is kept whole.
LONG_TEXT_LIMIT: Final = 100_000
EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2200


def _cases(*words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for word in words for form in (word, word.capitalize(), word.upper())))


YES_WORDS: Final = _cases("yes", "true", "oui", "vrai")
NO_WORDS: Final = _cases("no", "false", "non", "faux")
NOT_KNOWN_CODES: Final = ("not_known", "inconnu")
# In a text these two alone, unquoted, mean "not known"; anything more could be what somebody said.
NOT_KNOWN_WORDS: Final = (
    *_cases(*NOT_KNOWN_CODES, "inconnue", "not known", "unknown", "i do not know", "je ne sais pas"),
    *(f"{start}on{mark}t know" for start in ("I d", "i d", "d", "D") for mark in ("'", "\u2019")),
    "I do not know",
    "?",
)
INTEGER_FORM: Final = r"-?[0-9]{1,9}"
DATE_FORM: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
# RFC 3339, with the space that people type, and without the seconds that they leave out.
INSTANT_FORM: Final = DATE_FORM + r"[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)? ?([Zz]|[+-][0-9]{2}:[0-9]{2})"
PHONE_FORM: Final = r"[+(]?[0-9][0-9 ().*#/-]{1,30}[0-9]( ?(ext\.?|x|poste) ?[0-9]{1,6})?"
# One pass: a look ahead for the point or colon of an address, then its characters.
URL_FORM: Final = r'(?=[^.:]{0,1990}[.:][^.:])[^\x00-\x20<>"]{3,2000}'
# A script or a local file is no place on the web, and a page might one day make a link of what stands here.
NO_PLACES: Final = ("javascript:", "data:", "vbscript:", "file:")
ID_FORM: Final = r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}"
BLANK_FORM: Final = r"[ \t\r\n]*"

_INSTANT_WITHOUT_ZONE: Final = re.compile(DATE_FORM + r"([Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?)?")


class Misreading(StrEnum):
    """Every way in which a text can fail to be an answer of its type."""

    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_DATE = "not_a_date"
    IMPOSSIBLE_DATE = "impossible_date"
    NOT_AN_INSTANT = "not_an_instant"
    NO_ZONE = "no_zone"
    NOT_A_PHONE = "not_a_phone"
    NOT_AN_ADDRESS = "not_an_address"
    NOT_AN_ID = "not_an_id"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Misread:
    """A text that is no answer of its type, and the way in which it isn't."""

    how: Misreading


def read_value(spec: FactSpec, text: str) -> Value:
    """Read an answer that was typed on its own; raises ``BadInput`` that says what the key takes."""
    value = read_as(spec, text, plain=True)
    if isinstance(value, Misread):
        raise BadInput("value.unreadable", field=spec.key, expects=expected(spec))
    return value


def read_as(  # noqa: C901, PLR0911  # one line a type, and mypy finds a missing one
    spec: FactSpec, text: str, *, plain: bool
) -> Value | Misread:
    """Read a text as an answer to ``spec``; ``plain`` tells that it stood without quotes."""
    if is_not_known(spec, text, plain=plain):
        return NOT_KNOWN
    match spec.type:
        case FactType.BOOLEAN:
            return read_boolean(text)
        case FactType.CHOICE:
            return text if spec.choice(text) is not None else Misread(Misreading.NOT_A_CHOICE)
        case FactType.INTEGER:
            return _integer(spec, text)
        case FactType.TEXT:
            return _within(text, TEXT_LIMIT)
        case FactType.LONG_TEXT:
            return _within(text, LONG_TEXT_LIMIT)
        case FactType.DATE:
            return _date(text)
        case FactType.INSTANT:
            return read_zoned(text)
        case FactType.PHONE:
            return _formed(text, PHONE_FORM, Misreading.NOT_A_PHONE)
        case FactType.URL:
            otherwise = Misreading.NOT_AN_ADDRESS
            return Misread(otherwise) if text.lower().startswith(NO_PLACES) else _formed(text, URL_FORM, otherwise)
        case FactType.REFERENCE:
            return _formed(text, ID_FORM, Misreading.NOT_AN_ID)


def is_not_known(spec: FactSpec, text: str, *, plain: bool) -> bool:
    """Tell whether a text says "I don't know".

    Within a text, "I don't know" may be what an officer said, so there only the unquoted code counts.
    """
    if spec.type in {FactType.TEXT, FactType.LONG_TEXT}:
        return plain and text in NOT_KNOWN_CODES
    return text in NOT_KNOWN_WORDS


def read_boolean(text: str) -> bool | Misread:
    """Read yes or no, in either language."""
    if text in YES_WORDS:
        return True
    return False if text in NO_WORDS else Misread(Misreading.NOT_YES_OR_NO)


def read_zoned(text: str) -> Instant | Misread:
    """Read an instant with its zone, such as ``2026-05-10T21:50:00-07:00`` or ``2026-05-10 21:50 -07:00``."""
    if _INSTANT_WITHOUT_ZONE.fullmatch(text):
        return Misread(Misreading.NO_ZONE)
    if not re.fullmatch(INSTANT_FORM, text):
        return Misread(Misreading.NOT_AN_INSTANT)
    day, clock = text[:10], text[11:].replace(" ", "").upper()
    try:
        moment = read_instant(f"{day}T{clock}")
    except BadInput:
        return Misread(Misreading.IMPOSSIBLE_DATE)
    # Far from either end of the calendar, an instant can be written in any zone.
    return moment if EARLIEST_YEAR <= moment.year <= LATEST_YEAR else Misread(Misreading.IMPOSSIBLE_DATE)


def is_blank(text: str) -> bool:
    """Tell whether nothing was written: the question was left open."""
    return re.fullmatch(BLANK_FORM, text) is not None


def expected(spec: FactSpec) -> str:  # noqa: C901, PLR0911  # as above
    """Say what a key takes, in codes and samples that read the same in both languages."""
    match spec.type:
        case FactType.BOOLEAN:
            return "yes, no, not_known"
        case FactType.CHOICE:
            return ", ".join(choice.code for choice in spec.choices)
        case FactType.INTEGER:
            return f"{spec.minimum}-{spec.maximum}"
        case FactType.TEXT:
            return f"≤ {TEXT_LIMIT}"
        case FactType.LONG_TEXT:
            return f"≤ {LONG_TEXT_LIMIT}"
        case FactType.DATE:
            return "2026-05-10"
        case FactType.INSTANT:
            return "2026-05-10T21:50:00-07:00"
        case FactType.PHONE:
            return "604-555-0134"
        case FactType.URL:
            return "https://example.org/u/1"
        case FactType.REFERENCE:
            return f"{spec.refers_to}: id"


def _integer(spec: FactSpec, text: str) -> int | Misread:
    if not re.fullmatch(INTEGER_FORM, text):
        return Misread(Misreading.NOT_A_NUMBER)
    number = int(text)
    too_small = spec.minimum is not None and number < spec.minimum
    too_large = spec.maximum is not None and number > spec.maximum
    return Misread(Misreading.OUT_OF_RANGE) if too_small or too_large else number


def _date(text: str) -> date | Misread:
    if not re.fullmatch(DATE_FORM, text):
        return Misread(Misreading.NOT_A_DATE)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return Misread(Misreading.IMPOSSIBLE_DATE)
    return day if EARLIEST_YEAR <= day.year <= LATEST_YEAR else Misread(Misreading.IMPOSSIBLE_DATE)


def _within(text: str, limit: int) -> str | Misread:
    return text if len(text) <= limit else Misread(Misreading.TOO_LONG)


def _formed(text: str, form: str, otherwise: Misreading) -> str | Misread:
    return text if re.fullmatch(form, text) else Misread(otherwise)
