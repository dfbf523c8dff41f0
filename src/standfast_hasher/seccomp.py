"""The filter of system calls, written by hand: few enough to be read, so no library is asked.

A decoder needs memory, a clock and its two descriptors. What it asks for beyond is refused (EPERM), so that a library
that only tries something goes on; what no decoder ever asks for (a socket, another program, another process's memory)
ends the process at once, so that it is noticed. Numbers: Linux's own tables for x86-64 and arm64.
"""

import ctypes
import platform
import struct
import sys
from dataclasses import dataclass
from typing import Final

# linux/filter.h, linux/bpf_common.h
LOAD: Final = 0x20
JUMP_EQUAL: Final = 0x15
JUMP_AT_LEAST: Final = 0x35
JUMP_ANY_BIT: Final = 0x45
RETURN: Final = 0x06
# linux/seccomp.h
ALLOW: Final = 0x7FFF0000
REFUSE: Final = 0x00050000 | 1
UNKNOWN_CALL: Final = 0x00050000 | 38
END: Final = 0x80000000
NUMBER_AT: Final = 0
ARCH_AT: Final = 4
FIRST_AT: Final = 16
THIRD_AT: Final = 32
CLONE3: Final = 435
X32_FROM: Final = 0x40000000
"""On x86-64 a second set of numbers for the same calls begins here."""
EXECUTABLE: Final = 4
THREAD: Final = 0x10000
"""A flag of clone: no process, a thread of this one, as confined as it is. HEIC's decoder starts one."""
REPORT: Final = 1
"""The one descriptor that may be written to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """One architecture: its audit number, and the numbers of its calls."""

    audit: int
    write: int
    # mmap and mprotect: allowed unless the memory were to be executable.
    mapping: tuple[int, ...]
    # clone: a thread, never a process. clone3 keeps its flags where no filter sees them: it is said to be unknown, and
    # the C library then asks for clone.
    clone: int
    allowed: tuple[int, ...]
    ending: tuple[int, ...]


# fmt: off
MACHINES: Final = {
    "x86_64": Machine(
        audit=0xC000003E, write=1, mapping=(9, 10), clone=56,
        # read close fstat lseek munmap brk rt_sigaction rt_sigprocmask rt_sigreturn pread64 readv sched_yield mremap
        # madvise getpid exit getrusage sigaltstack gettid futex sched_getaffinity restart_syscall clock_gettime
        # clock_nanosleep exit_group getrandom membarrier rseq set_robust_list
        allowed=(0, 3, 5, 8, 11, 12, 13, 14, 15, 17, 19, 24, 25, 28, 39, 60, 98, 131, 186, 202, 204, 219, 228, 230,
                 231, 318, 324, 334, 273),
        # socket connect accept sendto sendmsg bind listen socketpair execve kill ptrace mount keyctl unshare
        # accept4 perf_event_open setns process_vm_readv process_vm_writev bpf execveat userfaultfd io_uring_setup
        # pidfd_getfd
        ending=(41, 42, 43, 44, 46, 49, 50, 53, 59, 62, 101, 165, 250, 272, 288, 298, 308, 310, 311, 321, 322, 323,
                425, 438),
    ),
    "aarch64": Machine(
        audit=0xC00000B7, write=64, mapping=(222, 226), clone=220,
        # the same calls in the same order
        allowed=(63, 57, 80, 62, 215, 214, 134, 135, 139, 67, 65, 124, 216, 233, 172, 93, 165, 132, 178, 98, 123, 128,
                 113, 115, 94, 278, 283, 293, 99),
        ending=(198, 203, 202, 206, 211, 200, 201, 199, 221, 129, 117, 40, 219, 97, 242, 241, 268, 270, 271, 280, 281,
                282, 425, 438),
    ),
}
# fmt: on

Step = tuple[int, int, int, int]


def filter_for(machine: Machine) -> tuple[Step, ...]:
    """Give the filter as steps (code, jump if true, jump if false, value)."""
    steps: list[Step] = [
        (LOAD, 0, 0, ARCH_AT),
        (JUMP_EQUAL, 1, 0, machine.audit),
        (RETURN, 0, 0, END),
        (LOAD, 0, 0, NUMBER_AT),
        (JUMP_AT_LEAST, 0, 1, X32_FROM),
        (RETURN, 0, 0, END),
    ]
    for number in machine.ending:
        steps += [(JUMP_EQUAL, 0, 1, number), (RETURN, 0, 0, END)]
    steps += [
        (JUMP_EQUAL, 0, 4, machine.write),
        (LOAD, 0, 0, FIRST_AT),
        (JUMP_EQUAL, 0, 1, REPORT),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, REFUSE),
    ]
    for number in machine.mapping:
        steps += [
            (JUMP_EQUAL, 0, 4, number),
            (LOAD, 0, 0, THIRD_AT),
            (JUMP_ANY_BIT, 0, 1, EXECUTABLE),
            (RETURN, 0, 0, REFUSE),
            (RETURN, 0, 0, ALLOW),
        ]
    steps += [
        (JUMP_EQUAL, 0, 4, machine.clone),
        (LOAD, 0, 0, FIRST_AT),
        (JUMP_ANY_BIT, 0, 1, THREAD),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, REFUSE),
        (JUMP_EQUAL, 0, 1, CLONE3),
        (RETURN, 0, 0, UNKNOWN_CALL),
    ]
    for number in machine.allowed:
        steps += [(JUMP_EQUAL, 0, 1, number), (RETURN, 0, 0, ALLOW)]
    return (*steps, (RETURN, 0, 0, REFUSE))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


SET_SECCOMP: Final = 22
MODE_FILTER: Final = 2


def turn_on(libc: ctypes.CDLL) -> bool:
    """Put the filter over this process for good; False where the system or the architecture has none."""
    machine = MACHINES.get(platform.machine())
    if machine is None or sys.byteorder != "little":
        return False
    steps = filter_for(machine)
    packed = ctypes.create_string_buffer(b"".join(struct.pack("<HBBI", *step) for step in steps))
    program = _Program(len(steps), ctypes.cast(packed, ctypes.c_void_p))
    return bool(libc.prctl(SET_SECCOMP, MODE_FILTER, ctypes.byref(program), 0, 0) == 0)
