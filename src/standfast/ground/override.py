"""The mark that says "this overrides a method", for Python 3.11, at no cost when the program runs.

``typing.override`` came with Python 3.12; until that is the oldest we serve, mypy reads it from typing_extensions, and
the running program, which has no need of it, gets a function that hands back what it is given.
"""

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing_extensions import override
else:
    _Method = TypeVar("_Method")

    def override(method: _Method) -> _Method:
        """Mark ``method`` as one that overrides another."""
        return method


__all__ = ["override"]
