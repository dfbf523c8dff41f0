"""``demo``: the invented example from answers to papers, and what comes next. Run again it gives the same."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

import standfast
from standfast.actions.begin_from_answers import begin_from_answers
from standfast.actions.conclude import Concluded, conclude_opened
from standfast.actions.desk import Desk
from standfast.actions.issue_papers import FORMS, PAPERS, MadePapers, Press, Wanted, issue_papers
from standfast.actions.open_bodies import open_case
from standfast.actions.verify_journal import verify_journal
from standfast.cli.cases import add_passphrase_argument, examples_home, open_desk
from standfast.cli.face import Face
from standfast.cli.show import say_invented, show_danger, show_findings, show_next, show_steps
from standfast.ground.errors import BadInput
from standfast.ground.spoken import say_instant
from standfast.ground.words import LANGS
from standfast.ground.yaml_file import read_bytes
from standfast.journal import CaseId
from standfast.papers.next_step import step_line
from standfast.wiring.outside import typesetter, write_all

EXAMPLE = Path("examples") / "northgate" / "answers.yaml"
WANTED = tuple(Wanted(name=name, lang=lang, form=form) for name in PAPERS for lang in LANGS for form in FORMS)


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help=face.word("arguments.out_dir"))
    add_passphrase_argument(parser, face)


def run(args: Namespace, face: Face) -> int:
    """Open the example, make its papers, and tell what was found."""
    answers = _example()
    home = examples_home()
    desk = open_desk(home, args, face)
    begun = begin_from_answers(desk, read_bytes(answers), name=str(answers), invented=True)
    made = issue_papers(
        desk, begun.case, WANTED, as_of=None, press=Press(size="letter", typesetter=typesetter(face.tell))
    )
    folder: Path = args.out / "northgate"
    write_all(folder, {one.wanted.file_name: one.data for one in made.papers})
    face.title(face.word("demo.title", label=begun.label))
    face.say(face.word("demo.story"))
    say_invented(made.advice, face)
    _tell(made, face)
    _walk(desk, begun.case, face)
    face.title(face.word("demo.next_title"), style="next")
    show_next(made.advice, face)
    _where(desk, begun.case, folder, home.folder, face)
    return 0


def _tell(made: MadePapers, face: Face) -> None:
    show_danger(made.advice, face)
    show_steps(made.advice, face, brief=True)
    show_findings(made.advice, face, brief=True)


def _walk(desk: Desk, case_id: CaseId, face: Face) -> None:
    """Replay the ladder: the next step as it stood after each contact with police."""
    opened = open_case(desk, case_id)
    face.title(face.word("demo.walk_title"))
    for contact in conclude_opened(desk, opened).case.contacts:
        then: Concluded = conclude_opened(desk, opened, as_of=contact.at)
        when = say_instant(contact.at, face.lang, zone=then.advice.zone)
        face.say(face.pair(f"{when}, {contact.who or '—'}", "").rstrip(), indent=2, style="strong")
        face.say(step_line(then.advice, face.lang), indent=6)


def _where(desk: Desk, case_id: CaseId, folder: Path, kept: Path, face: Face) -> None:
    verified = verify_journal(desk, case_id, anchor=None)
    face.title(face.word("demo.papers_title"))
    face.say(face.word("demo.papers_in", folder=folder))
    face.say(face.word("demo.journal", count=verified.entries, head=verified.head.digest[:16], folder=kept))
    face.say(face.word("demo.yours", program=face.program))
    face.out.write("\n")


def _example() -> Path:
    """Find the example: in the folder where the person stands, or beside the program's source."""
    beside = Path(standfast.__file__).parents[2] / EXAMPLE
    for place in (EXAMPLE, beside):
        if place.is_file():
            return place
    raise BadInput("cli.no_example", file=EXAMPLE)
