"""A person at the command line: words in, exit code and both streams out, in this process or in one of its own."""

import io
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from standfast.cli.main import main
from standfast.ground.instants import Instant, read_instant
from standfast.store.setup import close_database
from standfast.wiring.clock import MachineClock

ROOT = Path(__file__).resolve().parents[2]
ANSWERS = ROOT / "examples" / "northgate" / "answers.yaml"

SUNDAY = "2026-06-07T21:00:00-07:00"
MONDAY = "2026-06-08T10:00:00-07:00"
TUESDAY = "2026-06-09T18:00:00-07:00"
WEDNESDAY = "2026-06-10T09:00:00-07:00"
OURS = """\
standfast: answers/1
label: Our evening
language: en
opened_at: 2026-06-07T20:30:00-07:00
place: {province: BC, city: Northgate}
police: [{id: northgate, kind: municipal, name: Northgate Police}]
child:
  - id: wren
    first_name: Wren
    age_at_time: 12
conversation:
  - id: chat
    child: wren
    by_telecommunication: yes
    sexual_talk: {is: yes, says: document}
    age_known_to_person: not_known
danger: {meeting_planned: no, contact_continuing: yes}
device:
  - {id: phone, kind: phone, secured: yes}
"""


@dataclass(frozen=True, kw_only=True)
class Done:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def told(self) -> str:
        """Give what was said with its lines joined, as a reader takes it in."""
        return " ".join(self.out.split())

    @property
    def problems(self) -> list[dict[str, str]]:
        """Give every problem on the error stream, part by part; anything that is not in four parts fails here.

        The last line asks about danger, as everywhere.
        """
        *blocks, danger = self.err.strip("\n").split("\n\n")
        assert danger.endswith(DANGER), self.err
        return [_four_parts(block) for block in blocks]


DANGER = "Is someone in danger now? Call 9-1-1."
LABELS = ("What happened:", "Where:", "What is safe:", "What next:")


def _four_parts(block: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for line in block.splitlines():
        label = next((one for one in LABELS if line.startswith(one)), None)
        if label is not None:
            parts[label.rstrip(":")] = line.removeprefix(label).strip()
        else:
            last = list(parts)[-1]
            parts[last] = f"{parts[last]} {line.strip()}"
    assert tuple(f"{label}:" for label in parts) == LABELS, block
    assert all(parts.values()), block
    return parts


def run(*words: object, typed: str = "") -> Done:
    """Run a command in this process, standard input being no terminal."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr("sys.stdin", io.StringIO(typed))
        code = main([str(word) for word in words])
    return Done(code=code, out=out.getvalue(), err=err.getvalue())


def run_apart(*words: object, home: Path, typed: str = "", cwd: Path = ROOT) -> Done:
    """Run a command as a program of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "standfast.cli.main", *(str(word) for word in words)],
        cwd=cwd,
        env={**os.environ, "STANDFAST_HOME": str(home), "LANG": "C.UTF-8"},
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )
    return Done(code=done.returncode, out=done.stdout, err=done.stderr)


@contextmanager
def at_home(folder: Path) -> Iterator[Path]:
    """Use ``folder`` as the home of every command meanwhile; its files are closed afterwards."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STANDFAST_HOME", str(folder))
        yield folder
        close_all()


@contextmanager
def clock_at(text: str) -> Iterator[Instant]:
    """Let the machine's clock say ``text`` meanwhile."""
    told = read_instant(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MachineClock, "now", lambda _: told)
        yield told


def close_all() -> None:
    """Close the database files of both homes, so that they can be copied or edited."""
    for alias in ("default", "examples"):
        close_database(using=alias)


def copied(home: Path, to: Path) -> Path:
    """Copy a closed home."""
    shutil.copytree(home, to)
    return to


def bytes_under(folder: Path) -> dict[str, bytes]:
    """Give every file under a folder with its bytes; lock and shared-memory files say nothing and are left out."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock" and not path.name.endswith("-shm")
    }


def call(case: str, *more: str, at: str = MONDAY) -> Done:
    with clock_at(at):
        done = run("contact", "add", case, "--json", "--direction", "out", "--channel", "phone", *more)
    assert done.code == 0, done.err
    return done


def cold_seconds(*words: object, home: Path, enough: float, tries: int = 12) -> float:
    """Give how long a command takes from cold, in a process of its own, at best; it is tried until that is ``enough``.

    Seconds of the processor. What else the machine does meanwhile is not ours, but a neighbour on the same core
    stretches even these by a third, for as long as it runs.
    """
    took = []
    for _ in range(tries):
        began = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-m", "standfast.cli.main", *map(str, words)],
            cwd=ROOT,
            env={**os.environ, "STANDFAST_HOME": str(home)},
            capture_output=True,
            check=True,
        )
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append(ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime)
        if took[-1] < enough:
            break
    return min(took)
