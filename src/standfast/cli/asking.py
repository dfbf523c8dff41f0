"""Asking one question in the terminal: its specification in, what was answered out, or that the person stops.

"I don't know" and "stop" are always valid, in either language, whatever is asked. The end of the input stops as well.
"""

import sys
from enum import Enum
from typing import Final

from standfast.catalogue import NOT_KNOWN, FactSpec, FactType, Value
from standfast.catalogue.values import Misread, expected, read_as
from standfast.cli.face import Face
from standfast.ground.words import LANGS, Words

LONGEST: Final = 2_000
"""Characters of one typed line that are looked at as an answer other than text."""


class Stop(Enum):
    """The person stops here; what was answered stays."""

    STOP = "stop"


STOP: Final = Stop.STOP


def can_ask_back() -> bool:
    """Tell whether somebody sits at a terminal."""
    return sys.stdin.isatty()


def ask_value(spec: FactSpec, face: Face) -> Value | Stop:
    """Ask until there is an answer of the right kind, "I don't know", or the person stops."""
    if spec.type is FactType.CHOICE:
        for number, choice in enumerate(spec.choices, start=1):
            face.say(face.text(choice.label), mark=f"{number:>2}.")
    while True:
        face.out.write(f"  {_prompt(spec, face)} ")
        face.out.flush()
        line = sys.stdin.readline()
        answer = STOP if not line else read_answer(spec, line, face)
        if answer is not None:
            return answer
        face.say(face.word("asking.again"), style="quiet")


def read_answer(spec: FactSpec, line: str, face: Face) -> Value | Stop | None:
    """Read one typed line; ``None`` where it is no answer to this question."""
    typed = " ".join(line.split()) if len(line) <= LONGEST else line.strip()
    plain = typed.casefold().rstrip(".!").replace("\u2019", "'")
    if plain in _forms("stop", face):
        return STOP
    if plain in _forms("not_known", face):
        return NOT_KNOWN
    if not typed:
        return None
    if spec.type is FactType.BOOLEAN:
        if plain in _forms("yes", face):
            return True
        return False if plain in _forms("no", face) else None
    read = read_as(spec, _code(spec, typed, plain), plain=True)
    return None if isinstance(read, Misread) else read


def _code(spec: FactSpec, typed: str, plain: str) -> str:
    """Give the code of a choice that was named by its number, its code or its label in either language."""
    for number, choice in enumerate(spec.choices, start=1):
        labels = {choice.label.say(lang).casefold() for lang in LANGS}
        if plain in {str(number), choice.code.casefold(), *labels}:
            return choice.code
    return typed


def _prompt(spec: FactSpec, face: Face) -> str:
    match spec.type:
        case FactType.BOOLEAN:
            return face.word("asking.yes_or_no")
        case FactType.CHOICE:
            return face.word("asking.number", most=len(spec.choices))
        case FactType.INTEGER:
            return face.word("asking.between", least=spec.minimum, most=spec.maximum)
        case FactType.TEXT | FactType.LONG_TEXT:
            return face.word("asking.text")
        case _:
            return face.word("asking.like", form=expected(spec))


def _forms(kind: str, face: Face) -> frozenset[str]:
    words: Words = face.wording.words(f"asking.words.{kind}")
    return frozenset(form.strip() for lang in LANGS for form in words.say(lang).split(","))
