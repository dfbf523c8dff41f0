"""A power cut tears what was not yet on the disk: whatever is left of the log, whole entries stand and nothing else."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from standfast.actions.ports import DueKind, DueRow
from standfast.ground.instants import read_instant
from standfast.journal import verify_chain
from standfast.store.setup import close_database
from tests.unit.store.conftest import CASE

AT = read_instant("2026-05-10T21:50:00-07:00")
CUTS = 24
LAST = 8


@pytest.fixture
def left(file_desk: Any, tmp_path: Path) -> Any:
    """Copy the file and its log as they lie on the disk after each append has returned."""
    head = file_desk.open_case()
    with connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    lengths = []
    log = Path(f"{file_desk.place}-wal")
    for number in range(2, LAST + 1):
        due = (DueRow(ref=str(number), at=AT, kind=DueKind.STEP),)
        head = file_desk.store.append(file_desk.append(head, {"n": number}, due=due), expect=head)
        lengths.append(log.stat().st_size)
    for path in (Path(file_desk.place), log):
        shutil.copyfile(path, tmp_path / f"left{path.name.removeprefix('cases.db')}")
    close_database()
    return file_desk, tmp_path / "left", lengths


def test_a_log_cut_off_anywhere_leaves_whole_entries_and_every_one_whose_append_had_returned(
    left: Any, tmp_path: Path
) -> None:
    desk, file, lengths = left
    log = file.with_name("left-wal").read_bytes()
    assert sorted(set(lengths)) == lengths

    for number in range(CUTS + 1):
        length = len(log) * number // CUTS
        shutil.copyfile(file, tmp_path / "cut")
        (tmp_path / "cut-wal").write_bytes(log[:length])
        store = desk.engine.open(str(tmp_path / "cut"), using="cut")
        stored = store.read(CASE)
        verify_chain([one.entry for one in stored], genesis=desk.genesis)
        assert len(stored) == 1 + sum(length >= one for one in lengths)
        assert all(one.body is not None for one in stored)
        assert [row.due.ref for row in store.due_rows(AT)] == [str(len(stored))] * (len(stored) > 1)
        close_database(using="cut")
