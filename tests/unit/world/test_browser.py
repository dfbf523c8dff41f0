"""Where a file is shown to a person, and where nobody sits."""

from pathlib import Path

import pytest

from standfast.world import browser


@pytest.mark.parametrize(
    ("environment", "platform", "shown"),
    [
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "linux", False),
        ({}, "darwin", True),
        ({"DISPLAY": ":0", "CI": "true"}, "linux", False),
        ({"DISPLAY": ":10", "SSH_CONNECTION": "192.0.2.1 22 192.0.2.2 22"}, "linux", False),
        ({"SSH_TTY": "/dev/pts/0"}, "darwin", False),
    ],
)
def test_a_screen_is_where_someone_may_sit_before_it(environment: dict[str, str], platform: str, shown: bool) -> None:  # noqa: FBT001  # an expectation
    assert browser.has_screen(environment, platform) is shown


def test_without_a_screen_no_browser_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str] = []
    monkeypatch.setattr("webbrowser.open", asked.append)
    monkeypatch.setattr("standfast.world.browser.has_screen", lambda *_: False)

    assert not browser.show(tmp_path / "page.html")
    assert asked == []


def test_with_a_screen_the_file_is_opened_from_the_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str] = []

    def opened(address: str) -> bool:
        asked.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", opened)
    monkeypatch.setattr("standfast.world.browser.has_screen", lambda *_: True)

    assert browser.show(tmp_path / "page.html")
    assert asked == [(tmp_path / "page.html").as_uri()]
