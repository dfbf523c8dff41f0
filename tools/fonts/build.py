"""Build ``standfast_data/fonts`` from the published fonts: the folder of installed packages in, subset TTFs out.

    npm install --ignore-scripts --prefix BUILD_FOLDER    (with package.json of this folder in it)
    .venv/bin/python -m tools.fonts.build BUILD_FOLDER/node_modules

Every font is under the SIL Open Font License 1.1; its licence is copied beside it. A font is cut to the characters
that papers may need, and ``coverage.txt`` lists what each can show, so that the program never opens a font to know.
The same packages give the same bytes.
"""

import hashlib
import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fontTools import subset
from fontTools.ttLib import TTFont

from tools.fonts.whole_letters import add_whole_letters

OUT: Final = Path(__file__).parents[2] / "src" / "standfast_data" / "fonts"
SCOPE: Final = "@expo-google-fonts"
CONTROLS: Final = frozenset((*range(0x20), *range(0x7F, 0xA0), 0xAD, 0x200B, *range(0x200E, 0x2010), 0xFEFF))


@dataclass(frozen=True, slots=True)
class Source:
    """A font to ship: its package, its file there, and the characters to keep (none named: all)."""

    package: str
    weight: str
    file: str
    keep: frozenset[int] | None = None


def encoded(codec: str, first_bytes: range, second_bytes: range) -> frozenset[int]:
    """Read off the characters of a national standard from Python's codec of it."""
    pairs = (bytes((first, second)).decode(codec, "ignore") for first in first_bytes for second in second_bytes)
    return frozenset(ord(one) for one in pairs if len(one) == 1)


ROWS: Final = range(0xA1, 0xFF)
HAN: Final = (
    encoded("gb2312", range(0xA1, 0xF8), ROWS)  # GB 2312-80, simplified: all 6,763 and its signs
    | encoded("big5", range(0xA1, 0xC7), range(0x40, 0xFF))  # Big5, traditional: signs and the 5,401 frequent ones
    | encoded("euc_jp", range(0xA1, 0xD0), ROWS)  # JIS X 0208: signs, kana and the 2,965 of level 1
    | frozenset((*range(0x3000, 0x3100), *range(0x31F0, 0x3200), *range(0xFF01, 0xFFEF)))
)
HANGUL: Final = frozenset((*range(0xAC00, 0xD7A4), *range(0x3131, 0x318F), *range(0x1100, 0x1113)))
FANCY: Final = frozenset((*range(0x1D400, 0x1D800), *range(0x2100, 0x2150), *range(0x2190, 0x2300)))
# Letters of mathematics, which people use to dress up a handle; arrows and operators.
SIGNS: Final = frozenset((*range(0x2300, 0x2C00), *range(0x1F100, 0x1F200), *range(0x1F780, 0x1F900)))

LATIN: Final = (*range(0x20, 0x180), *range(0x2010, 0x2060), 0x202F, 0x20AC, 0x2190, 0x2192, 0x2212)

SOURCES: Final = (
    Source("atkinson-hyperlegible-next", "400Regular", "AtkinsonHyperlegibleNext_400Regular"),
    Source("atkinson-hyperlegible-next", "400Regular_Italic", "AtkinsonHyperlegibleNext_400Regular_Italic"),
    Source("atkinson-hyperlegible-next", "600SemiBold", "AtkinsonHyperlegibleNext_600SemiBold"),
    Source("noto-sans", "400Regular", "NotoSans_400Regular"),
    Source("vazirmatn", "400Regular", "Vazirmatn_400Regular"),
    # Arabic, Persian and Urdu with whole letters: other faces draw the dots apart, and whoever copied a name out of a
    # PDF then got those letters twice. Noto Sans Arabic follows for the rarer letters.
    *(
        Source(f"noto-sans-{package}", "400Regular", f"NotoSans{name}_400Regular")
        for package, name in (
            ("canadian-aboriginal", "CanadianAboriginal"),
            ("arabic", "Arabic"),
            ("hebrew", "Hebrew"),
            ("devanagari", "Devanagari"),
            ("gurmukhi", "Gurmukhi"),
            ("tamil", "Tamil"),
            ("bengali", "Bengali"),
            ("gujarati", "Gujarati"),
            ("telugu", "Telugu"),
            ("kannada", "Kannada"),
            ("malayalam", "Malayalam"),
            ("sinhala", "Sinhala"),
            ("thai", "Thai"),
            ("khmer", "Khmer"),
            ("georgian", "Georgian"),
            ("armenian", "Armenian"),
            ("ethiopic", "Ethiopic"),
        )
    ),
    Source("noto-sans-kr", "400Regular", "NotoSansKR_400Regular", HANGUL),
    Source("noto-sans-sc", "400Regular", "NotoSansSC_400Regular", HAN),
    Source("noto-sans-symbols", "400Regular", "NotoSansSymbols_400Regular", SIGNS),
    Source("noto-sans-symbols-2", "400Regular", "NotoSansSymbols2_400Regular", SIGNS),
    Source("noto-sans-math", "400Regular", "NotoSansMath_400Regular", FANCY),
    Source("noto-emoji", "400Regular", "NotoEmoji_400Regular"),
)


