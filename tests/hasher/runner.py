"""Runs the hasher as another program, and its crew with a work of the test's own, in a process of its own.

Inside the test's process nothing forks: pytest holds threads and sockets there.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
FRAME: Final = """
import ctypes, json, mmap, os, signal, socket, sys, time
from standfast_hasher import child, confine, crew, landlock, report, seccomp
from standfast_hasher.outcome import Digests, Hashed
normally = child.digest_and_look
{body}
orders = crew.Orders(jobs=2, seconds={seconds}, work=work)
for at, record in sorted(crew.hash_files(sys.argv[1:], orders)):
    print(json.dumps(record.as_json()))
"""


def run_hasher(*words: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run ``standfast-hash``."""
    command = [sys.executable, "-m", "standfast_hasher", *map(str, words)]
    asked = {"capture_output": True, "text": True, "timeout": 50, "cwd": ROOT / "src", **options}
    return subprocess.run(command, check=False, **asked)


def results(*words: str | Path) -> list[dict[str, Any]]:
    """Give the results of ``standfast-hash --json``, in the order in which the files were named."""
    done = run_hasher("--json", *words)
    assert done.returncode in {0, 1}, done.stderr
    order = {str(each): at for at, each in enumerate(words)}
    return sorted((json.loads(line) for line in done.stdout.splitlines()), key=lambda told: order[told["path"]])


def results_of_work(body: str, files: Sequence[Path], *, seconds: float = 20) -> list[dict[str, Any]]:
    """Give the results of a work of the test's own; ``body`` defines ``work(size, may_decode)``."""
    code = FRAME.format(body=body, seconds=seconds)
    command = [sys.executable, "-c", code, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=50, check=False, cwd=ROOT / "src")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
