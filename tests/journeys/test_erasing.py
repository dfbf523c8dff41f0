"""Erasing a case and a body: what is asked, what goes, what stays, and a backup that would bring it back."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from standfast.actions.read_installation import read_installation
from standfast.cli.cases import own_home
from standfast.journal.installation import NoteKind
from standfast.wiring.home import open_home
from tests.journeys.standing import (
    OURS,
    SUNDAY,
    Done,
    at_home,
    call,
    clock_at,
    close_all,
    copied,
    run,
)

NO_POLICE = """\
standfast: answers/1
label: Quiet evening
language: en
opened_at: 2026-06-07T20:30:00-07:00
place: {province: BC}
child: [{id: wren, first_name: Wren, age_at_time: 12}]
account: [{id: kit, belongs_to: stranger, platform: Pebble, handle: kit.plays.0417}]
danger: {meeting_planned: no}
"""


@pytest.fixture
def quiet(home: Path, tmp_path: Path) -> Iterator[str]:
    """Open a case of which police have heard nothing."""
    path = tmp_path / "quiet.yaml"
    path.write_text(NO_POLICE)
    assert not home.exists()
    with clock_at(SUNDAY):
        begun = run("case", "new", path, "--json")
        assert begun.code == 0, begun.err
        yield begun.json["id"]


def erase_quiet(case: str, *more: str) -> Done:
    return run("erase", "case", case, "--confirm", "quiet EVENING", *more)


def erased_notes(kind: NoteKind) -> list[object]:
    read = read_installation(open_home(own_home(), passphrase=lambda: ""))
    assert read is not None
    return [dict(one.note.fields) for one in read.notes if one.note.kind is kind]


def handle_entry(case: str) -> int:
    rows = run("case", "log", case, "--json").json
    return int(next(row["seq"] for row in rows if row["body"] and row["body"]["data"].get("key") == "account.handle"))


def test_an_erased_case_is_gone_and_the_day_by_which_backups_lose_it_is_said(quiet: str) -> None:
    done = erase_quiet(quiet)

    assert done.code == 0, done.err
    assert "Gone here now; from backups by 7 July 2026." in done.out
    assert run("case", "list", "--json").json == []
    assert run("case", "show", quiet).code == 2


def test_nothing_goes_before_the_label_was_typed(quiet: str, home: Path) -> None:
    unasked = run("erase", "case", quiet)
    wrong = run("erase", "case", quiet, "--confirm", "another")

    assert (unasked.code, wrong.code) == (2, 2)
    assert "Nobody can bring it back" in " ".join(unasked.err.split())
    assert run("case", "show", quiet).code == 0
    assert not list(home.parent.glob("*gone*"))


def test_where_police_may_have_a_file_a_warning_is_read_and_a_word_typed(case: str) -> None:
    call(case, "--who", "A. Sergeant", "--role", "watch_commander", "--outcome", "reached", "--file-number", "26-01234")

    once = run("erase", "case", case, "--confirm", "Our evening")
    wrong = run("erase", "case", case, "--confirm", "Our evening", "--confirm-open-file", "yes")
    there = run("case", "show", case).code
    twice = run("erase", "case", case, "--confirm", "Our evening", "--confirm-open-file", "erase")

    assert (once.code, wrong.code, there, twice.code) == (2, 2, 0, 0)
    assert "Police may have a file open" in " ".join(once.err.split())
    assert "lawyer" in once.err


def test_where_police_heard_nothing_one_confirmation_is_enough(quiet: str) -> None:
    done = erase_quiet(quiet, "--json")

    assert done.json["police_file_open"] is False
    assert "Police may have a file open" not in " ".join(done.err.split())


def test_a_backup_that_is_put_back_loses_the_case_again_at_its_first_opening(
    quiet: str, home: Path, tmp_path: Path
) -> None:
    close_all()
    backup = copied(home, tmp_path / "backup")
    assert erase_quiet(quiet).code == 0
    close_all()
    shutil.rmtree(home)
    shutil.copytree(backup, home)

    listed = run("case", "list", "--json")

    assert listed.json == []
    assert run("case", "show", quiet).code == 2
    assert erased_notes(NoteKind.CASE_ERASED) == [{"case": quiet}]


def test_a_case_opened_after_the_backup_is_not_touched_by_the_list(quiet: str, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(OURS)
    kept = run("case", "new", other, "--json").json["id"]

    assert erase_quiet(quiet).code == 0

    assert [row["id"] for row in run("case", "list", "--json").json] == [kept]
    assert run("journal", "verify", kept).code == 0


def test_an_erasure_that_was_cut_off_after_it_was_listed_is_finished_at_the_next_opening(
    quiet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr("standfast.store.journal_store.DjangoJournalStore.erase_case", killed)
        with pytest.raises(Killed):
            erase_quiet(quiet)

    assert run("case", "list", "--json").json == []
    assert erased_notes(NoteKind.CASE_ERASED) == [{"case": quiet}]


def test_where_the_list_can_not_be_written_nothing_is_erased(
    quiet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in-the-way").write_text("")
    monkeypatch.setenv("STANDFAST_ERASED", str(tmp_path / "in-the-way" / "gone.txt"))

    # A list that can't be read keeps the home closed, so the way is barred only once it is open.
    monkeypatch.setattr("standfast.wiring.home.erase_again", lambda *_: ())
    done = erase_quiet(quiet)

    assert done.code == 2
    assert "nothing was erased" in " ".join(done.err.split())
    assert run("case", "show", quiet).code == 0


def test_a_list_that_can_not_be_read_keeps_the_cases_closed(
    quiet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone.txt").write_bytes(b"\xff\xfe")
    monkeypatch.setenv("STANDFAST_ERASED", str(tmp_path / "gone.txt"))

    done = run("case", "show", quiet)

    assert done.code == 2
    assert "list of erased cases" in done.err


def test_the_list_lies_outside_the_home_and_tells_a_day_and_a_digest(quiet: str, home: Path) -> None:
    assert erase_quiet(quiet).code == 0

    (listed,) = home.parent.glob("*gone.txt")

    assert re.fullmatch(r"2026-06-0[78] [0-9a-f]{64}", listed.read_text().strip())
    assert quiet not in listed.read_text()
    assert listed.stat().st_mode & 0o077 == 0


def test_an_erased_body_is_gone_from_every_face_and_the_journal_says_why(quiet: str) -> None:
    seq = handle_entry(quiet)

    done = run("erase", "body", quiet, str(seq), "--reason", "not ours to keep", "--confirm", str(seq), "--json")

    assert done.code == 0, done.err
    assert done.json["erased"] == [seq]
    log = run("case", "log", quiet, "--json").json
    assert next(row for row in log if row["seq"] == seq)["body"] is None
    assert log[-1]["body"]["data"] == {"supersedes": seq, "reason": "not ours to keep", "instead": None}
    assert "kit.plays.0417" not in run("case", "show", quiet).out + run("paper", "brief", quiet).out
    verified = run("journal", "verify", quiet, "--json")
    assert (verified.code, verified.json["erased"]) == (0, [seq])
    assert erased_notes(NoteKind.BODY_ERASED) == [{"case": quiet, "entries": [seq]}]


def test_a_body_takes_its_corrections_with_it(quiet: str) -> None:
    seq = handle_entry(quiet)
    first = run("correct", quiet, str(seq), "value=kit.wakes.0417", "--reason", "misread", "--json").json["entries"]
    second = run("correct", quiet, str(first[0]), "value=kit.sings.0417", "--reason", "again", "--json")

    done = run("erase", "body", quiet, str(first[0]), "--reason", "x", "--confirm", str(first[0]), "--json")

    assert done.json["erased"] == [seq, *first, *second.json["entries"]]
    shown = run("case", "show", quiet).out + run("case", "log", quiet).out
    assert not [word for word in ("plays.0417", "wakes.0417", "sings.0417") if word in shown]


def test_the_blind_index_of_an_erased_handle_goes_too(quiet: str) -> None:
    from standfast.keys import IndexKind, blind_index  # noqa: PLC0415

    seq, desk = handle_entry(quiet), open_home(own_home(), passphrase=lambda: "")
    value = blind_index("kit.plays.0417", kind=IndexKind.HANDLE, key=desk.index_key)
    assert desk.store.indexed(value) == (quiet,)  # type: ignore[arg-type]

    run("erase", "body", quiet, str(seq), "--reason", "x", "--confirm", str(seq))

    assert desk.store.indexed(value) == ()  # type: ignore[arg-type]


def test_a_backup_brings_an_erased_text_back_and_the_command_says_so(quiet: str, home: Path, tmp_path: Path) -> None:
    seq = str(handle_entry(quiet))
    close_all()
    backup = copied(home, tmp_path / "backup")
    erased = run("erase", "body", quiet, seq, "--reason", "x", "--confirm", seq)
    close_all()
    shutil.rmtree(home)
    shutil.copytree(backup, home)

    shown = run("case", "show", quiet).out
    again = run("erase", "body", quiet, seq, "--reason", "x", "--confirm", seq)

    assert "brings this text back with it" in " ".join(erased.out.split())
    assert "kit.plays.0417" in shown
    assert again.code == 0
    assert "kit.plays.0417" not in run("case", "show", quiet).out


def test_an_erased_body_can_be_swept_again_and_nothing_is_written(quiet: str) -> None:
    seq = str(handle_entry(quiet))
    run("erase", "body", quiet, seq, "--reason", "x", "--confirm", seq)
    before = len(run("case", "log", quiet, "--json").json)

    again = run("erase", "body", quiet, seq, "--reason", "x", "--confirm", seq, "--json")

    assert (again.code, again.json["erased"], again.json["entries"]) == (0, [], [])
    assert len(run("case", "log", quiet, "--json").json) == before


@pytest.mark.parametrize(("seq", "says"), [("1", "begins the case"), ("999", "999")])
def test_the_beginning_and_what_is_not_there_are_not_erased(quiet: str, seq: str, says: str) -> None:
    done = run("erase", "body", quiet, seq, "--reason", "x", "--confirm", seq)

    assert done.code == 2
    assert says in done.err
    assert run("journal", "verify", quiet).code == 0


def test_an_example_is_erased_like_any_other(tmp_path: Path) -> None:
    with at_home(tmp_path / "examples-home"):
        assert run("demo", "--out", tmp_path / "out").code == 0

        done = run("erase", "case", "northgate", "--confirm", "Northgate", "--confirm-open-file", "effacer")

        assert done.code == 0, done.err
        assert run("case", "show", "northgate").code == 2
        assert run("demo", "--out", tmp_path / "out2").code == 0
        assert run("case", "show", "northgate").code == 0
