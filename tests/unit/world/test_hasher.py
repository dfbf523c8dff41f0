"""Of the hasher's answer only what has the form of an answer is taken, and a file that fails costs that file."""

import json
import sys
from pathlib import Path

import pytest

from standfast.actions.evidence_ports import ReadFile, SeenFile
from standfast.ground.errors import Unavailable
from standfast.ground.instants import read_instant
from standfast.world.hasher import HasherProgram

CHANGED = read_instant("2026-05-10T20:20:00+00:00")
GOOD = {
    "outcome": "Hashed",
    "reason": None,
    "kind": "picture",
    "size": 7,
    "sha256": "a" * 64,
    "sha512": "b" * 128,
    "sha1": "c" * 40,
    "md5": "d" * 32,
    "pdq": "e" * 64,
    "quality": 88,
    "recipe": "pdq-full-1",
    "modified_ns": 1778444400_000_000_000,
    "confined": {"seccomp": True},
}


def seen(path: str = "/x/a.png") -> SeenFile:
    return SeenFile(path=path, shown=path, size=5, changed_at=CHANGED)


def answering(*lines: str, folder: Path, code: int = 0) -> HasherProgram:
    """Give a hasher that says what it is told to say."""
    script = folder / "says.py"
    script.write_text(f"import sys\nsys.stdin.buffer.read()\nsys.stdout.write({''.join(lines)!r})\nsys.exit({code})\n")
    return HasherProgram((sys.executable, str(script)))


def line(path: object = "/x/a.png", **other: object) -> str:
    return json.dumps({"path": path, **GOOD, **other}) + "\n"


def one(program: HasherProgram) -> ReadFile:
    (read,) = program.read([seen()])
    return read


def test_what_it_says_is_taken_whole(tmp_path: Path) -> None:
    read = one(answering(line(), folder=tmp_path))

    assert (read.outcome, read.kind, read.quality) == ("Hashed", "picture", 88)
    assert read.digests.sha256 == "a" * 64
    assert read.digests.pdq == "e" * 64
    assert read.file.size == 7
    assert read.read_by == "standfast-hash, pdq-full-1"


@pytest.mark.parametrize("name", ["sha256", "sha512", "sha1", "md5", "pdq"])
@pytest.mark.parametrize("value", ["A" * 64, "zz", 7, ["a"], "a" * 63, "a" * 64 + "\n"])
def test_what_is_no_digest_is_not_taken_for_one(tmp_path: Path, name: str, value: object) -> None:
    read = one(answering(line(**{name: value}), folder=tmp_path))

    assert getattr(read.digests, name) is None


@pytest.mark.parametrize("outcome", [None, 4, "<b>bytes of a picture</b>", "x" * 31])
def test_an_outcome_is_a_word_or_no_answer(tmp_path: Path, outcome: object) -> None:
    assert one(answering(line(outcome=outcome), folder=tmp_path)).outcome == "Died"


def test_a_reason_stands_beside_its_outcome(tmp_path: Path) -> None:
    assert one(answering(line(outcome="TooLarge", reason="pixels"), folder=tmp_path)).outcome == "TooLarge: pixels"


def test_a_quality_out_of_range_is_none(tmp_path: Path) -> None:
    assert one(answering(line(quality=101), folder=tmp_path)).quality is None


def test_what_was_not_confined_is_said(tmp_path: Path) -> None:
    read = one(answering(line(confined={"seccomp": False}), folder=tmp_path))

    assert read.read_by.endswith("not confined in full")


def test_a_text_is_known_by_its_name(tmp_path: Path) -> None:
    program = answering(line(path="/x/a.txt", kind="other"), folder=tmp_path)

    (read,) = program.read([seen("/x/a.txt")])

    assert read.kind == "text"


def test_lines_that_are_no_answer_and_files_that_were_not_asked_for_change_nothing(tmp_path: Path) -> None:
    program = answering("nonsense\n", "[1]\n", line(path="/etc/hostname"), line(), folder=tmp_path)

    assert [read.file.path for read in program.read([seen()])] == ["/x/a.png"]


def test_a_hasher_that_ends_early_costs_the_files_it_had_not_answered_for(tmp_path: Path) -> None:
    program = answering(line(), folder=tmp_path, code=1)

    read = {each.file.path: each.outcome for each in program.read([seen(), seen("/x/b.png")])}

    assert read == {"/x/a.png": "Hashed", "/x/b.png": "Died"}


def test_one_that_says_nothing_at_all_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"evidence\.no_hasher"):
        one(answering("", folder=tmp_path, code=1))


def test_one_that_can_not_be_started_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"evidence\.no_hasher"):
        one(HasherProgram((str(tmp_path / "none"),)))


def test_nothing_to_read_starts_nothing(tmp_path: Path) -> None:
    assert list(HasherProgram((str(tmp_path / "none"),)).read([])) == []


def test_it_is_told_in_which_language_to_speak_on_the_terminal(tmp_path: Path) -> None:
    script = tmp_path / "says.py"
    script.write_text(
        "import json, sys\nsys.stdin.buffer.read()\n"
        "word = 'Hashed' if sys.argv[-2:] == ['--lang', 'fr'] else 'Died'\n"
        "print(json.dumps({'path': '/x/a.png', 'outcome': word}))\n"
    )

    assert one(HasherProgram((sys.executable, str(script)), lang="fr")).outcome == "Hashed"


def test_a_setting_of_the_home_is_not_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANDFAST_DATABASE", "postgresql://someone@example.org/")
    script = tmp_path / "says.py"
    script.write_text(
        "import json, os, sys\nsys.stdin.buffer.read()\n"
        "word = 'Leaked' if any(n.startswith('STANDFAST_') for n in os.environ) else 'Hashed'\n"
        "print(json.dumps({'path': '/x/a.png', 'outcome': word}))\n"
    )
    monkeypatch.delenv("STANDFAST_LANG", raising=False)

    assert one(HasherProgram((sys.executable, str(script)))).outcome == "Hashed"
