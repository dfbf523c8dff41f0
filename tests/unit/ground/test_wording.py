"""The program's words: both languages or an error, and four parts for every error."""

import ast
import string
from pathlib import Path

import pytest

from standfast.ground.data_files import DATA
from standfast.ground.errors import BadInput
from standfast.ground.wording import load_errors, load_wording, read_wording

SOURCE = Path(__file__).parents[3] / "src" / "standfast"
MINE = ("file.", "yaml.", "schema.", "wording.", "answers.", "value.", "catalogue.")


def test_a_text_is_found_by_its_dotted_key(tmp_path: Path) -> None:
    path = tmp_path / "w.yaml"
    path.write_text("a:\n  b: {en: Call., fr: Appelez.}\n  c:\n  - {en: One, fr: Un}\n  - {en: Two, fr: Deux}\n")

    wording = read_wording(path, name="w")

    assert wording.words("a.b").say("fr") == "Appelez."
    assert [one.en for one in wording.several("a.c")] == ["One", "Two"]
    assert wording.find("a.nothing") is None


@pytest.mark.parametrize("call", ["words", "several"])
def test_a_missing_text_is_a_named_fault(tmp_path: Path, call: str) -> None:
    path = tmp_path / "w.yaml"
    path.write_text("a: {en: Call., fr: Appelez.}\n")
    wording = read_wording(path, name="w")

    with pytest.raises(BadInput, match=r"wording\.missing .*field=b"):
        getattr(wording, call)("b")


def test_every_text_that_lacks_a_language_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "w.yaml"
    path.write_text("a: {en: Call.}\nb: {en: Call., fr: ''}\nc: alone\nd: {en: x, fr: y, de: z}\ne: {en: x, fr: y}\n")

    with pytest.raises(BadInput) as refused:
        read_wording(path, name="w")

    assert [(one.code, one.details["line"]) for one in refused.value.problems] == [
        ("wording.one_language", "1"),
        ("wording.one_language", "2"),
        ("wording.one_language", "3"),
        ("wording.one_language", "4"),
    ]


def test_every_wording_file_loads() -> None:
    names = [path.relative_to(DATA / "wording").with_suffix("").as_posix() for path in _wording_files()]

    assert "errors/ground" in names
    for name in names:
        assert load_wording(name).texts


def test_every_error_of_this_floor_has_its_words_and_no_words_lack_their_error() -> None:
    raised = {code for path in SOURCE.rglob("*.py") for code in _strings(path) if code.startswith(MINE)}
    worded = {code for code in load_errors() if code.startswith(MINE)}

    assert raised == worded


def test_words_ask_only_for_details_that_every_such_error_has() -> None:
    usual = {"file", "line", "field"}
    besides = {
        "limit", "character", "first", "said", "near", "known", "expects", "found", "sample", "target", "other", "event"
    }  # fmt: skip

    for code, parts in load_errors().items():
        if not code.startswith(MINE):
            continue
        for words in (parts.what, parts.where, parts.safe, parts.next):
            english, french = _placeholders(words.en), _placeholders(words.fr)
            assert english == french, code
            assert english <= usual | besides, code


def _wording_files() -> list[Path]:
    return sorted((DATA / "wording").rglob("*.yaml"))


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _strings(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in found if text.replace(".", "").replace("_", "").isalnum() and text.count(".") == 1} - {
        "answers.yaml"
    }
