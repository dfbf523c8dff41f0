"""A desk over a home of its own, an invented case on it, and a clock that stands still."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from standfast.actions.desk import Desk
from standfast.actions.unit import begin_case
from standfast.ground.instants import Instant
from standfast.journal import CaseId
from standfast.store.setup import close_database
from standfast.wiring.home import Home, HomeKind, open_home
from tests.factories import bodies, contact, contacts, moment

NOW = moment("2026-05-20T12:00:00-07:00")
SNIPPET = """\
child:
  - {id: robin, first_name: Robin, age_at_time: 8}
account:
  - {id: kit, belongs_to: stranger, platform: Pebble, handle: kit.plays.2016, numeric_id: "0048213377"}
danger: {self_harm: no}
promise:
  - {id: p, at: 2026-05-11T10:20:00-07:00, by: A. Sergeant, what: call back, due_at: 2026-06-12T17:00:00-07:00}
""" + contacts(contact("2026-05-11T10:20:00-07:00", who="A. Sergeant", role="watch_commander", outcome="reached"))


@dataclass(frozen=True)
class Still:
    """A clock that stands still."""

    at: Instant = NOW

    def now(self) -> Instant:
        return self.at


@dataclass(frozen=True, kw_only=True)
class Begun:
    """A desk with one case on it."""

    desk: Desk
    case: CaseId
    home: Home


def sit_down(folder: Path) -> tuple[Desk, Home]:
    home = Home(kind=HomeKind.OWN, folder=folder)
    desk = open_home(home, passphrase=lambda: "")
    return replace(desk, clock=Still()), home


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, CaseId]:
    folder = tmp_path_factory.mktemp("template") / "own"
    desk, _ = sit_down(folder)
    written = begin_case(desk, tuple(replace(body, recorded_at=NOW) for body in bodies(SNIPPET)))
    close_database()
    return folder, written.head.case


@pytest.fixture
def begun(_template: tuple[Path, CaseId], tmp_path: Path) -> Iterator[Begun]:
    folder, case = _template
    shutil.copytree(folder, tmp_path / "own")
    desk, home = sit_down(tmp_path / "own")
    yield Begun(desk=desk, case=case, home=home)
    close_database()
