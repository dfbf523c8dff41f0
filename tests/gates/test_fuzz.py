import subprocess
import sys
from pathlib import Path

from tools.fuzz import Totals, totals

PROPERTY = """
from hypothesis import given, settings, strategies as st

@settings(max_examples=17, database=None)
@given(st.integers())
def test_a_number_is_itself(x): assert x == x
"""


def test_examples_are_counted_as_hypothesis_tells_them(tmp_path: Path) -> None:
    (tmp_path / "test_p.py").write_text(PROPERTY, encoding="utf-8")
    done = subprocess.run(
        [Path(sys.executable).parent / "pytest", "-p", "no:xdist", "--hypothesis-show-statistics", "test_p.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert totals(done.stdout) == Totals(properties=1, passing=17, failing=0, invalid=0)


def test_silence_counts_as_nothing() -> None:
    assert totals("3 passed in 0.1s") == Totals(properties=0, passing=0, failing=0, invalid=0)
