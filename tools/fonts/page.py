"""Cut the reading face once more, to the letters of English and French, to travel inside the page: two small files.

    .venv/bin/python -m tools.fonts.page

In: the fonts of ``standfast_data/fonts``, as ``build.py`` made them. Out: ``standfast_data/fonts/page``. What people
type in other letters is shown in the device's own face.
"""

from typing import Final

from fontTools import subset

from tools.fonts.build import OUT

WEIGHTS: Final = ("Regular", "SemiBold")
FAMILY: Final = "AtkinsonHyperlegibleNext"
LETTERS: Final = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *(0x152, 0x153, 0x178),  # Œ œ Ÿ
    *(0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x202F, 0x20AC, 0x2190, 0x2192, 0x2713),
)


def main() -> None:
    """Write both weights."""
    for weight in WEIGHTS:
        options = subset.Options()
        options.flavor = "woff2"
        options.hinting = False
        options.layout_features = ["kern", "mark", "tnum"]
        options.name_IDs = []
        options.recalc_timestamp = False
        font = subset.load_font(str(OUT / f"{FAMILY}-{weight}.ttf"), options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=LETTERS)
        cutter.subset(font)
        target = OUT / "page" / f"{FAMILY}-{weight}.woff2"
        target.parent.mkdir(exist_ok=True)
        subset.save_font(font, str(target), options)


if __name__ == "__main__":
    main()
