"""A parent saved what they told the page, and carries on with it as a full case: the same facts, the same findings."""

import json
from pathlib import Path
from typing import Any

import pytest

from standfast.ground.yaml_file import parse_yaml, plain_value
from tests.journeys.standing import OURS, ROOT, SUNDAY, bytes_under, clock_at, run
from tests.saved_pages import PASSPHRASE, saved_page

LONG = {"is", "says", "sure", "known_at"}


@pytest.fixture(autouse=True)
def _on_sunday() -> Any:
    with clock_at(SUNDAY):
        yield


@pytest.fixture
def passphrase(tmp_path: Path) -> Path:
    file = tmp_path / "passphrase"
    file.write_text(f"{PASSPHRASE}\n")
    return file


def as_page(text: str) -> dict[str, Any]:
    """Give an answers file as the page would save it: every answer long, and not known as null."""
    told = plain_value(parse_yaml(text.encode(), name="ours"))
    assert isinstance(told, dict)
    return {name: _group(name, value) for name, value in told.items()} | {"page": {"own": {"ticks": {"a": True}}}}


def _group(name: str, value: Any) -> Any:
    if isinstance(value, dict):
        return _row(value)
    return [_row(row) for row in value] if isinstance(value, list) and name != "refusal" else value


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value if name == "id" else _long(value) for name, value in row.items()}


def _long(value: Any) -> dict[str, Any]:
    told = value if isinstance(value, dict) and set(value) <= LONG else {"is": value}
    known = {"yes": True, "no": False, "not_known": None}
    return {**told, "is": known.get(told["is"], told["is"]) if isinstance(told["is"], str) else told["is"]}


def saved(folder: Path, document: dict[str, Any]) -> Path:
    file = folder / "notes-1.dat"
    file.write_bytes(saved_page(json.dumps(document).encode()))
    return file


def shown(case: str) -> Any:
    """Give everything of a case but which one it is, and when it was written down."""
    told = run("case", "show", case, "--json")
    assert told.code == 0, told.err
    return {name: value for name, value in told.json.items() if name not in {"id", "case", "head", "label"}}


def imported(file: Path, passphrase: Path) -> Any:
    done = run("case", "import", file, "--passphrase-file", passphrase, "--json")
    assert done.code == 0, done.err
    return done.json


def test_what_was_told_on_the_page_becomes_the_same_case_as_its_answers_file(
    home: Path, answers: Path, tmp_path: Path, passphrase: Path
) -> None:
    assert not home.exists()
    written = run("case", "new", answers, "--json").json["id"]

    carried = imported(saved(tmp_path, as_page(OURS)), passphrase)["id"]

    assert carried != written
    assert shown(carried) == shown(written)


def test_the_same_file_twice_is_the_same_case(home: Path, tmp_path: Path, passphrase: Path) -> None:
    file = saved(tmp_path, as_page(OURS))

    first, second = imported(file, passphrase), imported(file, passphrase)

    assert home.exists()
    assert (first["id"], first["was_there"], second["was_there"]) == (second["id"], False, True)


def test_the_passphrase_may_come_by_standard_input_and_danger_is_said_first(home: Path, tmp_path: Path) -> None:
    told = as_page(OURS) | {"danger": {"meeting_planned": {"is": True}}}

    done = run("case", "import", saved(tmp_path, told), "--passphrase-stdin", typed=f"{PASSPHRASE}\n")

    assert (done.code, done.err) == (0, "")
    assert home.exists()
    assert "9-1-1" in done.told
    assert "No passphrase is set" in done.told


def test_a_locked_home_takes_the_files_passphrase_first_and_its_own_next(case: str, tmp_path: Path) -> None:
    run("passphrase", "--passphrase-stdin", typed="correct horse battery\n")
    file = saved(tmp_path, as_page(OURS) | {"label": "Notes"})

    done = run("case", "import", file, "--passphrase-stdin", "--json", typed=f"{PASSPHRASE}\ncorrect horse battery\n")

    assert done.code == 0, done.err
    assert done.json["id"] != case


def test_without_a_terminal_and_a_passphrase_it_says_how_to_give_one(home: Path, tmp_path: Path) -> None:
    done = run("case", "import", saved(tmp_path, as_page(OURS)))

    assert done.code == 2
    assert "--passphrase-file" in done.problems[0]["What next"]
    assert not home.exists()


