"""How long a paper takes: as text, as a page, and as PDF, the first in a process and those after.

The paper is the specimen (three pages, eight scripts). Its title differs at every run, so that nothing that the
typesetter remembers of the last run is the answer to this one. The first PDF includes importing Typst and the fonts.
"""

import resource
import statistics
import subprocess
import sys
from dataclasses import replace
from itertools import count

from _machine import figure, median_ms, once_ms, report
from standfast.ground.instants import read_instant
from standfast.papers import Document, to_html, to_text, to_typst
from standfast.papers.specimen import specimen
from standfast.world.typesetter import TypstTypesetter

AT = read_instant("2026-05-22T18:00:00-07:00")
FIRST_RUNS = 7
MANY = 300
_NUMBERS = count(1)


def another() -> Document:
    """Make the specimen with a title that no run before had."""
    return replace(specimen(), title=f"Brief number {next(_NUMBERS)}")


def first_pdf() -> float:
    """Time the first PDF of a process, in a process of its own."""
    done = subprocess.run([sys.executable, __file__, "--first"], capture_output=True, text=True, check=True)
    return float(done.stdout)


def grown_mib(typesetter: TypstTypesetter) -> float:
    """Tell by how much the process grows over many papers that all differ."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(MANY):
        typesetter.pdf(to_typst(another()), at=AT)
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def main() -> int:
    """Measure and report."""
    typesetter = TypstTypesetter()
    figures = [
        figure(
            "the first PDF of a process",
            statistics.median(first_pdf() for _ in range(FIRST_RUNS)),
            unit="ms",
            at_most=300,
        ),
        figure(
            "a PDF after that", median_ms(lambda: typesetter.pdf(to_typst(another()), at=AT)), unit="ms", at_most=50
        ),
        figure("its Typst source alone", median_ms(lambda: to_typst(another())), unit="ms"),
        figure("a page", median_ms(lambda: to_html(another())), unit="ms"),
        figure("plain text", median_ms(lambda: to_text(another())), unit="ms"),
        figure(f"growth of the process over {MANY} PDFs", grown_mib(typesetter), unit="MiB"),
        figure("size of the PDF", len(typesetter.pdf(to_typst(another()), at=AT)) / 1024, unit="KiB"),
        figure("size of the page", len(to_html(another()).encode()) / 1024, unit="KiB"),
    ]
    return report("papers", figures, packages=("typst",))


if __name__ == "__main__":
    if sys.argv[1:] == ["--first"]:
        print(once_ms(lambda: TypstTypesetter().pdf(to_typst(another()), at=AT)))
        sys.exit(0)
    sys.exit(main())
