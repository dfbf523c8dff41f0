"""The cues' data: sound as they ship, and a fault in them is told with its file and its own line."""

from pathlib import Path
from shutil import copytree

import pytest

from standfast.catalogue import load_catalogue
from standfast.cues import load
from standfast.cues.load import NONE, load_danger_cues, load_refusal_cues
from standfast.ground.data_files import DATA
from standfast.ground.errors import BadInput
from standfast.plan.data import load_danger

UNREADABLE = ("a (b", ".. a", "a ..", "[a] b", "<no_such_list>", "a ..9 b", "(a||b)", "a ()", "a []")


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the cues to spoil; what was loaded before is not asked."""
    copytree(DATA / "cues", tmp_path / "cues")
    monkeypatch.setattr(load, "DATA", tmp_path)
    return tmp_path / "cues"


def refused(what: str) -> BadInput:
    with pytest.raises(BadInput) as found:
        getattr(load, what).__wrapped__()
    return found.value


def spoil(file: Path, *, key: str, text: str) -> int:
    """Put a cue that can't be read last in the first list under a key, and give its line."""
    lines = file.read_text(encoding="utf-8").splitlines()
    start = next(place for place, line in enumerate(lines) if line.strip().startswith(f"{key}:"))
    at = next(place for place in range(start, len(lines)) if lines[place].lstrip().startswith("- {say"))
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    lines.insert(at + 1, f'{indent}- {{say: "{text}", weight: 1}}')
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return at + 2


def test_every_key_is_a_reason_that_the_catalogue_knows_or_none() -> None:
    known = {choice.code for choice in load_catalogue().fact("refusal.reason").choices}

    assert {cue.key for cue in load_refusal_cues().cues.cues} <= known | {NONE}


def test_every_kind_is_a_kind_of_danger() -> None:
    cues = load_danger_cues()

    kinds = {cue.key for cue in cues.cues.cues if cue not in cues.dampers}
    assert kinds == {kind.id for kind in load_danger().kinds}


@pytest.mark.parametrize(
    ("file", "key", "what"),
    [
        ("refusals.en.yaml", "keys", "load_refusal_cues"),
        ("danger.fr.yaml", "kinds", "load_danger_cues"),
        ("danger.en.yaml", "dampers", "load_danger_cues"),
    ],
)
@pytest.mark.parametrize("text", UNREADABLE)
def test_a_pattern_that_cant_be_read_names_its_file_and_line(
    copied: Path, file: str, key: str, what: str, text: str
) -> None:
    line = spoil(copied / file, key=key, text=text)

    error = refused(what)

    assert error.code == "cues.pattern"
    assert error.problems[0].details["file"] == f"cues/{file}"
    assert error.problems[0].details["line"] == str(line)
    assert error.problems[0].details["field"] == text


def test_what_the_schema_refuses_names_its_line(copied: Path) -> None:
    line = spoil(copied / "danger.en.yaml", key="kinds", text="a b")
    text = (copied / "danger.en.yaml").read_text(encoding="utf-8").splitlines()
    text[line - 1] = text[line - 1].replace("weight: 1", "weight: much")
    (copied / "danger.en.yaml").write_text("\n".join(text), encoding="utf-8")

    error = refused("load_danger_cues")

    assert (error.code, error.problems[0].details["line"]) == ("schema.wrong", str(line))
