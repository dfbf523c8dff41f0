"""``law check``: the law's data against its schema, references, sources, dates and both languages.

Exit code 1 when something is wrong. What was not checked again for six months is listed, and is no fault.
"""

from argparse import ArgumentParser, Namespace

from standfast.cli.face import Face
from standfast.ground.errors import Found
from standfast.law.check import check_law, not_rechecked
from standfast.law.load import load_law
from standfast.wiring.clock import MachineClock


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Check, and say what is wrong or what is overdue."""
    problems = check_law()
    if problems and not args.json:
        raise Found.of(*problems)
    overdue = () if problems else not_rechecked(load_law("ca"), today=MachineClock().now().date())
    if args.json:
        face.json(
            {
                "problems": [{"code": one.code, **one.details} for one in problems],
                "overdue": [{"kind": one.kind, "id": one.id, "checked": one.checked.isoformat()} for one in overdue],
            }
        )
        return Found.exit_code if problems else 0
    face.say(face.word("law.ok", count=len(load_law("ca").provisions)), indent=0)
    if overdue:
        what = "; ".join(f"{one.id} ({one.checked.isoformat()})" for one in overdue)
        face.say(face.word("law.stale", what=what), indent=0)
    return 0
