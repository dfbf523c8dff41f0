"""``demo``: an invented story from answers to papers, and what comes next. Run again it gives the same.

Without a name it works through the reference story; the others are named by their folder under ``examples``.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

import standfast
from standfast.actions.begin_from_answers import begin_from_answers
from standfast.actions.conclude import Concluded, conclude_opened
from standfast.actions.desk import Desk
from standfast.actions.issue_papers import FIRST_PAPERS, FORMS, MadePapers, Press, Wanted, issue_papers
from standfast.actions.open_bodies import open_case
from standfast.actions.verify_journal import verify_journal
from standfast.cli.cases import add_passphrase_argument, examples_home, open_desk
from standfast.cli.face import Face
from standfast.cli.show import say_invented, show_danger, show_findings, show_next, show_steps
from standfast.cli.show_plan import show_assessment, show_household
from standfast.ground.errors import BadInput
from standfast.ground.spoken import say_instant
from standfast.ground.words import LANGS
from standfast.ground.yaml_file import read_bytes
from standfast.journal import CaseId
from standfast.papers.next_step import step_line
from standfast.wiring.outside import typesetter, write_all

EXAMPLES = Path("examples")
REFERENCE = "northgate"
STORIES = (REFERENCE, "harrowdale", "coulee-bend", "pont-aux-ormes")
WANTED = tuple(Wanted(name=name, lang=lang, form=form) for name in FIRST_PAPERS for lang in LANGS for form in FORMS)


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    told = face.word("arguments.story", choices=", ".join(STORIES))
    parser.add_argument("story", nargs="?", choices=STORIES, default=REFERENCE, metavar="STORY", help=told)
    parser.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help=face.word("arguments.out_dir"))
    add_passphrase_argument(parser, face)


def run(args: Namespace, face: Face) -> int:
    """Open the example, make its papers, and tell what was found."""
    answers = _example(args.story)
    home = examples_home()
    desk = open_desk(home, args, face)
    begun = begin_from_answers(desk, read_bytes(answers), name=str(answers), invented=True)
    made = issue_papers(
        desk, begun.case, WANTED, as_of=None, press=Press(size="letter", typesetter=typesetter(face.tell))
    )
    face.prefer(made.advice.case.opened.language)
    folder: Path = args.out / args.story
    write_all(folder, {one.wanted.file_name: one.data for one in made.papers})
    face.title(face.word("demo.title", label=begun.label))
    face.say(face.word(f"demo.story.{args.story}"))
    say_invented(made.advice, face)
    _tell(made, face)
    _walk(desk, begun.case, face)
    face.title(face.word("demo.next_title"), style="next")
    show_next(made.advice, face)
    _where(desk, begun.case, folder, home.folder, face)
    others = ", ".join(story for story in STORIES if story != args.story)
    face.say(face.word("demo.others", others=others, program=face.program))
    face.out.write("\n")
    return 0


def _tell(made: MadePapers, face: Face) -> None:
    show_danger(made.advice, face)
    show_household(made.advice, face)
    show_steps(made.advice, face, brief=True)
    show_assessment(made.advice, face)
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
    verified = verify_journal(desk, case_id)
    face.title(face.word("demo.papers_title"))
    face.say(face.word("demo.papers_in", folder=folder))
    face.say(face.word("demo.journal", count=verified.entries, head=verified.head.digest[:16], folder=kept))
    face.say(face.word("demo.yours", program=face.program))


def _example(story: str) -> Path:
    """Find a story: in the folder where the person stands, or beside the program's source."""
    name = EXAMPLES / story / "answers.yaml"
    beside = Path(standfast.__file__).parents[2] / name
    for place in (name, beside):
        if place.is_file():
            return place
    raise BadInput("cli.no_example", file=name)
