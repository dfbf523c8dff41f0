"""Sections out of Justice Laws XML: found by their citation, in both layouts; what is not an Act is refused."""

import hashlib
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfast.ground.errors import BadInput, StandfastError
from standfast.ground.words import Lang
from standfast.law import statutes
from standfast.law.statutes import Passage, digest_of, find_statute, main, normal, read_statute

ACTS = Path(__file__).parents[2] / "vectors" / "justice-laws"
SMALL = ACTS / "I-20.7.eng.xml"


def passage(file: str, section: str, language: Lang = "en") -> Passage:
    path = find_statute(ACTS, file, language)
    assert path is not None
    found = read_statute(path, file=file, language=language).passage(section)
    assert found is not None
    return found


def refused(path: Path, data: bytes, *, file: str = "I-20.7", language: Lang = "en") -> str:
    path.write_bytes(data)
    with pytest.raises(BadInput) as error:
        read_statute(path, file=file, language=language)
    return error.value.code


def test_a_section_has_its_marginal_note_words_digest_and_day() -> None:
    found = passage("C-5", "31.1")

    assert found.headings == ("Authentication of electronic documents",)
    assert found.text.startswith("31.1 Any person seeking to admit an electronic document as evidence has the burden")
    assert found.text.endswith("that which it is purported to be.")
    assert found.digest == hashlib.sha256(found.text.encode()).hexdigest()
    assert found.last_amended == date(2003, 1, 1)


def test_the_french_text_is_found_by_the_same_citation() -> None:
    found = passage("C-5", "31.2(1)(a)", "fr")

    assert found.headings == ("Règle de la meilleure preuve — documents électroniques",)
    assert found.text.startswith("a) la fiabilité du système d\u2019archivage électronique")


def test_a_subsection_carries_the_notes_on_the_way_to_it() -> None:
    found = passage("C-5", "31.2(2)")

    assert found.headings == ("Application of best evidence rule — electronic documents", "Printouts")
    assert found.text.startswith("(2) Despite subsection (1)")


def test_history_notes_and_footnotes_are_no_words_of_the_law() -> None:
    assert "2000, c. 5" not in passage("C-5", "31.1").text
    assert "Printouts" not in passage("C-5", "31.2").text


def test_words_that_stand_inside_a_sentence_stay_in_it() -> None:
    assert "Canada Evidence Act." in passage("C-5", "1").text
    assert "  " not in passage("C-5", "1").text


@pytest.mark.parametrize("section", ["999", "31.2(9)", "31.2(1)(z)", "", "Schedule", "31.2(", "108"])
def test_what_is_not_there_is_not_found(section: str) -> None:
    path = find_statute(ACTS, "C-5", "en")
    assert path is not None

    assert read_statute(path, file="C-5", language="en").passage(section) is None


def test_the_day_of_consolidation_is_told() -> None:
    assert read_statute(SMALL, file="I-20.7", language="en").as_of is not None


@pytest.mark.parametrize(
    ("file", "language", "published"),
    [
        ("C-46", "en", "eng/acts/C-46.xml"),
        ("C-46", "fr", "fra/lois/C-46.xml"),
        ("SOR-2011-292", "en", "eng/regulations/SOR-2011-292.xml"),
        ("SOR-2011-292", "fr", "fra/reglements/DORS-2011-292.xml"),
        ("C-46", "en", "C-46.eng.xml"),
        ("SOR-2011-292", "fr", "SOR-2011-292.fra.xml"),
    ],
)
def test_both_layouts_are_known(tmp_path: Path, file: str, language: Lang, published: str) -> None:
    path = tmp_path / published
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("")

    assert find_statute(tmp_path, file, language) == path


def test_what_the_folder_lacks_is_not_found(tmp_path: Path) -> None:
    assert find_statute(tmp_path, "C-46", "en") is None


def test_the_digest_is_of_the_words_and_not_of_their_layout() -> None:
    assert digest_of("un\u00a0an\n  et\tun jour") == digest_of(" un an et un jour ")
    assert digest_of("e\u0301lève") == digest_of("élève")
    assert digest_of("may") != digest_of("shall")


@given(st.text())
def test_a_normal_form_is_its_own_normal_form(text: str) -> None:
    assert normal(normal(text)) == normal(text)


def test_a_file_that_is_cut_off_is_refused_at_its_line(tmp_path: Path) -> None:
    data = SMALL.read_bytes()

    assert refused(tmp_path / "cut.xml", data[: len(data) // 2]) == "statutes.broken_xml"


def test_what_is_no_xml_or_of_no_known_encoding_is_refused(tmp_path: Path) -> None:
    for data in (b"", b"\xff\xfe\x00", b"not XML", b'<?xml version="1.0" encoding="x-none"?><Statute/>'):
        assert refused(tmp_path / "broken.xml", data) == "statutes.broken_xml"


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE Statute [<!ENTITY a "b">]>',
        '<!DOCTYPE Statute [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE Statute SYSTEM "http://example.org/statute.dtd">',
        '<!DOCTYPE Statute [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    ],
)
def test_entities_and_document_types_are_refused(tmp_path: Path, declared: str) -> None:
    text = SMALL.read_text(encoding="utf-8-sig").replace("<Statute", f"{declared}<Statute", 1)

    assert refused(tmp_path / "hostile.xml", text.encode()) == "statutes.hostile"


def test_another_root_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "page.xml", b"<html><Body/></html>") == "statutes.not_a_statute"


def test_the_other_language_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "fr.xml", (ACTS / "I-20.7.fra.xml").read_bytes()) == "statutes.wrong_language"


def test_another_act_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "C-46.eng.xml", SMALL.read_bytes(), file="C-46") == "statutes.other_act"


def test_an_act_without_sections_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.xml", b'<Statute xml:lang="en"/>') == "statutes.no_body"


def test_endless_nesting_is_refused(tmp_path: Path) -> None:
    deep = b"<Body>" + b"<Section>" * 5000 + b"</Section>" * 5000 + b"</Body>"

    assert refused(tmp_path / "deep.xml", b'<Statute xml:lang="en">' + deep + b"</Statute>") == "statutes.too_deep"


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statutes, "LIMIT", 1000)

    assert refused(tmp_path / "large.xml", SMALL.read_bytes()) == "file.too_large"


@given(cut=st.integers(min_value=0, max_value=SMALL.stat().st_size - 2), noise=st.binary(max_size=8))
def test_damaged_xml_is_read_or_refused_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, cut: int, noise: bytes
) -> None:
    data = SMALL.read_bytes()
    path = tmp_path_factory.mktemp("xml") / "damaged.xml"
    path.write_bytes(data[:cut] + noise + data[cut + len(noise) :])

    codes = []
    try:
        found = read_statute(path, file="I-20.7", language="en").passage("3")
        assert found is None or found.section == "3"
    except StandfastError as error:
        codes.append(error.code)

    assert all(code.startswith("statutes.") for code in codes)


def test_the_command_prints_what_a_data_file_needs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(ACTS / "C-5.eng.xml", tmp_path)

    main([str(tmp_path), "C-5", "31.1", "999"])

    said = capsys.readouterr().out
    assert f"digest {passage('C-5', '31.1').digest}" in said
    assert "last amended 2003-01-01" in said
    assert "en C-5 999: not there" in said
    assert "fr: no file for C-5" in said
