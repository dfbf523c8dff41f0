"""``recovery restore``: open the cases by the words of a recovery sheet, and choose a new passphrase.

For a passphrase that was forgotten, and for a key file that is lost or damaged while ``spare.json`` is there. With
``--words-stdin`` the lines of standard input are: the words, ``yes`` where a mended row is asked about, the passphrase.
"""

import sys
from argparse import ArgumentParser, Namespace

from standfast.cli.cases import own_home
from standfast.cli.commands.passphrase import new_passphrase
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
    restore(home, words, passphrase=lambda: new_passphrase(face, piped=args.words_stdin))
    face.say(face.word("recovery.restored", mark=spare.mark), indent=0)
    return 0
