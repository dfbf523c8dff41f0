"""The hasher against the ordinary tools: every digest in one reading, and what that takes, in the same run.

50 files of 2 GB in all, as a family's exhibits are, made here: 36 captures of a telephone's screen, 6 photographs of 12
megapixels, and 8 recordings, whose bytes are random. The peers are ``sha256sum`` and ``sha512sum`` on every file, then
``sha1sum`` and ``md5sum`` on the pictures, one after another, the files warm in the system's cache for both. PDQ, which
no peer makes, is in the hasher's time. Processor seconds stand beside the clock's, which a busy machine stretches.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from _machine import ROOT, Figure, figure, report

Times = tuple[float, float]
"""Seconds by the clock, and of the processor."""
CAPTURES: Final = 36
PHOTOGRAPHS: Final = 6
VIDEOS: Final = 8
VIDEO_BYTES: Final = 240_000_000
LARGE_BYTES: Final = 10_000_000_000
RUNS: Final = 3
MB: Final = 1_000_000
BLOCK: Final = 1 << 20


def main() -> int:
    """Make the files, run the tools and the hasher in turn, and say how they compare."""
    with tempfile.TemporaryDirectory(prefix="standfast-hasher-") as name:
        folder = Path(name)
        pictures, videos = _pictures(folder), _videos(folder)
        files = [*pictures, *videos]
        total = sum(path.stat().st_size for path in files)
        peers, one, two = [], [], []
        for _ in range(RUNS):
            peers.append(_peers(files, pictures))
            one.append(_timed(_hasher(files, jobs=1)))
            two.append(_timed(_hasher(files, jobs=2)))
        (peer_s, peer_cpu), (one_s, one_cpu), (two_s, _) = (_medians(each) for each in (peers, one, two))
        figures = [
            figure("50 files", total / MB, unit="MB"),
            figure("sha256sum, sha512sum; sha1sum, md5sum on pictures", peer_s, unit="s"),
            figure("the same, processor time", peer_cpu, unit="s"),
            figure("standfast-hash, one job", one_s, unit="s"),
            figure("the same, processor time", one_cpu, unit="s"),
            figure("standfast-hash, two jobs", two_s, unit="s"),
            figure("one job, times as fast as the tools", peer_s / one_s, unit="x", at_least=1.0),
            figure("the same, processor time", peer_cpu / one_cpu, unit="x"),
            figure("two jobs, times as fast as the tools", peer_s / two_s, unit="x", at_least=1.5),
            figure("most memory, one job (all processes, shared once)", _most_memory(files, jobs=1), unit="MB"),
            figure("most memory, two jobs", _most_memory(files, jobs=2), unit="MB", at_most=200),
            _large(folder),
        ]
    return report("hasher", figures, packages=("numpy", "pillow"))


def _pictures(folder: Path) -> list[Path]:
    """Make captures of bubbles and lines, and photographs with grain, as large in bytes as a telephone's."""
    chance = np.random.default_rng(7)
    made = []
    for number in range(CAPTURES):
        lines = chance.integers(0, 256, (211, 13, 3), dtype=np.uint8).repeat(12, axis=0).repeat(90, axis=1)
        made.append(folder / f"capture-{number}.png")
        Image.fromarray(lines).save(made[-1])
    for number in range(PHOTOGRAPHS):
        coarse = Image.fromarray(chance.integers(0, 256, (30, 40, 3), dtype=np.uint8)).resize((4000, 3000))
        grain = chance.integers(0, 28, (3000, 4000, 1), dtype=np.uint8)
        made.append(folder / f"photograph-{number}.jpg")
        Image.fromarray(np.asarray(coarse) // 2 + grain).save(made[-1], quality=90)
    return made


def _videos(folder: Path) -> list[Path]:
    made = []
    block = os.urandom(BLOCK)
    for number in range(VIDEOS):
        path = folder / f"{number}.mp4"
        with path.open("wb") as file:
            file.write(b"\0\0\0\x18ftypmp42" + bytes([number]))
            for _ in range(VIDEO_BYTES // BLOCK):
                file.write(block)
        made.append(path)
    return made


def _hasher(files: Sequence[Path], *, jobs: int) -> list[str]:
    return [sys.executable, "-m", "standfast_hasher", "--json", "--jobs", str(jobs), *map(str, files)]


def _timed(command: Sequence[str]) -> Times:
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - begun, processor


def _medians(runs: Sequence[Times]) -> Times:
    return statistics.median(clock for clock, _ in runs), statistics.median(processor for _, processor in runs)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src")}


def _peers(files: Sequence[Path], pictures: Sequence[Path]) -> Times:
    asked = (("sha256sum", files), ("sha512sum", files), ("sha1sum", pictures), ("md5sum", pictures))
    times = [_timed([tool, *map(str, which)]) for tool, which in asked]
    return sum(clock for clock, _ in times), sum(processor for _, processor in times)


def _most_memory(files: Sequence[Path], *, jobs: int) -> float:
    """Give the most that the program and its processes held at once, in MB: what they share counts once."""
    program = subprocess.Popen(
        _hasher(files, jobs=jobs), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment()
    )
    most = 0
    while program.poll() is None:
        most = max(most, sum(_share(pid) for pid in (program.pid, *_children(program.pid))))
        time.sleep(0.002)
    return most / MB


def _children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []


def _share(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def _large(folder: Path) -> Figure:
    """Read one file of 10 GB. It is sparse: this measures memory, and a disk is spared."""
    for each in folder.iterdir():
        each.unlink()
    path = folder / "large.mkv"
    with path.open("wb") as file:
        file.write(b"\x1aE\xdf\xa3")
        file.truncate(LARGE_BYTES)
    return figure("most memory, one file of 10 GB", _most_memory([path], jobs=1), unit="MB", at_most=200)


if __name__ == "__main__":
    if shutil.which("sha512sum") is None:
        sys.exit("The tools to compare with are not on this machine: GNU coreutils.")
    sys.exit(main())