def test_a_wrong_passphrase_and_a_changed_file_are_told_in_one_message_that_names_both(
    home: Path, tmp_path: Path, passphrase: Path
) -> None:
    file = saved(tmp_path, as_page(OURS))
    wrong = run("case", "import", file, "--passphrase-stdin", typed="lamp river seven goats\n")
    changed = bytearray(file.read_bytes())
    changed[100] ^= 1
    file.write_bytes(changed)

    damaged = run("case", "import", file, "--passphrase-file", passphrase)

    assert (wrong.code, damaged.code) == (2, 2)
    assert wrong.problems == damaged.problems
    assert str(file) in wrong.problems[0]["Where"].replace(" ", "")
    assert not home.exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"[]", "no list of answers"),
        (b"{", "no list of answers"),
        (b"\xff", "no list of answers"),
        (b"[" * 100_000, "no list of answers"),
        (b'{"a": ' * 5_000 + b"1" + b"}" * 5_000, "no list of answers"),
        (b"{}", "empty"),
        (b'{"label": "x"}', "standfast"),
        (b'{"standfast": "answers/2"}', "newer"),
    ],
)
def test_a_file_that_opens_and_holds_no_answers_leaves_no_home_behind(
    home: Path, tmp_path: Path, passphrase: Path, text: bytes, says: str
) -> None:
    file = tmp_path / "notes-1.dat"
    file.write_bytes(saved_page(text))

    done = run("case", "import", file, "--passphrase-file", passphrase)

    assert (done.code, done.out) == (2, "")
    assert says in " ".join(done.problems[0].values())
    assert not home.exists()


def test_every_problem_of_what_is_in_it_is_told_and_nothing_is_written(
    case: str, home: Path, tmp_path: Path, passphrase: Path
) -> None:
    before = bytes_under(home)
    told = as_page(OURS) | {"child": [{"id": "c", "age_at_time": {"is": 99}, "hight": {"is": 1}}]}

    done = run("case", "import", saved(tmp_path, told), "--passphrase-file", passphrase)

    assert case
    assert len(done.problems) >= 3
    assert "on the page" in done.problems[-1]["What next"]
    assert bytes_under(home) == before


def test_an_invented_story_is_kept_out(home: Path, tmp_path: Path, passphrase: Path) -> None:
    done = run("case", "import", saved(tmp_path, as_page(OURS) | {"invented": True}), "--passphrase-file", passphrase)

    assert done.code == 2
    assert not home.exists()


def test_an_answers_file_is_told_apart_from_a_saved_one(answers: Path, passphrase: Path) -> None:
    done = run("case", "import", answers, "--passphrase-file", passphrase)

    assert done.code == 2
    assert "standfast case new" in done.problems[0]["What next"]


def test_a_file_that_the_first_page_saved_is_still_carried_on_with(home: Path, tmp_path: Path) -> None:
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("\ufeff\u00e9toile lampe sept manteaux\r\n", encoding="utf-8")

    with clock_at("2026-11-25T09:00:00-05:00"):
        case = imported(ROOT / "tests" / "vectors" / "saved-page-1" / "notes-1.dat", passphrase)
        told = shown(case["id"])

    assert home.exists()
    assert case["label"] == "Notes 2026-11-24"
    assert [one["id"] for one in told["records"]] == ["contact-1"]
    assert "Pont-aux-Ormes" in json.dumps(told, ensure_ascii=False)


def test_a_tick_on_the_page_clears_no_exhibit(home: Path, tmp_path: Path, passphrase: Path) -> None:
    # What js/face/views/now.js writes when the step "capture the words" is ticked.
    ticked = {"number": "EX-001", "shows": "Messages", "made_how": "picture_of_screen", "sensitive": False}
    told = as_page(OURS) | {"exhibit": [{"at": "2026-05-10T20:20:00-07:00", **ticked}]}

    case = imported(saved(tmp_path, told), passphrase)["id"]

    assert home.exists()
    shown_now = run("exhibit", "show", case, "EX-001", "--json").json
    assert (shown_now["sensitive"], shown_now["cleared_by"], shown_now["vault"]) == (True, None, None)
    assert "by nobody named. It still counts as sensitive" in run("exhibit", "show", case, "EX-001").told
    assert "no named person cleared it" in " ".join(run("paper", "exhibits", case).told.split())
    no_file = run("exhibit", "clear", case, "EX-001", "--by", "Sam", "--word", "clear")
    assert no_file.code == 2
    back = run("exhibit", "clear", case, "EX-001", "--by", "Sam", "--sensitive")
    assert back.code == 0, back.err
    assert "Sensitive. It never leaves" in run("exhibit", "show", case, "EX-001").told
