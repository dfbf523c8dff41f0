"""Make papers of a case, and record that they were made.

A paper prints the head that it was made from, and the entry of its issue commits to its digest. An issue is no news of
the case, so it does not move the head that papers print: making the same papers again gives the same bytes and writes
nothing new.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, get_args

from standfast.actions.desk import Desk
from standfast.actions.installation import installation_head, printed_head
from standfast.actions.open_bodies import OpenCase, open_case
from standfast.actions.read_installation import read_installation
from standfast.actions.self_test import self_tests_of
from standfast.actions.typesetting import Typesetter
from standfast.actions.unit import write
from standfast.case import Body
from standfast.case.bodies import Issued, IssuedPaper, PrintedHead
from standfast.ground.instants import Instant
from standfast.ground.words import Lang
from standfast.journal import CaseId, Head, head_of
from standfast.journal.self_tests import SelfTest
from standfast.law.load import load_law
from standfast.papers import Document, to_html, to_text, to_typst
from standfast.papers.affidavit import affidavit
from standfast.papers.blocks import PaperSize
from standfast.papers.brief import brief
from standfast.papers.common import with_installation
from standfast.papers.custody_log import custody_log
from standfast.papers.do_now import do_now_sheet
from standfast.papers.exhibit_list import exhibit_list
from standfast.papers.script import call_script
from standfast.plan.advice import Advice, advise

Form = Literal["pdf", "html", "text"]
FORMS: tuple[Form, ...] = get_args(Form)
SUFFIX: dict[Form, str] = {"pdf": "pdf", "html": "html", "text": "txt"}
PaperName = Literal["do-now", "script", "brief", "exhibits", "custody", "affidavit"]
PAPERS: tuple[PaperName, ...] = get_args(PaperName)
FIRST_PAPERS: tuple[PaperName, ...] = ("do-now", "script", "brief")
"""What a family takes along on the first day; the others follow the evidence to court."""

_BUILDERS: dict[PaperName, Callable[..., Document]] = {
    "do-now": do_now_sheet,
    "script": call_script,
    "brief": brief,
    "exhibits": exhibit_list,
    "custody": custody_log,
}
# The affidavit wants the self-tests too: ``_document`` builds it.


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One paper in one language and form."""

    name: PaperName
    lang: Lang
    form: Form

    @property
    def file_name(self) -> str:
        """Name its file: ``brief.en.pdf``."""
        return f"{self.name}.{self.lang}.{SUFFIX[self.form]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A paper's bytes."""

    wanted: Wanted
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePapers:
    """Papers, and the head that they print."""

    papers: tuple[Made, ...]
    made_from: Head
    installation: Head | None
    advice: Advice


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """What a paper prints so that the journal can be held against it."""

    case: Head
    installation: Head | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """How papers are made: on which paper, and by which typesetter."""

    size: PaperSize
    typesetter: Typesetter


def issue_papers(
    desk: Desk, case_id: CaseId, wanted: Iterable[Wanted], *, as_of: Instant | None, press: Press
) -> MadePapers:
    """Make papers as of an instant (``None``: now) and record their issue once.

    1. open and conclude; 2. write each document and set it, outside any lock; 3. record what was not yet recorded.
    """
    # 1
    opened = open_case(desk, case_id)
    at = as_of or opened.now(desk)
    advice = advise(opened.case(as_of=at), load_law("ca"), now=at)
    heads = Heads(case=paper_head(opened), installation=_noted_head(desk, opened))
    # 2
    wanted = tuple(wanted)
    tests = _self_tests(desk, opened, until=as_of) if any(one.name == "affidavit" for one in wanted) else ()
    documents = {one: _document(advice, one, heads=heads, size=press.size, tests=tests) for one in wanted}
    made = tuple(
        Made(wanted=one, data=_set(document, one.form, at=at, press=press)) for one, document in documents.items()
    )
    # 3
    write(desk, case_id, lambda found: _issue(desk, found, made, heads=heads, as_of=at))
    return MadePapers(papers=made, made_from=heads.case, installation=heads.installation, advice=advice)


def paper_head(opened: OpenCase) -> Head:
    """Give the head that papers print: the last entry that is news of the case."""
    contents = {seq: body.content if body is not None else None for seq, body in opened.bodies}
    for stored in reversed(opened.stored):
        if not isinstance(contents[stored.entry.seq], Issued):
            return head_of(stored.entry)
    return opened.head


def _noted_head(desk: Desk, opened: OpenCase) -> Head | None:
    """Give the head of the installation's own chain that papers print.

    Papers that were made from this head of the case before printed one: it stays, so that reissuing gives the same
    bytes.
    """
    made_from = paper_head(opened).digest
    for _, body in opened.bodies:
        if body is not None and isinstance(body.content, Issued) and body.content.made_from == made_from:
            return printed_head(body.content)
    return installation_head(desk)


def _printed(head: Head | None) -> PrintedHead | None:
    return PrintedHead(case=head.case, seq=head.seq, digest=head.digest) if head is not None else None


def _self_tests(desk: Desk, opened: OpenCase, *, until: Instant | None) -> tuple[SelfTest, ...]:
    """Give the self-tests since the case was opened here, up to the instant that a person named, if one did.

    An invented story has a time of its own, its home has the machine's: all of them stand then.
    """
    installation = read_installation(desk)
    if opened.opened.invented:
        return self_tests_of(installation)
    tests = self_tests_of(installation, case=opened.row.id)
    return tests if until is None else tuple(one for one in tests if one.at <= until)


def _document(
    advice: Advice, wanted: Wanted, *, heads: Heads, size: PaperSize, tests: tuple[SelfTest, ...]
) -> Document:
    if wanted.name == "affidavit":
        document = affidavit(advice, lang=wanted.lang, head=heads.case, size=size, tests=tests)
    else:
        document = _BUILDERS[wanted.name](advice, lang=wanted.lang, head=heads.case, size=size)
    return with_installation(document, heads.installation)


def _set(document: Document, form: Form, *, at: Instant, press: Press) -> bytes:
    match form:
        case "pdf":
            return press.typesetter.pdf(to_typst(document), at=at)
        case "html":
            return to_html(document).encode()
        case "text":
            return to_text(document).encode()


def _issue(desk: Desk, opened: OpenCase, made: tuple[Made, ...], *, heads: Heads, as_of: Instant) -> tuple[Body, ...]:
    known = {
        paper.sha256
        for _, body in opened.bodies
        if body is not None and isinstance(body.content, Issued)
        for paper in body.content.papers
    }
    new = tuple(
        IssuedPaper(name=one.wanted.name, lang=one.wanted.lang, form=one.wanted.form, sha256=digest)
        for one in made
        if (digest := sha256(one.data).hexdigest()) not in known
    )
    if not new:
        return ()
    return (
        desk.body(
            Issued(made_from=heads.case.digest, as_of=as_of, papers=new, noted=_printed(heads.installation)),
            known_at=opened.now(desk),
        ),
    )
