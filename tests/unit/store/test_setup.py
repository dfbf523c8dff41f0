import os
import secrets
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from sqlcipher3 import dbapi2

from standfast.ground.errors import StandfastError
from standfast.store import setup
from standfast.store.setup import check_pages, close_database, open_database

KEY = bytes(range(32))


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open a home under an alias of its own, and close it afterwards."""

    def open_it(path: Path = tmp_path / "cases.db", key: bytes = KEY, using: str = "home") -> Any:
        return open_database(path, lambda: key, using=using)

    yield open_it
    for alias in ("home", "examples"):
        close_database(using=alias)


def refused(path: Path, key: bytes = KEY) -> str:
    """Open a file that can't be opened; tell the code, and see that it was left as it is."""
    before = path.read_bytes()
    with pytest.raises(StandfastError) as caught:
        open_database(path, lambda: key, using="home")
    assert path.read_bytes() == before
    return caught.value.code


@pytest.fixture
def whole(opened: Callable[..., Any], tmp_path: Path) -> Path:
    opened()
    with connections["home"].cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    close_database(using="home")
    return tmp_path / "cases.db"


def test_a_new_home_gets_a_file_that_only_its_owner_can_read(opened: Callable[..., Any], tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        store = opened()
    finally:
        os.umask(before)

    assert store.cases() == ()
    for name in ("cases.db", "cases.db-wal", "cases.db-shm", "cases.db.lock"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert not (tmp_path / "cases.db.new").exists()


def test_opened_again_it_is_the_same_file(opened: Callable[..., Any], tmp_path: Path) -> None:
    opened()
    inode = (tmp_path / "cases.db").stat().st_ino

    opened()

    assert (tmp_path / "cases.db").stat().st_ino == inode


def test_no_page_of_the_file_is_in_clear(whole: Path) -> None:
    data = whole.read_bytes()

    assert b"SQLite format" not in data
    assert b"chain" not in data
    assert b"CREATE" not in data


def test_two_homes_are_open_at_once_and_know_nothing_of_each_other(file_desk: Any, opened: Callable[..., Any]) -> None:
    file_desk.open_case()

    examples = opened(file_desk.path.with_name("examples.db"), using="examples")

    assert (len(file_desk.store.cases()), examples.cases()) == (1, ())


def test_an_alias_can_be_opened_again_for_another_file(file_desk: Any, opened: Callable[..., Any]) -> None:
    file_desk.open_case()

    assert opened(file_desk.path.with_name("other.db"), using="default").cases() == ()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("recursive_triggers", "1"),
        ("foreign_keys", "1"),
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("temp_store", "2"),
        ("secure_delete", "1"),
        ("trusted_schema", "0"),
    ],
)
def test_every_connection_has_what_the_journal_counts_on(opened: Callable[..., Any], pragma: str, value: str) -> None:
    opened()

    with connections["home"].cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert str(cursor.fetchone()[0]) == value


