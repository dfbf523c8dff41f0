"""What ``erase case`` and ``erase body`` share: what goes and stays is said, then confirmed by what a person types.

Where police may have a file open, a plain warning is read a second time and a word typed. Without a terminal both are
handed in as options, word for word.
"""

import sys
from argparse import ArgumentParser, Namespace
from datetime import date

from standfast.actions.erase_case import Goes
from standfast.cli.cases import add_case_arguments
from standfast.cli.face import Face
from standfast.ground.errors import BadInput
from standfast.ground.spoken import say_date
from standfast.ground.words import LANGS
from standfast.wiring.home import Home


def add_erase_arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare what both commands take."""
    add_case_arguments(parser, face)
    parser.add_argument("--confirm", metavar="TEXT", help=face.word("arguments.erase_confirm"))
    parser.add_argument("--confirm-open-file", metavar="WORD", help=face.word("arguments.erase_open_file"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def confirm(goes: Goes, expected: str, args: Namespace, face: Face) -> None:
    """Have the erasure confirmed, once, or twice where police may have a file; raises where it isn't."""
    typed = args.confirm if args.confirm is not None else _ask(face.word("erase.type", expected=expected), face)
    if typed.strip().casefold() != expected.strip().casefold():
        raise BadInput("cli.erase_not_confirmed")
    if not goes.police_file_open:
        return
    face.note(face.word("erase.open_file"))
    asked = face.word("erase.word")
    word = args.confirm_open_file
    word = word if word is not None else _ask(face.word("erase.type_word", word=asked), face)
    if word.strip().casefold() not in {face.wording.words("erase.word").say(lang) for lang in LANGS}:
        raise BadInput("cli.erase_not_confirmed")


def say_before(lines: tuple[str, ...], face: Face) -> None:
    """Say what goes and what stays, beside the answer: JSON stays JSON."""
    for line in lines:
        face.note(line)


def say_after(told: dict[str, object], by: date, said: tuple[str, ...], args: Namespace, face: Face) -> None:
    """Say what is erased, that it is gone here now and from backups by a day, and what a copy would bring back."""
    first, *after = said
    if args.json:
        face.json({**told, "backups_by": by.isoformat()})
        return
    face.say(first, indent=0)
    face.say(face.word("erase.gone", day=say_date(by, face.lang)), indent=0)
    for line in after:
        face.say(line, indent=0)


def said_of_server(home: Home, face: Face) -> tuple[str, ...]:
    """Say that the server keeps a log and backups of its own, where the cases lie on one."""
    return (face.word("erase.server_copies"),) if home.server else ()


def _ask(prompt: str, face: Face) -> str:
    if not sys.stdin.isatty():
        raise BadInput("cli.erase_needs_terminal")
    face.err.write(f"{prompt} ")
    face.err.flush()
    return sys.stdin.readline().strip()
