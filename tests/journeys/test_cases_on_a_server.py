"""A family's path with its cases on a PostgreSQL server, turned on by one setting and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.standing import SUNDAY, call, clock_at, close_all, run, run_apart
from tests.postgresql import Server


@pytest.fixture
def database(postgresql: Server, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Name a new database in the setting."""
    del home
    name = postgresql.new()
    monkeypatch.setenv("STANDFAST_DATABASE", postgresql.address(name))
    yield name
    close_all()
    postgresql.drop(name)


def begun(answers: Path) -> str:
    with clock_at(SUNDAY):
        done = run("case", "new", answers, "--json")
    assert done.code == 0, done.err
    return str(done.json["id"])


def test_a_case_is_begun_written_to_and_verified_as_in_a_file(database: str, home: Path, answers: Path) -> None:
    case = begun(answers)

    call(case, "--role", "officer", "--outcome", "reached", "--said", "Nothing can be done.")

    close_all()
    listed = run_apart("case", "list", "--json", home=home)
    assert [row["label"] for row in listed.json] == ["Our evening"]
    verified = run("journal", "verify", case, "--json")
    assert (verified.code, verified.err.strip()) == (0, verified.err.strip())
    assert verified.json["seq"] >= 2
    assert run("next", case).code == 0
    assert database
    assert not (home / "own" / "pages.db").exists()
    assert (home / "own" / "keys.json").exists()


@pytest.mark.parametrize("words", [("case", "list"), ("case", "new", "OURS")], ids=" ".join)
def test_a_lost_key_file_is_said_and_never_replaced(
    database: str, home: Path, answers: Path, words: tuple[str, ...]
) -> None:
    begun(answers)
    close_all()
    kept = (home / "own" / "keys.json").rename(home / "keys.json")

    done = run(*(str(answers) if word == "OURS" else word for word in words))
    replaced = (home / "own" / "keys.json").exists()
    kept.rename(home / "own" / "keys.json")

    assert database
    assert (done.code, done.out, replaced) == (2, "", False)
    assert "keys.json" in done.problems[0]["What next"]
    assert [row["label"] for row in run("case", "list", "--json").json] == ["Our evening"]


def test_after_an_erasure_the_servers_own_backups_and_log_are_named(database: str, answers: Path) -> None:
    case = begun(answers)

    body = run("erase", "body", case, "2", "--confirm", "2", "--confirm-open-file", "erase", "--reason", "not ours")
    whole = run("erase", "case", case, "--confirm", "our evening", "--confirm-open-file", "erase")

    assert database
    for done in (body, whole):
        assert done.code == 0, done.err
        assert "its backups and its log" in done.told
    assert run("case", "list", "--json").json == []


def test_the_server_holds_no_word_of_the_case_and_no_key_that_opens_it(
    database: str, postgresql: Server, answers: Path
) -> None:
    case = begun(answers)
    call(case, "--role", "officer", "--outcome", "reached", "--said", "WORDS-THAT-MUST-NOT-LEAK")

    with postgresql.connect(database) as bare:
        tables = [
            str(name)
            for (name,) in bare.execute(
                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
            ).fetchall()
        ]
        told = "".join(repr(bare.execute(f'SELECT * FROM "{name}"').fetchall()) for name in tables)  # noqa: S608
    assert "chain" in tables
    for word in ("MUST-NOT-LEAK", "Our evening", "Wren", "Northgate", "officer"):
        assert word not in told


def test_the_invented_examples_never_reach_the_server(database: str, postgresql: Server, tmp_path: Path) -> None:
    assert run("demo", "--out", tmp_path / "out").code == 0

    with postgresql.connect(database) as bare:
        assert bare.execute("SELECT to_regclass('chain')").fetchone() == (None,)


def test_cases_in_a_file_are_never_hidden_by_the_setting(
    case: str, postgresql: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    close_all()
    monkeypatch.setenv("STANDFAST_DATABASE", postgresql.address("nowhere"))

    done = run("case", "list")

    assert (done.code, done.out) == (2, "")
    assert "STANDFAST_DATABASE" in done.problems[0]["What next"]
    monkeypatch.delenv("STANDFAST_DATABASE")
    assert [row["id"] for row in run("case", "list", "--json").json] == [case]


@pytest.mark.parametrize("address", ["mysql://a/b", "postgresql://me:SECRET@/gone?host=/nowhere"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_server_that_can_not_be_had_is_said_and_its_password_is_not(
    home: Path, answers: Path, monkeypatch: pytest.MonkeyPatch, address: str, lang: str
) -> None:
    monkeypatch.setenv("STANDFAST_DATABASE", address)

    done = run("case", "new", answers, "--lang", lang)

    assert done.code == 2
    assert "SECRET" not in done.out + done.err
    assert "Traceback" not in done.err
    assert not (home / "own" / "pages.db").exists()


def test_two_people_write_to_one_server_and_each_sees_their_own_cases(
    database: str, home: Path, answers: Path, tmp_path: Path
) -> None:
    begun(answers)
    close_all()

    other = run_apart("case", "list", "--json", home=tmp_path / "another")

    assert database
    assert home.exists()
    assert (other.code, other.json) == (0, [])


def test_a_self_test_looks_at_the_servers_rows_and_rules_and_names_a_rule_that_is_gone(
    database: str, postgresql: Server, answers: Path
) -> None:
    begun(answers)
    sound = run("self-test", "--json")
    with postgresql.connect(database) as bare:
        triggers = bare.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = 'chain'::regclass AND NOT tgisinternal ORDER BY 1"
        ).fetchall()
        bare.execute(f'DROP TRIGGER "{triggers[0][0]}" ON chain')
        bare.commit()

    broken = run("self-test", "--json")

    assert (sound.code, broken.code) == (0, 1)
    (before,), (after,) = sound.json[0]["tests"], broken.json[0]["tests"]
    assert (before["pages"], before["rules"]) == (True, True)
    assert (after["pages"], after["rules"]) == (True, False)
