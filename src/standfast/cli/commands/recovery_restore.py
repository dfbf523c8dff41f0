"""``recovery restore``: open the cases by the words of a recovery sheet, and choose a new passphrase.

For a passphrase that was forgotten, and for a key file that is lost or damaged while ``spare.json`` is there. With
``--words-stdin`` the lines of standard input are: the words, ``yes`` where a mended row is asked about, the passphrase.
"""

import getpass
import sys
from argparse import ArgumentParser, Namespace

from standfast.cli.cases import own_home
from standfast.cli.commands.passphrase import SHORTEST
from standfast.cli.face import Face
from standfast.cli.sheet_words import ask_words
from standfast.ground.errors import BadInput
from standfast.wiring.recovery import restore, spare_of


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--words-stdin", action="store_true", help=face.word("arguments.words_stdin"))


def run(args: Namespace, face: Face) -> int:
    """Read the words, open, and write the key file anew."""
    home = own_home()
    spare = spare_of(home)
    if not args.words_stdin and not sys.stdin.isatty():
        raise BadInput("cli.words_need_terminal")
    face.note(face.word("recovery.take", mark=spare.mark))
    words = ask_words(face)
    if words is None:
        raise BadInput("cli.words_not_sound", mark=spare.mark)
    restore(home, words, passphrase=lambda: _new(args, face))
    face.say(face.word("recovery.restored", mark=spare.mark), indent=0)
    return 0


def _new(args: Namespace, face: Face) -> str:
    new = _read(args, face.word("passphrase.ask_new"))
    if len(new) < SHORTEST:
        raise BadInput("cli.passphrase_short", least=SHORTEST)
    if not args.words_stdin and _read(args, face.word("passphrase.ask_again")) != new:
        raise BadInput("cli.passphrase_differs")
    return new


def _read(args: Namespace, prompt: str) -> str:
    return sys.stdin.readline().rstrip("\n") if args.words_stdin else getpass.getpass(prompt)