def cut(source: Path, target: Path, keep: frozenset[int] | None) -> None:
    """Write a font again with only what is kept; shaping rules stay, hints go (print needs none)."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    font = subset.load_font(str(source), options)
    if "noto-sans/" in source.as_posix():
        add_whole_letters(font)
    wanted = set(font.getBestCmap()) if keep is None else (keep | {0x20, 0xFE0F, 0x200D}) & set(font.getBestCmap())
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(wanted))
    cutter.subset(font)
    subset.save_font(font, str(target), options)


def for_pages(source: Path, target: Path) -> None:
    """Write the reading face once more, cut to Latin letters and packed, to travel inside a page."""
    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.recalc_timestamp = False
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LATIN)
    cutter.subset(font)
    subset.save_font(font, str(target), options)


def ranges(characters: set[int]) -> Iterator[str]:
    """Write numbers as ranges: ``41-5A C0``."""
    ordered = sorted(characters)
    start = end = ordered[0]
    for number in [*ordered[1:], -1]:
        if number == end + 1:
            end = number
            continue
        yield f"{start:X}-{end:X}" if end > start else f"{start:X}"
        start = end = number


def built(packages: Path) -> Iterator[tuple[str, str, str]]:
    """Build each font; tell its line for the coverage file, its provenance and its size."""
    for source in SOURCES:
        home = packages / SCOPE / source.package
        original = home / source.weight / f"{source.file}.ttf"
        target = (
            OUT / f"{source.file.replace('_400', '-').replace('_600', '-').replace('Regular_Italic', 'Italic')}.ttf"
        )
        cut(original, target, source.keep)
        if source.package == "atkinson-hyperlegible-next":
            for_pages(original, target.with_suffix(".woff2"))
        shutil.copyfile(home / "LICENSE_FONT", OUT / f"OFL-{source.package}.txt")
        font = TTFont(target)
        family = font["name"].getBestFamilyName()
        shown = set(font.getBestCmap()) - CONTROLS
        version = json.loads((home / "package.json").read_text())["version"]
        digest = hashlib.sha256(original.read_bytes()).hexdigest()
        yield (
            f"{target.name}, {family}: {' '.join(ranges(shown))}\n",
            f"| {target.name} | {family} | {SCOPE}/{source.package} {version} | {digest} | {len(shown)} |\n",
            f"{target.name} {target.stat().st_size}",
        )


def main(packages: Path) -> None:
    """Build all fonts and say what was built."""
    OUT.mkdir(exist_ok=True)
    for old in (*OUT.glob("*.ttf"), *OUT.glob("*.woff2"), *OUT.glob("OFL-*.txt")):
        old.unlink()
    lines = list(built(packages))
    coverage = (
        "# Which characters each shipped font shows: file, family, ranges in hexadecimal. By tools/fonts/build.py\n"
        "# from the fonts beside it; not written by hand. Checked 2026-11-24 by a test that reads the fonts again.\n"
    )
    (OUT / "coverage.txt").write_text(coverage + "".join(line for line, _, _ in lines), encoding="utf-8")
    provenance = (
        "# Where these fonts come from\n\n"
        "All are under the SIL Open Font License 1.1 (`OFL-*.txt`, one for each package). They are cut to the\n"
        "characters that papers need by `tools/fonts/build.py`; the digest is that of the font before it was cut.\n"
        "Checked 2026-11-24.\n\n"
        "| file | family | npm package | SHA-256 of its font | characters |\n| --- | --- | --- | --- | --- |\n"
    )
    (OUT / "README.md").write_text(provenance + "".join(row for _, row, _ in lines), encoding="utf-8")
    sys.stdout.write("\n".join(size for _, _, size in lines) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
