"""A backup of an older version, put back under this one. The sample is frozen: it has to open for ever.

``tests/vectors/home-0002`` was written on 2026-11-24 by the program before its third change of tables: the family of
``standing.OURS``, one call, without a passphrase. Everyone in it is invented.
"""

import shutil
from pathlib import Path

import pytest
from django.db import connections

from standfast.store import triggers
from tests.journeys.standing import call, close_all, run

SAMPLE = Path(__file__).resolve().parents[1] / "vectors" / "home-0002"
CASE = "ca0m-wy99-mtyp"
HEAD = "16:201cf32ed682b23f6c72c99971fc8c52ed93bf366ffb0af5c5fb95265fa9bcf7"


@pytest.fixture
def put_back(home: Path) -> Path:
    (home / "own").mkdir(parents=True, mode=0o700)
    for path in SAMPLE.iterdir():
        shutil.copyfile(path, home / "own" / path.name)
        (home / "own" / path.name).chmod(0o600)
    return home


def test_it_verifies_against_the_head_of_its_day_and_goes_on(put_back: Path) -> None:
    verified = run("journal", "verify", CASE, "--anchor", HEAD, "--json")
    assert verified.code == 0, verified.err
    assert (verified.json["seq"], verified.json["erased"]) == (16, [])

    call(CASE, "--role", "officer", "--outcome", "no_answer")

    assert triggers.missing(connections["default"]) == ()
    assert "Nothing can be done." in run("case", "log", CASE).told
    assert run("journal", "verify", CASE, "--anchor", HEAD, "--json").json["seq"] > 16
    close_all()
    assert [row["id"] for row in run("case", "list", "--json").json] == [CASE]
    assert put_back.exists()


def test_the_sample_itself_is_never_written_to(put_back: Path) -> None:
    before = {path.name: path.read_bytes() for path in SAMPLE.iterdir()}

    assert run("next", CASE).code == 0

    assert put_back.exists()
    assert {path.name: path.read_bytes() for path in SAMPLE.iterdir()} == before
    assert sorted(before) == ["keys.json", "pages.db"]
