"""What the register holds beside a family's words: what the hasher read of a file, and what a person cleared.

Neither is ever typed or corrected: digests come from the separate hasher alone, and clearing is an entry of its own, by
a named person, about one file. Frozen values in, JSON for a body out, and back: ``from(to(x)) == x``.
"""

import re
from dataclasses import dataclass
from typing import Final

from standfast.ground.instants import Instant, instant, read_instant
from standfast.ground.yaml_file import Json

HASHED: Final = "Hashed"
TOO_PLAIN: Final = "TooPlain"
"""What the hasher says of a file that it read whole."""

DIGESTS: Final = ("sha256", "sha512", "sha1", "md5", "pdq")

_HEX_LENGTHS: Final = frozenset({32, 40, 64, 96, 128, 288})
"""MD5, SHA-1, SHA-256 or PDQ, SHA-384, SHA-512, PhotoDNA."""
_SHORTEST: Final = 22
"""Characters of the shortest digest written otherwise: MD5 in Base64, without its filling."""


def read_in_full(outcome: str) -> bool:
    """Tell by the hasher's word whether it read all that it reads of a file.

    >>> read_in_full("Hashed"), read_in_full("TooPlain: plain"), read_in_full("Unreadable: cut_off")
    (True, True, False)
    """
    return outcome.partition(":")[0] in {HASHED, TOO_PLAIN}


def is_digest(told: str) -> bool:
    """Tell whether what someone gave can be a digest at all: one digit left out, and it names no file.

    >>> is_digest("ab" * 32), is_digest("ab " * 32), is_digest("a" * 63), is_digest("police have it")
    (True, True, False, False)
    """
    bare = re.sub(r"[\s:,-]", "", re.sub(r"(?i)^\s*(sha-?\d+|md5|pdq|photodna)\s*[:=]?\s", "", told))
    if re.fullmatch(r"[0-9A-Fa-f]+", bare):
        return len(bare) in _HEX_LENGTHS
    return " " not in told.strip() and len(bare) >= _SHORTEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Digests:
    """Digests in hexadecimal; SHA-1, MD5 and PDQ of pictures only, which hotline lists use."""

    sha256: str | None = None
    sha512: str | None = None
    sha1: str | None = None
    md5: str | None = None
    pdq: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """What was read of one exhibit's file, in place: never its bytes."""

    exhibit: str
    # the record's id
    file: str
    # where it lay; characters that are no text are written out
    size: int
    changed_at: Instant
    # the file's own time of last change, as this machine keeps it
    outcome: str
    # the hasher's word: ``Hashed``, or by its reason why there is less than everything
    digests: Digests
    quality: int | None = None
    # of PDQ, 0 to 100
    read_by: str = ""
    # the hasher and its version

    @property
    def is_read_in_full(self) -> bool:
        """Tell whether the hasher read all that it reads; a picture too plain for a fingerprint was read in full."""
        return read_in_full(self.outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """One person's word about one exhibit: cleared, or sensitive after all."""

    exhibit: str
    cleared: bool
    by: str
    said: str
    # the very words that the person said yes to
    vault: str | None = None
    # the file of the vault that holds the copy
    sha256: str | None = None
    # of what was copied


def registered_to_json(one: Registered) -> dict[str, Json]:
    """Write what was read as JSON."""
    digests: dict[str, Json] = {name: getattr(one.digests, name) for name in DIGESTS}
    return {
        "exhibit": one.exhibit,
        "file": one.file,
        "size": one.size,
        "changed_at": instant(one.changed_at).isoformat(),
        "outcome": one.outcome,
        "digests": {name: value for name, value in digests.items() if value is not None},
        "quality": one.quality,
        "read_by": one.read_by,
    }


def registered_from_json(data: dict[str, Json]) -> Registered:
    """Read it back; raises ``TypeError`` or ``KeyError`` where it is not of this shape."""
    size, quality, digests = data["size"], data["quality"], data["digests"]
    if not isinstance(size, int) or not isinstance(quality, int | None) or not isinstance(digests, dict):
        raise TypeError
    return Registered(
        exhibit=_text(data["exhibit"]),
        file=_text(data["file"]),
        size=size,
        changed_at=read_instant(_text(data["changed_at"])),
        outcome=_text(data["outcome"]),
        digests=Digests(**{name: _text(digests[name]) for name in DIGESTS if name in digests}),
        quality=quality,
        read_by=_text(data["read_by"]),
    )


def cleared_to_json(one: Cleared) -> dict[str, Json]:
    """Write a clearing as JSON."""
    return {
        "exhibit": one.exhibit,
        "cleared": one.cleared,
        "by": one.by,
        "said": one.said,
        "vault": one.vault,
        "sha256": one.sha256,
    }


def cleared_from_json(data: dict[str, Json]) -> Cleared:
    """Read it back."""
    cleared, vault, sha256 = data["cleared"], data["vault"], data["sha256"]
    if not isinstance(cleared, bool):
        raise TypeError
    return Cleared(
        exhibit=_text(data["exhibit"]),
        cleared=cleared,
        by=_text(data["by"]),
        said=_text(data["said"]),
        vault=_text(vault) if vault is not None else None,
        sha256=_text(sha256) if sha256 is not None else None,
    )


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
