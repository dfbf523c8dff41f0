"""The exhibit list, the custody log and the draft affidavit say what entries and self-tests show, and no more."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest

from standfast.case.case import Clearance, Registration
from standfast.case.evidence import Cleared, Digests, Registered
from standfast.ground.instants import Instant
from standfast.ground.words import Lang
from standfast.journal.self_tests import Check, ClockOffset, SelfTest
from standfast.papers import Document, to_html, to_text, to_typst
from standfast.papers.affidavit import affidavit
from standfast.papers.custody_log import custody_log
from standfast.papers.exhibit_list import exhibit_list
from standfast.papers.told import in_eights
from standfast.plan.advice import Advice
from tests.factories import advice, moment
from tests.unit.papers.stories import HEAD

Paper = Callable[..., Document]
PAPERS: dict[str, Paper] = {"exhibits": exhibit_list, "custody": custody_log, "affidavit": affidavit}
every_paper = pytest.mark.parametrize("kind", PAPERS)
every_language = pytest.mark.parametrize("lang", ["en", "fr"])
START = moment("2026-05-12T09:00:00-07:00")
DIGEST = sha256(b"words").hexdigest()
HELD: dict[Check, bool | None] = dict.fromkeys(Check, True) | {Check.CLOCK: None}

EXHIBITS = """\
device: [{id: tablet, kind: tablet, secured: yes}]
exhibit:
  - {at: 2026-05-10T20:00:00-07:00, id: one, number: EX-001, shows: "The chat of 9 May", made_how: picture_of_screen,
     captured_by: Sam, device: tablet, sensitive: no}
  - {at: 2026-05-10T20:05:00-07:00, id: two, number: EX-002, shows: "Not opened", digest_told: abcd1234, kind: picture}
custody:
  - {at: 2026-05-12T10:00:00-07:00, device: tablet, event: seized, to: A. Officer, badge: "4411", receipt: R-12,
     why: to be examined, condition: "on, locked"}
  - {at: 2026-05-12T10:05:00-07:00, exhibit: EX-001, event: handed_over, to: "<b>A. Officer</b>"}
