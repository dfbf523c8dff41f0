"""``recovery sheet``: twenty-four words that open the cases if the passphrase is lost. Shown once, kept on paper alone.

They count once they were typed back off the paper; until then the sheet before holds. With ``--print`` they go to the
printer and not to the screen; ``--form`` writes a page without words, to copy them on. Never into a file.
"""

import os
import stat
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import cast

from standfast.actions.issue_papers import Form
from standfast.actions.make_recovery_sheet import make_recovery_sheet
from standfast.cli.cases import add_passphrase_argument, ask_passphrase, can_ask, own_home
from standfast.cli.face import Face
from standfast.cli.sheet_words import TRIES, read_words, say_faults
from standfast.ground.errors import BadInput
from standfast.keys import COLUMNS, WORDS, Faulty, RecoveryWords
from standfast.papers.blocks import PaperSize
from standfast.wiring.clock import MachineClock
from standfast.wiring.outside import print_pdf, refuse_to_overwrite, typesetter, write_whole
from standfast.wiring.recovery import DrawnSheet, draw_sheet, has_sheet, keep_sheet

FORMS = ("pdf", "html", "txt")
CLEAR = "\x1b[H\x1b[2J\x1b[3J"
# The screen, and what it scrolled away (xterm's control sequences, ED 3).


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--print", action="store_true", help=face.word("arguments.sheet_print"))
    parser.add_argument("--form", type=Path, metavar="FILE", help=face.word("arguments.sheet_form"))
    parser.add_argument("--size", choices=("letter", "a4"), default="letter", help=face.word("arguments.size"))
    parser.add_argument("--words-stdin", action="store_true", help=face.word("arguments.words_stdin"))
    add_passphrase_argument(parser, face)


def run(args: Namespace, face: Face) -> int:
    """Draw, show once, have them typed back, keep."""
    if args.form is not None:
        return _write_form(args, face)
    home = own_home()
    if not home.exists:
        raise BadInput("cli.no_home")
    if not args.words_stdin and not sys.stdin.isatty():
        raise BadInput("cli.words_need_terminal")
    if home.is_locked and not can_ask(args):
        raise BadInput("cli.locked")
    if not args.print and _goes_to_a_file():
        raise BadInput("cli.sheet_to_file")
    face.note(face.word("recovery.before"))
    if has_sheet(home):
        face.note(face.word("recovery.one_before"))
    drawn = draw_sheet(home, passphrase=lambda: ask_passphrase(args, face))
    try:
        _show(drawn, args, face)
        fits = _typed_back(drawn.words, face)
    finally:
        # What was typed back stands on the screen too, and what was shown if it was broken off.
        _clear_screen(face)
    if not fits:
        raise BadInput("cli.sheet_not_kept")
    keep_sheet(drawn)
    face.say(face.word("recovery.kept", mark=drawn.mark), indent=0)
    return 0


def _show(drawn: DrawnSheet, args: Namespace, face: Face) -> None:
    words = drawn.words.say(face.lang)
    if args.print:
        print_pdf(_paper(words, drawn.mark, "pdf", args, face))
        face.note(face.word("recovery.printed"))
        return
    face.title(face.word("recovery.title", mark=drawn.mark))
    rows = WORDS // COLUMNS
    for row in range(rows):
        cells = [f"{row + at * rows + 1:>4}. {words[row + at * rows]:<12}" for at in range(COLUMNS)]
        face.out.write(" ".join(cells).rstrip() + "\n")
    face.out.flush()
    face.note(face.word("recovery.copy_them"))
    if _at_a_screen():
        sys.stdin.readline()
        _clear_screen(face)


def _at_a_screen() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _clear_screen(face: Face) -> None:
    if _at_a_screen():
        face.out.write(CLEAR)
        face.out.flush()


def _typed_back(words: RecoveryWords, face: Face) -> bool:
    """Have the words typed off the paper; what the paper has wrong is named, so that it can be corrected there."""
    face.note(face.word("recovery.type_back"))
    for _ in range(TRIES):
        match read_words(face):
            case RecoveryWords() as typed if typed == words:
                return True
            case RecoveryWords():
                face.say(face.word("recovery.another_sheet"), indent=0)
            case Faulty() as faulty:
                say_faults(faulty, face)
                face.say(face.word("recovery.correct_paper"), indent=0)
            case None:
                return False
    return False


def _write_form(args: Namespace, face: Face) -> int:
    suffix = args.form.suffix.lower().removeprefix(".")
    if suffix not in FORMS:
        raise BadInput("cli.sheet_form", file=args.form, known=", ".join(FORMS))
    refuse_to_overwrite(args.form, unless=lambda _: False)
    form = cast("Form", "text" if suffix == "txt" else suffix)
    write_whole(args.form, _paper(None, None, form, args, face))
    face.say(face.word("recovery.form_written", file=args.form), indent=0)
    return 0


def _paper(words: tuple[str, ...] | None, mark: str | None, form: Form, args: Namespace, face: Face) -> bytes:
    size: PaperSize = args.size
    return make_recovery_sheet(
        words,
        mark=mark,
        lang=face.lang,
        form=form,
        size=size,
        at=MachineClock().now(),
        typesetter=typesetter(face.tell),
    )


def _goes_to_a_file() -> bool:
    """Tell whether what is shown would be kept in a file."""
    try:
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):
        # No file behind it, such as a test's.
        return False
