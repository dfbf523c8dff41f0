import re

import pytest
from fontTools.ttLib import TTFont

from standfast.ground.data_files import DATA
from standfast.papers.coverage import FontCoverage, clusters, only_latin, only_shown, shipped_fonts

FONTS = DATA / "fonts"
CONTROLS = {*range(0x20), *range(0x7F, 0xA0), 0xAD, 0x200B, 0x200E, 0x200F, 0xFEFF}


@pytest.mark.parametrize("font", shipped_fonts(), ids=lambda font: font.file)
def test_the_coverage_file_says_what_the_font_holds(font: FontCoverage) -> None:
    told = {number for start, end in zip(font.starts, font.ends, strict=True) for number in range(start, end + 1)}

    with TTFont(FONTS / font.file, lazy=True) as opened:
        held = set(opened.getBestCmap())

    assert told == held - CONTROLS


def test_every_font_is_listed_with_its_origin_and_licence() -> None:
    readme = (FONTS / "README.md").read_text(encoding="utf-8")
    packages = set(re.findall(r"@expo-google-fonts/([a-z0-9-]+)", readme))

    assert {file.name for file in FONTS.glob("*.ttf")} == {font.file for font in shipped_fonts()}
    for font in shipped_fonts():
        assert f"| {font.file} | {font.family} |" in readme
    for package in packages:
        assert "SIL Open Font License" in (FONTS / f"OFL-{package}.txt").read_text(encoding="utf-8")


def test_the_fonts_stay_small_enough_to_ship() -> None:
    assert sum(file.stat().st_size for file in FONTS.iterdir()) < 15_000_000


@pytest.mark.parametrize(
    "name",
    [
        "ᓇᒡᕙᒃ",
        "Ḵ̓wasta x̱ W̱SÁNEĆ",
        "ليلى ٹڈے",
        "小夜子 龍 臺灣 广东",
        "ひらがなカタカナﾊﾝ",
        "김하늘",
        "Дмитрий Ελένη",
        "Nguyễn Thị Ánh",
        "ਸਿੰਘ தமிழ் हिन्दी বাংলা",
        "שָׁלוֹם",
        "🦊❤\ufe0f1\ufe0f\u20e3👩\u200d👧",
        "\U0001d56f\U0001d586\U0001d597\U0001d590 ★♥☠",
    ],
    ids=ascii,
)
def test_the_names_of_families_here_are_shown_whole(name: str) -> None:
    assert only_shown(name) == name


def test_a_character_that_no_font_has_is_named() -> None:
    assert only_shown("x\U00013000y") == "x[U+13000]y"


def test_a_mark_that_the_letters_fonts_lack_is_named_after_its_letter() -> None:
    assert only_shown("龍\u0301") == "龍[U+0301]"


def test_clusters_put_together_are_the_text() -> None:
    text = "x̱❤\ufe0f👩\u200d👧龍"

    assert list(clusters(text)) == ["x̱", "❤\ufe0f", "👩\u200d👧", "龍"]


def test_the_stricter_filter_leaves_latin_alone() -> None:
    assert only_latin("Éva \u2014 « 5 $ », œuf, Ω") == "Éva \u2014 « 5 $ », œuf, [U+03A9]"
