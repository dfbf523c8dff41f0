"""The parent's side: opens each file, starts a confined process for it, hears its report, and outlives it all.

It never reads a byte of a file. A process that dies, lies or is silent costs its own file and no other. In: paths. Out:
one record a file, as each is done. Time is the system's steady clock, for waiting only.
"""

import os
import selectors
import signal
import stat
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from standfast_hasher import child, limits
from standfast_hasher.confine import LAYERS, bounds_for, own_bytes
from standfast_hasher.outcome import Died, Digests, Outcome, Reason, Record, TimedOut, Unreadable
from standfast_hasher.report import NoReport, Report

HEARD_AT_ONCE: Final = 65536
LOOK_UP_S: Final = 0.2
GONE_WITHIN_S: Final = 5.0

Told = Callable[[int], None]
"""Hears how many bytes of all files have been read so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """How the crew is to work."""

    jobs: int = 1
    # The longest silence of one process.
    seconds: float = limits.SECONDS
    # Decode pictures even where this system can't shut a process in.
    unconfined: bool = False
    work: child.Work = child.digest_and_look


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A file that was opened, as it was then."""

    descriptor: int
    size: int
    modified_ns: int


@dataclass(slots=True, kw_only=True)
class Hand:
    """One process at work on one file."""

    at: int
    path: str
    opened: Opened
    pid: int
    hears: int
    report: Report
    silent_since: float


def hash_files(paths: Sequence[str], orders: Orders, told: Told = lambda _: None) -> Iterator[tuple[int, Record]]:
    """Give each file's record with its place among the paths, in the order in which they are done.

    The largest is begun first, so that no core is left waiting at the end.
    """
    waiting = deque(sorted(range(len(paths)), key=lambda at: (-_size(paths[at]), at)))
    own = own_bytes()
    hands: dict[int, Hand] = {}
    done = 0
    try:
        with selectors.DefaultSelector() as ear:
            while waiting or hands:
                while waiting and len(hands) < orders.jobs:
                    at = waiting.popleft()
                    opened = _open(paths[at])
                    if isinstance(opened, Outcome):
                        yield at, Record(path=paths[at], outcome=opened)
                        continue
                    with _ctrl_c_waits():
                        begun = _begin(at, paths[at], opened, orders, own=own)
                        hands[begun.hears] = begun
                        ear.register(begun.hears, selectors.EVENT_READ)
                for hand in _ended(ear, hands, seconds=orders.seconds):
                    ear.unregister(hand.hears)
                    del hands[hand.hears]
                    done += hand.opened.size
                    yield hand.at, _record(hand)
                told(done + sum(hand.report.read for hand in hands.values()))
    finally:
        for hand in hands.values():
            hand.report.outcome = Died(reason=Reason.KILLED)
            _end(hand)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116  # a path may hold bytes that no text has
    except (OSError, ValueError):
        return 0


