"""Where the law has moved on since it was read: each change in a copy of an Act is found, and nothing else is."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from standfast.ground.errors import BadInput
from standfast.ground.words import LANGS, Words
from standfast.law import HeadingRead, Law, Provision, Statute
from standfast.law.drift import Comparison, DriftKind, Lack, compare_statutes
from standfast.law.load import read_law
from standfast.law.statutes import find_statute, read_statute

ACTS = Path(__file__).parents[2] / "vectors" / "justice-laws"
SOUND = Path(__file__).parent / "sound"
CITED = (("C-5", "31.1"), ("C-5", "31.2(2)"), ("C-23.7", "7"), ("I-20.7", "3"))


@pytest.fixture(scope="module")
def law() -> Law:
    sound = read_law(SOUND, "ca")
    one = sound.provision("ca.cvbr.7")
    return replace(sound, provisions=tuple(cited(one, file, section) for file, section in CITED))


def cited(one: Provision, file: str, section: str) -> Provision:
    """Give a provision as it is written by someone who has just read the section."""
    passages = []
    for language in LANGS:
        path = find_statute(ACTS, file, language)
        assert path is not None
        passages.append(read_statute(path, file=file, language=language).passage(section))
    english, french = passages
    assert english is not None
    assert french is not None
    statute = Statute(
        file=file,
        section=section,
        heading_en=HeadingRead.READ,
        heading_fr=HeadingRead.READ,
        digest_en=english.digest,
        digest_fr=french.digest,
        last_amended=english.last_amended,
    )
    title = Words(en=english.headings[0], fr=french.headings[0])
    return replace(one, id=f"{file}.{section}", title=title, statute=statute)


@pytest.fixture
def acts(tmp_path: Path) -> Path:
    return shutil.copytree(ACTS, tmp_path / "acts")


def told(found: Comparison) -> list[tuple[str, str, DriftKind]]:
    return [(one.provision.id, one.language, one.kind) for one in found.drifts]


def change(path: Path, edit: Callable[[str], str]) -> None:
    text = path.read_text(encoding="utf-8-sig")
    changed = edit(text)
    assert changed != text
    path.write_text(changed, encoding="utf-8")


def test_what_was_just_read_agrees(law: Law) -> None:
    found = compare_statutes(law, ACTS)

    assert found.drifts == ()
    assert found.not_compared == ()
    assert found.compared == 2 * len(CITED)
    assert {(one.file, one.language) for one in found.statutes} == {(file, lang) for file, _ in CITED for lang in LANGS}


def test_a_changed_word_is_found(law: Law, acts: Path) -> None:
    change(acts / "C-5.eng.xml", lambda text: text.replace("has the burden of proving", "may be asked to prove", 1))

    found = compare_statutes(law, acts)

    assert told(found) == [("C-5.31.1", "en", DriftKind.TEXT)]
    now = read_statute(acts / "C-5.eng.xml", file="C-5", language="en").passage("31.1")
    assert now is not None
    assert found.drifts[0].found == now.digest


def test_a_dropped_section_is_found(law: Law, acts: Path) -> None:
    section = re.compile(r"<Section [^>]*><MarginalNote [^>]*>[^<]*</MarginalNote><Label>31\.1</Label>.*?</Section>")
    change(acts / "C-5.fra.xml", lambda text: section.sub("", text, count=1))

    assert told(compare_statutes(law, acts)) == [("C-5.31.1", "fr", DriftKind.SECTION)]


def test_a_dropped_subsection_is_found(law: Law, acts: Path) -> None:
    part = re.compile(r"<Subsection [^>]*><MarginalNote [^>]*>Printouts</MarginalNote>.*?</Subsection>")
    change(acts / "C-5.eng.xml", lambda text: part.sub("", text, count=1))

    assert told(compare_statutes(law, acts)) == [("C-5.31.2(2)", "en", DriftKind.SECTION)]


def test_a_changed_heading_is_found_with_what_it_reads_now(law: Law, acts: Path) -> None:
    old = "Authentification de documents électroniques"
    change(acts / "C-5.fra.xml", lambda text: text.replace(old, "Authentification", 1))

    found = compare_statutes(law, acts)

    assert told(found) == [("C-5.31.1", "fr", DriftKind.HEADING)]
    assert (found.drifts[0].said, found.drifts[0].found) == (old, "Authentification")


def test_a_changed_day_of_amendment_is_found(law: Law, acts: Path) -> None:
    before = r'lims:lastAmendedDate="[0-9-]+"([^>]*><MarginalNote [^>]*>[^<]*</MarginalNote><Label>31\.1<)'
    change(acts / "C-5.eng.xml", lambda text: re.sub(before, r'lims:lastAmendedDate="2026-10-01"\1', text, count=1))

    found = compare_statutes(law, acts)

    assert told(found) == [("C-5.31.1", "en", DriftKind.LAST_AMENDED)]
    assert (found.drifts[0].said, found.drifts[0].found) == ("2003-01-01", "2026-10-01")


def test_a_section_that_was_repealed_is_found(law: Law, acts: Path) -> None:
    body = re.compile(r"(<Label>31\.1</Label>)<Text>.*?</Text>")
    gone = r"\1<Text><Repealed>[Repealed, 2026, c. 1, s. 1]</Repealed></Text>"
    change(acts / "C-5.eng.xml", lambda text: body.sub(gone, text, count=1))

    assert told(compare_statutes(law, acts)) == [("C-5.31.1", "en", DriftKind.TEXT)]


def test_another_layout_of_the_same_words_is_no_drift(law: Law, acts: Path) -> None:
    change(acts / "C-5.eng.xml", lambda text: text.replace("</Section><Section", "</Section>\n\n  <Section"))

    assert compare_statutes(law, acts).drifts == ()


def test_typographers_apostrophes_are_no_drift_of_a_heading(law: Law, acts: Path) -> None:
    old = "Authentification de documents électroniques"
    change(acts / "C-5.fra.xml", lambda text: text.replace(old, "L\u2019authentification", 1))
    one = replace(law.provisions[0], title=Words(en=law.provisions[0].title.en, fr="L'authentification"))

    assert compare_statutes(replace(law, provisions=(one,)), acts).drifts == ()


def test_a_title_in_our_own_words_is_not_compared(law: Law) -> None:
    one = law.provisions[0]
    assert one.statute is not None
    ours = replace(one, title=Words(en="Ours", fr="Le nôtre"))
    unread = replace(ours, statute=replace(one.statute, heading_fr=HeadingRead.NOT_READ))

    assert told(compare_statutes(replace(law, provisions=(ours,)), ACTS)) == [
        ("C-5.31.1", "en", DriftKind.HEADING),
        ("C-5.31.1", "fr", DriftKind.HEADING),
    ]
    assert told(compare_statutes(replace(law, provisions=(unread,)), ACTS)) == [("C-5.31.1", "en", DriftKind.HEADING)]


def test_what_the_folder_lacks_is_listed_as_not_compared(law: Law, acts: Path) -> None:
    (acts / "C-23.7.fra.xml").unlink()

    found = compare_statutes(law, acts)

    assert [(one.provision.id, one.language, one.lack) for one in found.not_compared] == [("C-23.7.7", "fr", Lack.FILE)]
    assert found.drifts == ()
    assert found.compared == 2 * len(CITED) - 1


def test_a_digest_that_nobody_took_is_told_with_the_one_of_today(law: Law) -> None:
    one = law.provisions[0]
    assert one.statute is not None
    bare = replace(one, statute=replace(one.statute, digest_en=None, digest_fr=None, last_amended=None))

    found = compare_statutes(replace(law, provisions=(bare,)), ACTS)

    assert found.drifts == ()
    assert [(each.language, each.lack, each.found) for each in found.not_compared] == [
        ("en", Lack.DIGEST, one.statute.digest_en),
        ("en", Lack.LAST_AMENDED, date(2003, 1, 1).isoformat()),
        ("fr", Lack.DIGEST, one.statute.digest_fr),
        ("fr", Lack.LAST_AMENDED, date(2003, 1, 1).isoformat()),
    ]


def test_a_folder_that_is_not_there_is_said(law: Law, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        compare_statutes(law, tmp_path / "none")

    assert refused.value.code == "statutes.no_folder"
