"""Run benchmarks one after the other, each alone on the machine; their figures go to ``docs/figures/<name>.json``.

A benchmark is a script ``benchmarks/<name>.py --json PATH`` that gives 1 when it misses a goal of its own.
"""

import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent


def main(scripts: list[str]) -> int:
    """Run each script named; 0 when every one met its goals."""
    missed: list[str] = []
    for script in scripts:
        name = Path(script).stem
        figures = ROOT / "docs/figures" / f"{name}.json"
        done = subprocess.run([sys.executable, script, "--json", figures], cwd=ROOT, check=False)
        if done.returncode != 0:
            missed.append(name)
        print(flush=True)
    print(f"{len(scripts)} benchmarks; " + (f"goals missed or failed: {', '.join(missed)}" if missed else "goals met"))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
