"""What the faces use of the world outside: the typesetter, files written whole, and a time-stamping authority."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from standfast.actions.time_stamping import TimeStamping
from standfast.actions.typesetting import Typesetter
from standfast.ground.words import Words
from standfast.world import browser, printer
from standfast.world.files import refuse_to_overwrite, write_all, write_for_everyone, write_whole

AUTHORITY: Final = "STANDFAST_TIMESTAMP_URL"
"""The setting that turns time stamps on: the address of an authority (RFC 3161, over HTTP)."""

CERTIFICATES: Final = "STANDFAST_TIMESTAMP_CA"
"""A file with the certificates (PEM) that a time stamp's signature is traced to."""

__all__ = [
    "print_pdf",
    "refuse_to_overwrite",
    "show_in_browser",
    "time_stamping",
    "typesetter",
    "write_all",
    "write_for_everyone",
    "write_whole",
]


def typesetter(tell: Callable[[Words], None]) -> Typesetter:
    """Give a typesetter; its fonts load with the first paper, and ``tell`` hears what could not be set as wished."""
    from standfast.world.typesetter import TypstTypesetter  # noqa: PLC0415  # only a PDF needs it

    return TypstTypesetter(tell=tell)


def show_in_browser(path: Path) -> bool:
    """Show a file where a browser and a screen are, and tell whether it was."""
    return browser.show(path)


def print_pdf(data: bytes) -> None:
    """Print a paper on this machine's printer."""
    printer.print_pdf(data)


def time_stamping(*, certificates: Path | None = None) -> TimeStamping:
    """Give the authority that the settings name, if any; ``certificates`` stands before the setting's."""
    from standfast.world.timestamp import Rfc3161  # noqa: PLC0415  # loads what reaches a network

    named = os.environ.get(CERTIFICATES)
    roots = certificates or (Path(named) if named else None)
    return Rfc3161(url=os.environ.get(AUTHORITY) or None, roots=roots)
