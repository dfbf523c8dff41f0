"""A parent registers what they captured, clears what is words only, and writes down who got the tablet."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from standfast.cli.commands import exhibit_clear
from tests.journeys.pictures import png
from tests.journeys.standing import MONDAY, TUESDAY, clock_at, run


@pytest.fixture
def captures(tmp_path: Path) -> Path:
    folder = tmp_path / "captures"
    (folder / "first evening").mkdir(parents=True)
    (folder / "first evening" / "a.png").write_bytes(png())
    (folder / "words.txt").write_text("what was typed off")
    (folder / ".hidden").write_text("a file manager's own")
    return folder


@pytest.fixture
def later(case: str) -> Iterator[str]:
    """Give the family's case two days after it was opened."""
    with clock_at(TUESDAY):
        yield case


@pytest.fixture
def registered(later: str, captures: Path) -> str:
    told = ("--made-how", "picture_of_screen", "--captured-by", "Sam", "--device", "phone")
    done = run("exhibit", "add", later, captures, *told)
    assert done.code == 0, done.err
    return later


def answering(typed: str, monkeypatch: pytest.MonkeyPatch, *words: str) -> str:
    """Run a command at a terminal, typing one line."""
    monkeypatch.setattr(exhibit_clear, "can_ask_back", lambda: True)
    done = run(*words, typed=typed)
    assert done.code == 0, done.err
    return done.told


def is_cleared(case: str, number: str) -> bool:
    sensitive = run("exhibit", "show", case, number, "--json").json["sensitive"]
    assert isinstance(sensitive, bool)
    return not sensitive


def test_a_whole_folder_is_registered_each_file_with_its_digests_and_the_picture_with_those_of_hotlines(
    registered: str,
) -> None:
    listed = run("exhibit", "list", registered, "--json").json["exhibits"]

    assert [one["number"] for one in listed] == ["EX-001", "EX-002"]
    assert [one["kind"] for one in listed] == ["picture", "text"]
    assert all(len(one["read"]["sha256"]) == 64 for one in listed)
    picture, text = (one["read"] for one in listed)
    assert None not in (picture["sha1"], picture["md5"], picture["pdq"])
    assert (text["sha1"], text["md5"], text["pdq"]) == (None, None, None)
    assert [one["sensitive"] for one in listed] == [True, True]


def test_the_same_command_again_reads_nothing_and_says_so(registered: str, captures: Path) -> None:
    again = run("exhibit", "add", registered, captures)

    assert "not read again: 2" in again.told
    assert "hidden files): 1" in again.told
    assert len(run("exhibit", "list", registered, "--json").json["exhibits"]) == 2


@pytest.mark.parametrize("typed", ["\n", "", "yes\n", "EX-002\n", "no\n"])
def test_enter_and_every_other_word_leave_it_sensitive(
    registered: str, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    told = answering(typed, monkeypatch, "exhibit", "clear", registered, "EX-002", "--by", "Sam Ashby")

    assert "EX-002 stays sensitive" in told
    assert not is_cleared(registered, "EX-002")


def test_what_clearing_means_is_said_before_the_word_is_asked(registered: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = answering("clear\n", monkeypatch, "exhibit", "clear", registered, "EX-002", "--by", "Sam Ashby")

    before, _, after = told.partition("type the word clear")
    assert "Do not open the file and do not look again" in before
    assert "no part of it shows any child’s body or anything sexual" in before  # noqa: RUF001  # as it is printed
    assert "EX-002 is cleared" in after
    assert is_cleared(registered, "EX-002")
    assert not is_cleared(registered, "EX-001")


def test_the_french_word_clears_too(registered: str) -> None:
    done = run("exhibit", "clear", registered, "EX-002", "--by", "Sam", "--word", "lever", "--lang", "fr")

    assert done.code == 0, done.err
    assert is_cleared(registered, "EX-002")


def test_without_a_terminal_nothing_is_cleared(registered: str) -> None:
    done = run("exhibit", "clear", registered, "EX-002", "--by", "Sam")

    assert done.code == 2
    assert "asks a person for one word" in done.problems[0]["What happened"]
    assert not is_cleared(registered, "EX-002")


@pytest.mark.parametrize("words", [("EX-001", "EX-002"), ("all",), ("*",)])
def test_no_more_than_one_file_is_cleared_at_a_time(registered: str, words: tuple[str, ...]) -> None:
    done = run("exhibit", "clear", registered, *words, "--by", "Sam", "--word", "clear")

    assert done.code == 2
    assert not is_cleared(registered, "EX-001")


def test_it_can_be_taken_back(registered: str) -> None:
    run("exhibit", "clear", registered, "EX-002", "--by", "Sam", "--word", "clear")

    done = run("exhibit", "clear", registered, "EX-002", "--by", "Sam", "--sensitive")

    assert "sensitive again" in done.told
    assert not is_cleared(registered, "EX-002")


def test_an_exhibit_is_shown_with_its_weaknesses_first(registered: str) -> None:
    told = run("exhibit", "show", registered, "EX-001").told

    assert told.index("What can be said against it") < told.index("What is told of it")
    assert "not the original" in told
    assert "A defence may find more" in told


def test_what_only_police_may_handle_is_registered_by_words_and_says_that_nothing_was_read(later: str) -> None:
    done = run("exhibit", "add", later, "--typed", "--shows", "a picture, on the phone", "--device", "phone")

    assert "Nothing was read" in done.told
    assert run("exhibit", "show", later, "EX-001", "--json").json["read"] is None


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ((), "--typed"),
        (("--typed",), "at least what it shows"),
        (("no-such-folder",), "no such file"),
        (("--typed", "--shows", "x", "--device", "fridge"), "no device"),
    ],
)
def test_what_can_not_be_registered_is_told_in_four_parts(case: str, words: tuple[str, ...], what: str) -> None:
    done = run("exhibit", "add", case, *words)

    assert done.code == 2
    assert what in done.problems[0]["What happened"]


