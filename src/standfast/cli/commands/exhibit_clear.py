"""``exhibit clear``: a person's word that one exhibit shows no child's body and nothing sexual; or that it may.

One file at a time. Nobody is asked to open it or to look again, and leaving it sensitive is what Enter does.
"""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from standfast.actions.clear_exhibit import Word, clear_exhibit, keep_sensitive
from standfast.case.exhibits import RegisteredExhibit, the_exhibit
from standfast.cli.asking import can_ask_back
from standfast.cli.cases import add_case_arguments, find
from standfast.cli.evidence import case_of
from standfast.cli.face import Face
from standfast.ground.errors import BadInput
from standfast.ground.wording import load_wording
from standfast.ground.words import LANGS
from standfast.wiring.evidence import hasher, vault_of


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    add_case_arguments(parser, face)
    parser.add_argument("number", help=face.word("arguments.exhibit_number"))
    parser.add_argument("--by", required=True, metavar="NAME", help=face.word("arguments.cleared_by"))
    parser.add_argument("--file", type=Path, metavar="FILE", help=face.word("arguments.cleared_file"))
    parser.add_argument("--sensitive", action="store_true", help=face.word("arguments.sensitive_after_all"))
    parser.add_argument("--word", metavar="WORD", help=face.word("arguments.clear_word"))
    parser.add_argument("--json", action="store_true", help=face.word("arguments.json"))


def run(args: Namespace, face: Face) -> int:
    """Clear it, or leave it sensitive."""
    found = find(args, face)
    one = the_exhibit(case_of(found, face), args.number)
    vault = vault_of(found.home)
    if args.sensitive:
        said = face.text(load_wording("evidence").words("clear.back"), number=one.name)
        word = Word(by=args.by, said=said)
        written = keep_sensitive(found.desk, found.listed.id, one.name, word=word, vault=vault)
        return _done(args, face, entry=written.seqs[0], told="state.sensitive_again", number=one.name, cleared=False)
    said = face.text(load_wording("evidence").words("clear.statement"), number=one.name)
    if not _says_so(one, said, args, face):
        return _done(args, face, entry=None, told="state.left_sensitive", number=one.name, cleared=False)
    written = clear_exhibit(
        found.desk,
        found.listed.id,
        one.name,
        path=str(args.file.absolute()) if args.file is not None else None,
        word=Word(by=args.by, said=said),
        hasher=hasher(lang=face.lang),
        vault=vault,
    )
    return _done(args, face, entry=written.seqs[0], told="state.now_cleared", number=one.name, cleared=True)


def _says_so(one: RegisteredExhibit, said: str, args: Namespace, face: Face) -> bool:
    """Say what clearing means, and hear the one word that does it."""
    wording = load_wording("evidence")
    typed = args.word
    if not args.json:
        face.title(face.pair(one.name, one.exhibit.shows or "—"))
        for words in wording.several("clear.means"):
            face.say(face.text(words))
        face.say(said, style="strong")
    if typed is None:
        if not can_ask_back():
            raise BadInput("evidence.word_needed", number=one.name)
        face.out.write(f"  {face.text(wording.words('clear.ask'))} ")
        face.out.flush()
        typed = sys.stdin.readline()
    return typed.strip().casefold() in {wording.words("clear.word").say(lang) for lang in LANGS}


def _done(args: Namespace, face: Face, *, entry: int | None, told: str, number: str, cleared: bool) -> int:
    if args.json:
        face.json({"entry": entry, "number": number, "cleared": cleared})
    else:
        face.say(face.text(load_wording("evidence").words(told), number=number), indent=0)
    return 0