def test_another_key_opens_nothing_and_overwrites_nothing(whole: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert refused(whole, key=bytes(32)) == "store.file_not_opened"
    assert capfd.readouterr() == ("", "")


def test_a_key_of_another_length_is_a_fault_of_the_program(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="31"):
        open_database(tmp_path / "cases.db", lambda: bytes(31), using="home")


def test_random_bytes_are_not_a_database(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    path.write_bytes(secrets.token_bytes(8192))

    assert refused(path) == "store.file_not_opened"


def test_an_empty_file_is_not_taken_for_a_new_home(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    path.touch()

    assert refused(path) == "store.file_empty"


@pytest.mark.parametrize("pages", [1, 4, 10])
def test_a_file_cut_off_at_its_end_is_found_at_once(whole: Path, pages: int) -> None:
    os.truncate(whole, whole.stat().st_size - pages * 4096)

    assert refused(whole) == "store.damaged"


def test_a_file_that_another_program_makes_longer_meanwhile_is_not_said_to_be_damaged(
    whole: Path, opened: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = dbapi2.connect(str(whole), isolation_level=None)
    other.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    other.execute("PRAGMA wal_autocheckpoint = 0").fetchone()
    measure = setup._length

    def after_a_write(using: str) -> int:
        other.execute("CREATE TABLE IF NOT EXISTS longer AS SELECT zeroblob(200000) AS much")
        return measure(using)

    monkeypatch.setattr(setup, "_length", after_a_write)

    assert opened().cases() == ()
    other.close()


def test_a_file_cut_off_inside_a_page_is_refused(whole: Path) -> None:
    os.truncate(whole, 3000)

    assert refused(whole) == "store.file_not_opened"


def test_a_changed_byte_in_any_page_is_found_when_pages_are_checked(whole: Path, opened: Callable[..., Any]) -> None:
    opened()
    check_pages(whole, using="home")
    close_database(using="home")
    data = bytearray(whole.read_bytes())
    data[-2000] ^= 1
    whole.write_bytes(data)
    opened()

    with pytest.raises(StandfastError) as caught:
        check_pages(whole, using="home")

    assert caught.value.code == "store.damaged"


def test_an_unencrypted_database_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    plain = dbapi2.connect(str(path))
    plain.execute("CREATE TABLE t (x)")
    plain.close()

    assert refused(path) == "store.not_encrypted"


def test_a_database_under_the_same_key_that_holds_no_cases_is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    other = dbapi2.connect(str(path))
    other.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    other.execute("PRAGMA journal_mode = WAL").fetchone()
    other.execute("CREATE TABLE t (x)")
    other.close()

    assert refused(path) == "store.not_ours"


def test_a_file_from_a_newer_version_is_refused_and_left(whole: Path) -> None:
    newer = dbapi2.connect(str(whole), isolation_level=None)
    newer.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    newer.execute(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('store', '0999_later', '2030-01-01 00:00:00')"
    )
    newer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    newer.close()

    assert refused(whole) == "store.newer"


def test_a_start_that_was_cut_off_is_begun_anew(opened: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "cases.db.new").write_bytes(b"half")
    (tmp_path / "cases.db.new-wal").write_bytes(b"half")

    assert opened().cases() == ()


def test_a_file_that_is_gone_while_its_log_is_there_is_not_made_anew(tmp_path: Path) -> None:
    log = tmp_path / "cases.db-wal"
    log.write_bytes(b"the last entries")

    with pytest.raises(StandfastError) as caught:
        open_database(tmp_path / "cases.db", lambda: KEY, using="home")

    assert caught.value.code == "store.file_gone"
    assert log.read_bytes() == b"the last entries"
    assert not (tmp_path / "cases.db").exists()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StandfastError) as caught:
        open_database(tmp_path / "gone" / "cases.db", lambda: KEY, using="home")

    assert caught.value.code == "store.file_unreadable"


def test_a_file_that_lacks_a_migration_is_not_brought_up_to_date_where_it_can_only_be_read(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("standfast.store.setup._lacking", lambda *_: True)
    monkeypatch.setattr("standfast.store.setup._may_write", lambda _: False)

    assert refused(whole) == "store.older_read_only"
    assert sorted(path.name for path in whole.parent.iterdir() if path.suffix != ".lock") == ["cases.db"]


def test_two_first_starts_at_once_make_one_file(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from standfast.store.setup import open_database;"
        "print(open_database(Path(sys.argv[1]), lambda: bytes(range(32))).cases())"
    )
    starts = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path / "cases.db")], stdout=subprocess.PIPE)
        for _ in range(2)
    ]

    said = [start.communicate()[0] for start in starts]

    assert said == [b"()\n", b"()\n"]
    assert [start.returncode for start in starts] == [0, 0]


def test_the_key_stands_in_no_setting_and_no_error(whole: Path) -> None:
    with pytest.raises(StandfastError) as caught:
        open_database(whole, lambda: b"k" * 32, using="home")

    told = repr(connections["home"].settings_dict) + repr(caught.value) + repr(caught.value.__cause__)
    assert ("6b" * 32) not in told
    assert ("k" * 32) not in told


def test_the_models_and_the_migrations_say_the_same(opened: Callable[..., Any]) -> None:
    opened(using="default")

    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


def test_settings_are_imported_without_touching_a_disk(tmp_path: Path) -> None:
    program = "import standfast.wiring.settings as s; print(s.DATABASES['default']['NAME'])"
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={"STANDFAST_HOME": str(tmp_path)},
        capture_output=True,
        check=True,
        text=True,
    )

    assert run.stdout.strip() == str(tmp_path / "own" / "pages.db")
    assert list(tmp_path.iterdir()) == []
