"""``remind``: tell each date whose time has come, once. For the machine's own timer.

It needs no passphrase and opens no case. What is printed says which case by its place in the list, and a neutral kind:
never a label, never a reason.
"""

from argparse import ArgumentParser, Namespace

from standfast.actions.remind import Reminder
from standfast.cli.cases import own_home
from standfast.cli.face import Face
from standfast.ground.instants import in_utc
from standfast.ground.spoken import say_instant
from standfast.wiring.home import ring_home


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Ring once; nothing due is no fault."""
    home = own_home()
    rung = ring_home(home, tell=lambda found: _tell(found, args, face)) if home.exists else 0
    if not rung and args.json:
        face.json([])
    elif rung is None:
        face.say(face.word("remind.closed"), indent=0)
    elif not rung:
        face.say(face.word("remind.nothing"), indent=0)
    return 0


def _tell(found: tuple[Reminder, ...], args: Namespace, face: Face) -> None:
    """Say what has come, and see that it has left this program before it counts as said."""
    if args.json:
        face.json([_row(one) for one in found])
    else:
        for one in found:
            when = say_instant(one.at, face.lang, zone=one.at.astimezone().tzinfo)
            state = "late" if one.is_late else "now"
            what = face.word(f"remind.{one.kind.value}")
            face.say(face.word(f"remind.{state}", place=one.place, what=what, when=when), indent=0)
        face.say(face.word("remind.unlock"), indent=0)
    face.out.flush()


def _row(one: Reminder) -> dict[str, object]:
    return {"case": one.place, "kind": one.kind.value, "at": in_utc(one.at), "late": one.is_late}
