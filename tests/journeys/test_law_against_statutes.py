"""``law check --statutes``: the law that ships against the three Acts as published, and against changed copies."""

import re
import shutil
from pathlib import Path

import pytest

from standfast.law import load_law
from standfast.law.drift import compare_statutes
from tests.journeys.standing import ROOT, run

ACTS = ROOT / "tests" / "vectors" / "justice-laws"
CITED = "Any person seeking to admit an electronic document"


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """Give a copy in which one word of section 31.1 of the Canada Evidence Act is another."""
    acts = shutil.copytree(ACTS, tmp_path / "acts")
    path = acts / "C-5.eng.xml"
    text = path.read_text(encoding="utf-8-sig")
    assert CITED in text
    path.write_text(text.replace(CITED, CITED.replace("Any person", "Every person"), 1), encoding="utf-8")
    return acts


def test_every_provision_of_the_three_acts_agrees_with_them() -> None:
    found = compare_statutes(load_law("ca"), ACTS)

    assert [(one.provision.id, one.language, one.kind, one.said, one.found) for one in found.drifts] == []
    assert {one.file for one in found.statutes} == {"C-5", "C-23.7", "I-20.7"}
    # A digest was taken wherever it could be.
    assert [one for one in found.not_compared if one.statute.file in {"C-5", "C-23.7", "I-20.7"}] == []


def test_agreement_is_said_and_what_was_not_compared_is_named() -> None:
    done = run("law", "check", "--statutes", ACTS)

    assert done.code == 0, done.err
    told = " ".join(done.out.split())
    assert "Compared with C-5 (English), consolidated to" in told
    assert "0 differences" in told
    assert "C-46 (English, French) is not in the folder. Not compared: ca.cc.172.1" in told


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("Canada Evidence Act, s. 31.1", "the words have changed since they were read", "cea/31.1.yaml")),
        ("fr", ("art. 31.1", "le texte a changé depuis sa lecture", "cea/31.1.yaml")),
    ],
)
def test_a_word_that_changed_is_told_with_its_file(changed: Path, lang: str, words: tuple[str, ...]) -> None:
    done = run("law", "check", "--statutes", changed, "--lang", lang)

    assert done.code == 1
    told = " ".join(done.out.split())
    assert all(each in told for each in words), told
    assert len(re.findall(r"\b[0-9a-f]{64}\b", told)) == 1


def test_programs_get_each_difference_as_a_value(changed: Path) -> None:
    done = run("law", "check", "--statutes", changed, "--json")

    assert done.code == 1
    (drift,) = done.json["statutes"]["drifts"]
    assert (drift["id"], drift["language"], drift["kind"]) == ("ca.cea.31.1", "en", "text")


def test_without_a_folder_nothing_is_compared() -> None:
    assert "statutes" not in run("law", "check", "--json").json


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_folder_that_is_not_there_and_a_file_that_is_cut_are_said_in_four_parts(tmp_path: Path, lang: str) -> None:
    (tmp_path / "C-5.eng.xml").write_bytes((ACTS / "C-5.eng.xml").read_bytes()[:5000])

    for folder, words in ((tmp_path / "none", str(tmp_path / "none")), (tmp_path, "C-5.eng.xml")):
        done = run("law", "check", "--statutes", folder, "--lang", lang)
        assert done.code == 2
        assert words in "".join(done.err.split())
        assert done.out == ""


def test_a_folder_without_a_statute_is_no_agreement(tmp_path: Path) -> None:
    found = run("law", "check", "--statutes", tmp_path)

    assert found.code == 2
    assert "nothing was compared" in " ".join(found.err.split())
