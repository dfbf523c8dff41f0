"""Set-up on a machine made of stand-ins: no network, a python3 that makes a uv of straw, and a list of what was run."""

import os
import re
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

# Answers questions as the real python3 would, and makes environments that hold stand-ins.
PYTHON = """#!/bin/sh
if [ "$1" = -m ] && [ "$2" = venv ]; then
    echo "venv $3" >>"$RAN"
    mkdir -p "$3/bin"
    cp "$STANDINS/python" "$3/bin/python"
    cp "$STANDINS/uv" "$3/bin/uv"
    exit 0
fi
if [ "$1" = -m ] && [ "$2" = pip ]; then
    echo "pip" >>"$RAN"
    exit "${PIP_EXITS:-0}"
fi
exec REAL "$@"
"""
UV = """#!/bin/sh
echo "uv $1 $2" | sed 's/ --quiet//' >>"$RAN"
if [ "$1" = venv ]; then
    mkdir -p .venv/bin
    cp "$STANDINS/python" .venv/bin/python
fi
if [ "$2" = sync ] && [ -n "${CUT:-}" ]; then
    kill -9 $PPID
fi
exit 0
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """A tree with the set-up script and two locks, and a folder of stand-ins."""

    tree: Path
    standins: Path

    def set_up(self, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the set-up once."""
        return subprocess.run(
            [self.tree / "tools/set-up.sh"],
            env={
                **os.environ,
                "PYTHON": str(self.standins / "python"),
                "STANDINS": str(self.standins),
                "RAN": str(self.standins / "ran"),
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    def ran(self) -> list[str]:
        """Give what was run since the last time that this was asked."""
        log = self.standins / "ran"
        lines = log.read_text(encoding="utf-8").splitlines() if log.is_file() else []
        log.unlink(missing_ok=True)
        return lines


@pytest.fixture
def machine(root: Path, tmp_path: Path) -> Machine:
    """Give a bare machine."""
    tree, standins = tmp_path / "tree", tmp_path / "standins"
    (tree / "tools").mkdir(parents=True)
    standins.mkdir()
    shutil.copy(root / "tools/set-up.sh", tree / "tools")
    for name in ("requirements.lock", "requirements-tools.lock", "pyproject.toml"):
        (tree / name).write_text(f"{name}, as planted\n", encoding="utf-8")
    _program(standins / "python", PYTHON.replace("REAL", sys.executable))
    _program(standins / "uv", UV)
    return Machine(tree=tree, standins=standins)


def _program(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


WHOLE = ["venv .tools", "pip", "uv venv", "uv pip sync", "uv pip install"]


def test_a_bare_machine_is_set_up_from_the_locks_and_told_so_in_one_line(machine: Machine) -> None:
    done = machine.set_up()

    assert done.returncode == 0, done.stderr
    assert machine.ran() == WHOLE
    assert len(done.stdout.splitlines()) == 1


def test_run_again_it_does_nothing_and_says_nothing(machine: Machine) -> None:
    machine.set_up()
    machine.ran()

    done = machine.set_up()

    assert (done.returncode, done.stdout, machine.ran()) == (0, "", [])


def test_a_set_up_that_was_cut_off_repairs_itself(machine: Machine) -> None:
    cut = machine.set_up(CUT="yes")
    machine.ran()
    left = machine.tree / ".venv/half-written"
    left.touch()

    done = machine.set_up()

    assert cut.returncode != 0
    assert done.returncode == 0
    assert machine.ran() == ["uv venv", "uv pip sync", "uv pip install"]
    assert not left.exists()


@pytest.mark.parametrize("lock", ["requirements.lock", "pyproject.toml"])
def test_a_changed_lock_is_set_up_again(machine: Machine, lock: str) -> None:
    machine.set_up()
    machine.ran()
    (machine.tree / lock).write_text("changed\n", encoding="utf-8")

    machine.set_up()

    assert machine.ran()[-2:] == ["uv pip sync", "uv pip install"]


def test_a_changed_lock_of_the_tools_makes_the_tools_anew(machine: Machine) -> None:
    machine.set_up()
    machine.ran()
    (machine.tree / "requirements-tools.lock").write_text("changed\n", encoding="utf-8")

    machine.set_up()

    assert machine.ran() == ["venv .tools", "pip"]


def test_a_folder_that_was_moved_is_set_up_again(machine: Machine, tmp_path: Path) -> None:
    machine.set_up()
    machine.ran()
    moved = Machine(tree=tmp_path / "moved", standins=machine.standins)
    machine.tree.rename(moved.tree)

    moved.set_up()

    assert moved.ran()[-1] == "uv pip install"


def test_the_interpreter_that_was_named_is_remembered(machine: Machine) -> None:
    machine.set_up()
    machine.ran()

    done = machine.set_up(PYTHON="")

    assert (done.returncode, done.stdout, machine.ran()) == (0, "", [])


def test_a_remembered_interpreter_that_is_gone_is_forgotten(machine: Machine) -> None:
    machine.set_up()
    (machine.tree / ".tools/.python").write_text("/nowhere/python\n", encoding="utf-8")
    only_ours = f"{machine.standins}{os.pathsep}{os.environ['PATH']}"
    (machine.standins / "python").rename(machine.standins / "python3")
    machine.ran()

    done = machine.set_up(PYTHON="", PATH=only_ours)

    assert (done.returncode, done.stdout, machine.ran()) == (0, "", [])


def test_a_machine_without_python_is_told_what_to_install(machine: Machine) -> None:
    done = machine.set_up(PYTHON="no-such-python")

    assert done.returncode == 2
    assert "There is no no-such-python on this machine." in done.stderr
    assert "apt-get install python3" in done.stderr
    assert machine.ran() == []


def test_an_old_python_is_named_with_its_version(machine: Machine) -> None:
    old = '#!/bin/sh\ncase "$2" in *version_info*) exit 1 ;; *python_version*) echo 3.9.2 ;; esac\n'
    _program(machine.standins / "python", old)

    done = machine.set_up()

    assert done.returncode == 2
    assert "Python 3.11 or newer is needed" in done.stderr
    assert "is 3.9.2" in done.stderr
    assert "Nothing was changed." in done.stderr


def test_a_python_without_venv_is_told_so(machine: Machine) -> None:
    _program(machine.standins / "python", '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1 ;; esac\n')

    done = machine.set_up()

    assert done.returncode == 2
    assert "lacks its venv part" in done.stderr
    assert "python3-venv" in done.stderr


def test_a_network_that_is_not_there_is_told_and_the_next_try_starts_clean(machine: Machine) -> None:
    failed = machine.set_up(PIP_EXITS="1")
    machine.ran()

    done = machine.set_up()

    assert failed.returncode == 2
    assert "Is the network there?" in failed.stderr
    assert done.returncode == 0
    assert machine.ran() == WHOLE


def test_every_package_is_installed_by_its_hash_and_nothing_else(root: Path) -> None:
    script = (root / "tools/set-up.sh").read_text(encoding="utf-8").replace("\\\n", " ")

    installs = [line for line in script.splitlines() if re.search(r"pip (?:--\S+ )*(?:install|sync)\b", line)]

    by_hash = [line for line in installs if "--require-hashes" in line]
    itself = [line for line in installs if "--no-deps --no-build-isolation -e ." in line]
    assert len(by_hash) == 2
    assert len(installs) == len(by_hash) + len(itself)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-tools.lock"])
def test_every_line_of_a_lock_has_a_version_and_a_hash(root: Path, lock: str) -> None:
    text = (root / lock).read_text(encoding="utf-8").replace("\\\n", " ")

    packages = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]

    assert packages
    assert [line for line in packages if "==" not in line or "--hash=sha256:" not in line] == []
