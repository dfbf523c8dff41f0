"""The machine's printer, by ``lp`` or ``lpr``: bytes go through a pipe, so that no file of ours holds them.

What the printing system keeps of a page, and what a printer keeps in its memory, is theirs: the command that prints
says so before.
"""

import shutil
import subprocess
from typing import Final

from standfast.ground.errors import Unavailable

PROGRAMS: Final = ("lp", "lpr")
SECONDS: Final = 60


def print_pdf(data: bytes) -> None:
    """Hand a page to the printer; raises ``world.no_printer`` where there is none, or it took nothing."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise Unavailable("world.no_printer")
    try:
        # A fixed program, no shell, nothing that a person typed.
        subprocess.run([program], input=data, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
        raise Unavailable("world.no_printer") from error
