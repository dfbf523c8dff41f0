"""``case import``: carry on, as a full case, what was saved on the page; in the family's own home."""

import getpass
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from standfast.actions.begin_from_answers import begin_from_answers, good_answers
from standfast.actions.import_page import answers_of_page
from standfast.catalogue.answers import Answers
from standfast.cli.cases import can_ask, open_desk, own_home
from standfast.cli.commands.case_new import say_begun
from standfast.cli.face import Face
from standfast.ground.errors import BadInput, Problem
from standfast.ground.yaml_file import read_bytes
from standfast.keys.saved_page import LIMIT
from standfast.wiring.clock import MachineClock

LONGEST_PASSPHRASE_FILE = 10_000


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    parser.add_argument("file", type=Path, help=face.word("arguments.saved_file"))
    parser.add_argument("--passphrase-file", type=Path, metavar="P", help=face.word("arguments.saved_passphrase_file"))
    parser.add_argument("--passphrase-stdin", action="store_true", help=face.word("arguments.saved_passphrase"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Open the saved file, open a case from it, and say where it stands."""
    sealed = read_bytes(args.file, limit=LIMIT)
    home = own_home()
    if args.passphrase_file is None and not can_ask(args):
        raise BadInput("cli.saved_locked", file=args.file)
    if home.is_locked and not can_ask(args):
        raise BadInput("cli.locked")
    data = answers_of_page(sealed, _passphrase(args, face), name=str(args.file))
    # A file that is refused must not leave an empty home behind.
    answers = _good(data, name=str(args.file))
    face.prefer(answers.language)
    desk = open_desk(home, args, face)
    begun = begin_from_answers(desk, data, name=str(args.file), invented=False)
    return say_begun(begun, desk, face, args=args, has_passphrase=home.is_locked)


def _good(data: bytes, *, name: str) -> Answers:
    """Read what was opened; what is wrong in it can be mended on the page alone, and the last problem says so."""
    try:
        return good_answers(data, name=name, invented=False, now=MachineClock().now())
    except BadInput as error:
        raise BadInput.of(*error.problems, Problem("cli.saved_mend", {"file": name})) from error


def _passphrase(args: Namespace, face: Face) -> str:
    """Give the saved file's passphrase: never from the command's own words, which other programs can read."""
    if args.passphrase_file is not None:
        data = read_bytes(args.passphrase_file, limit=LONGEST_PASSPHRASE_FILE)
        return data.decode("utf-8-sig", "replace").partition("\n")[0]
    if args.passphrase_stdin:
        return sys.stdin.readline().rstrip("\n")
    return getpass.getpass(face.word("passphrase.ask_saved"))
