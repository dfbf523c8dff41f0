"""What a fact may be worth. "Not known" is a value that someone gave, never the same as nothing said and never "no"."""

from datetime import date
from enum import Enum
from typing import Final, TypeAlias

from standfast.ground.instants import Instant


class NotKnown(Enum):
    """The one value for "I don't know"."""

    NOT_KNOWN = "not_known"


NOT_KNOWN: Final = NotKnown.NOT_KNOWN
Value: TypeAlias = bool | int | str | date | Instant | NotKnown
