"""One file's own process: shuts itself in, reads the file once, says its digests, and ends.

In: descriptor 0, the file, opened by whoever started this. Out: descriptor 1, a report (``report.py``). Descriptor 2 is
an empty place, so that no library's complaint about a picture reaches a log.
"""

import hashlib
import os
import signal
import time
from collections.abc import Callable
from io import BytesIO
from typing import Final, NoReturn

from standfast_hasher import decode, limits, report
from standfast_hasher.confine import DESCRIPTORS, NEEDED, Bounds, shut_in
from standfast_hasher.kinds import BYTES_LOOKED_AT, UNKNOWN, Form, Kind, form_of
from standfast_hasher.outcome import Digests, Hashed, Outcome, Reason, TooLarge, Unreadable

FILE: Final = 0
SAYS: Final = 1
READ_FAILED: Final = 3
"""The exit code that says: the disk, not the picture."""

Work = Callable[[int, bool], None]
"""What is done in there: with how many bytes the file has, and whether its picture may be decoded."""


def live(*, descriptors: tuple[int, int, int], bounds: Bounds, size: int, unconfined: bool, work: Work) -> NoReturn:
    """Be the confined process, from its first moment to its last; called right after the fork."""
    code = 1
    try:
        # 1. Keep three descriptors, and nothing else that was open.
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, signal.SIG_DFL if name == signal.SIGTERM else signal.SIG_IGN)
        _keep(descriptors)
        # 2. Shut in.
        layers = shut_in(bounds)
        _say(report.layers_line(layers))
        # 3. Read, digest, look.
        work(size, unconfined or all(layers[name] for name in NEEDED))
        code = 0
    except OSError:
        code = READ_FAILED
    finally:
        # 4. End here: nothing that the parent had planned for its own end happens twice.
        os._exit(code)


def _keep(descriptors: tuple[int, int, int]) -> None:
    # First out of the way of 0, 1 and 2, then onto them.
    away = [os.dup(each) for each in descriptors]
    for target, each in enumerate(away):
        os.dup2(each, target, inheritable=False)
    os.closerange(DESCRIPTORS, os.sysconf("SC_OPEN_MAX"))


def _say(line: bytes) -> None:
    # Shorter than what a pipe takes at once, so it goes whole.
    os.write(SAYS, line)


def digest_and_look(size: int, may_decode: bool) -> None:  # noqa: FBT001  # the shape of Work
    """Read descriptor 0 once, to its end; say its digests, then what its picture shows."""
    held = BytesIO()
    digests = _digest(held, size)
    _say(report.digests_line(digests))
    _say(report.verdict_line(_verdict(held, digests, may_decode=may_decode)))


def _verdict(held: BytesIO, digests: Digests, *, may_decode: bool) -> Outcome:
    if digests.form.kind is not Kind.PICTURE:
        return Hashed()
    if not may_decode:
        return Unreadable(reason=Reason.NOT_CONFINED)
    if held.getbuffer().nbytes != digests.size:
        return TooLarge(reason=Reason.BYTES)
    return decode.look(held, digests.form.name)


def _digest(held: BytesIO, size: int) -> Digests:
    """Feed every digest from one buffer; a picture that may be decoded is held as well, so it is read once."""
    buffer = memoryview(bytearray(limits.CHUNK_BYTES))
    form: Form = UNKNOWN
    names: tuple[str, ...] = ("sha256", "sha512")
    running = {name: hashlib.new(name, usedforsecurity=False) for name in names}
    read = told = 0
    told_at = time.monotonic()
    is_held = False
    while count := os.readv(FILE, [buffer]):
        piece = buffer[:count]
        if read == 0:
            form = form_of(bytes(piece[:BYTES_LOOKED_AT]))
            if form.kind is Kind.PICTURE:
                running |= {name: hashlib.new(name, usedforsecurity=False) for name in ("sha1", "md5")}
                is_held = size <= limits.PICTURE_BYTES
        for each in running.values():
            each.update(piece)
        read += count
        # A file that grows meanwhile is let go too.
        is_held = is_held and read <= limits.PICTURE_BYTES
        if is_held:
            held.write(piece)
        now = time.monotonic()
        if read - told >= limits.TOLD_EVERY_BYTES or now - told_at >= limits.TOLD_EVERY_S:
            told, told_at = read, now
            _say(report.read_line(read))
    found = {name: each.hexdigest() for name, each in running.items()}
    return Digests(
        form=form if read else form_of(b""),
        size=read,
        sha256=found["sha256"],
        sha512=found["sha512"],
        sha1=found.get("sha1"),
        md5=found.get("md5"),
    )
