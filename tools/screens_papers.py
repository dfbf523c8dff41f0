"""Make a small picture of every page of every paper in ``out/northgate``, so that people look at what people will see.

In: the PDFs that ``make start`` wrote. Out: ``docs/screens/<paper>-<language>-<page>.png``; older ones are removed.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image

ROOT: Final = Path(__file__).resolve().parent.parent
WIDTH: Final = 850
"""Pixels: readable on a page about the project, and some 40 kB."""
COLOURS: Final = 96


def pages(pdf: Path) -> Iterator[Image.Image]:
    """Give each page of a PDF as a picture of few colours."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            picture = page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB")
            yield picture.quantize(colors=COLOURS, dither=Image.Dither.NONE)


def make() -> int:
    """Render all, or say what is missing."""
    papers = sorted((ROOT / "out/northgate").glob("*.pdf"))
    if not papers:
        print("There are no papers in out/northgate. Make them first: make start", file=sys.stderr)
        return 2
    folder = ROOT / "docs/screens"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    for paper in papers:
        name, _, lang = paper.stem.rpartition(".")
        for number, picture in enumerate(pages(paper), start=1):
            target = folder / f"{name}-{lang}-{number}.png"
            picture.save(target, optimize=True)
            print(f"{target.relative_to(ROOT)}  {target.stat().st_size // 1024} kB")
    return 0
