"""The port of a time-stamping authority (RFC 3161): what actions ask of it, whoever implements it.

An authority hears a digest and nothing else, and answers with a token that says when it saw it. Which authority, and
whether there is one at all, is a setting; nothing in the program needs one. Tokens are read and checked without a
network. ``world.timestamp`` implements it.
"""

from dataclasses import dataclass
from typing import Protocol

from standfast.ground.instants import Instant
from standfast.journal import Sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a token says."""

    digest: Sha256
    at: Instant
    # the authority's own clock
    is_checked: bool
    # whether its signature was traced to a certificate that the person named; without one nobody can


class TimeStamping(Protocol):
    """Asks for time stamps, and reads them."""

    @property
    def authority(self) -> str | None:
        """Name the authority that a setting turned on, or ``None``."""
        ...

    def request(self, message: bytes) -> bytes:
        """Write a request for ``message`` as a file holds it: it has the digest in it and nothing else."""
        ...

    def ask(self, message: bytes) -> bytes:
        """Send a request to the authority and give its reply. Only the digest of ``message`` leaves the machine.

        Raises ``Unavailable`` where no authority is set, or it does not answer.
        """
        ...

    def read(self, reply: bytes) -> Stamp:
        """Read a reply. Raises ``BadInput`` where it is none, ``Found`` where its signature does not hold."""
        ...
