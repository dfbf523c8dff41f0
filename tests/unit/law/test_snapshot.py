"""What an earlier reading found sound is used again while no byte has changed, and never needed."""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfast.ground.data_files import DATA
from standfast.ground.errors import BadInput
from standfast.ground.kept import Kept
from standfast.law import load as loading
from standfast.law import snapshot
from standfast.law.load import read_law
from standfast.law.snapshot import FORM, key_of, take_snapshot

FOLDERS = ("law/ca", "bodies/ca")
VALUES = {"law/ca/acts.yaml": {"acts": [{"id": "ca.cc", "title": {"en": "Criminal Code", "fr": "é"}}]}}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(Path(__file__).parent / "sound", tmp_path / "data")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "__pycache__" / "law-ca.json"


def read(root: Path, kept: Path) -> object:
    return read_law(root, "ca", keep_in=kept.parent)


def test_the_kept_law_is_the_law_that_was_read(root: Path, kept: Path) -> None:
    first = read(root, kept)

    assert kept.is_file()
    assert read(root, kept) == first == read_law(root, "ca")
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


def test_the_law_that_ships_comes_out_of_what_was_kept_unchanged(kept: Path) -> None:
    first = read_law(DATA, "ca", keep_in=kept.parent)

    assert read_law(DATA, "ca", keep_in=kept.parent) == first


def test_what_was_kept_is_what_is_used(root: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(root, kept)

    def never(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(loading, "read_data_file", never)
    assert read(root, kept) == read_law(root, "ca", keep_in=kept.parent)
    with pytest.raises(AssertionError):
        read_law(root, "ca")


def test_a_changed_byte_in_any_file_makes_it_not_used(root: Path) -> None:
    before = take_snapshot(root, FOLDERS)
    keys = {key_of(before, ())}

    for name, data in before.files.items():
        assert isinstance(data, bytes)
        keys.add(key_of(replace(before, files={**before.files, name: data + b"\n"}), ()))

    assert len(keys) == len(before.files) + 1


def test_a_file_more_less_or_of_another_name_makes_it_not_used(root: Path) -> None:
    before = take_snapshot(root, FOLDERS)
    moved = {name.replace("bodies/ca/911", "bodies/ca/912"): data for name, data in before.files.items()}
    fewer = {name: data for name, data in before.files.items() if name != "bodies/ca/911.yaml"}
    more = {**before.files, "bodies/ca/912.yaml": b""}

    assert len({key_of(replace(before, files=files), ()) for files in (before.files, moved, fewer, more)}) == 4


def test_a_changed_schema_makes_it_not_used(tmp_path: Path) -> None:
    before, schema = take_snapshot(tmp_path, ()), tmp_path / "schemas" / "body.json"
    schema.parent.mkdir()
    schema.write_text("{}")
    first = key_of(before, (schema,))

    schema.write_text('{"type": "object"}')

    assert key_of(before, (schema,)) != first


def test_changed_code_makes_it_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, code = take_snapshot(tmp_path, ()), tmp_path / "code" / "references.py"
    code.parent.mkdir()
    code.write_text("strict = False")
    monkeypatch.setattr(snapshot, "_CODE", (code.parent,))
    first = key_of(before, ())

    code.write_text("strict = True")

    assert key_of(before, ()) != first


def test_law_that_was_corrected_is_read_anew(root: Path, kept: Path) -> None:
    read(root, kept)
    path = root / "bodies/ca/911.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('en: "9-1-1"', 'en: "9-1-2"', 1), encoding="utf-8")

    corrected = read_law(root, "ca", keep_in=kept.parent)

    assert corrected.body("ca.911").name.en == "9-1-2"


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def altered(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"9-1-1", b"9-1-0", 1))


def of_another_kind(path: Path) -> None:
    path.write_text(json.dumps({"law": []}))


def forged_without_a_file(path: Path) -> None:
    head, _, told = path.read_bytes().partition(b"\n")
    values = json.loads(told)
    values.pop("law/ca/acts.yaml")
    forged = json.dumps(values).encode()
    words = [*head.split(b" ")[:-1], hashlib.sha256(forged).hexdigest().encode()]
    path.write_bytes(b" ".join(words) + b"\n" + forged)


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [cut, altered, of_another_kind, forged_without_a_file, binary, empty])
def test_a_damaged_or_foreign_file_is_passed_over_and_written_anew(
    root: Path, kept: Path, damage: Callable[[Path], None]
) -> None:
    law, whole = read(root, kept), kept.read_bytes()
    damage(kept)

    assert read(root, kept) == law
    assert kept.read_bytes() == whole


def test_where_nothing_can_be_written_the_law_is_read_all_the_same(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    assert read_law(root, "ca", keep_in=tmp_path / "file") == read_law(root, "ca")


def test_where_a_folder_has_its_name_nothing_is_kept_and_nothing_left_behind(root: Path, kept: Path) -> None:
    kept.mkdir(parents=True)

    assert read(root, kept) == read_law(root, "ca")
    assert list(kept.parent.iterdir()) == [kept]


def test_unsound_law_is_never_kept(root: Path, kept: Path) -> None:
    path = root / "law/ca/gates.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: change", "kind: chance", 1), encoding="utf-8")

    with pytest.raises(BadInput):
        read(root, kept)

    assert not kept.exists()


def test_a_file_where_no_law_is_looked_for_is_named(root: Path) -> None:
    (root / "law/ca/provision.yaml").write_text("id: ca.cc.1\n")

    with pytest.raises(BadInput) as refused:
        read_law(root, "ca")

    assert [str(one) for one in refused.value.problems] == ["law.stray_file (file=law/ca/provision.yaml)"]


@given(place=st.integers(min_value=0), byte=st.integers(min_value=1, max_value=255))
def test_one_changed_byte_in_a_kept_file_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, place: int, byte: int
) -> None:
    one = Kept(path=tmp_path_factory.mktemp("kept") / "law.json", form=FORM, key="0" * 64)
    one.keep(VALUES)
    assert one.values() == VALUES
    data = bytearray(one.path.read_bytes())
    data[place % len(data)] ^= byte

    one.path.write_bytes(data)

    assert one.values() is None
