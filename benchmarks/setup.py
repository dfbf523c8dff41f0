"""How long a stranger waits: set-up from empty caches in a fresh clone, and again when all is there.

Needs the network, as a stranger does. The clone holds what is committed, not what lies in the working tree.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from _machine import ROOT, figure, once_ms, report


def main() -> int:
    """Clone, set up cold, set up warm, run the demo twice."""
    with tempfile.TemporaryDirectory(prefix="standfast-setup-") as name:
        folder = Path(name)
        clone = folder / "clone"
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        home = {key: str(folder / key.lower()) for key in ("UV_CACHE_DIR", "PIP_CACHE_DIR", "STANDFAST_HOME")}
        environment = {**os.environ, **home}
        # A make above this one, and an environment that is active, are none of the stranger's.
        for inherited in ("MAKEFLAGS", "MAKELEVEL", "VIRTUAL_ENV", "PYTHONPATH"):
            environment.pop(inherited, None)

        def make(target: str) -> None:
            subprocess.run(["make", target], cwd=clone, env=environment, check=True, stdout=subprocess.DEVNULL)

        figures = [
            figure("set-up from empty caches", once_ms(lambda: make("setup")) / 1000, unit="s", at_most=60),
            figure("set-up again", once_ms(lambda: make("setup")) / 1000, unit="s", at_most=5),
            figure("make start, the first time", once_ms(lambda: make("start")) / 1000, unit="s", at_most=60),
            figure("make start, again", once_ms(lambda: make("start")) / 1000, unit="s", at_most=5),
        ]
    return report("setup", figures)


if __name__ == "__main__":
    sys.exit(main())
