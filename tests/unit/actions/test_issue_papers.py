"""Papers are recorded once, print a head that their own issue does not move, and come out the same again."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256

import pytest

from standfast.actions.installation import append_installation
from standfast.actions.issue_papers import (
    FORMS,
    PAPERS,
    MadePapers,
    PaperName,
    Press,
    Wanted,
    issue_papers,
    paper_head,
)
from standfast.actions.open_bodies import open_case
from standfast.actions.record import NewRecord, record
from standfast.actions.unit import begin_case
from standfast.case.bodies import Issued
from standfast.ground.instants import Instant
from standfast.ground.words import LANGS
from standfast.journal.installation import NoteKind
from standfast.journal.self_tests import Check, SelfTest, self_test_to_json
from standfast.papers import TypstSource
from tests.factories import bodies, moment
from tests.unit.actions.conftest import NOW, SNIPPET, Begun, Still

BRIEF = (Wanted(name="brief", lang="en", form="text"),)


@dataclass
class Printer:
    """A typesetter that prints what it was handed, and remembers when it said that was."""

    dated: list[Instant] = field(default_factory=list)

    def pdf(self, source: TypstSource, *, at: Instant) -> bytes:
        self.dated.append(at)
        return source.data_json.encode()


def issue(begun: Begun, wanted: Iterable[Wanted] = BRIEF, as_of: Instant | None = None) -> MadePapers:
    return issue_papers(begun.desk, begun.case, wanted, as_of=as_of, press=Press(size="letter", typesetter=Printer()))


def issued(begun: Begun) -> list[Issued]:
    opened = open_case(begun.desk, begun.case)
    return [body.content for _, body in opened.bodies if body is not None and isinstance(body.content, Issued)]


def test_the_same_papers_again_are_the_same_bytes_and_no_new_entry(begun: Begun) -> None:
    first, again = issue(begun), issue(begun)

    assert first.papers == again.papers
    assert first.made_from == again.made_from
    assert len(issued(begun)) == 1


def test_an_issue_commits_to_the_digest_the_head_and_the_instant(begun: Begun) -> None:
    before = begun.desk.store.head(begun.case)

    made = issue(begun, as_of=moment("2026-05-12T09:00:00-07:00"))

    (told,) = issued(begun)
    assert [one.sha256 for one in told.papers] == [sha256(made.papers[0].data).hexdigest()]
    assert told.made_from == before.digest
    assert told.as_of == moment("2026-05-12T09:00:00-07:00")


def test_the_head_that_papers_print_passes_over_issues_and_moves_with_news(begun: Begun) -> None:
    quiet = paper_head(open_case(begun.desk, begun.case))
    issue(begun)
    issue(begun, [Wanted(name="script", lang="fr", form="html")])
    after_issues = paper_head(open_case(begun.desk, begun.case))
    record(begun.desk, begun.case, NewRecord(kind="contact", at=None, fields={"who": "X"}))
    after_news = paper_head(open_case(begun.desk, begun.case))

    assert quiet == after_issues
    assert begun.desk.store.head(begun.case) == after_news != quiet
    assert begun.desk.store.head(begun.case).seq == quiet.seq + 3


def test_only_what_is_new_is_recorded(begun: Begun) -> None:
    issue(begun)

    issue(begun, [*BRIEF, Wanted(name="do-now", lang="en", form="text")])

    assert [[one.name for one in told.papers] for told in issued(begun)] == [["brief"], ["do-now"]]


def test_news_of_the_case_makes_another_paper(begun: Begun) -> None:
    first = issue(begun)
    record(
        begun.desk, begun.case, NewRecord(kind="contact", at=None, fields={"role": "officer", "file_number": "NP-7"})
    )

    second = issue(begun)

    assert first.papers[0].data != second.papers[0].data
    assert len(issued(begun)) == 2


def test_a_pdf_carries_the_instant_of_the_paper_not_of_the_machine(begun: Begun) -> None:
    printer, at = Printer(), moment("2026-05-12T09:00:00-07:00")

    issue_papers(
        begun.desk,
        begun.case,
        [Wanted(name="brief", lang="en", form="pdf")],
        as_of=at,
        press=Press(size="a4", typesetter=printer),
    )

    assert printer.dated == [at]


@pytest.mark.parametrize("lang", LANGS)
def test_every_paper_comes_in_every_form(begun: Begun, lang: str) -> None:
    wanted = [Wanted(name=name, lang="fr" if lang == "fr" else "en", form=form) for name in PAPERS for form in FORMS]

    made = issue(begun, wanted)

    assert len({one.data for one in made.papers}) == len(wanted) == 18
    assert made.advice.now == NOW


def note_test(begun: Begun, at: str, **held: bool) -> None:
    """Note a self-test of one instant."""
    desk = replace(begun.desk, clock=Still(at=moment(at)))
    test = SelfTest(
        at=desk.clock.now(),
        version="0.1.0",
        system="a machine",
        hasher="a hasher",
        held={check: held.get(check.value, True) for check in Check},
    )
    append_installation(desk, NoteKind.SELF_TEST, self_test_to_json(test))


def affidavit_of(begun: Begun) -> str:
    (made,) = issue(begun, [Wanted(name="affidavit", lang="en", form="text")]).papers
    return " ".join(made.data.decode().split())


def test_a_self_test_that_was_noted_under_a_wrong_clock_counts_too(begun: Begun) -> None:
    note_test(begun, "2020-01-01T09:00:00-07:00")

    said = affidavit_of(begun)

    assert re.search(r"Self-tests that the program noted from [^.]*: 1\.", said)
    assert "Fault:" not in said


def test_a_fault_that_a_self_test_noted_reaches_the_affidavit(begun: Begun) -> None:
    note_test(begun, NOW.isoformat(), vault=False)

    assert "Fault: Copies in the vault, each in its place." in affidavit_of(begun)


@pytest.mark.parametrize("name", ["exhibits", "custody", "affidavit"])
def test_a_paper_for_a_court_made_again_is_the_same_bytes_and_no_new_entry(begun: Begun, name: PaperName) -> None:
    issue(begun)
    wanted = [Wanted(name=name, lang=lang, form=form) for lang in LANGS for form in FORMS]

    first, again = issue(begun, wanted), issue(begun, wanted)

    assert first.papers == again.papers
    assert len(issued(begun)) == 2


def test_tests_from_before_the_case_was_opened_are_not_the_cases(begun: Begun) -> None:
    note_test(begun, NOW.isoformat(), vault=False)
    later = begin_case(begun.desk, tuple(replace(body, recorded_at=NOW) for body in bodies(SNIPPET))).head.case
    note_test(begun, NOW.isoformat())

    said = affidavit_of(replace(begun, case=later))

    assert re.search(r"Self-tests that the program noted from [^.]*: 1\.", said)
    assert "Fault:" not in said
