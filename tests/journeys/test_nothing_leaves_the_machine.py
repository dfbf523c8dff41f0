"""The whole path watched by the interpreter: no socket, no other program, and Python writes where it may only.

The watch is Python's audit hook: it sees all that Python code does, and not what a C library does by itself.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

WATCHED = """
import json, os, sys
from pathlib import Path

seen = []
allowed = [str(Path(folder).resolve()) for folder in json.loads(sys.argv[1])]

def watch(event, args):
    if event.startswith(("socket.", "http.", "urllib.", "ftplib.", "smtplib.", "webbrowser.")):
        seen.append(event)
    elif event in {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty"}:
        seen.append(event)
    elif event == "open" and isinstance(args[0], (str, bytes)) and writes(*args[1:]):
        path = os.path.realpath(os.fsdecode(args[0]))
        if not any(path.startswith(folder + os.sep) for folder in allowed):
            seen.append(f"open {path} {args[1]}")

def writes(mode, flags):
    return bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))

sys.addaudithook(watch)
from standfast.cli.main import main
code = main(sys.argv[2:])
print(json.dumps({"code": code, "seen": sorted(set(seen))}), file=sys.stderr)
"""


def _run_watched(tmp_path: Path, *words: str) -> dict[str, object]:
    home, out = tmp_path / "home", tmp_path / "out"
    home.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-B", "-c", WATCHED, json.dumps([str(home), str(out)]), *words],
        cwd=ROOT,
        env={**os.environ, "STANDFAST_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    last = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "{}"
    told: dict[str, object] = json.loads(last)
    return told


def test_the_demo_sends_nothing_starts_nothing_and_writes_only_where_it_may(tmp_path: Path) -> None:
    told = _run_watched(tmp_path, "demo", "--out", str(tmp_path / "out"))

    assert told == {"code": 0, "seen": []}
    assert (tmp_path / "out/northgate/brief.en.pdf").is_file()


@pytest.mark.parametrize(
    "words",
    [
        ("assess", "examples/northgate/answers.yaml"),
        ("law", "list"),
        ("case", "list"),
        ("--help",),
    ],
)
def test_a_question_sends_nothing_and_starts_nothing(tmp_path: Path, words: tuple[str, ...]) -> None:
    told = _run_watched(tmp_path, *words)

    assert told == {"code": 0, "seen": []}


def test_the_watch_itself_would_see_a_socket_a_program_and_a_file(tmp_path: Path) -> None:
    planted = WATCHED.replace(
        "from standfast.cli.main import main\n",
        "import socket, subprocess\n"
        "def main(words):\n"
        "    socket.socket().close()\n"
        "    subprocess.run(['true'])\n"
        f"    open({str(tmp_path / 'elsewhere')!r}, 'w').close()\n"
        "    return 0\n",
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", planted, json.dumps([str(tmp_path / "home")])],
        capture_output=True,
        text=True,
        check=True,
    )

    seen = json.loads(done.stderr.strip().splitlines()[-1])["seen"]

    assert {each.split(" ")[0] for each in seen} >= {"socket.__new__", "subprocess.Popen", "open"}
