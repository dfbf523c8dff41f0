"""``case new``: open a case from a file of answers, in the family's own home."""

import getpass
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from standfast.actions.begin_from_answers import Begun, begin_from_answers, good_answers
from standfast.actions.conclude import conclude
from standfast.actions.desk import Desk
from standfast.cli.cases import add_passphrase_argument, can_ask, open_desk, own_home
from standfast.cli.commands.passphrase import (
    SHORTEST,
    say_it_is_set,
    say_what_a_lost_one_means,
    set_home_passphrase,
)
from standfast.cli.face import Face
from standfast.cli.heard import tell_heard
from standfast.cli.show import show_danger, show_next
from standfast.cli.show_plan import show_household
from standfast.ground.errors import BadInput
from standfast.ground.yaml_file import read_bytes
from standfast.wiring.clock import MachineClock


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    parser.add_argument("file", type=Path, help=face.word("arguments.file"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))
    add_passphrase_argument(parser, face)


def run(args: Namespace, face: Face) -> int:
    """Open it, and say where it stands."""
    data = read_bytes(args.file)
    # A file that is refused must not leave an empty home behind.
    answers = good_answers(data, name=str(args.file), invented=False, now=MachineClock().now())
    face.prefer(answers.language)
    home = own_home()
    if home.is_locked and not can_ask(args):
        raise BadInput("cli.locked")
    desk = open_desk(home, args, face)
    begun = begin_from_answers(desk, data, name=str(args.file), invented=False)
    return say_begun(begun, desk, face, args=args, has_passphrase=home.is_locked)


def say_begun(begun: Begun, desk: Desk, face: Face, *, args: Namespace, has_passphrase: bool) -> int:
    """Say that a case is open, how it is kept, and what comes next."""
    if args.json:
        heard = tell_heard(desk, begun.case, face, entries=None, args=args)
        told = {"id": begun.case, "label": begun.label, "entries": begun.entries, "was_there": begun.was_there}
        face.json({**told, "heard": heard})
        return 0
    face.say(face.word("case.opened", id=begun.case), indent=0)
    tell_heard(desk, begun.case, face, entries=None, args=args)
    advice = conclude(desk, begun.case).advice
    show_danger(advice, face)
    show_household(advice, face)
    show_next(advice, face)
    if not has_passphrase:
        face.out.write("\n")
        face.say(face.word("case.open_key"), indent=0, style="strong")
        if sys.stdin.isatty():
            _offer_passphrase(face)
        else:
            face.say(face.word("case.set_later"), indent=0)
    return 0


def _offer_passphrase(face: Face) -> None:
    """Ask at the first leaving; Enter leaves it for later."""
    say_what_a_lost_one_means(own_home(), face)
    face.say(face.word("case.ask_set"), indent=0)
    typed = getpass.getpass(face.word("passphrase.ask_new"))
    if not typed:
        face.say(face.word("case.set_later"), indent=0)
        return
    if len(typed) < SHORTEST:
        raise BadInput("cli.passphrase_short", least=SHORTEST)
    if getpass.getpass(face.word("passphrase.ask_again")) != typed:
        raise BadInput("cli.passphrase_differs")
    set_home_passphrase(own_home(), typed)
    say_it_is_set(own_home(), face)
