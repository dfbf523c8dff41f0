"""``next``: the next step of a case, from when, why, and the words to say."""

from argparse import ArgumentParser, Namespace

from standfast.actions.conclude import conclude
from standfast.cli.cases import add_case_arguments, find, instant_or_none
from standfast.cli.face import Face
from standfast.cli.show import advice_json, next_json, say_invented, show_danger, show_next
from standfast.cli.show_plan import show_household

STEP = ("rung", "title", "at", "waiting", "because", "clock", "words", "ask", "silence", "then", "answer")
"""What a step tells; all of it is null where there is none."""


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_case_arguments(parser, face, as_of=True)
    parser.add_argument("--why", action="store_true", help=face.word("arguments.why"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Conclude and show."""
    found = find(args, face)
    concluded = conclude(found.desk, found.listed.id, as_of=instant_or_none(args.as_of))
    face.prefer(concluded.advice.case.opened.language)
    if args.json:
        danger = advice_json(concluded.advice, face.lang)["danger"]
        step = next_json(concluded.advice, face.lang)
        # Danger is told where no ladder is loaded, too.
        face.json({"danger": danger, **(step if step is not None else dict.fromkeys(STEP))})
        return 0
    say_invented(concluded.advice, face)
    show_danger(concluded.advice, face)
    show_household(concluded.advice, face)
    show_next(concluded.advice, face, why=args.why)
    return 0
