"""A bounded share of the thousand kills that ``make fuzz`` does: eight writers, on each engine."""

import json
import secrets
import subprocess
import sys
from dataclasses import asdict

import pytest
from django.db import connections

from standfast.keys import create_key_file
from standfast.store.setup import close_database
from tests.chaos import kills
from tests.postgresql import why_not
from tests.unit.store.writers import Home

KILLS = 20


@pytest.mark.parametrize("engine", ["sqlcipher", "postgresql"])
def test_killed_at_any_instant_nothing_acknowledged_is_lost_and_nothing_stands_twice(engine: str) -> None:
    if engine == "postgresql" and (reason := why_not()):
        pytest.skip(reason=reason)

    done = subprocess.run(
        [sys.executable, "-m", "tests.chaos.kills", engine, "--kills", str(KILLS)],
        capture_output=True,
        check=False,
        text=True,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    tally = json.loads(done.stdout)
    assert (tally["faults"], tally["kills"]) == ([], KILLS)
    assert tally["acknowledged"] >= KILLS


def test_a_server_that_is_killed_itself_loses_nothing_either() -> None:
    if reason := why_not():
        pytest.skip(reason=reason)
    program = (
        "import sys; from tests.chaos import kills; kills.A_SERVERS_OWN = 3;"
        f" sys.argv = ['kills', 'postgresql', '--kills', '{KILLS}']; sys.exit(kills.main())"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, text=True)

    assert done.returncode == 0, done.stdout + done.stderr
    tally = json.loads(done.stdout)
    assert tally["faults"] == []
    assert tally["of_the_server"] >= 2


def test_what_is_lost_or_stands_twice_would_be_counted(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("storm")
    keys = folder / "keys.json"
    create_key_file(keys, chance=secrets.token_bytes)
    home = Home(str(folder / "cases.db"), keys)
    for case in kills.CASES:
        home.begin(case)
    store = home.open()
    for mark in ("aa" * 8, "aa" * 8):
        head = store.head(kills.CASES[0])
        store.append(home.append(head, mark), expect=head)
    with connections["default"].cursor() as cursor:
        cursor.execute("DELETE FROM due WHERE \"case\" = 'case-b'")
        cursor.execute("DELETE FROM idx WHERE \"case\" = 'case-c'")
        cursor.execute("DELETE FROM body WHERE \"case\" = 'case-c'")
    close_database()
    tally = kills.Tally(engine="sqlcipher")

    kills._count(home, [(0, 9, bytes(32), bytes(8))], tally, most=0)

    assert asdict(tally)["faults"] == [
        "case-a: entry 9 was acknowledged and is lost",
        "case-b: the due rows are not those of entry 1",
        "case-c: 1 entries without a body",
        "case-c: the index rows are not those of entry 1",
        "1 entries stand twice",
        "2 entries stand, 1 were acknowledged, 0 may be more",
        "body has 4 rows, and not 5",
        "idx has 2 rows, and not 3",
    ]
