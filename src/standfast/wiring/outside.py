"""What the faces use of the world outside: the typesetter, and files written whole."""

from functools import cache

from standfast.actions.typesetting import Typesetter
from standfast.world.files import write_all, write_whole

__all__ = ["typesetter", "write_all", "write_whole"]


@cache
def typesetter() -> Typesetter:
    """Give the one typesetter of this process; its fonts load when the first paper is set."""
    from standfast.world.typesetter import TypstTypesetter  # noqa: PLC0415  # only a PDF needs it

    return TypstTypesetter()
