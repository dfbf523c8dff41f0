"""Showing a file in the person's own browser: a path and the environment in, whether it was shown out.

Only where a screen is: not over a remote shell, not where a machine builds. The file is opened from the disk.
"""

import os
import sys
import webbrowser
from collections.abc import Mapping
from pathlib import Path
from typing import Final

NOBODY_SITS_THERE: Final = ("CI", "SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
SCREENS: Final = ("DISPLAY", "WAYLAND_DISPLAY")


def has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Tell whether someone may sit before a screen of this machine."""
    if any(environment.get(name) for name in NOBODY_SITS_THERE):
        return False
    return platform in {"darwin", "win32"} or any(environment.get(name) for name in SCREENS)


def show(path: Path) -> bool:
    """Show a file, and tell whether a browser took it."""
    if not has_screen(os.environ, sys.platform):
        return False
    try:
        return webbrowser.open(path.as_uri())
    except webbrowser.Error:
        return False
