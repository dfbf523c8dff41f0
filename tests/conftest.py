"""What every test stands on: a home of its own, no network, and how hard Hypothesis tries.

Sockets are blocked by ``--disable-socket`` (pyproject.toml). ``STANDFAST_TRIES=fuzz`` (``make fuzz``) tries much more.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.postgresql import Server, running, why_not

settings.register_profile(
    "ci",
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.register_profile(
    "fuzz",
    max_examples=int(os.environ.get("STANDFAST_EXAMPLES", "5000")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    print_blob=True,
)
settings.load_profile(os.environ.get("STANDFAST_TRIES", "ci"))

HOMES = ("HOME", "USERPROFILE", "STANDFAST_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")


def _move_home(folder: Path, patch: pytest.MonkeyPatch) -> None:
    for name in HOMES:
        home = folder / name.lower()
        home.mkdir(mode=0o700)
        patch.setenv(name, str(home))


@pytest.fixture(scope="session", autouse=True)
def _home_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what wider fixtures write out of the real home."""
    with pytest.MonkeyPatch.context() as patch:
        _move_home(tmp_path_factory.mktemp("home-of-the-run"), patch)
        yield


@pytest.fixture(autouse=True)
def _home_of_the_test(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give each test a home that no other test and no person has ever used."""
    with pytest.MonkeyPatch.context() as patch:
        _move_home(tmp_path_factory.mktemp("home"), patch)
        yield


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """Run a PostgreSQL server for this run, once something asks for it."""
    reason = why_not()
    if reason is not None:
        pytest.skip(reason=reason)
    with running() as server:
        yield server
