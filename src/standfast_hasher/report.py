"""What the confined process may say, and nothing else: four kinds of line, in one order, each by its pattern.

::

    layers 1111
    read 8388608                                    as often as there is news, each more than the one before
    digests picture png 8412345 SHA-256 SHA-512 SHA-1 MD5
    verdict Hashed - 4000 3000 1 98 PDQ

The digests are sent before any decoder sees a byte and stand from then on: a picture that takes the decoder over can
make up its own PDQ, and no other digest. What doesn't fit is no report, and its sender is ended.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from standfast_hasher import limits
from standfast_hasher.confine import LAYERS
from standfast_hasher.kinds import Form, Kind
from standfast_hasher.outcome import OUTCOMES, Died, Digests, Outcome, Reason, Seen, TimedOut

LAYERS_LINE: Final = re.compile(rf"layers ([01]{{{len(LAYERS)}}})")
READ_LINE: Final = re.compile(r"read (\d{1,18})")
DIGESTS_LINE: Final = re.compile(
    r"digests ([a-z]{1,10}) ([a-z0-9]{1,10}) (\d{1,18}) "
    r"([0-9a-f]{64}) ([0-9a-f]{128}) ([0-9a-f]{40}|-) ([0-9a-f]{32}|-)"
)
VERDICT_LINE: Final = re.compile(
    r"verdict ([A-Za-z]{1,12}) ([a-z_]{1,20}|-)(?: (\d{1,9}) (\d{1,9}) ([1-8]) (\d{1,3}) ([0-9a-f]{64}|-))?"
)
MOST_QUALITY: Final = 100


class NoReport(Exception):
    """What was said isn't a report."""


def layers_line(layers: dict[str, bool]) -> bytes:
    """Say which layers are on."""
    return f"layers {''.join(str(int(layers[name])) for name in LAYERS)}\n".encode("ascii")


def read_line(count: int) -> bytes:
    """Say how many bytes were read so far."""
    return f"read {count}\n".encode("ascii")


def digests_line(digests: Digests) -> bytes:
    """Say the digests."""
    form = digests.form
    words = (
        form.kind,
        form.name,
        digests.size,
        digests.sha256,
        digests.sha512,
        digests.sha1 or "-",
        digests.md5 or "-",
    )
    return f"digests {' '.join(str(word) for word in words)}\n".encode("ascii")


def verdict_line(outcome: Outcome) -> bytes:
    """Say what came of it."""
    words: list[object] = ["verdict", outcome.name, outcome.reason or "-"]
    if (seen := outcome.seen) is not None:
        words += [seen.width, seen.height, seen.turned, seen.quality, seen.pdq or "-"]
    return (" ".join(str(word) for word in words) + "\n").encode("ascii")


@dataclass(slots=True, kw_only=True)
class Report:
    """A report as far as it was heard."""

    size: int
    layers: dict[str, bool] | None = None
    read: int = 0
    digests: Digests | None = None
    outcome: Outcome | None = None
    _rest: bytes = field(default=b"", repr=False)

    def hear(self, said: bytes) -> None:
        """Take in what was said; raises NoReport at the first thing that doesn't fit."""
        *lines, self._rest = (self._rest + said).split(b"\n")
        for line in lines:
            self._take(line.decode("ascii", "replace") if len(line) <= limits.LINE_BYTES else "")
        if len(self._rest) > limits.LINE_BYTES:
            raise NoReport

    def _take(self, line: str) -> None:
        if self.outcome is not None:
            raise NoReport
        if self.layers is None:
            self.layers = _layers(line)
        elif self.digests is not None:
            self.outcome = _outcome(line, self.digests)
        elif (match := READ_LINE.fullmatch(line)) is not None:
            self._count(int(match[1]))
        else:
            self.digests = _digests(line)

    def _count(self, read: int) -> None:
        if read <= self.read:
            raise NoReport
        self.read = read


def _layers(line: str) -> dict[str, bool]:
    if (match := LAYERS_LINE.fullmatch(line)) is None:
        raise NoReport
    return {name: flag == "1" for name, flag in zip(LAYERS, match[1], strict=True)}


def _digests(line: str) -> Digests:
    match = DIGESTS_LINE.fullmatch(line)
    if match is None or match[1] not in set(Kind):
        raise NoReport
    sha1, md5 = (None if match[at] == "-" else match[at] for at in (6, 7))
    form = Form(kind=Kind(match[1]), name=match[2])
    return Digests(form=form, size=int(match[3]), sha256=match[4], sha512=match[5], sha1=sha1, md5=md5)


def _outcome(line: str, digests: Digests) -> Outcome:
    match = VERDICT_LINE.fullmatch(line)
    if match is None:
        raise NoReport
    name, reason = match[1], match[2]
    # These two are said by whoever watches, never by the one that is watched.
    is_fit = name in OUTCOMES and name not in {Died.name, TimedOut.name} and (reason == "-" or reason in set(Reason))
    if not is_fit or (match[6] is not None and int(match[6]) > MOST_QUALITY):
        raise NoReport
    seen = None
    if match[3] is not None:
        seen = Seen(
            width=int(match[3]),
            height=int(match[4]),
            turned=int(match[5]),
            quality=int(match[6]),
            pdq=None if match[7] == "-" else match[7],
        )
    return OUTCOMES[name](digests=digests, seen=seen, reason=None if reason == "-" else Reason(reason))
