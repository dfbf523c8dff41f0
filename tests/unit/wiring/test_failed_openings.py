"""Failed openings wait beside the encrypted file: counted by the hour, taken in once, never more than they were."""

import json
from pathlib import Path
from threading import Thread

import pytest

from standfast.ground.instants import read_instant
from standfast.wiring import failed_openings as module
from standfast.wiring.failed_openings import TRIES_FILE, count_failed, failed_openings, forget_failed

FOUR = read_instant("2026-05-11T04:10:00Z")
FIVE = read_instant("2026-05-11T05:59:00Z")


def test_each_hour_has_its_own_count(tmp_path: Path) -> None:
    for now in (FOUR, FIVE, FIVE):
        count_failed(tmp_path, now=now)

    assert failed_openings(tmp_path) == {"2026-05-11T04Z": 1, "2026-05-11T05Z": 2}


def test_only_its_owner_can_read_the_file_and_it_says_hour_and_number_alone(tmp_path: Path) -> None:
    count_failed(tmp_path, now=FOUR)

    path = tmp_path / TRIES_FILE
    assert path.stat().st_mode & 0o077 == 0
    assert json.loads(path.read_text()) == {"2026-05-11T04Z": 1}


def test_what_was_taken_in_is_forgotten_and_what_failed_meanwhile_stays(tmp_path: Path) -> None:
    count_failed(tmp_path, now=FOUR)
    taken = failed_openings(tmp_path)
    count_failed(tmp_path, now=FOUR)
    count_failed(tmp_path, now=FIVE)

    forget_failed(tmp_path, taken)

    assert failed_openings(tmp_path) == {"2026-05-11T04Z": 1, "2026-05-11T05Z": 1}
    forget_failed(tmp_path, failed_openings(tmp_path))
    assert not (tmp_path / TRIES_FILE).exists()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"2026-05-11T04Z": "x"}', '{"2026-05-11T04Z": -3}', "\x00"])
def test_a_file_that_can_not_be_read_counts_nothing_and_stops_nobody(tmp_path: Path, text: str) -> None:
    (tmp_path / TRIES_FILE).write_text(text)

    assert failed_openings(tmp_path) == {}
    count_failed(tmp_path, now=FOUR)
    assert failed_openings(tmp_path) == {"2026-05-11T04Z": 1}


def test_several_at_once_are_all_counted(tmp_path: Path) -> None:
    threads = [Thread(target=count_failed, args=(tmp_path,), kwargs={"now": FOUR}) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed_openings(tmp_path) == {"2026-05-11T04Z": 8}


def test_a_guesser_can_not_make_the_file_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_HOURS", 1)
    count_failed(tmp_path, now=FOUR)

    count_failed(tmp_path, now=FIVE)

    assert failed_openings(tmp_path) == {"2026-05-11T04Z": 2}


def test_a_folder_that_can_not_be_written_stops_nobody(tmp_path: Path) -> None:
    count_failed(tmp_path / "none", now=FOUR)
    forget_failed(tmp_path / "none", {"2026-05-11T04Z": 1})
