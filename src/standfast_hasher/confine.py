"""A process shuts itself in, for good, before it reads the first byte: each layer is on or off, and says which.

Linux has all four. macOS has the limits alone, and says so. Nothing here can be undone by the process itself.
"""

import ctypes
import resource
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from standfast_hasher import landlock, limits, seccomp

LAYERS: Final = ("no_new_privileges", "limits", "landlock", "seccomp")
"""In the order in which they are put on: each later one would forbid what the one before needs."""
NEEDED: Final = ("no_new_privileges", "limits", "seccomp")
"""Without these nothing is decoded on Linux, unless it is asked for; Landlock is a second lock on the same doors."""

SET_DEATH_SIGNAL: Final = 1
SET_DUMPABLE: Final = 4
SET_NO_NEW_PRIVILEGES: Final = 38
KILL: Final = 9
# malloc.h of the GNU C library; others have no such call.
TRIM_BEYOND: Final = -1
MAP_BEYOND: Final = -3
HELD_BYTES: Final = 256 * limits.MIB
DESCRIPTORS: Final = 3
"""The file, the report, and an empty place for what libraries print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What one file may cost."""

    memory_bytes: int
    processor_seconds: int


def own_bytes() -> int:
    """Give the address space that this program takes up already."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text(encoding="ascii").split()[0]) * resource.getpagesize() if statm.is_file() else 0


def bounds_for(size: int, *, seconds: float, own: int) -> Bounds:
    """Give the bounds for a file of this many bytes."""
    processor = int(2 * seconds) + size // limits.SLOWEST_BYTES_A_SECOND + 1
    return Bounds(memory_bytes=own + limits.MEMORY_BYTES, processor_seconds=processor)


def shut_in(bounds: Bounds) -> dict[str, bool]:
    """Put on every layer that this system has; give each with whether it is on."""
    if sys.platform != "linux":
        return {"no_new_privileges": False, "limits": _limit(bounds), "landlock": False, "seccomp": False}
    libc = ctypes.CDLL(None, use_errno=True)
    # Whoever started this is gone: so is this.
    libc.prctl(SET_DEATH_SIGNAL, KILL, 0, 0, 0)
    # No core is written, and no process of the same user may look in.
    libc.prctl(SET_DUMPABLE, 0, 0, 0, 0)
    _hold_memory(libc)
    # A dictionary is filled in the order in which it is written.
    return {
        "no_new_privileges": libc.prctl(SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0,
        "limits": _limit(bounds),
        "landlock": landlock.turn_on(libc),
        "seccomp": seccomp.turn_on(libc),
    }


def _hold_memory(libc: ctypes.CDLL) -> None:
    """Let what a band of pixels took be used for the next, not handed back in between: a fifth less processor time."""
    if hasattr(libc, "mallopt"):
        libc.mallopt(TRIM_BEYOND, HELD_BYTES)
        libc.mallopt(MAP_BEYOND, limits.MIB * 32)


def _limit(bounds: Bounds) -> bool:
    wanted = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CPU: bounds.processor_seconds,
    }
    if sys.platform == "linux":
        wanted[resource.RLIMIT_AS] = bounds.memory_bytes
    try:
        for which, most in wanted.items():
            hard = resource.getrlimit(which)[1]
            most_of_all = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(which, (most_of_all, most_of_all))
    except (OSError, ValueError):
        return False
    return True
