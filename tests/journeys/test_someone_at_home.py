"""It may be someone at home: said before anything else, no file until the place is safe, nothing that would alert."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.standing import OURS, SUNDAY, clock_at, run

AT_HOME = OURS + "stranger:\n  - {id: s, relation: step_parent, believed_adult: {is: yes, sure: not_sure}}\n"
PHONE = AT_HOME + "caregiver: {name: Sam Ashby, phone: 604-555-0134, safe_hours: after 8 pm}\n"


@pytest.fixture
def case(home: Path, tmp_path: Path) -> Iterator[str]:
    assert not home.exists()
    path = tmp_path / "at-home.yaml"
    path.write_text(PHONE)
    with clock_at(SUNDAY):
        begun = run("case", "new", path, "--json")
        assert begun.code == 0, begun.err
        yield begun.json["id"]


@pytest.mark.parametrize("words", [("next",), ("case", "show"), ("ladder",)], ids=" ".join)
def test_every_face_says_so_right_after_danger_with_whom_to_call(case: str, words: tuple[str, ...]) -> None:
    told = run(*words, case).told

    assert told.index("Is someone in danger now?") < told.index("It may be someone at home.")
    assert "310-1234" in told


def test_no_file_is_written_and_no_entry_made_until_the_place_is_safe(case: str, tmp_path: Path) -> None:
    before = run("journal", "verify", case, "--json").json

    refused = run("paper", "brief", case, "-o", tmp_path / "brief.txt")

    assert refused.code == 2
    assert "--safe-place" in refused.err
    assert not (tmp_path / "brief.txt").exists()
    assert run("journal", "verify", case, "--json").json == before


def test_where_the_place_is_safe_the_paper_is_written_without_the_family_s_phone(case: str, tmp_path: Path) -> None:
    written = run("paper", "brief", case, "-o", tmp_path / "brief.txt", "--safe-place")

    assert written.code == 0, written.err
    assert "It may be someone at home." in written.err
    text = (tmp_path / "brief.txt").read_text()
    assert "555-0134" not in text
    assert "after 8 pm" not in text


def test_to_the_screen_a_paper_is_shown_with_the_warning_beside_it(case: str) -> None:
    shown = run("paper", "script", case)

    assert shown.code == 0
    assert "It may be someone at home." in shown.err
    assert "555-0134" not in shown.out


def test_a_case_with_nobody_at_home_needs_no_such_word(home: Path, tmp_path: Path) -> None:
    assert not home.exists()
    path = tmp_path / "ours.yaml"
    path.write_text(OURS)
    with clock_at(SUNDAY):
        case = run("case", "new", path, "--json").json["id"]

        written = run("paper", "brief", case, "-o", tmp_path / "brief.txt")

    assert (written.code, written.err) == (0, "")


@pytest.mark.usefixtures("home")
def test_while_nobody_knows_whether_it_is_someone_at_home_no_file_is_written_unasked(tmp_path: Path) -> None:
    path = tmp_path / "not-known.yaml"
    path.write_text(OURS + "stranger:\n  - {id: s, may_live_with_child: not_known}\n")
    with clock_at(SUNDAY):
        case = run("case", "new", path, "--json").json["id"]
        refused = run("paper", "script", case, "-o", tmp_path / "script.txt")
        shown = run("paper", "script", case)
        written = run("paper", "script", case, "-o", tmp_path / "script.txt", "--safe-place")

    assert (refused.code, shown.code, written.code) == (2, 0, 0)
    assert "a phone that nobody at home can see" in " ".join(shown.err.split())
    assert (tmp_path / "script.txt").is_file()
