"""Homes for the journeys: one demo for the whole run, copied for each test that writes; and a family's own home."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journeys.standing import OURS, SUNDAY, Done, at_home, clock_at, close_all, copied, run


@dataclass(frozen=True, kw_only=True)
class Demo:
    """The demo as it ran once: its home, its papers, and what it said."""

    home: Path
    papers: Path
    said: Done


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak English wherever the tests run, unless a test asks for French."""
    monkeypatch.setenv("STANDFAST_LANG", "en")


@pytest.fixture(scope="session")
def demo_once(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    folder = tmp_path_factory.mktemp("demo")
    with at_home(folder / "home"), pytest.MonkeyPatch.context() as patch:
        patch.setenv("STANDFAST_LANG", "en")
        said = run("demo", "--out", folder / "out")
    return Demo(home=folder / "home", papers=folder / "out" / "northgate", said=said)


@pytest.fixture
def demo(demo_once: Demo, tmp_path: Path) -> Iterator[Demo]:
    """Give the demo in a home of this test's own."""
    home = copied(demo_once.home, tmp_path / "demo-home")
    with at_home(home):
        yield Demo(home=home, papers=demo_once.papers, said=demo_once.said)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """Give a home that was never opened."""
    with at_home(tmp_path / "family"):
        yield tmp_path / "family"
    close_all()


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "ours.yaml"
    path.write_text(OURS)
    return path


@pytest.fixture
def case(home: Path, answers: Path) -> Iterator[str]:
    """Open the family's case on Sunday evening."""
    assert not home.exists()
    with clock_at(SUNDAY):
        begun = run("case", "new", answers, "--json")
        assert begun.code == 0, begun.err
        yield begun.json["id"]
