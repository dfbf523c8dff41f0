"""``exhibit add``: put files, or whole folders, in the register; each is read in place by the separate hasher.

No file is copied, opened by this program, or shown. ``--typed`` registers something that nobody is to read here.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from standfast.actions.open_bodies import open_case
from standfast.actions.register_exhibit import (
    Entered,
    already_registered,
    register_files,
    register_typed,
    told_of,
)
from standfast.case.evidence import read_in_full
from standfast.catalogue import Value
from standfast.catalogue.values import Misread, read_zoned
from standfast.cli.cases import Found, add_case_arguments, find
from standfast.cli.evidence import add_fields, fields_of
from standfast.cli.face import Face
from standfast.cli.heard import tell_heard
from standfast.ground.errors import BadInput
from standfast.papers.told import outcome_in
from standfast.wiring.evidence import Listed, hasher, list_files


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments; fields come from the catalogue."""
    add_case_arguments(parser, face)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help=face.word("arguments.exhibit_files"))
    parser.add_argument("--typed", action="store_true", help=face.word("arguments.typed"))
    add_fields(parser, face, "exhibit")
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Register them."""
    if bool(args.typed) == bool(args.files):
        raise BadInput("evidence.files_or_typed")
    fields = _fields(args)
    if args.typed and "shows" not in fields:
        raise BadInput("evidence.typed_needs_words")
    listed = list_files(args.files) if args.files else None
    if "number" in fields and listed is not None and len(listed.files) > 1:
        raise BadInput("evidence.one_number", count=len(listed.files))
    found = find(args, face)
    if listed is None:
        one = register_typed(found.desk, found.listed.id, told=told_of(fields))
        entries = (one.entry,) if one.entry is not None else ()
        heard = tell_heard(found.desk, found.listed.id, face, entries=entries, args=args)
        if not args.json:
            _line(one, face)
        return _say((one,), args, face, stood=0, passed_over=0, heard=heard)
    return _register(found, listed, fields, args, face)


def _register(found: Found, listed: Listed, fields: dict[str, Value], args: Namespace, face: Face) -> int:
    opened = open_case(found.desk, found.listed.id)
    face.prefer(opened.opened.language)
    case = opened.case(as_of=opened.now(found.desk))
    stood = sum(1 for file in listed.files if already_registered(case, file))
    told: list[Entered] = []

    def tell(one: Entered) -> None:
        told.append(one)
        if not args.json:
            _line(one, face)

    try:
        register_files(
            found.desk, found.listed.id, listed.files, told=told_of(fields), hasher=hasher(lang=face.lang), entered=tell
        )
    except KeyboardInterrupt:
        face.note(face.word("exhibit.interrupted", count=len(told)))
        raise
    return _say(tuple(told), args, face, stood=stood, passed_over=listed.passed_over, heard=[])


def _say(
    entered: tuple[Entered, ...],
    args: Namespace,
    face: Face,
    *,
    stood: int,
    passed_over: int,
    heard: list[dict[str, object]],
) -> int:
    if args.json:
        exhibits = [_json(one) for one in entered]
        face.json({"exhibits": exhibits, "stood": stood, "passed_over": passed_over, "heard": heard})
        return 0
    if stood:
        face.say(face.word("exhibit.stood", count=stood), indent=0)
    if passed_over:
        face.say(face.word("exhibit.passed_over", count=passed_over), indent=0)
    face.say(face.word("exhibit.all_sensitive"), indent=0)
    return 0


def _line(one: Entered, face: Face) -> None:
    """Say one exhibit as soon as it stands."""
    if one.file is None:
        face.say(face.word("exhibit.typed", number=one.number), indent=0)
        return
    face.say(face.pair(one.number, one.file), indent=0)
    if one.sha256 is not None:
        face.say(f"SHA-256 {one.sha256}", style="quiet")
    if not read_in_full(one.outcome):
        face.say(face.word("exhibit.less", outcome=outcome_in(face.lang, one.outcome)))
    if one.changed:
        face.say(face.word("exhibit.changed"))
    if one.same_as is not None:
        face.say(face.word("exhibit.same", number=one.same_as))


def _json(one: Entered) -> dict[str, object]:
    return {
        "number": one.number,
        "id": one.exhibit,
        "file": one.file,
        "size": one.size,
        "sha256": one.sha256,
        "outcome": one.outcome or None,
        "same_as": one.same_as,
        "changed": one.changed,
    }


def _fields(args: Namespace) -> dict[str, Value]:
    fields = fields_of(args, "exhibit")
    at = fields.get("captured_at")
    if isinstance(at, str):
        moment = read_zoned(at)
        if isinstance(moment, Misread):
            raise BadInput("instant.unreadable", text=at)
        fields["captured_at"] = moment
    return fields
