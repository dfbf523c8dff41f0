"""What the faces use of the world outside: the typesetter, and files written whole."""

from collections.abc import Callable
from pathlib import Path

from standfast.actions.typesetting import Typesetter
from standfast.ground.words import Words
from standfast.world import browser
from standfast.world.files import refuse_to_overwrite, write_all, write_for_everyone, write_whole

__all__ = ["refuse_to_overwrite", "show_in_browser", "typesetter", "write_all", "write_for_everyone", "write_whole"]


def typesetter(tell: Callable[[Words], None]) -> Typesetter:
    """Give a typesetter; its fonts load with the first paper, and ``tell`` hears what could not be set as wished."""
    from standfast.world.typesetter import TypstTypesetter  # noqa: PLC0415  # only a PDF needs it

    return TypstTypesetter(tell=tell)


def show_in_browser(path: Path) -> bool:
    """Show a file where a browser and a screen are, and tell whether it was."""
    return browser.show(path)
