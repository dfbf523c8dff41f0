"""Landlock, where the kernel has it: this process may open no file, no TCP port, and signal nobody. No rule is added.

The truth is linux/landlock.h; each version of the interface knows more rights than the one before, and only rights that
the kernel knows may be named.
"""

import ctypes
from typing import Final

CREATE: Final = 444
RESTRICT: Final = 446
ASK_VERSION: Final = 1
FILE_RIGHTS: Final = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""Version → how many of the file rights it knows; later ones know as many as the fifth."""
NET_FROM: Final = 4
NET_RIGHTS: Final = 0b11
SCOPE_FROM: Final = 6
SCOPES: Final = 0b11


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


def version(libc: ctypes.CDLL) -> int:
    """Give the kernel's version of the interface; 0 where there is none."""
    return max(0, int(libc.syscall(CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(ASK_VERSION))))


def turn_on(libc: ctypes.CDLL) -> bool:
    """Give up every right that the kernel can take; False where it can't. Needs no_new_privs."""
    known = version(libc)
    if known == 0:
        return False
    wanted = _Ruleset(
        files=(1 << FILE_RIGHTS.get(known, 16)) - 1,
        net=NET_RIGHTS if known >= NET_FROM else 0,
        scoped=SCOPES if known >= SCOPE_FROM else 0,
    )
    size = 24 if known >= SCOPE_FROM else 16 if known >= NET_FROM else 8
    rules = int(libc.syscall(CREATE, ctypes.byref(wanted), ctypes.c_size_t(size), ctypes.c_uint32(0)))
    return rules >= 0 and int(libc.syscall(RESTRICT, ctypes.c_int(rules), ctypes.c_uint32(0))) == 0
