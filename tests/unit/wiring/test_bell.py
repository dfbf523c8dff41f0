"""The bell of a locked home: each date once, without a passphrase, and nothing in it but dates."""

import json
import stat
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from standfast.actions.ports import CaseDueRow, CaseRow, DueKind, DueRow
from standfast.actions.remind import Reminder
from standfast.ground.instants import Instant, read_instant
from standfast.journal import CaseId
from standfast.keys import SealingPublic, SigningPublic
from standfast.wiring.bell import BELL_FILE, keep_bell, ring_bell, take_over

MON = read_instant("2026-05-11T09:00:00-07:00")
TUE = Instant(MON + timedelta(days=1))
WED = Instant(MON + timedelta(days=2))


class Store:
    """Two cases, and the rows that a test gives them."""

    def __init__(self, *rows: tuple[str, DueKind, Instant]) -> None:
        self.rows = rows
        self.heard: list[tuple[str, DueKind, Instant]] = []

    def cases(self) -> tuple[CaseRow, ...]:
        nobody = {"sealing": SealingPublic(b""), "first_signer": SigningPublic(b"")}
        ids = (("b", "2026-05-11T01Z"), ("a", "2026-05-12T01Z"))
        return tuple(CaseRow(id=CaseId(id_), opened=opened, **nobody) for id_, opened in ids)  # type: ignore[arg-type]

    def due_rows(self, until: Instant) -> tuple[CaseDueRow, ...]:
        return tuple(
            CaseDueRow(case=CaseId(case), due=DueRow(ref=f"{number}", at=at, kind=kind))
            for number, (case, kind, at) in enumerate(self.rows)
            if at <= until
        )

    def ring(self, now: Instant, tell: Any, *, which: Any) -> int:
        del tell
        rung = [row for row, told in zip(self.rows, self.due_rows(now), strict=False) if which(told)]
        self.heard += rung
        self.rows = tuple(row for row in self.rows if row not in rung)
        return len(rung)


def kept(folder: Path, *rows: tuple[str, DueKind, Instant]) -> Store:
    store = Store(*rows)
    keep_bell(folder, store)  # type: ignore[arg-type]
    return store


def rung(folder: Path, now: Instant) -> list[tuple[int, DueKind, bool]] | None:
    told: list[Reminder] = []
    count = ring_bell(folder, now=now, tell=told.extend)
    return None if count is None else [(one.place, one.kind, one.is_late) for one in told]


def test_each_date_rings_once_with_its_case_s_place_in_the_list(tmp_path: Path) -> None:
    kept(tmp_path, ("a", DueKind.END, MON), ("b", DueKind.STEP, TUE), ("b", DueKind.LOOK, WED))

    assert rung(tmp_path, TUE) == [(2, DueKind.END, True), (1, DueKind.STEP, False)]
    assert rung(tmp_path, TUE) == []
    assert rung(tmp_path, WED) == [(1, DueKind.LOOK, False)]


def test_what_could_not_be_told_rings_again(tmp_path: Path) -> None:
    kept(tmp_path, ("a", DueKind.STEP, MON))

    def gone(_: object) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        ring_bell(tmp_path, now=TUE, tell=gone)

    assert rung(tmp_path, TUE) == [(2, DueKind.STEP, True)]


def test_at_the_next_opening_the_store_learns_what_rang(tmp_path: Path) -> None:
    store = kept(tmp_path, ("a", DueKind.STEP, MON), ("a", DueKind.STEP, WED))
    rung(tmp_path, TUE)

    take_over(tmp_path, store)  # type: ignore[arg-type]

    assert store.heard == [("a", DueKind.STEP, MON)]
    assert json.loads((tmp_path / BELL_FILE).read_text())["rung"] == []
    assert rung(tmp_path, WED) == [(2, DueKind.STEP, False)]


def test_what_rings_while_a_home_stands_open_does_not_ring_again_after_its_next_write(tmp_path: Path) -> None:
    store = kept(tmp_path, ("a", DueKind.STEP, MON), ("a", DueKind.STEP, WED))
    rung(tmp_path, TUE)

    keep_bell(tmp_path, store)  # type: ignore[arg-type]

    assert rung(tmp_path, TUE) == []
    take_over(tmp_path, store)  # type: ignore[arg-type]
    assert store.heard == [("a", DueKind.STEP, MON)]
    assert rung(tmp_path, WED) == [(2, DueKind.STEP, False)]


def test_a_clock_that_once_ran_years_ahead_takes_no_date_that_is_written_later(tmp_path: Path) -> None:
    store = kept(tmp_path, ("a", DueKind.STEP, MON))
    rung(tmp_path, Instant(MON + timedelta(days=2000)))
    store.rows = (*store.rows, ("a", DueKind.STEP, WED))

    take_over(tmp_path, store)  # type: ignore[arg-type]

    assert rung(tmp_path, TUE) == []
    assert rung(tmp_path, WED) == [(2, DueKind.STEP, False)]


def test_nothing_stands_in_it_but_places_kinds_and_instants(tmp_path: Path) -> None:
    kept(tmp_path, ("a", DueKind.ANSWER, MON))

    told = json.loads((tmp_path / BELL_FILE).read_text())

    assert told == {"dates": [[2, "answer", MON.isoformat()]], "rung": []}
    assert stat.S_IMODE((tmp_path / BELL_FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["", "{", "[]", '{"dates": [[1, "x", "y"]], "rung": []}', '{"dates": []}'])
def test_a_bell_that_is_damaged_rings_nothing_and_is_made_anew_by_the_next_write(tmp_path: Path, text: str) -> None:
    (tmp_path / BELL_FILE).write_text(text)

    assert rung(tmp_path, MON) is None
    kept(tmp_path, ("a", DueKind.STEP, MON))
    assert rung(tmp_path, MON) == [(2, DueKind.STEP, False)]


def test_a_home_that_has_no_bell_yet_says_so(tmp_path: Path) -> None:
    assert rung(tmp_path, MON) is None
