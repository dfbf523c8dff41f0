"""Files are listed, never opened; what is hidden, linked or no file is passed over and counted."""

import os
from pathlib import Path

import pytest

from standfast.ground.errors import BadInput, Unavailable
from standfast.world.evidence_files import list_files, shown


def test_a_folder_is_walked_in_order_and_each_file_stands_once(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.png", "b/1.png", "a.txt"):
        (tmp_path / name).write_bytes(b"xyz")

    listed = list_files([tmp_path, tmp_path / "a.txt"])

    assert [Path(one.path).name for one in listed.files] == ["a.txt", "1.png", "2.png"]
    assert {one.size for one in listed.files} == {3}


def test_what_is_no_file_is_passed_over_and_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "pipe")

    listed = list_files([tmp_path])

    assert [Path(one.path).name for one in listed.files] == ["a.txt"]
    assert listed.passed_over == 2


def test_a_hidden_file_is_left_out_unless_it_was_named(tmp_path: Path) -> None:
    hidden = tmp_path / ".thumbs"
    hidden.write_bytes(b"x")

    passed = list_files([tmp_path])

    assert (passed.files, passed.passed_over) == ((), 1)
    assert len(list_files([hidden]).files) == 1


def test_a_file_that_can_not_be_opened_is_listed_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"x")
    path.chmod(0)

    assert len(list_files([path]).files) == 1


def test_a_name_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"evidence\.no_such_file"):
        list_files([tmp_path / "gone"])


def test_a_folder_that_can_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refused)

    with pytest.raises(Unavailable, match=r"evidence\.folder_unreadable"):
        list_files([tmp_path])


def test_a_name_of_any_bytes_can_be_written_down() -> None:
    assert shown(os.fsdecode(b"chat-\xff.png")) == "chat-\\xff.png"
