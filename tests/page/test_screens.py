"""The pictures of the page that are kept: each moment, both devices, both languages, light and dark; and small."""

from itertools import product

from standfast.ground.words import LANGS
from tools.screens_page import DEVICES, FOLDER, SCHEMES, SHOWN

MOST_BYTES = 4_000_000


def test_each_moment_has_its_pictures_and_each_picture_its_moment() -> None:
    named = {"-".join(one) for one in product(SHOWN, LANGS, DEVICES, SCHEMES)} | {f"all-{lang}" for lang in LANGS}

    assert {one.stem for one in FOLDER.glob("*")} == named


def test_the_pictures_are_small() -> None:
    assert sum(one.stat().st_size for one in FOLDER.glob("*.png")) < MOST_BYTES
