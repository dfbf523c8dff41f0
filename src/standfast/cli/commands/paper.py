"""``paper``: one paper of a case, to a file or, as text or page, to the screen.

A file that is there is written over only where it is this paper of this case as it was made before (the journal knows
its digest), or with ``--force``. Where it may be someone at home, no file is written before a person said that this
person can't find it.
"""

import sys
from argparse import ArgumentParser, Namespace
from hashlib import sha256
from pathlib import Path

from standfast.actions.conclude import conclude_opened
from standfast.actions.desk import Desk
from standfast.actions.issue_papers import FORMS, PAPERS, SUFFIX, Form, Press, Wanted, issue_papers
from standfast.actions.open_bodies import OpenCase, open_case
from standfast.case.bodies import Issued
from standfast.cli.cases import add_case_arguments, find, instant_or_none
from standfast.cli.face import Face, printable
from standfast.ground.errors import BadInput
from standfast.plan.household import is_asked_and_not_known
from standfast.wiring.outside import refuse_to_overwrite, typesetter, write_whole


def arguments(parser: ArgumentParser, face: Face) -> None:
    """Declare the command's arguments."""
    parser.add_argument("name", choices=PAPERS, help=face.word("arguments.paper"))
    add_case_arguments(parser, face, as_of=True)
    parser.add_argument("--format", choices=FORMS, help=face.word("arguments.format"))
    parser.add_argument("--size", choices=("letter", "a4"), default="letter", help=face.word("arguments.size"))
    parser.add_argument("-o", "--out", type=Path, metavar="FILE", help=face.word("arguments.out_file"))
    parser.add_argument("--force", action="store_true", help=face.word("arguments.force"))
    parser.add_argument("--safe-place", action="store_true", help=face.word("arguments.safe_place"))


def run(args: Namespace, face: Face) -> int:
    """Make the paper."""
    form = _form(args)
    if args.out is None and form == "pdf":
        raise BadInput("cli.pdf_needs_file")
    found = find(args, face)
    opened = open_case(found.desk, found.listed.id)
    if args.out is not None and not args.force:
        refuse_to_overwrite(args.out, unless=lambda data: _is_ours(opened, args.name, data))
    face.prefer(opened.opened.language)
    _mind_the_household(found.desk, opened, args, face)
    wanted = Wanted(name=args.name, lang=face.lang, form=form)
    made = issue_papers(
        found.desk,
        found.listed.id,
        (wanted,),
        as_of=instant_or_none(args.as_of),
        press=Press(size=args.size, typesetter=typesetter(face.tell)),
    )
    data = made.papers[0].data
    if args.out is None:
        face.out.write(printable(data.decode()) if sys.stdout.isatty() else data.decode())
        return 0
    write_whole(args.out, data)
    face.say(face.word("paper.written", file=args.out), indent=0)
    face.say(face.word("paper.mark", head=made.made_from.digest[:16]), indent=0)
    return 0


def _mind_the_household(desk: Desk, opened: OpenCase, args: Namespace, face: Face) -> None:
    """Say first that it may be someone at home; a file waits until a person said that its place is safe."""
    concluded = conclude_opened(desk, opened, as_of=instant_or_none(args.as_of))
    household = concluded.advice.household
    if household is None:
        if is_asked_and_not_known(concluded.case):
            if args.out is not None and not args.safe_place:
                raise BadInput("cli.paper_at_home", file=args.out)
            face.note(face.word("heard.home_not_known"))
        return
    if household.print_nothing and args.out is not None and not args.safe_place:
        raise BadInput("cli.paper_at_home", file=args.out)
    face.note(face.text(household.warning))


def _is_ours(opened: OpenCase, name: str, data: bytes) -> bool:
    """Tell whether a file's bytes are a paper of this name that this case issued."""
    digest = sha256(data).hexdigest()
    return any(
        paper.sha256 == digest and paper.name == name
        for _, body in opened.bodies
        if body is not None and isinstance(body.content, Issued)
        for paper in body.content.papers
    )


def _form(args: Namespace) -> Form:
    """Take the form that was asked for, else the one that the file's name tells, else text."""
    asked: Form | None = args.format
    if asked is not None:
        return asked
    named = args.out.suffix.lower().removeprefix(".") if args.out is not None else ""
    return next((form for form in FORMS if SUFFIX[form] == named), "text")
