"""Two windows over one home, and a clock that was set back: what one wrote is never lost to the other."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.standing import MONDAY, ROOT, SUNDAY, call, clock_at, close_all, run
from tests.postgresql import Server


@pytest.fixture(params=["file", "server"])
def somewhere(request: pytest.FixtureRequest, home: Path, answers: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Begin a case in a file, or on a server."""
    if request.param == "server":
        server: Server = request.getfixturevalue("postgresql")
        monkeypatch.setenv("STANDFAST_DATABASE", server.address(server.new()))
    with clock_at(SUNDAY):
        done = run("case", "new", answers, "--json")
    assert done.code == 0, done.err
    assert home.exists()
    close_all()
    return str(done.json["id"])


def test_two_windows_that_write_at_once_both_land(somewhere: str, home: Path) -> None:
    words = ("contact", "add", somewhere, "--direction", "out", "--channel", "phone", "--outcome", "no_answer")
    windows = [
        subprocess.Popen(
            [sys.executable, "-m", "standfast.cli.main", *words, "--who", f"call taker {number}", "--at", MONDAY],
            cwd=ROOT,
            env={**os.environ, "STANDFAST_HOME": str(home)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(2)
    ]

    said = [window.communicate()[1] for window in windows]

    assert [window.returncode for window in windows] == [0, 0], said
    log = run("case", "log", somewhere).told
    assert "call taker 0" in log
    assert "call taker 1" in log
    assert run("journal", "verify", somewhere).code == 0


def test_a_clock_that_was_set_back_is_not_believed_and_the_journal_keeps_its_order(somewhere: str) -> None:
    call(somewhere, "--outcome", "no_answer")
    before = run("journal", "verify", somewhere, "--json").json["seq"]

    with clock_at("2026-05-01T09:00:00-07:00"):
        refused = run("contact", "add", somewhere, "--outcome", "no_answer", "--channel", "phone")

    assert refused.code == 2
    assert run("journal", "verify", somewhere, "--json").json["seq"] == before
    call(somewhere, "--outcome", "reached", at="2026-06-08T09:00:00-07:00")
    assert run("journal", "verify", somewhere, "--json").json["seq"] > before
