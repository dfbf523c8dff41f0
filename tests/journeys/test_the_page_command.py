"""An organisation makes the page: one file and a folder to host; what is too old is not released."""

from pathlib import Path

import pytest

from tests.journeys.standing import clock_at, run

FRESH, OLD = "2026-12-01T09:00:00-08:00", "2029-01-01T00:00:00Z"


def test_the_page_is_written_as_one_file_and_as_a_folder_that_a_web_server_can_read(tmp_path: Path) -> None:
    with clock_at(FRESH):
        done = run("page", "--out", tmp_path)

    assert done.code == 0
    assert str(tmp_path / "standfast.html") in done.out
    hosted = tmp_path / "hosted"
    assert {one.name for one in hosted.iterdir()} == {"index.html", "manifest.webmanifest", "worker.js"}
    assert all(one.stat().st_mode & 0o044 == 0o044 for one in (tmp_path / "standfast.html", *hosted.iterdir()))


def test_old_data_are_told_of_and_not_released(tmp_path: Path) -> None:
    with clock_at(OLD):
        plain = run("page", "--out", tmp_path / "plain")
        release = run("page", "--out", tmp_path / "release", "--release")

    assert plain.code == 0
    assert "older than six months" in plain.out
    assert release.code == 1
    assert not (tmp_path / "release").exists()


def test_the_page_is_opened_only_where_that_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shown: list[Path] = []

    def show(path: Path) -> bool:
        shown.append(path)
        return True

    monkeypatch.setattr("standfast.world.browser.show", show)

    with clock_at(FRESH):
        closed = run("page", "--out", tmp_path)
        opened = run("page", "--out", tmp_path, "--open")

    assert shown == [tmp_path.resolve() / "standfast.html"]
    assert "open in your browser" not in closed.out
    assert "open in your browser" in opened.out
