"""A home is whole, or not there at all, or its loss is said; nothing is ever made over what is left."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from standfast.ground.errors import StandfastError
from standfast.keys import create_key_file
from standfast.store.setup import close_database
from standfast.wiring.home import Home, HomeKind, open_home

LOOSE = {"keys.json": 0o644, "pages.db": 0o666}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    yield Home(kind=HomeKind.OWN, folder=tmp_path / "own")
    close_database()


def opened(home: Home, heard: list[Path] | None = None) -> None:
    listened: list[Path] = [] if heard is None else heard
    open_home(home, passphrase=lambda: "", tightened=listened.append)
    close_database()


def code_of(home: Home) -> str:
    with pytest.raises(StandfastError) as caught:
        open_home(home, passphrase=lambda: "")
    return caught.value.code


def test_a_home_that_was_never_opened_is_not_there_and_looking_makes_nothing(home: Home) -> None:
    assert not home.exists
    assert not home.folder.exists()


@pytest.mark.parametrize(("lost", "code"), [("keys.json", "home.key_file_gone"), ("pages.db", "home.cases_file_gone")])
def test_one_lost_file_is_an_error_and_is_never_made_anew(home: Home, lost: str, code: str) -> None:
    opened(home)
    (home.folder / lost).unlink()
    before = {path.name: path.read_bytes() for path in home.folder.iterdir()}

    with pytest.raises(StandfastError) as caught:
        assert home.exists

    assert caught.value.code == code
    assert code_of(home) == code
    assert {path.name: path.read_bytes() for path in home.folder.iterdir()} == before


def test_a_first_start_that_was_cut_off_before_its_database_goes_on_with_the_same_keys(home: Home) -> None:
    home.folder.mkdir()
    home.begun.touch()
    create_key_file(home.key_file, chance=bytes)
    keys = home.key_file.read_bytes()

    assert not home.exists
    opened(home)

    assert home.exists
    assert home.key_file.read_bytes() == keys
    assert not home.begun.exists()


@pytest.mark.parametrize("place", [".", ".."], ids=["the home", "the folder above it"])
def test_a_file_in_the_place_of_the_folder_is_said_and_left(home: Home, place: str) -> None:
    path = (home.folder / place).resolve() if place == "." else home.folder.parent / "named"
    path.write_text("mine")
    asked = home if place == "." else Home(kind=HomeKind.OWN, folder=path / "own")

    with pytest.raises(StandfastError) as caught:
        assert asked.exists

    assert caught.value.code == "home.not_a_folder"
    assert caught.value.problems[0].details["folder"] == str(path)
    assert path.read_text() == "mine"


def test_permissions_that_were_loosened_are_tightened_and_each_path_is_told(home: Home) -> None:
    opened(home)
    home.folder.chmod(0o755)
    for name, mode in LOOSE.items():
        (home.folder / name).chmod(mode)
    heard: list[Path] = []

    opened(home, heard)

    assert heard == [home.folder, home.key_file, home.cases_file]
    assert [stat.S_IMODE(path.stat().st_mode) for path in heard] == [0o700, 0o600, 0o600]


def test_permissions_that_are_tight_are_left_and_nothing_is_told(home: Home) -> None:
    opened(home)
    heard: list[Path] = []

    opened(home, heard)

    assert heard == []
