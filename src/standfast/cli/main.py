"""The door of the command line: finds the command, runs it, and turns an error into words and an exit code.

Exit codes: 0 done, 1 a finding (a broken chain, a law check that found something), 2 bad input, something outside
failed, or a fault of ours (with ``STANDFAST_DEBUG=1`` its traceback is shown as well). A command's module is imported
only when it is asked for, so that ``assess`` starts without a database.
"""

import argparse
import gc
import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol, cast

import standfast
from standfast.cli.arguments import make_parser
from standfast.cli.face import Face, make_face
from standfast.cli.no_cores import forbid_cores
from standfast.ground.errors import BadInput, StandfastError, Unavailable
from standfast.ground.words import LANGS, Lang

COMMANDS: dict[tuple[str, ...], str] = {
    ("demo",): "demo",
    ("case", "new"): "case_new",
    ("case", "import"): "case_import",
    ("case", "list"): "case_list",
    ("case", "show"): "case_show",
    ("case", "log"): "case_log",
    ("contact", "add"): "contact_add",
    ("promise", "add"): "promise_add",
    ("promise", "outcome"): "promise_outcome",
    ("complaint", "add"): "complaint_add",
    ("exhibit", "add"): "exhibit_add",
    ("exhibit", "list"): "exhibit_list",
    ("exhibit", "show"): "exhibit_show",
    ("exhibit", "clear"): "exhibit_clear",
    ("custody", "add"): "custody_add",
    ("custody", "list"): "custody_list",
    ("device", "add"): "device_add",
    ("device", "list"): "device_list",
    ("capture",): "capture",
    ("correct",): "correct",
    ("answer",): "answer",
    ("ask",): "ask",
    ("assess",): "assess",
    ("next",): "next",
    ("paper",): "paper",
    ("journal", "verify"): "journal_verify",
    ("journal", "export"): "journal_export",
    ("journal", "anchor"): "journal_anchor",
    ("anchor", "add"): "anchor_add",
    ("anchor", "list"): "anchor_list",
    ("law", "check"): "law_check",
    ("law", "show"): "law_show",
    ("law", "list"): "law_list",
    ("law", "why"): "law_why",
    ("self-test",): "self_test",
    ("ladder",): "ladder",
    ("remind",): "remind",
    ("passphrase",): "passphrase",
    ("recovery", "sheet"): "recovery_sheet",
    ("recovery", "restore"): "recovery_restore",
    ("erase", "case"): "erase_case",
    ("erase", "body"): "erase_body",
    ("page",): "page",
}
"""The words of a command → its file in ``commands/``."""

SHORT: dict[tuple[str, ...], tuple[str, ...]] = {("promise",): ("promise", "add")}
"""Fewer words for what is typed most."""


DANGER_FIRST: frozenset[tuple[str, ...]] = frozenset(
    {
        ("demo",),
        ("answer",),
        ("ask",),
        ("assess",),
        ("case", "new"),
        ("case", "import"),
        ("case", "show"),
        ("next",),
        ("ladder",),
        ("law", "why"),
    }
)
"""What says before anything else whom to call; every other command asks about danger at its end."""


NEW_OBJECTS: Final = 100_000
"""How many before the collector of cycles looks: a command reads much data that all stays, and is over in a moment."""


class Command(Protocol):
    """What each file in ``commands/`` offers."""

    def arguments(self, parser: argparse.ArgumentParser, face: Face) -> None:
        """Declare the command's arguments."""

    def run(self, args: argparse.Namespace, face: Face) -> int:
        """Do it and give the exit code."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    gc.set_threshold(NEW_OBJECTS)
    forbid_cores()
    words = list(sys.argv[1:] if argv is None else argv)
    face = make_face(_asked_lang(words))
    try:
        return _told(words, face)
    except BrokenPipeError:
        # The reader (a pager, `head`) closed the pipe: nothing is wrong here.
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        face.err.write("\n" + face.word("error.interrupted") + "\n")
        return 2
    except Exception as error:  # noqa: BLE001  # the outermost edge: whatever it is, a person reads words
        if os.environ.get("STANDFAST_DEBUG") == "1":
            traceback.print_exception(error, file=face.err)
        # Its type and place only: a message could quote the case.
        face.error(Unavailable("cli.unexpected", kind=type(error).__name__, place=_place(error)))
        return Unavailable.exit_code


def _told(words: list[str], face: Face) -> int:
    try:
        return _run(words, face)
    except StandfastError as error:
        face.error(error)
        return error.exit_code


def _run(words: list[str], face: Face) -> int:
    found = _find(words)
    if found is None:
        return _overview(words, face)
    name, rest = found
    file = COMMANDS[name]
    command = cast("Command", importlib.import_module(f"standfast.cli.commands.{file}"))
    parser = make_parser(name, file, face)
    command.arguments(parser, face)
    parser.settle()
    args = parser.parse_intermixed_args(rest)
    try:
        code = command.run(args, face)
    except BadInput as error:
        if error.code != "case.not_open_yet" or getattr(args, "as_of", None) is not None:
            raise
        # Nobody named an instant: it is the machine's clock that lies before the case.
        raise BadInput("cli.clock_before_case", now=error.problems[0].details["as_of"]) from error
    # JSON is for programs, and a paper on the screen has the line itself.
    is_plain = getattr(args, "json", False) or (file in {"paper", "journal_export"} and args.out is None)
    if name not in DANGER_FIRST and not is_plain:
        face.say(face.word("danger"), indent=0, style="danger")
    return code


def _find(words: list[str]) -> tuple[tuple[str, ...], list[str]] | None:
    for size in (2, 1):
        name = tuple(words[:size])
        whole = SHORT.get(name, name)
        if whole in COMMANDS and words[size:]:
            return whole, words[size:]
        if name in COMMANDS:
            return name, []
    return None


def _overview(words: list[str], face: Face) -> int:
    if words[:1] == ["--version"]:
        face.out.write(f"standfast {standfast.__version__}\n")
        return 0
    asked = words and words[0] not in {"help", "--help", "-h", "--lang"}
    group = [name for name in COMMANDS if asked and name[0] == words[0]]
    if asked and not group:
        raise BadInput("cli.unknown_command", word=words[0])
    face.say(face.word("danger"), indent=0, style="danger")
    face.title(face.word("overview.title"))
    for name, file in COMMANDS.items():
        if not asked or name in group:
            face.say(face.word(f"commands.{file}.help").split("\n")[0], mark=f"{' '.join(name):<16}")
    face.out.write("\n")
    face.say(face.word("overview.more"), indent=0)
    return 0 if not asked or {"--help", "-h"} & set(words) else 2


def _place(error: Exception) -> str:
    """Give the last place of ours that an error came through."""
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if "standfast" in frame.filename]
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "—"


def _asked_lang(words: list[str]) -> Lang | None:
    for index, word in enumerate(words):
        asked = word.removeprefix("--lang=") if word.startswith("--lang=") else None
        if word == "--lang" and index + 1 < len(words):
            asked = words[index + 1]
        if asked in LANGS:
            return "fr" if asked == "fr" else "en"
    return None


if __name__ == "__main__":
    sys.exit(main())
