"""``exhibit show``: one exhibit: its weaknesses first, then what is told, read, cleared, and who had it when."""

from argparse import ArgumentParser, Namespace

from standfast.case import Case
from standfast.case.evidence import DIGESTS
from standfast.case.exhibits import RegisteredExhibit, the_exhibit
from standfast.case.weaknesses import of_exhibit
from standfast.cli.cases import add_case_arguments, find
from standfast.cli.evidence import (
    case_of,
    custody_json,
    exhibit_json,
    registered_json,
    say_fields,
    say_state,
    say_step,
    say_weakness,
    weakness_json,
    when,
)
from standfast.cli.face import Face
from standfast.papers.told import outcome_in


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_case_arguments(parser, face)
    parser.add_argument("number", help=face.word("arguments.exhibit_number"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Show the exhibit."""
    case = case_of(find(args, face), face)
    one = the_exhibit(case, args.number)
    if args.json:
        face.json(
            {
                **exhibit_json(one),
                "readings": [registered_json(read.registered) for read in one.registrations],
                "custody": [*map(custody_json, one.custody)],
                "weaknesses": [*map(weakness_json, of_exhibit(one))],
            }
        )
        return 0
    face.title(face.pair(one.name, one.exhibit.shows or "—"))
    face.say(say_state(one, face))
    face.title(face.word("exhibit.weaknesses"))
    for weak in of_exhibit(one):
        face.say(say_weakness(weak, face, named=False), mark="-")
    face.say(face.word("exhibit.no_list_is_whole"), style="quiet")
    face.title(face.word("exhibit.told"))
    for line in say_fields(one.exhibit, "exhibit", case, face, without=("number", "shows", "sensitive")):
        face.say(line)
    _show_readings(one, case, face)
    face.title(face.word("exhibit.custody"))
    for step in one.custody:
        face.say(say_step(step, case, face))
    if not one.custody:
        face.say(face.word("custody.none"))
    return 0


def _show_readings(one: RegisteredExhibit, case: Case, face: Face) -> None:
    for read in one.registrations:
        told = read.registered
        face.title(face.word("exhibit.read", when=when(read.at, case, face), by=told.read_by or "—"))
        face.say(told.file)
        face.say(face.word("exhibit.size", size=told.size, when=when(told.changed_at, case, face)))
        for name in DIGESTS:
            value = getattr(told.digests, name)
            if value is not None:
                face.say(value, mark=f"{name.upper():<7}")
        if told.digests.sha256 is None or not told.is_read_in_full:
            face.say(face.word("exhibit.less", outcome=outcome_in(face.lang, told.outcome)))
