"""A broken file for each kind of mistake: it is found, at its file and place, in words that say what to mend."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest

from standfast.ground.errors import BadInput, Problem
from standfast.ground.wording import load_errors
from standfast.ground.yaml_file import plain_value, read_yaml
from standfast.law.check import check_law
from standfast.law.load import read_law

TABLE = cast("dict[str, Any]", plain_value(read_yaml(Path(__file__).parent / "broken.yaml")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    mistake: str
    file: str
    was: str
    becomes: str
    code: str
    says: list[str]


BROKEN = [Broken(**one) for one in TABLE["broken"]]


SOUND = Path(__file__).parent / "sound"


def copied(folder: Path) -> Path:
    return shutil.copytree(SOUND, folder / "data")


def breaking(folder: Path, broken: Broken) -> Path:
    root = copied(folder)
    path = root / broken.file
    text = path.read_text(encoding="utf-8")
    assert broken.was in text, "the sound file has changed: bring this mistake up to date"
    path.write_text(text.replace(broken.was, broken.becomes, 1), encoding="utf-8")
    return root


def spoken(problem: Problem) -> str:
    words = load_errors()[problem.code]
    parts = (words.what, words.where, words.safe, words.next)
    return " ".join(part.say("en", **problem.details) for part in parts)


@pytest.mark.parametrize("broken", BROKEN, ids=[one.mistake.replace(" ", "_") for one in BROKEN])
def test_each_kind_of_mistake_is_found_and_said(tmp_path: Path, broken: Broken) -> None:
    root = breaking(tmp_path, broken)

    problems = check_law("ca", root=root)

    told = [spoken(problem) for problem in problems if problem.code == broken.code]
    assert told, [str(problem) for problem in problems]
    assert any(all(words in one for words in broken.says) for one in told), told


def test_what_mistakes_are_planted_in_is_sound() -> None:
    assert check_law("ca", root=SOUND) == ()


def test_every_code_of_the_laws_errors_has_its_broken_file_or_its_question() -> None:
    codes = {code for code in load_errors() if code.startswith(("law.", "rule."))}

    # Asking for an id that isn't loaded is a question; a stray file is in test_snapshot.py.
    assert codes - {one.code for one in BROKEN} == {"law.unknown", "law.stray_file"}


def test_one_reading_tells_the_problems_of_every_file(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "law/ca/gates.yaml").write_text("gates: []\n", encoding="utf-8")
    (root / "bodies/ca/911.yaml").write_bytes(b"\xff\xfe")
    (root / "law/ca/acts.yaml").unlink()

    with pytest.raises(BadInput) as refused:
        read_law(root, "ca")

    files = {problem.details["file"] for problem in refused.value.problems}
    assert {"law/ca/gates.yaml", "bodies/ca/911.yaml", "law/ca/acts.yaml"} <= files


def test_an_error_names_the_line(tmp_path: Path) -> None:
    broken = next(one for one in BROKEN if one.code == "law.no_such_day")

    (problem,) = check_law("ca", root=breaking(tmp_path, broken))

    lines = (SOUND / broken.file).read_text(encoding="utf-8").splitlines()
    assert broken.was in lines[int(problem.details["line"]) - 1]
