"""The error tree. An error carries a code and details; its words, in four parts and two languages, are data.

::

    StandfastError            every error that a person may see
    ├── BadInput              the file or the words handed in (exit code 2); may carry many problems
    ├── Found                 a finding that the person asked for, such as a broken chain (exit code 1)
    └── Unavailable           something outside failed: disk, lock, typesetter (exit code 2)

The words stand in ``standfast_data/wording/errors.yaml`` under the code: what happened, where, what is safe, and what
to do next. A test compares every code raised in the source with that file, and each placeholder with its details.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from standfast.ground.override import override


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, said once: a code and the details its words need.

    Details are references and places (file, line, field), never the contents of a case.
    """

    code: str
    details: dict[str, str] = field(default_factory=dict)

    @override
    def __str__(self) -> str:
        """Say code and details, for developers; people get the words from data."""
        told = ", ".join(f"{name}={value}" for name, value in self.details.items())
        return f"{self.code} ({told})" if told else self.code


class StandfastError(Exception):
    """The root. ``problems`` holds at least one problem; the first is the one to say first."""

    exit_code: ClassVar[int] = 2

    def __init__(self, code: str, /, **details: object) -> None:
        self.problems: tuple[Problem, ...] = (Problem(code, {name: str(value) for name, value in details.items()}),)
        super().__init__(str(self.problems[0]))

    @classmethod
    def of(cls, *problems: Problem) -> "StandfastError":
        """Make one error of every problem found in one reading."""
        first, *_ = problems
        error = cls(first.code, **first.details)
        error.problems = problems
        error.args = ("; ".join(str(problem) for problem in problems),)
        return error

    @property
    def code(self) -> str:
        """The code of the first problem."""
        return self.problems[0].code


class BadInput(StandfastError):
    """What was handed in can't be used as it is."""


class Found(StandfastError):
    """A check was asked for and it found something."""

    exit_code = 1


class Unavailable(StandfastError):
    """Something outside the program failed; trying again later may help."""
