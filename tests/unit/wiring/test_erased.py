"""Where the list of erased cases lies, and that a line once written is never lost to another."""

from datetime import date
from pathlib import Path

import platformdirs
import pytest

from standfast.actions.ports import CaseRow, JournalStore
from standfast.ground.errors import Unavailable
from standfast.journal import CaseId
from standfast.keys import SealingPublic, SigningPublic
from standfast.wiring.erased import erase_again, erased_list, list_erased

DAY = date(2026, 6, 7)
ONE, OTHER = CaseId("k3m9-q2x7-w4tz"), CaseId("h7m9-q2x7-w4tz")


class Store:
    """A store that holds two cases."""

    def __init__(self, *, refuses: str | None = None) -> None:
        self.refuses = refuses
        self.erased: list[CaseId] = []

    def cases(self) -> tuple[CaseRow, ...]:
        return tuple(
            CaseRow(id=case, sealing=SealingPublic(b""), first_signer=SigningPublic(b""), opened="2026-06-07T20")
            for case in (ONE, OTHER)
        )

    def erase_case(self, case: CaseId) -> None:
        if self.refuses is not None:
            raise Unavailable(self.refuses, case=case)
        self.erased.append(case)


def again(path: Path, store: Store) -> tuple[CaseId, ...]:
    ported: JournalStore = store  # type: ignore[assignment]  # the two calls that are made
    return erase_again(path, ported)


def test_by_default_it_lies_in_the_state_folder_and_not_in_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STANDFAST_ERASED", raising=False)
    home = platformdirs.user_data_path("daybook", appauthor=False) / "own"

    found = erased_list(home)

    assert found == platformdirs.user_state_path("daybook", appauthor=False) / "gone.txt"
    assert not found.is_relative_to(home.parent)


def test_beside_a_named_home_it_lies_outside_it(tmp_path: Path) -> None:
    assert erased_list(tmp_path / "cases" / "own") == tmp_path / "cases-gone.txt"


def test_another_place_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STANDFAST_ERASED", str(tmp_path / "elsewhere"))

    assert erased_list(tmp_path / "cases" / "own") == tmp_path / "elsewhere"


def test_what_is_listed_is_erased_again_and_nothing_else(tmp_path: Path) -> None:
    list_erased(tmp_path / "new" / "gone.txt", ONE, DAY)
    store = Store()

    assert again(tmp_path / "new" / "gone.txt", store) == (ONE,)
    assert store.erased == [ONE]


def test_without_a_list_nothing_is_erased(tmp_path: Path) -> None:
    assert again(tmp_path / "gone.txt", Store()) == ()


def test_a_line_that_was_cut_off_swallows_no_other(tmp_path: Path) -> None:
    path = tmp_path / "gone.txt"
    list_erased(path, ONE, DAY)
    path.write_bytes(path.read_bytes()[:-10])

    list_erased(path, OTHER, DAY)

    assert again(path, Store()) == (OTHER,)


def test_what_can_not_be_erased_now_is_left_and_what_left_traces_counts(tmp_path: Path) -> None:
    list_erased(tmp_path / "gone.txt", ONE, DAY)

    assert again(tmp_path / "gone.txt", Store(refuses="store.read_only")) == ()
    assert again(tmp_path / "gone.txt", Store(refuses="store.case_not_swept")) == (ONE,)
