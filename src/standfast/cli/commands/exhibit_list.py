"""``exhibit list``: the register: number, what it shows, cleared or sensitive, digest; and the weaknesses."""

from argparse import ArgumentParser, Namespace

from standfast.case.exhibits import register_of
from standfast.case.weaknesses import weaknesses
from standfast.cli.cases import add_case_arguments, find
from standfast.cli.evidence import case_of, exhibit_json, say_state, say_weakness, weakness_json
from standfast.cli.face import Face


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_case_arguments(parser, face)
    parser.add_argument("--weaknesses", action="store_true", help=face.word("arguments.weaknesses"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Show the register."""
    found = find(args, face)
    case = case_of(found, face)
    register, weak = register_of(case), weaknesses(case)
    if args.json:
        face.json({"exhibits": [exhibit_json(one) for one in register], "weaknesses": [*map(weakness_json, weak)]})
        return 0
    if args.weaknesses:
        face.title(face.word("exhibit.weaknesses"))
        for each in weak:
            face.say(say_weakness(each, face), mark="-")
        face.say(face.word("exhibit.no_list_is_whole"), style="quiet")
        return 0
    face.title(face.word("exhibit.title"))
    if not register:
        face.say(face.word("exhibit.none"))
        return 0
    for one in register:
        face.say(face.pair(one.name, one.exhibit.shows or "—"), style="strong")
        face.say(say_state(one, face), indent=4)
        read = one.registration
        if read is not None:
            face.say(read.registered.file, indent=4)
            face.say(f"SHA-256 {read.registered.digests.sha256 or '—'}", indent=4, style="quiet")
    if weak:
        face.say(face.word("exhibit.weak_count", count=len(weak), case=found.listed.id), indent=0)
    return 0
