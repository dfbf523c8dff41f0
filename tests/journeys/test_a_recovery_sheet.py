"""A recovery sheet: made, typed back with faults, kept on paper alone; and the day the passphrase is gone."""

import os
import shutil
import stat
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from standfast.actions.read_installation import read_installation
from standfast.cli.cases import own_home
from standfast.journal.installation import NoteKind
from standfast.keys import key_file
from standfast.wiring.home import open_home
from tests.journeys.sheets import Words, as_they_are, make_sheet, shown_mark
from tests.journeys.standing import ROOT, bytes_under, close_all, run

PASSPHRASE = "correct horse battery"
NEW = "four other small words"


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretch a passphrase at no cost: what a try costs has tests of its own."""
    monkeypatch.setattr(
        key_file,
        "_stretched",
        lambda passphrase, *, cost, salt: sha256(passphrase + salt + bytes([cost.passes])).digest(),
    )


@pytest.fixture
def locked(case: str) -> str:
    done = run("passphrase", "--passphrase-stdin", typed=f"{PASSPHRASE}\n")
    assert done.code == 0, done.err
    return case


def opens(case: str, passphrase: str) -> bool:
    return run("case", "show", case, "--passphrase-stdin", typed=f"{passphrase}\n").code == 0


def test_a_forgotten_passphrase_is_met_by_the_sheet(locked: str) -> None:
    made, words = make_sheet(passphrase=PASSPHRASE)

    restored = run("recovery", "restore", "--words-stdin", typed=f"{as_they_are(words)}{NEW}\n")

    assert (made.code, restored.code) == (0, 0), restored.err
    assert opens(locked, NEW)
    assert not opens(locked, PASSPHRASE)


def test_a_lost_key_file_is_met_by_the_sheet(locked: str, home: Path) -> None:
    _, words = make_sheet(passphrase=PASSPHRASE)
    (home / "own" / "keys.json").unlink()
    refused = run("case", "list")
    assert "recovery restore" in refused.err

    restored = run("recovery", "restore", "--words-stdin", typed=f"{as_they_are(words)}{NEW}\n")

    assert restored.code == 0, restored.err
    assert opens(locked, NEW)


def test_a_damaged_key_file_is_met_by_the_sheet(locked: str, home: Path) -> None:
    _, words = make_sheet(passphrase=PASSPHRASE)
    (home / "own" / "keys.json").write_bytes(b'{"standfast": "keys/1", "cut')

    restored = run("recovery", "restore", "--words-stdin", typed=f"{as_they_are(words)}{NEW}\n")

    assert restored.code == 0, restored.err
    assert opens(locked, NEW)


def test_a_copy_of_the_folder_on_another_machine_opens_with_the_sheet(
    locked: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, words = make_sheet(passphrase=PASSPHRASE)
    close_all()
    shutil.copytree(home, tmp_path / "elsewhere")
    monkeypatch.setenv("STANDFAST_HOME", str(tmp_path / "elsewhere"))

    restored = run("recovery", "restore", "--words-stdin", typed=f"{as_they_are(words)}{NEW}\n")

    assert restored.code == 0, restored.err
    assert opens(locked, NEW)


def test_the_words_stand_in_no_file(locked: str, home: Path, tmp_path: Path) -> None:
    _, words = make_sheet(passphrase=PASSPHRASE)
    run("recovery", "restore", "--words-stdin", typed=f"{as_they_are(words)}{NEW}\n")
    close_all()
    assert opens(locked, NEW)
    close_all()

    everything = b"\n".join(bytes_under(tmp_path).values())

    assert (home / "own" / "spare.json").exists()
    assert [word for word in words if len(word) > 5 and f" {word} ".encode() in everything] == []
    assert " ".join(words[:3]).encode() not in everything
    assert "\n".join(words[:3]).encode() not in everything


def test_only_its_owner_can_read_the_spare(locked: str, home: Path) -> None:
    make_sheet(passphrase=PASSPHRASE)

    assert locked
    assert stat.S_IMODE((home / "own" / "spare.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("copied", "says"),
    [
        (lambda w: as_they_are((*w[:4], "zzzz", *w[5:])), ["Word 5 does not fit", "{4}"]),
        (lambda w: as_they_are((*w[:4], "zzzz", *w[5:11], w[0], *w[12:])), ["Word 5", "Word 12", "{4}", "{11}"]),
        (lambda w: as_they_are((*w[:4], w[9], *w[5:9], w[4], *w[10:])), ["Words 5 and 10 changed places"]),
        (lambda w: as_they_are((*w[:4], *w[5:])) + "\n", ["Word 5 was left out", "{4}"]),
        (lambda w: as_they_are(tuple(w[c * 8 + r] for r in range(8) for c in range(3))), ["down each column"]),
    ],
    ids=["one wrong", "two wrong", "two swapped", "one left out", "read across"],
)
def test_what_was_copied_wrongly_is_named_and_the_sheet_counts_once_it_fits(
    case: str, copied: object, says: list[str]
) -> None:
    def first_wrong(words: Words) -> str:
        return copied(words) + as_they_are(words)  # type: ignore[operator, no-any-return]

    made, words = make_sheet(copied=first_wrong)

    assert case
    assert made.code == 0, made.err
    for line in says:
        assert line.format(*words) in made.out


def test_a_sheet_that_was_not_typed_back_opens_nothing_and_the_one_before_holds(locked: str, home: Path) -> None:
    _, before = make_sheet(passphrase=PASSPHRASE)
    files = bytes_under(home)["own/spare.json"]

    failed, words = make_sheet(passphrase=PASSPHRASE, copied=lambda w: as_they_are(w[::-1]))

    assert failed.code == 2
    assert bytes_under(home)["own/spare.json"] == files
    refused = run("recovery", "restore", "--words-stdin", typed=f"{as_they_are(words)}{NEW}\n")
    assert "another sheet" in refused.err
    assert opens(locked, PASSPHRASE)
    assert run("recovery", "restore", "--words-stdin", typed=f"{as_they_are(before)}{NEW}\n").code == 0


def test_a_new_sheet_takes_the_place_of_the_one_before(locked: str) -> None:
    _, before = make_sheet(passphrase=PASSPHRASE)
    made, after = make_sheet(passphrase=PASSPHRASE)
    assert "You have made one before" in made.err

    refused = run("recovery", "restore", "--words-stdin", typed=f"{as_they_are(before)}{NEW}\n")

    assert refused.code == 2
    assert shown_mark(made.out) in refused.err
    assert opens(locked, PASSPHRASE)
    assert run("recovery", "restore", "--words-stdin", typed=f"{as_they_are(after)}{NEW}\n").code == 0


def test_a_changed_passphrase_leaves_the_sheet_as_good_as_it_was(locked: str) -> None:
    _, words = make_sheet(passphrase=PASSPHRASE)
    assert run("passphrase", "--passphrase-stdin", typed=f"{PASSPHRASE}\nyet another one here\n").code == 0

    restored = run("recovery", "restore", "--words-stdin", typed=f"{as_they_are(words)}{NEW}\n")

    assert restored.code == 0, restored.err
    assert opens(locked, NEW)


def test_a_mended_row_counts_only_once_a_person_said_yes(locked: str, home: Path) -> None:
    _, words = make_sheet(passphrase=PASSPHRASE)
    mistyped = as_they_are((*words[:6], "zzzz", *words[7:]))
    before = bytes_under(home)["own/keys.json"]

    unsaid = run("recovery", "restore", "--words-stdin", typed=f"{mistyped}no\n")
    unchanged = bytes_under(home)["own/keys.json"] == before
    said = run("recovery", "restore", "--words-stdin", typed=f"{mistyped}yes\n{NEW}\n")

    assert (unsaid.code, unchanged) == (2, True)
    assert f"Word 7 does not fit. It should be “{words[6]}”" in unsaid.out
    assert said.code == 0, said.err
    assert opens(locked, NEW)


def test_a_new_passphrase_that_is_too_short_changes_nothing(locked: str, home: Path) -> None:
    _, words = make_sheet(passphrase=PASSPHRASE)
    before = bytes_under(home)["own/keys.json"]

    done = run("recovery", "restore", "--words-stdin", typed=f"{as_they_are(words)}short\n")

    assert done.code == 2
    assert bytes_under(home)["own/keys.json"] == before
    assert opens(locked, PASSPHRASE)


def test_a_spare_of_another_home_changes_nothing(locked: str, home: Path, tmp_path: Path, answers: Path) -> None:
    _, words = make_sheet(passphrase=PASSPHRASE)
    spare = (home / "own" / "spare.json").read_bytes()
    close_all()
    shutil.move(home, tmp_path / "before")
    assert run("case", "new", answers).code == 0
    (home / "own" / "spare.json").write_bytes(spare)
    before = bytes_under(home)["own/keys.json"]

    done = run("recovery", "restore", "--words-stdin", typed=f"{as_they_are(words)}{NEW}\n")

    assert locked
    assert done.code == 2
    assert "different people" in " ".join(done.err.split())
    assert bytes_under(home)["own/keys.json"] == before


def test_without_a_sheet_restoring_says_so(locked: str) -> None:
    done = run("recovery", "restore", "--words-stdin", typed="x\n")

    assert locked
    assert done.code == 2
    assert "No recovery sheet was made" in done.err


def test_the_words_are_never_sent_to_a_file(case: str, home: Path, tmp_path: Path) -> None:
    close_all()
    with (tmp_path / "words.txt").open("wb") as file:
        done = subprocess.run(
            [sys.executable, "-m", "standfast.cli.main", "recovery", "sheet", "--words-stdin"],
            cwd=ROOT,
            env={**os.environ, "STANDFAST_HOME": str(home)},
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert case
    assert done.returncode == 2
    assert b"kept in a file" in done.stderr
    assert (tmp_path / "words.txt").read_bytes() == b""
    assert not (home / "own" / "spare.json").exists()


def test_the_words_leave_the_screen_before_they_are_typed_back(case: str) -> None:
    made, words = make_sheet(copied=lambda w: "\n" + as_they_are(w), at_a_screen=True)

    before, cleared, after = made.out.partition("\x1b[3J")
    assert case
    assert made.code == 0, made.err
    assert (all(word in before for word in words), bool(cleared)) == (True, True)
    assert not [word for word in words if f" {word}" in after]
    # What the person typed back is echoed by the terminal: it goes too, before anything else is said.
    assert after.partition("\x1b[3J")[2].strip().startswith("Done.")


def test_printed_words_go_through_a_pipe_and_not_over_the_screen(
    case: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = tmp_path / "printed.pdf"
    lp = tmp_path / "bin" / "lp"
    lp.parent.mkdir()
    lp.write_text(f"#!/bin/sh\nexec cat > {printed}\n")
    lp.chmod(0o755)
    monkeypatch.setenv("PATH", f"{lp.parent}:{os.environ['PATH']}")

    done = run("recovery", "sheet", "--print", "--words-stdin", typed="")

    assert case
    assert printed.read_bytes().startswith(b"%PDF-")
    assert "1." not in done.out
    # Nobody typed the words back.
    assert done.code == 2
    assert not (home / "own" / "spare.json").exists()


@pytest.mark.parametrize("name", ["form.pdf", "form.html", "form.txt"])
def test_the_page_to_copy_the_words_on_holds_none_and_needs_no_case(home: Path, tmp_path: Path, name: str) -> None:
    done = run("recovery", "sheet", "--form", tmp_path / name)

    assert done.code == 0, done.err
    assert (tmp_path / name).stat().st_size > 500
    assert not (home / "own").exists()


def test_what_a_lost_passphrase_means_is_said_before_one_is_set(case: str) -> None:
    refused = run("passphrase", "--passphrase-stdin", typed="short\n")
    made, _ = make_sheet()
    after = run("passphrase", "--passphrase-stdin", typed=f"{PASSPHRASE}\n")

    assert case
    assert "nobody can open your cases" in " ".join(refused.err.split())
    assert f"only your recovery sheet {shown_mark(made.out)}" in " ".join(after.err.split())


def test_a_sheet_made_and_used_and_a_passphrase_changed_are_noted(locked: str) -> None:
    _, words = make_sheet(passphrase=PASSPHRASE)
    run("recovery", "restore", "--words-stdin", typed=f"{as_they_are(words)}{NEW}\n")
    run("passphrase", "--passphrase-stdin", typed=f"{NEW}\n{PASSPHRASE}\n")

    read = read_installation(open_home(own_home(), passphrase=lambda: PASSPHRASE))

    assert locked
    assert read is not None
    said = [one.note.fields["what"] for one in read.notes if one.note.kind is NoteKind.RECOVERY]
    assert said == ["passphrase set", "sheet made", "sheet used", "passphrase changed"]
