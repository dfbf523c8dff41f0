"""Reading a command line: the standard parser, made to speak the person's language and to raise our errors.

What ``argparse`` says in English is turned into codes, whose words are data like those of every other error.
"""

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

from standfast.cli.face import Face
from standfast.ground.errors import BadInput
from standfast.ground.override import override
from standfast.ground.words import LANGS

_TOLD = (
    (re.compile(r"the following arguments are required: (?P<names>.+)"), "cli.missing"),
    (re.compile(r"unrecognized arguments: (?P<names>.+)"), "cli.unrecognised"),
    (
        re.compile(r"argument (?P<names>[^:]+): invalid choice: (?P<typed>.+?) \(choose from (?P<known>.+)\)"),
        "cli.choice",
    ),
    (re.compile(r"argument (?P<names>[^:]+): (?P<message>.+)"), "cli.value"),
)


class _Parser(argparse.ArgumentParser):
    """An ``ArgumentParser`` whose faults are told in four parts, like all others, and whose help opens with danger."""

    danger: str = ""
    before_usage: str = ""

    def settle(self) -> None:
        """Write the usage once every argument is known: argparse would cut off as much as "usage: " is long."""
        self.usage = self.format_usage().removeprefix(self.before_usage).strip().replace("%", "%%")

    @override
    def format_help(self) -> str:
        return f"{self.danger}\n\n{super().format_help()}"

    @override
    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().split())
        for pattern, code in _TOLD:
            found = pattern.fullmatch(message)
            if found is not None:
                raise BadInput(code, **{**found.groupdict(), "usage": usage})
        raise BadInput("cli.usage", message=message, usage=usage)


def make_parser(name: Iterable[str], file: str, face: Face) -> _Parser:
    """Make the parser of one command: its help, its example, and the arguments that every command takes."""

    class Formatter(argparse.RawDescriptionHelpFormatter):
        @override
        def add_usage(
            self,
            usage: str | None,
            actions: Iterable[argparse.Action],
            groups: Iterable[argparse._MutuallyExclusiveGroup],
            prefix: str | None = None,
        ) -> None:
            super().add_usage(usage, actions, groups, prefix if prefix is not None else face.word("help.usage"))

    parser = _Parser(
        prog="standfast " + " ".join(name),
        description=face.word(f"commands.{file}.help"),
        epilog=face.word("example") + "\n  " + face.word(f"commands.{file}.example"),
        formatter_class=Formatter,
        add_help=False,
        allow_abbrev=False,
    )
    parser.danger = face.word("danger")
    parser.before_usage = face.word("help.usage")
    # argparse puts the colon; French asks for a no-break space before it.
    space = "\u00a0" if face.lang == "fr" else ""
    parser._positionals.title = face.word("help.positionals") + space  # noqa: SLF001  # argparse offers no other way
    parser._optionals.title = face.word("help.options") + space  # noqa: SLF001
    parser.add_argument("-h", "--help", action="help", help=face.word("help.help"))
    parser.add_argument("--lang", choices=LANGS, help=face.word("arguments.lang"))
    return parser
