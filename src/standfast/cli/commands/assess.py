"""``assess``: a file of answers in, what it looks like out. Pure: nothing is stored, no home is opened."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from standfast.actions.conclude import assess_answers
from standfast.cli.face import Face
from standfast.cli.show import advice_json, show_danger, show_findings, show_next, show_steps
from standfast.cli.show_plan import show_assessment, show_household, show_position
from standfast.ground.yaml_file import read_bytes
from standfast.wiring.clock import MachineClock


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    parser.add_argument("file", type=Path, help=face.word("arguments.file"))
    parser.add_argument("--why", action="store_true", help=face.word("arguments.why"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Read, conclude, show."""
    advice = assess_answers(read_bytes(args.file), name=str(args.file), clock=MachineClock())
    face.prefer(advice.case.opened.language)
    if args.json:
        face.json(advice_json(advice, face.lang))
        return 0
    show_danger(advice, face)
    show_household(advice, face)
    show_steps(advice, face, why=args.why)
    show_assessment(advice, face, why=args.why)
    show_findings(advice, face, why=args.why)
    show_position(advice, face, why=args.why)
    face.title(face.word("demo.next_title"), style="next")
    show_next(advice, face, why=args.why)
    return 0