def test_a_device_s_chain_is_followed_from_the_drawer_to_the_receipt_and_back(case: str) -> None:
    steps = (
        ("secured", MONDAY, ("--isolated-how", "aeroplane mode", "--by", "Sam Ashby", "--condition", "on, locked")),
        (
            "seized",
            TUESDAY,
            ("--to", "Cst. Example", "--badge", "0417", "--receipt", "R-12", "--condition", "on, locked"),
        ),
        ("returned", "2026-06-10T09:00:00-07:00", ("--to", "Sam Ashby", "--condition", "on, one scratch")),
    )
    for event, at, more in steps:
        with clock_at("2026-06-10T12:00:00-07:00"):
            done = run("custody", "add", case, "--device", "phone", "--event", event, "--at", at, *more)
        assert done.code == 0, done.err

    with clock_at("2026-06-10T12:00:00-07:00"):
        told = run("custody", "list", case, "--device", "phone").told
        device = run("device", "list", case, "--json").json[0]

    assert told.index("set aside") < told.index("seized") < told.index("returned")
    assert "R-12" in told
    assert device["held_by"] == "Sam Ashby"
    assert device["weaknesses"] == []


def test_papers_that_were_made_stand_in_the_custody_log(registered: str, tmp_path: Path) -> None:
    run("paper", "brief", registered, "-o", tmp_path / "brief.txt", "--safe-place")

    papers = run("custody", "list", registered, "--json").json["papers"]

    assert [each["name"] for one in papers for each in one["papers"]] == ["brief"]


def test_the_log_tells_what_was_read_and_cleared(registered: str) -> None:
    run("exhibit", "clear", registered, "EX-002", "--by", "Sam Ashby", "--word", "clear")

    told = run("case", "log", registered).told

    assert "Read in place for exhibit-1" in told
    assert "Cleared by Sam Ashby: exhibit-2" in told


def test_a_capture_guide_says_what_the_other_person_is_told() -> None:
    told = run("capture", "snapchat").told

    assert told.index("Leave out every sexual image") < told.index("What the other person is told")
    assert "told to the other person at once" in told


def test_a_platform_that_is_not_loaded_gets_what_holds_everywhere() -> None:
    told = run("capture", "Blorptalk").told

    assert "“Blorptalk”" in told
    assert "whole thread" in told


def test_a_file_whose_name_is_hostile_or_no_text_is_registered_and_obeys_no_terminal(
    later: str, tmp_path: Path
) -> None:
    folder = tmp_path / "names"
    folder.mkdir()
    for name in (b"\x1b[31mred\n.txt", b"\xff\xfe.txt", "\u00e9\u202e.txt".encode()):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text("words")

    done = run("exhibit", "add", later, folder)
    shown = run("exhibit", "list", later)

    assert done.code == shown.code == 0, done.err
    assert all(sign not in done.out + shown.out for sign in ("\x1b", "\u202e"))
    assert "\\xff\\xfe.txt" in shown.told.replace(" ", "")
    assert len(run("exhibit", "list", later, "--json").json["exhibits"]) == 3


def test_an_erased_case_takes_its_copies_with_it_and_leaves_the_family_s_files(
    registered: str, captures: Path, home: Path
) -> None:
    run("exhibit", "clear", registered, "EX-002", "--by", "Sam", "--word", "clear")
    kept = list((home / "own" / "leaves").iterdir())

    done = run("erase", "case", registered, "--confirm", "Our evening")

    assert done.code == 0, done.err
    assert len(kept) == 1
    assert list((home / "own" / "leaves").iterdir()) == []
    assert (captures / "words.txt").read_text() == "what was typed off"


def test_an_erased_entry_takes_the_copy_that_it_named(registered: str, home: Path) -> None:
    entry = run("exhibit", "clear", registered, "EX-002", "--by", "Sam", "--word", "clear", "--json").json["entry"]

    done = run("erase", "body", registered, entry, "--reason", "not ours to keep", "--confirm", entry)

    assert done.code == 0, done.err
    assert list((home / "own" / "leaves").iterdir()) == []
    assert not is_cleared(registered, "EX-002")


def test_an_interruption_leaves_what_stands_and_the_same_command_goes_on(
    later: str, captures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("standfast.world.hasher.subprocess.Popen", stopped)
        first = run("exhibit", "add", later, captures)
    second = run("exhibit", "add", later, captures)

    assert first.code == 2
    assert "The same command goes on" in " ".join(first.err.split())
    assert second.code == 0
    assert len(run("exhibit", "list", later, "--json").json["exhibits"]) == 2
