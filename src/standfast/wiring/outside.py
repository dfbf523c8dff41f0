"""What the faces use of the world outside: the typesetter, and files written whole."""

from collections.abc import Callable

from standfast.actions.typesetting import Typesetter
from standfast.ground.words import Words
from standfast.world.files import refuse_to_overwrite, write_all, write_whole

__all__ = ["refuse_to_overwrite", "typesetter", "write_all", "write_whole"]


def typesetter(tell: Callable[[Words], None]) -> Typesetter:
    """Give a typesetter; its fonts load with the first paper, and ``tell`` hears what could not be set as wished."""
    from standfast.world.typesetter import TypstTypesetter  # noqa: PLC0415  # only a PDF needs it

    return TypstTypesetter(tell=tell)
