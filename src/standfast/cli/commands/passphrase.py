"""``passphrase``: set or change the passphrase of the family's own home. No case is touched: its keys are wrapped anew.

With ``--passphrase-stdin`` the lines of standard input are: the passphrase now (where there is one), then the new one.
"""

import getpass
import secrets
import sys
from argparse import ArgumentParser, Namespace

from standfast.cli.cases import add_passphrase_argument, own_home
from standfast.cli.face import Face
from standfast.ground.errors import BadInput
from standfast.keys import change_passphrase, set_passphrase
from standfast.wiring.home import Home, counted, open_home, write_bell
from standfast.wiring.recovery import has_sheet, note_recovery, spare_of

SHORTEST = 8


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_passphrase_argument(parser, face)


def run(args: Namespace, face: Face) -> int:
    """Set it, or change it."""
    home = own_home()
    if not home.exists:
        raise BadInput("cli.no_home")
    if not args.passphrase_stdin and not sys.stdin.isatty():
        raise BadInput("cli.passphrase_needs_terminal")
    say_what_a_lost_one_means(home, face)
    if home.is_locked:
        old = _read(face.word("passphrase.ask_old"), piped=args.passphrase_stdin)
        new = new_passphrase(face, piped=args.passphrase_stdin)
        with counted(home):
            change_passphrase(home.key_file, old=old, new=new, chance=secrets.token_bytes)
        note_recovery(open_home(home, passphrase=lambda: new), "passphrase changed")
        face.say(face.word("passphrase.changed"), indent=0)
    else:
        set_home_passphrase(home, new_passphrase(face, piped=args.passphrase_stdin))
    say_it_is_set(home, face)
    return 0


def say_what_a_lost_one_means(home: Home, face: Face) -> None:
    """Say before a passphrase is chosen what it means to lose it."""
    if has_sheet(home):
        face.note(face.word("passphrase.lost_with_sheet", mark=spare_of(home).mark))
    else:
        face.note(face.word("passphrase.lost"))


def say_it_is_set(home: Home, face: Face) -> None:
    """Say that it is set, and how it can be met that it is lost."""
    face.say(face.word("passphrase.set"), indent=0)
    if not has_sheet(home):
        face.say(face.word("passphrase.print_sheet"), indent=0)


def set_home_passphrase(home: Home, passphrase: str) -> None:
    """Put a first passphrase on a home; its dates go on ringing without it."""
    desk = open_home(home, passphrase=lambda: "")
    set_passphrase(home.key_file, passphrase, chance=secrets.token_bytes)
    write_bell(home, desk.store)
    note_recovery(desk, "passphrase set")


def new_passphrase(face: Face, *, piped: bool) -> str:
    """Read a new passphrase: a line of standard input where it is piped, else typed twice."""
    new = _read(face.word("passphrase.ask_new"), piped=piped)
    if len(new) < SHORTEST:
        raise BadInput("cli.passphrase_short", least=SHORTEST)
    if not piped and _read(face.word("passphrase.ask_again"), piped=piped) != new:
        raise BadInput("cli.passphrase_differs")
    return new


def _read(prompt: str, *, piped: bool) -> str:
    return sys.stdin.readline().rstrip("\n") if piped else getpass.getpass(prompt)