"""


def told(more: str = EXHIBITS) -> Advice:
    """Give a case with two exhibits, of which one was read by the hasher and cleared."""
    found = advice(more)
    read = Registered(
        exhibit="one",
        file="/chat/words.png",
        size=5,
        changed_at=START,
        outcome="Hashed",
        digests=Digests(sha256=DIGEST, md5="ab" * 16),
        read_by="standfast-hash 0.1.0",
    )
    cleared = Cleared(exhibit="one", cleared=True, by="Sam", said="I say so.")
    case = replace(
        found.case,
        registrations=(Registration(seq=90, at=START, registered=read),),
        clearances=(Clearance(seq=91, at=START, cleared=cleared),),
    )
    return replace(found, case=case)


def noted(day: int, *, fault: Check | None = None, ahead: int | None = None) -> SelfTest:
    return SelfTest(
        at=Instant(START + timedelta(days=day)),
        version="0.1.0",
        system="Linux 6",
        hasher="standfast-hash 0.1.0",
        held=HELD | ({fault: False} if fault is not None else {}) | ({Check.CLOCK: True} if ahead is not None else {}),
        offset=ClockOffset(by="tsa.example.org", milliseconds=ahead, give_or_take=1_020) if ahead is not None else None,
    )


def text(kind: str, of: Advice, lang: Lang = "en", **more: object) -> str:
    """Give a paper as one run of words, whatever its lines."""
    return " ".join(to_text(PAPERS[kind](of, lang=lang, head=HEAD, size="letter", **more)).split())


@every_paper
@every_language
def test_every_paper_can_be_set_in_every_form(kind: str, lang: Lang) -> None:
    document = PAPERS[kind](told(), lang=lang, head=HEAD, size="letter")

    assert to_text(document)
    assert "<b>A. Officer</b>" not in to_html(document)
    assert document.title in to_typst(document).data_json


@every_paper
@every_language
def test_every_paper_asks_about_danger_and_prints_the_head(kind: str, lang: Lang) -> None:
    said = text(kind, told(), lang)

    assert "9-1-1" in said
    assert in_eights(HEAD.digest) in said


@every_paper
def test_a_case_without_exhibits_says_so(kind: str) -> None:
    said = text(kind, advice(""))

    assert "No exhibit" in said


@every_paper
def test_every_paper_says_in_which_zone_its_times_stand(kind: str) -> None:
    assert "America/Vancouver" in text(kind, told())


def test_the_list_shows_each_digest_and_never_says_cleared_of_what_nobody_cleared() -> None:
    said = text("exhibits", told())

    assert in_eights(DIGEST) in said
    assert in_eights("ab" * 16) in said
    assert said.count("cleared by Sam") == 2
    assert "EX-002 Kind: picture Held by: not told Sensitive or cleared: sensitive until a person clears it" in said


def test_the_list_says_first_what_can_be_said_against_each() -> None:
    said = text("exhibits", told())

    assert "It is a copy or a picture of a screen, not the original." in said


def test_the_log_follows_each_thing_and_names_those_without_a_step() -> None:
    said = text("custody", told())

    assert "To: A. Officer; badge 4411" in said
    assert "receipt R-12; to be examined; condition: on, locked" in said
    assert "No step was written down for: EX-002." in said


def test_the_log_says_what_a_handing_over_lacks() -> None:
    assert "It was given away without a receipt number." in text("custody", told())


def test_the_affidavit_says_that_it_is_a_draft_before_anything_else() -> None:
    said = text("affidavit", told())

    assert said.index("DRAFT FOR A LAWYER, NOT SWORN") < said.index("9-1-1")
    assert "Do not sign here before a lawyer has read it." in said


@every_language
def test_the_affidavit_names_each_section_that_it_rests_on(lang: Lang) -> None:
    said = text("affidavit", told(), lang)

    assert all(f"{section}[" in said for section in ("31.1", "31.2", "31.3", "31.5", "31.6", "31.7", "31.8"))


def test_without_self_tests_the_affidavit_claims_nothing_of_the_system() -> None:
    said = text("affidavit", told())

    assert "No self-test was noted. Nothing here shows that the system worked properly" in said
    assert "No fault" not in said
    assert "None found a fault" not in said
    # There is still room for a fault that a person noticed, and no section is passed over.
    assert said.index("4. Self-tests") < said.index("5. Faults") < said.index("6. The exhibits")
    assert "Faults that anyone noticed otherwise" in said
    assert "No self-test found a fault" not in said


def test_the_affidavit_gathers_tests_and_names_each_fault_with_its_effect() -> None:
    tests = (noted(0), noted(1), noted(2, fault=Check.HASHER), noted(3))

    said = text("affidavit", told(), tests=tests)

    assert re.search(r"Self-tests that the program noted from [^.]*: 4\.", said)
    assert "Fault: Separate hasher, against published vectors." in said
    assert "Digests of exhibits read meanwhile can" in said
    assert said.count("What was done about it, by whom and when") == 1
    assert "None found a fault since Friday 15 May 2026, 9 am." in said


def test_a_fault_in_the_last_test_leaves_no_claim_to_be_without_fault() -> None:
    said = text("affidavit", told(), tests=(noted(0), noted(1, fault=Check.PAGES)))

    assert "The last one found a fault." in said
    assert "None found a fault" not in said


def test_a_check_that_was_not_made_is_never_called_sound() -> None:
    skipped = replace(noted(0), held=HELD | {Check.VAULT: None})

    assert "Not checked: Copies in the vault, each in its place." in text("affidavit", told(), tests=(skipped,))


def test_a_clock_that_nobody_compared_is_said_to_be_not_checked() -> None:
    said = text("affidavit", told(), tests=(noted(0),))

    assert "Clock of the computer: Not checked against another clock." in said


def test_the_largest_difference_of_clocks_is_told_whichever_way_it_goes() -> None:
    said = text("affidavit", told(), tests=(noted(0, ahead=30), noted(1, ahead=-800), noted(2)))

    assert "Compared in 2 of 3 self-tests. The largest difference: -800 ms ahead of tsa.example.org" in said


def test_the_affidavit_gives_each_exhibits_digest_or_says_that_there_is_none() -> None:
    said = text("affidavit", told())

    assert f"by standfast-hash 0.1.0 Digest: {in_eights(DIGEST)}" in said
    assert "Exhibit: EX-002 Read: not read by the program Digest: told by someone else: abcd1234" in said


def test_the_affidavit_names_nobody_as_the_one_who_swears() -> None:
    said = text("affidavit", told(f"preparer: {{name: Dana Whitlow}}\n{EXHIBITS}"))

    assert "Dana Whitlow" not in said


def test_the_affidavit_says_each_weakness_once_with_all_that_it_is_of() -> None:
    said = text("affidavit", told())

    against = said[said.index("7. What can be said against it") : said.index("8. What this does not show")]
    lines = against.split(" - ")[1:]
    assert "No address, handle or number says where it comes from. Of: EX-001, EX-002." in against
    assert len({line.partition(" Of: ")[0] for line in lines}) == len(lines)


@pytest.mark.parametrize("fault", [None, Check.HASHER])
def test_there_is_room_for_a_fault_that_a_person_noticed(fault: Check | None) -> None:
    said = text("affidavit", told(), tests=(noted(0, fault=fault),))

    assert "Faults that anyone noticed otherwise, and when" in said
