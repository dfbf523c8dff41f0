"""The homes behind the commands: which cases there are, and the one that a person named.

The family's own home comes first, then the invented examples. A locked home asks for its passphrase, on the terminal or
from the first line of standard input; where neither is to be had it stays closed and says so.
"""

import getpass
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass

from standfast.actions.desk import Desk
from standfast.actions.find_case import Listed, find_case, list_cases
from standfast.actions.installation import note_reading
from standfast.cli.face import Face
from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant, read_instant
from standfast.wiring.home import Home, HomeKind, homes, open_home


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A case, and the desk that can open it."""

    desk: Desk
    listed: Listed
    home: Home


@dataclass(frozen=True, slots=True, kw_only=True)
class Homes:
    """The homes that are open, and whether one stayed closed."""

    opened: tuple[tuple[Desk, Home], ...]
    closed: bool


def add_case_arguments(parser: ArgumentParser, face: Face, *, as_of: bool = False) -> None:
    """Declare the case, and what every command on a case takes."""
    parser.add_argument("case", help=face.word("arguments.case"))
    add_passphrase_argument(parser, face)
    if as_of:
        parser.add_argument("--as-of", metavar="T", help=face.word("arguments.as_of"))


def add_passphrase_argument(parser: ArgumentParser, face: Face) -> None:
    """Declare the way to hand in a passphrase without a terminal."""
    parser.add_argument("--passphrase-stdin", action="store_true", help=face.word("arguments.passphrase"))


def find(args: Namespace, face: Face) -> Found:
    """Find and open the case that ``args.case`` names, in the family's own home or among the examples."""
    return find_in(open_homes(args, face), args.case)


def open_homes(args: Namespace, face: Face) -> Homes:
    """Open every home that can be opened."""
    closed = False
    opened: list[tuple[Desk, Home]] = []
    for home in homes():
        if not home.exists:
            continue
        if home.is_locked and not can_ask(args):
            closed = True
            continue
        opened.append((open_desk(home, args, face), home))
    return Homes(opened=tuple(opened), closed=closed)


def find_in(among: Homes, typed: str) -> Found:
    """Find the case that ``typed`` names among homes that are open."""
    listed: dict[str, tuple[Desk, Home]] = {}
    every: list[Listed] = []
    for desk, home in among.opened:
        for one in list_cases(desk):
            listed[one.id] = (desk, home)
            every.append(one)
    try:
        found = find_case(tuple(every), typed)
    except BadInput as error:
        if not among.closed:
            raise
        # What is not among the open cases may well be among the locked ones.
        raise BadInput("cli.locked") from error
    desk, home = listed[found.id]
    if not found.invented:
        # Nobody has to account for reading an invented story.
        note_reading(desk, found.id)
    return Found(desk=desk, listed=found, home=home)


def open_desk(home: Home, args: Namespace, face: Face) -> Desk:
    """Open a home, asking for its passphrase where it has one."""
    return open_home(
        home,
        passphrase=lambda: ask_passphrase(args, face),
        tightened=lambda path: face.note(face.word("tightened", path=path)),
    )


def can_ask(args: Namespace) -> bool:
    """Tell whether a passphrase can be had."""
    return bool(args.passphrase_stdin) or sys.stdin.isatty()


def own_home() -> Home:
    """Give the family's own home."""
    return next(home for home in homes() if home.kind is HomeKind.OWN)


def examples_home() -> Home:
    """Give the examples' home."""
    return next(home for home in homes() if home.kind is HomeKind.EXAMPLES)


def instant_or_none(text: str | None) -> Instant | None:
    """Read an instant from the command line, if one was given."""
    return read_instant(text) if text is not None else None


def ask_passphrase(args: Namespace, face: Face) -> str:
    """Read the passphrase, from where the arguments say."""
    if args.passphrase_stdin:
        return sys.stdin.readline().rstrip("\n")
    return getpass.getpass(face.word("passphrase.ask"))
