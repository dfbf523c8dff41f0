"""What can come of one file, each answer under its own name, and what of it is written down.

::

    Hashed       the digests stand; of a picture PDQ too
    TooPlain     the digests stand; the picture shows too little for a PDQ that would mean anything
    TooLarge     the digests stand; the picture passes a limit and was not decoded
    Unreadable   the file couldn't be read, or the digests stand and its picture doesn't decode
    Died         what read it was ended by a fault or by the confinement; the digests stand if it came so far
    TimedOut     it was silent for too long and was ended; as above

A closed list of reasons, in code: a reason never quotes a file.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from standfast_hasher.kinds import Form

RECIPE: Final = "pdq-full-1"
"""Full size, as stored: no turn by the orientation tag, transparency dropped, the first frame, 8 bits a colour."""


class Reason(StrEnum):
    """Why there is less than everything."""

    TOO_SMALL = "too_small"
    PLAIN = "plain"
    BYTES = "too_many_bytes"
    PIXELS = "pixels"
    RATIO = "ratio"
    FRAMES = "frames"
    MEMORY = "memory"
    DAMAGED = "damaged"
    NO_DECODER = "no_decoder"
    NOT_CONFINED = "not_confined"
    NO_SUCH_FILE = "no_such_file"
    NOT_ALLOWED = "not_allowed"
    NOT_A_FILE = "not_a_file"
    CANT_OPEN = "cant_open"
    READ_ERROR = "read_error"
    CHANGED = "changed_while_read"
    CRASHED = "crashed"
    FORBIDDEN = "forbidden_call"
    KILLED = "killed"
    NO_REPORT = "no_report"
    READING = "reading"
    DECODING = "decoding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Digests:
    """Of the whole file, made in one reading; SHA-1 and MD5 for pictures only, because hotlines' lists use them."""

    form: Form
    size: int
    sha256: str
    sha512: str
    sha1: str | None
    md5: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Of a picture: its sides and its PDQ; None where it was never decoded."""

    width: int
    height: int
    # The orientation tag, 1 to 8; told, never applied.
    turned: int
    quality: int | None
    pdq: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What every outcome has."""

    name: ClassVar[str]
    digests: Digests | None = None
    seen: Seen | None = None
    reason: Reason | None = None


class Hashed(Outcome):
    """All that was asked for."""

    __slots__ = ()
    name = "Hashed"


class TooPlain(Outcome):
    """Digests, and a picture with too little in it."""

    __slots__ = ()
    name = "TooPlain"


class TooLarge(Outcome):
    """Digests, and a picture past a limit."""

    __slots__ = ()
    name = "TooLarge"


class Unreadable(Outcome):
    """A file that can't be read, or a picture that doesn't decode."""

    __slots__ = ()
    name = "Unreadable"


class Died(Outcome):
    """What read it is gone."""

    __slots__ = ()
    name = "Died"


class TimedOut(Outcome):
    """It was ended after too long a silence."""

    __slots__ = ()
    name = "TimedOut"


OUTCOMES: Final[dict[str, type[Outcome]]] = {
    each.name: each for each in (Hashed, TooPlain, TooLarge, Unreadable, Died, TimedOut)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One line of the answer: a file, what came of it, and how far what read it was confined."""

    path: str
    outcome: Outcome
    # Of the opened file, in nanoseconds; None where it wasn't opened.
    modified_ns: int | None = None
    # Each layer, on or off; None where nothing was started for this file.
    confined: dict[str, bool] | None = None

    def as_json(self) -> dict[str, object]:
        """Give the record as the fields of ``--json``, every one of them, always."""
        digests, seen = self.outcome.digests, self.outcome.seen
        return {
            "path": self.path,
            "outcome": self.outcome.name,
            "reason": self.outcome.reason and str(self.outcome.reason),
            "kind": digests and str(digests.form.kind),
            "form": digests and digests.form.name,
            "size": digests and digests.size,
            "sha256": digests and digests.sha256,
            "sha512": digests and digests.sha512,
            "sha1": digests and digests.sha1,
            "md5": digests and digests.md5,
            "width": seen and seen.width,
            "height": seen and seen.height,
            "orientation": seen and seen.turned,
            "pdq": seen and seen.pdq,
            "quality": seen.quality if seen else None,
            "recipe": RECIPE if seen and seen.pdq else None,
            "modified_ns": self.modified_ns,
            "confined": self.confined,
        }
