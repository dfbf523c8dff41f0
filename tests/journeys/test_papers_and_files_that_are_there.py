"""Writing a paper: what a person has is never lost to it, and only its owner can read it."""

import stat
from pathlib import Path

import pytest

from tests.journeys.conftest import Demo
from tests.journeys.standing import MONDAY, SUNDAY, clock_at, run


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("command", [("paper", "brief"), ("journal", "export")], ids=" ".join)
def test_a_file_that_is_there_is_refused_and_left_unless_forced(
    case: str, answers: Path, command: tuple[str, ...]
) -> None:
    before = answers.read_bytes()

    with clock_at(SUNDAY):
        refused = run(*command, case, "-o", answers)
        kept = answers.read_bytes()
        forced = run(*command, case, "-o", answers, "--force")

    assert (refused.code, refused.out, kept) == (2, "", before)
    assert "--force" in refused.problems[0]["What next"]
    assert forced.code == 0
    assert answers.read_bytes() != before


@pytest.mark.parametrize("command", [("paper", "brief"), ("journal", "export")], ids=" ".join)
def test_a_folder_is_never_replaced(case: str, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "folder").mkdir()

    with clock_at(SUNDAY):
        codes = [run(*command, case, "-o", tmp_path / "folder", *more).code for more in ((), ("--force",))]

    assert codes == [2, 2]
    assert list((tmp_path / "folder").iterdir()) == []


def test_a_paper_of_this_case_is_made_again_over_itself_after_news(case: str, tmp_path: Path) -> None:
    paper = tmp_path / "brief.txt"

    with clock_at(SUNDAY):
        first = run("paper", "brief", case, "-o", paper)
    with clock_at(MONDAY):
        run("contact", "add", case, "--who", "X", "--outcome", "reached")
        again = run("paper", "brief", case, "-o", paper)
        other = run("paper", "script", case, "-o", paper)
        paper.write_text(paper.read_text() + "a note of mine")
        edited = run("paper", "brief", case, "-o", paper)

    assert (first.code, again.code) == (0, 0)
    assert (other.code, edited.code) == (2, 2)
    assert paper.read_text().endswith("a note of mine")


def test_papers_and_their_folders_can_be_read_by_their_owner_only(home: Path, tmp_path: Path) -> None:
    assert run("demo", "--out", tmp_path / "new" / "out").code == 0

    folder = tmp_path / "new" / "out" / "northgate"
    assert [mode(one) for one in (folder, folder.parent, folder.parent.parent)] == [0o700] * 3
    assert {mode(one) for one in folder.iterdir()} == {0o600}
    assert home.is_dir()


@pytest.mark.usefixtures("home")
def test_a_demo_writes_its_own_papers_again_for_another_home(demo_once: Demo, tmp_path: Path) -> None:
    for name in ("brief.en.txt", "script.fr.html"):
        (tmp_path / "northgate").mkdir(exist_ok=True)
        (tmp_path / "northgate" / name).write_bytes((demo_once.papers / name).read_bytes())

    assert run("demo", "--out", tmp_path).code == 0
    assert (tmp_path / "northgate" / "brief.en.txt").read_bytes() != (demo_once.papers / "brief.en.txt").read_bytes()
