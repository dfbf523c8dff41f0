"""What was read once is used while no byte has changed, says the same, and is never needed."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from standfast.cues import load
from standfast.cues.cues import find
from standfast.cues.load import DangerCues
from standfast.ground.data_files import DATA
from standfast.ground.errors import BadInput
from standfast.ground.yaml_file import read_yaml

TEXT = "He wants to meet her on Friday. Il sait où on reste. She said she wants to kill herself; kms."


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a copy of the data, of which nothing was kept yet."""
    copytree(DATA / "cues", tmp_path / "cues")
    monkeypatch.setattr(load, "DATA", tmp_path)
    forget()
    yield tmp_path
    monkeypatch.undo()
    forget()


def forget() -> None:
    """Forget what this process read, as a new one would not know it."""
    load._sound.cache_clear()
    load._key_before.cache_clear()
    load._words.cache_clear()


def read_anew() -> DangerCues:
    forget()
    return load.load_danger_cues.__wrapped__()


def heard(cues: DangerCues) -> list[tuple[str, int, int]]:
    return [(hit.cue.text, hit.start, hit.end) for hit in find(TEXT, cues.cues)]


def kept(root: Path) -> Path:
    return root / "__pycache__" / "cues-danger.json"


def test_what_is_kept_says_the_same_as_what_is_read(root: Path) -> None:
    first = heard(read_anew())

    assert kept(root).is_file()
    assert heard(read_anew()) == first
    assert first


def test_one_changed_byte_and_it_is_not_used(root: Path) -> None:
    read_anew()
    file = root / "cues" / "danger.en.yaml"

    file.write_text(file.read_text(encoding="utf-8").replace("threshold:", "threshold: much #", 1), encoding="utf-8")

    with pytest.raises(BadInput):
        read_anew()


@pytest.mark.parametrize("damage", [b"", b"{}", b"\x00\xff", b"standfast cues/1 x y\n{}"])
def test_a_damaged_file_is_passed_over_and_written_anew(root: Path, damage: bytes) -> None:
    first = heard(read_anew())
    kept(root).write_bytes(damage)

    assert heard(read_anew()) == first
    assert kept(root).stat().st_size > 1_000


def test_a_file_that_was_cut_or_edited_is_passed_over(root: Path) -> None:
    first = heard(read_anew())
    whole = kept(root).read_bytes()
    kept(root).write_bytes(whole.replace(b'"threshold":', b'"threshold":9', 1))

    assert heard(read_anew()) == first


def test_a_file_that_changes_while_it_is_read_is_not_kept_under_what_it_says_then(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = root / "cues" / "danger.en.yaml"

    def changes_after_reading(path: Path) -> object:
        node = read_yaml(path)
        if path == file:
            path.write_text(path.read_text(encoding="utf-8") + "# another\n", encoding="utf-8")
        return node

    monkeypatch.setattr(load, "read_yaml", changes_after_reading)
    read_anew()

    assert not kept(root).exists()


def test_where_nothing_can_be_kept_it_is_read_each_time(root: Path) -> None:
    (root / "__pycache__").write_text("a file where the folder would be")

    assert heard(read_anew()) == heard(read_anew()) != []
