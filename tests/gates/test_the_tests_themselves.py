"""What every test stands on holds: no network, no real home, warnings that fail, another order each time."""

import os
import socket  # noqa: TID251 - its blocking is what is tested
import warnings
from pathlib import Path

import pytest
from pytest_socket import SocketBlockedError

# The block warns before it raises, and a warning is an error here.
BLOCKED = (SocketBlockedError, UserWarning)
HOME_BEFORE = Path(os.environ.get("HOME", "/")).resolve()


def test_a_test_can_not_reach_the_network() -> None:
    with pytest.raises(BLOCKED, match="A test tried to use socket"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_a_test_can_not_open_an_internet_socket_at_all() -> None:
    with pytest.raises(BLOCKED, match="A test tried to use socket"):
        socket.socket(socket.AF_INET)


def test_a_warning_fails_a_test() -> None:
    with pytest.raises(UserWarning, match="as planted"):
        warnings.warn("as planted", UserWarning, stacklevel=1)


def test_no_test_sees_the_real_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    runs = tmp_path_factory.getbasetemp().parent.resolve()

    homes = [Path.home(), *(Path(os.environ[name]) for name in ("HOME", "STANDFAST_HOME", "XDG_DATA_HOME"))]

    assert all(home.resolve().is_relative_to(runs) for home in homes)
    assert HOME_BEFORE not in {home.resolve() for home in homes}


def test_two_tests_share_no_home_first(tmp_path: Path) -> None:
    assert list(Path.home().iterdir()) == []
    (Path.home() / "left-behind").write_text(str(tmp_path), encoding="utf-8")


def test_two_tests_share_no_home_second(tmp_path: Path) -> None:
    assert list(Path.home().iterdir()) == []
    (Path.home() / "left-behind").write_text(str(tmp_path), encoding="utf-8")


def test_the_settings_are_strict(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.getini("filterwarnings") == ["error"]
    assert pytestconfig.getini("xfail_strict") is True
    assert pytestconfig.getoption("strict_markers")
    assert pytestconfig.pluginmanager.has_plugin("randomly")
    assert float(pytestconfig.getini("timeout")) == 60
