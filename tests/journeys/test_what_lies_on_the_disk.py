"""What someone who looks at the family's folder can learn: that it is there, how large it is, and nothing more."""

import re
import stat
from pathlib import Path

import pytest

from tests.journeys.conftest import Demo
from tests.journeys.standing import bytes_under, close_all, run

# Words by which someone at home would know what this is, or whom it is about.
TELLING = re.compile(
    rb"(?i)standfast|northgate|police|luring|child|enfant|robin|sam ashby|kit\.plays|pebble|brief|case\b"
)
STORY = re.compile(rb"(?i)northgate|police|luring|robin|sam ashby|kit\.plays|pebble")


def test_by_default_the_folder_and_its_files_have_neutral_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("STANDFAST_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    run("demo", "--out", tmp_path / "out")
    close_all()

    made = [path.relative_to(tmp_path).as_posix() for path in (tmp_path / "data").rglob("*")]
    assert made
    assert [name for name in made if TELLING.search(name.encode())] == []


def test_no_file_of_a_home_tells_the_story_in_clear(demo: Demo) -> None:
    files = bytes_under(demo.home)

    assert files
    assert [name for name, data in files.items() if STORY.search(data)] == []


def test_the_story_s_words_are_in_the_papers_so_that_their_absence_means_something(demo: Demo) -> None:
    assert STORY.search((demo.papers / "brief.en.txt").read_bytes())


def test_only_its_owner_can_read_a_home(demo_once: Demo) -> None:
    paths = [path for path in demo_once.home.rglob("*") if path.suffix != ".lock"]

    open_to_others = [path.name for path in paths if stat.S_IMODE(path.stat().st_mode) & 0o077]

    assert paths
    assert open_to_others == []
