"""Reading the words of a recovery sheet: typed lines in, the words out, every fault named on the way.

Lines are read until there are enough words, or an empty one. A mended row counts only once a person said yes to it.
What was typed goes to no log and into no error.
"""

import sys

from standfast.cli.face import Face
from standfast.keys import WORDS, Fault, Faulty, RecoveryWords, read_back
from standfast.keys.word_list import typed_words

TRIES = 5


def read_words(face: Face) -> RecoveryWords | Faulty | None:
    """Read one try, or ``None`` where nothing was typed."""
    typed: list[str] = []
    while len(typed) < WORDS:
        _prompt(face, face.word("recovery.ask_words", place=len(typed) + 1))
        line = sys.stdin.readline()
        words = typed_words(line)
        if not words:
            break
        typed += words
    return read_back(" ".join(typed)) if typed else None


def ask_words(face: Face) -> RecoveryWords | None:
    """Read until the words are sound, or were mended with a yes; ``None`` after too many tries."""
    for _ in range(TRIES):
        match read_words(face):
            case RecoveryWords() as words:
                return words
            case Faulty(mended=mended) as faulty:
                say_faults(faulty, face)
                if mended is not None and _says_yes(face):
                    return mended
            case None:
                return None
    return None


def say_faults(faulty: Faulty, face: Face) -> None:
    """Name each fault with its place."""
    if not faulty.faults:
        key = "recovery.count" if faulty.typed != WORDS else "recovery.beyond"
        face.say(face.word(key, count=faulty.typed, words=WORDS), indent=0)
    for fault in faulty.faults:
        face.say(_said(fault, face), indent=0)


def _said(fault: Fault, face: Face) -> str:
    return face.word(f"recovery.{fault.slip.value}", place=fault.place, other=fault.other, word=fault.word)


def _says_yes(face: Face) -> bool:
    _prompt(face, face.word("recovery.is_it_so"))
    yes = {
        form.strip() for lang in ("en", "fr") for form in face.wording.words("asking.words.yes").say(lang).split(",")
    }
    return sys.stdin.readline().strip().casefold().rstrip(".!") in yes


def _prompt(face: Face, text: str) -> None:
    # On the error stream: the words may be on their way to a printer.
    face.err.write(f"{text} ")
    face.err.flush()
