"""A disk that is full, or that takes no more from this person: nothing is half written, and with room it goes on."""

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from standfast.keys import create_key_file

# Appends until it can't, says what it was told, makes room, appends again, and counts.
FILL = """
import json, os, resource, signal, sys
from pathlib import Path
from django.db import connections
from standfast.ground.errors import Unavailable
from standfast.journal import Genesis, verify_chain
from standfast.store.setup import check_pages
from tests.unit.store.writers import CASE, Home

place, keys, how = sys.argv[1:]
ballast = Path(place).with_name("ballast")
if how == "full":
    ballast.write_bytes(bytes(300_000))
home = Home(place, Path(keys))
home.begin()
store = home.open()
if how == "limit":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (Path(place).stat().st_size + 100_000, resource.RLIM_INFINITY))
head, code = store.head(CASE), None
for _ in range(2_000):
    try:
        head = store.append(home.append(head, "text"), expect=head)
    except Unavailable as error:
        code = error.code
        break
said = store.head(CASE) == head
if how == "full":
    ballast.unlink()
else:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
head = store.append(home.append(head, "with room"), expect=head)
row, stored = store.case(CASE), store.read(CASE)
verify_chain([one.entry for one in stored], signers=store.signers(CASE),
             genesis=Genesis(case=CASE, sealing=row.sealing, first_signer=row.first_signer))
check_pages(Path(place))
print(json.dumps([code, said, len(stored) == head.seq, all(one.body for one in stored)]))
"""


def filled(*before: str, folder: Path, keys: Path, how: str) -> Any:
    create_key_file(keys, chance=secrets.token_bytes)
    program = [sys.executable, "-c", FILL, str(folder / "cases.db"), str(keys), how]
    done = subprocess.run(
        [*before, *program], check=False, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": paths()}
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def paths() -> str:
    """Let the program find the tests' own modules."""
    return os.pathsep.join([str(Path(__file__).resolve().parents[3]), os.environ.get("PYTHONPATH", "")])


def test_where_a_limit_stops_the_file_it_is_named_and_what_stood_stands(tmp_path: Path) -> None:
    assert filled(folder=tmp_path, keys=tmp_path / "keys.json", how="limit") == ["store.disk_refused", True, True, True]


def test_a_disk_that_is_really_full_is_named_and_what_stood_stands(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    alone = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    mount = f'mount -t tmpfs -o size=900k none "{small}"'
    if subprocess.run([*alone, mount], check=False, capture_output=True).returncode:
        pytest.skip(reason="no small disk can be mounted here: it needs user namespaces, or root")

    told = filled(*alone, f'{mount} && exec "$@"', "sh", folder=small, keys=tmp_path / "keys.json", how="full")

    assert told == ["store.disk_full", True, True, True]
