"""A PostgreSQL server of the tests' own: from Debian's binaries, in a folder that goes with it, over a socket file.

It runs as a user without rights, listens on no network, keeps what it commits (``fsync`` is on), and ends with the
program that started it, however that ends. Where there are no binaries, ``why_not`` says what would bring them.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

USER = "standfast"
MEMORY = Path("/dev/shm")  # noqa: S108  # where there is room, syncing costs nothing there
ROOM = 2 * 1024**3
NAMES = count()

# When the program that holds the other end of standard input is gone, so is the server.
_WITH_US = """
"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c shared_buffers=32MB -c max_connections=60 \
    -c max_wal_size=256MB >"$2/log" 2>&1 &
server=$!
read -r _
kill -QUIT "$server"
wait "$server"
"""


@dataclass(frozen=True)
class Server:
    """A server that runs, and the folder that it lives in."""

    folder: Path

    def address(self, database: str) -> str:
        return f"postgresql://{USER}@/{database}?host={self.folder}"

    def connect(self, database: str = "postgres") -> Any:
        """Connect as someone who wishes no good would: the owner of everything, with nothing set."""
        return psycopg.connect(self.address(database), autocommit=True)

    def new(self, *, like: str | None = None) -> str:
        """Make a database, empty or a copy of another, and give its name."""
        name = f"t{os.getpid()}_{next(NAMES)}"
        with self.connect() as admin:
            admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like or "template0"}"')
        return name

    def wait(self) -> None:
        """Wait until it lets someone in: it may just have started, or be recovering."""
        for _ in range(600):
            try:
                self.connect().close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError((self.folder / "log").read_text())

    def drop(self, database: str) -> None:
        with self.connect() as admin:
            admin.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')


def binaries() -> Path | None:
    """Find the newest server that Debian installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def why_not() -> str | None:
    """Say what is missing, or nothing."""
    if binaries() is None:
        return "no PostgreSQL on this machine: apt-get install postgresql brings what runs these tests"
    return None


@contextmanager
def running(*, memory: bool = True) -> Iterator[Server]:
    """Run a server for as long as this is open; its files lie in memory where there is room, unless one says no."""
    programs = binaries()
    assert programs is not None
    roomy = memory and MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    # A short way: a socket's name has 107 bytes at most.
    folder = Path(tempfile.mkdtemp(prefix="sf-pg-", dir=MEMORY if roomy else None))
    who = _somebody(folder)
    try:
        subprocess.run(
            [programs / "initdb", "-D", folder / "data", "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync"],
            check=True,
            capture_output=True,
            cwd=folder,
            **who,
        )
        server = subprocess.Popen(
            ["/bin/sh", "-c", _WITH_US, "sh", programs, folder], stdin=subprocess.PIPE, cwd=folder, **who
        )
        try:
            found = Server(folder=folder)
            found.wait()
            yield found
        finally:
            assert server.stdin is not None
            server.stdin.close()
            server.wait(20)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _somebody(folder: Path) -> dict[str, Any]:
    """Let the folder belong to a user without rights, where this is root: the server refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    found = next(name for name in ("postgres", "nobody") if name in {one.pw_name for one in pwd.getpwall()})
    user = pwd.getpwnam(found)
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