@contextmanager
def _ctrl_c_waits() -> Iterator[None]:
    """Hold a Ctrl-C until a process stands among the hands.

    Python runs hooks of its own around a fork (those of ``logging``, for one), and drops what is raised in them: one
    Ctrl-C in twenty was lost there.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(at: int, path: str, opened: Opened, orders: Orders, *, own: int) -> Hand:
    hears, says = os.pipe()
    nothing = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)
    pid = os.fork()
    if pid == 0:
        child.live(
            descriptors=(opened.descriptor, says, nothing),
            bounds=bounds_for(opened.size, seconds=orders.seconds, own=own),
            size=opened.size,
            unconfined=orders.unconfined,
            work=orders.work,
        )
    os.close(says)
    os.close(nothing)
    os.set_blocking(hears, False)
    report = Report(size=opened.size)
    return Hand(at=at, path=path, opened=opened, pid=pid, hears=hears, report=report, silent_since=time.monotonic())


REFUSALS: Final = ((FileNotFoundError, Reason.NO_SUCH_FILE), (PermissionError, Reason.NOT_ALLOWED))


def _open(path: str) -> Opened | Outcome:
    """Open a file to be read, leaving even its time of last reading as it is where the system allows that."""
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY
    try:
        try:
            descriptor = os.open(path, flags | getattr(os, "O_NOATIME", 0))
        except PermissionError:
            # Only its owner may ask for that.
            descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:
        reason = next((why for kind, why in REFUSALS if isinstance(error, kind)), Reason.CANT_OPEN)
        return Unreadable(reason=reason)
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        os.close(descriptor)
        return Unreadable(reason=Reason.NOT_A_FILE)
    return Opened(descriptor=descriptor, size=found.st_size, modified_ns=found.st_mtime_ns)


def _ended(ear: selectors.BaseSelector, hands: dict[int, Hand], *, seconds: float) -> list[Hand]:
    """Hear what is said for a moment; give those that are at their end, by themselves or by our doing."""
    ended: list[Hand] = []
    for key, _ in ear.select(LOOK_UP_S):
        hand = hands[key.fd]
        said = os.read(hand.hears, HEARD_AT_ONCE)
        hand.silent_since = time.monotonic()
        try:
            hand.report.hear(said)
        except NoReport:
            hand.report.outcome = Died(digests=hand.report.digests, reason=Reason.NO_REPORT)
            ended.append(hand)
            continue
        if not said:
            ended.append(hand)
    for hand in hands.values():
        if hand not in ended and time.monotonic() - hand.silent_since > seconds:
            reason = Reason.READING if hand.report.digests is None else Reason.DECODING
            hand.report.outcome = TimedOut(digests=hand.report.digests, reason=reason)
            ended.append(hand)
    return ended


def _end(hand: Hand) -> int:
    """Close a hand's descriptors, see its process end, and give its wait status.

    A process that has said all, or that is to be ended, is ended; one that fell silent is given a moment to be gone, so
    that its own status tells why.
    """
    os.close(hand.opened.descriptor)
    os.close(hand.hears)
    deadline = time.monotonic() + GONE_WITHIN_S
    while hand.report.outcome is None and time.monotonic() < deadline:
        pid, status = os.waitpid(hand.pid, os.WNOHANG)
        if pid:
            return status
        time.sleep(0.001)
    os.kill(hand.pid, signal.SIGKILL)
    return os.waitpid(hand.pid, 0)[1]


def _record(hand: Hand) -> Record:
    after = os.fstat(hand.opened.descriptor)
    status = _end(hand)
    digests = hand.report.digests
    outcome = hand.report.outcome or _death(status, digests)
    is_same = (after.st_size, after.st_mtime_ns) == (hand.opened.size, hand.opened.modified_ns)
    if not is_same or (digests is not None and digests.size != after.st_size):
        outcome = Unreadable(reason=Reason.CHANGED)
    return Record(path=hand.path, outcome=outcome, modified_ns=hand.opened.modified_ns, confined=hand.report.layers)


def _death(status: int, digests: Digests | None) -> Outcome:
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == child.READ_FAILED:
        return Unreadable(digests=digests, reason=Reason.READ_ERROR)
    if not os.WIFSIGNALED(status):
        return Died(digests=digests, reason=Reason.CRASHED if status else Reason.NO_REPORT)
    match os.WTERMSIG(status):
        case signal.SIGXCPU:
            return TimedOut(digests=digests, reason=Reason.READING if digests is None else Reason.DECODING)
        case signal.SIGSYS:
            return Died(digests=digests, reason=Reason.FORBIDDEN)
        case signal.SIGKILL | signal.SIGTERM:
            return Died(digests=digests, reason=Reason.KILLED)
        case _:
            return Died(digests=digests, reason=Reason.CRASHED)


def try_layers() -> dict[str, bool]:
    """Start one process on a harmless file, this one, and give the layers that it could put on."""
    [(_, record)] = list(hash_files([__file__], Orders()))
    return record.confined or dict.fromkeys(LAYERS, False)
