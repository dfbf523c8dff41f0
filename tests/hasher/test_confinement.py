"""What reads a file can do nothing else: each way out is tried from inside; from outside it is looked at."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.hasher.pictures import pixels
from tests.hasher.runner import FRAME, ROOT, results_of_work

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="confinement is Linux's; elsewhere it is said to be off"
)

EXIT_IF_ALLOWED = """
def work(size, may_decode):
    try:
{attempts}
    except PermissionError:
        normally(size, may_decode)
    else:
        os._exit(77)
"""
REFUSED = {
    "open a file": "os.open('/etc/hostname', os.O_RDONLY)",
    "open its own file again": "os.open(sys.argv[1], os.O_RDONLY)",
    "list a folder": "os.listdir('/')",
    "make a file": "os.open('planted', os.O_WRONLY | os.O_CREAT)",
    "make a folder": "os.mkdir('planted')",
    "remove its file": "os.unlink(sys.argv[1])",
    "ask for a file's length": "os.stat('/etc/hostname')",
    "write to standard error": "os.write(2, b'x')",
    "write to its file": "os.write(0, b'x')",
    "fork": "os.fork()",
    "make memory executable": "mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)",
    "take another descriptor": "os.dup(0)",
    "make a pipe": "os.pipe()",
}
ENDED = {
    "make a socket": "socket.socket()",
    "make a socket of this machine": "socket.socket(socket.AF_UNIX)",
    "start a program": "os.execv('/bin/true', ['true'])",
    "signal its parent": "os.kill(os.getppid(), 0)",
    "trace a process": "ctypes.CDLL(None).ptrace(16, os.getppid(), 0, 0)",
}


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "a.png"
    Image.fromarray(pixels("blocks", height=90, width=120)).save(path)
    return path


def each_tried(attempts: dict[str, str], picture: Path) -> tuple[dict[str, Any], ...]:
    """Try each attempt from inside a process of its own; its file's length tells which is meant."""
    data = picture.read_bytes()
    files = [picture.with_name(f"{at}.png") for at in range(len(attempts))]
    for at, file in enumerate(files):
        file.write_bytes(data + bytes(at))
    cases = "\n".join(f"        if size == {len(data) + at}: {tried}" for at, tried in enumerate(attempts.values()))
    return tuple(results_of_work(EXIT_IF_ALLOWED.format(attempts=cases), files))


def test_what_a_library_may_only_try_is_refused_and_the_picture_is_hashed_all_the_same(picture: Path) -> None:
    told = each_tried(REFUSED, picture)

    found = dict(zip(REFUSED, (each["outcome"] for each in told), strict=True))
    assert found == dict.fromkeys(REFUSED, "Hashed")
    assert len(list(picture.parent.iterdir())) == 1 + len(REFUSED)


def test_what_no_decoder_asks_for_ends_the_process_and_is_named(picture: Path) -> None:
    told = each_tried(ENDED, picture)

    found = dict(zip(ENDED, (each["reason"] for each in told), strict=True))
    assert found == dict.fromkeys(ENDED, "forbidden_call")


def test_it_can_not_connect_with_a_socket_that_was_there_before(picture: Path) -> None:
    body = """
there = socket.socket()
def work(size, may_decode):
    try:
        there.connect(('127.0.0.1', 9))
    except OSError as error:
        # The descriptor is closed before anything is read.
        os._exit(55 if error.errno != 9 else 0)
"""

    [told] = results_of_work(body, [picture])

    assert (told["outcome"], told["reason"]) == ("Died", "forbidden_call")


@pytest.mark.parametrize("off", ["landlock", "seccomp"])
def test_each_of_the_two_locks_alone_keeps_files_shut(off: str, picture: Path) -> None:
    body = f"{off}.turn_on = lambda libc: False\n" + EXIT_IF_ALLOWED.format(attempts=" " * 8 + REFUSED["open a file"])

    [told] = results_of_work(body, [picture])

    if told["confined"] is None or not (told["confined"]["landlock"] or told["confined"]["seccomp"]):
        pytest.skip("this kernel has no Landlock, so without the filter nothing is left to test")
    assert told["confined"][off] is False
    assert told["reason"] == ("not_confined" if off == "seccomp" else None)


def test_without_the_filter_no_picture_is_decoded_and_the_digests_stand(picture: Path) -> None:
    [told] = results_of_work("seccomp.turn_on = lambda libc: False\nwork = normally", [picture])

    assert (told["outcome"], told["reason"], told["pdq"]) == ("Unreadable", "not_confined", None)
    assert told["sha256"] is not None


SEEN_FROM_OUTSIDE = """
def work(size, may_decode):
    while True:
        pass
def look(_):
    [children] = [open(f"/proc/self/task/{os.getpid()}/children").read().split()]
    if not children:
        return
    time.sleep(0.5)
    pid = children[0]
    status = dict(line.split(":", 1) for line in open(f"/proc/{pid}/status"))
    limits = {line[:26].strip(): line[26:47].strip() for line in open(f"/proc/{pid}/limits")}
    print(json.dumps({"pid": int(pid), "status": status, "limits": limits}), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
list(crew.hash_files(sys.argv[1:], crew.Orders(work=work), look))
"""


def test_from_outside_it_is_filtered_limited_and_leaves_no_core_and_it_ends_with_its_parent(picture: Path) -> None:
    code = FRAME.format(body=SEEN_FROM_OUTSIDE, seconds=20)
    done = subprocess.run(
        [sys.executable, "-c", code, str(picture)], capture_output=True, text=True, check=False, cwd=ROOT / "src"
    )

    seen = json.loads(done.stdout)

    assert seen["status"]["NoNewPrivs"].strip() == "1"
    assert seen["status"]["Seccomp"].strip() == "2"
    wanted = {"Max core file size": "0", "Max file size": "0"}
    assert {name: seen["limits"][name] for name in wanted} == wanted
    assert seen["limits"]["Max address space"] != "unlimited"
    assert _is_gone(seen["pid"])


def _is_gone(pid: int) -> bool:
    for _ in range(100):
        try:
            if "State:\tZ" in Path(f"/proc/{pid}/status").read_text(encoding="ascii"):
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


def test_a_fault_leaves_no_core_even_where_cores_are_asked_for(picture: Path) -> None:
    body = """
import resource
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
def work(size, may_decode):
    ctypes.string_at(8)
"""

    [told] = results_of_work(body, [picture])

    assert (told["outcome"], told["reason"]) == ("Died", "crashed")
    assert list((ROOT / "src").glob("core*")) == []
