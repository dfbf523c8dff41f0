"""A copy of a home that can't be written to: all of it can be read and verified, and nothing is put beside it."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.standing import MONDAY, at_home, call, clock_at, copied, run

READING = [("case", "list"), ("case", "show"), ("case", "log"), ("next",), ("journal", "verify"), ("journal", "export")]


def everything(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (home / "own").iterdir()}


@pytest.fixture(params=["with its log", "without a log"])
def copy(case: str, home: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """Copy the home while it is open, or closed; then nobody may write there, the machine's owner included."""
    call(case, "--who", "A. Constable", "--outcome", "reached")
    if request.param == "without a log":
        with at_home(home):
            pass
    made = copied(home, tmp_path / "copy")
    assert ((made / "own" / "pages.db-wal").exists()) == (request.param == "with its log")
    for path in (made / "own").iterdir():
        path.chmod(stat.S_IRUSR)
    (made / "own").chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.MonkeyPatch.context() as patch, at_home(made):
        # Root may write anywhere, so what a program may do is told as for anyone else.
        patch.setattr("standfast.store.setup._may_write", lambda path: bool(path.stat().st_mode & stat.S_IWUSR))
        yield made
    (made / "own").chmod(stat.S_IRWXU)


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_every_command_that_reads_works_and_leaves_no_trace(case: str, copy: Path, words: tuple[str, ...]) -> None:
    before = everything(copy)

    with clock_at(MONDAY):
        done = run(*words, *(() if words == ("case", "list") else (case,)))

    assert (done.code, done.err) == (0, "")
    assert everything(copy) == before


def test_the_last_entry_before_the_copy_is_read(case: str, copy: Path) -> None:
    assert copy.is_dir()
    assert "A. Constable" in run("case", "log", case).out


def test_what_writes_is_refused_and_says_so(case: str, copy: Path) -> None:
    before = everything(copy)

    with clock_at(MONDAY):
        done = run("contact", "add", case, "--who", "X")

    assert done.code == 2
    assert len(done.problems) == 1
    assert everything(copy) == before
