"""Make small pictures of the page that needs no installation, moment by moment, as a family at a table sees it.

In: the page as it is built now, and Chromium. Out: ``docs/screens/page/<moment>-<language>-<device>-<scheme>.png`` and
one sheet a language, ``all-<language>.png``; older ones are removed. A picture shows the top of a view; what stands
below it is looked at in the browser.
"""

import io
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Final, Literal

from PIL import Image, ImageColor
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from standfast.ground.words import LANGS, Lang
from standfast.page.build import FOLDER as PAGE
from standfast.page.build import build_page
from tests.page.moments import moments

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "docs/screens/page"
FLAGS: Final = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SHOWN: Final = (
    "first", "device", "tonight", "question", "danger", "now", "call", "refusal-typed", "refusal-answer", "after-call",
    "ladder", "expect", "help", "brief", "fridge", "save", "young", "interpreter", "safety", "now-home",
)  # fmt: skip
"""The moments that are kept."""
DEVICES: Final[dict[str, tuple[ViewportSize, int]]] = {
    "phone": ({"width": 360, "height": 740}, 1_100),
    "desktop": ({"width": 1280, "height": 800}, 800),
}
"""The window of each, and the most that its picture shows."""
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
BLENDS: Final = (0.3, 0.6)
"""How edges of letters stand between their colour and the paper's."""
SHEET_COLUMNS: Final = 7
SHEET_WIDTH: Final = 180
"""Pixels of a picture on the sheet."""


def make() -> int:
    """Take all, or say what is missing."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("There is no Chromium here. Install it, or name it: CHROMIUM=/path/to/it", file=sys.stderr)
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "standfast.html"
        file.write_text(build_page("alone"), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for lang in LANGS:
            _take(browser, file, lang)
        browser.close()
    every = list(FOLDER.glob("*.png"))
    print(f"{len(every)} pictures of the page, {sum(one.stat().st_size for one in every) // 1024} kB")
    return 0


def _take(browser: Browser, file: Path, lang: Lang) -> None:
    on_sheet: dict[str, Image.Image] = {}
    for (device, (size, most)), scheme in product(DEVICES.items(), SCHEMES):
        for name, picture in _pictures(browser, file, lang, size=size, most=most, scheme=scheme):
            _save(picture, f"{name}-{lang}-{device}-{scheme}", scheme)
            if (device, scheme) == ("phone", "light"):
                on_sheet[name] = picture
    _save(_sheet([on_sheet[name] for name in SHOWN]), f"all-{lang}", "light")


def _pictures(
    browser: Browser, file: Path, lang: Lang, *, size: ViewportSize, most: int, scheme: str
) -> Iterator[tuple[str, Image.Image]]:
    for name, parent in moments(browser, file, lang, viewport=size, color_scheme=scheme):
        if name in SHOWN:
            yield name, _top_of(parent.walker.page, size, most)


def _top_of(page: Page, size: ViewportSize, most: int) -> Image.Image:
    """Take the top of a view in a window as high as it, so that what stands at the foot of a window stands there."""
    high = min(most, int(page.evaluate("document.documentElement.scrollHeight")))
    page.mouse.move(0, 0)
    page.set_viewport_size({"width": size["width"], "height": high})
    page.evaluate("window.scrollTo(0, 0)")
    taken = page.screenshot()
    page.set_viewport_size(size)
    return Image.open(io.BytesIO(taken)).convert("RGB")


def _sheet(pictures: list[Image.Image]) -> Image.Image:
    """Put small pictures side by side."""
    small = [
        one.resize((SHEET_WIDTH, one.height * SHEET_WIDTH // one.width), Image.Resampling.LANCZOS) for one in pictures
    ]
    rows = [small[start : start + SHEET_COLUMNS] for start in range(0, len(small), SHEET_COLUMNS)]
    highs = [max(one.height for one in row) + 8 for row in rows]
    sheet = Image.new("RGB", (SHEET_COLUMNS * (SHEET_WIDTH + 8), sum(highs)), "#888")
    for place, row in enumerate(rows):
        for column, one in enumerate(row):
            sheet.paste(one, (column * (SHEET_WIDTH + 8), sum(highs[:place])))
    return sheet


def _save(picture: Image.Image, name: str, scheme: str) -> None:
    quantised = picture.quantize(palette=_palette(scheme), dither=Image.Dither.NONE)
    quantised.save(FOLDER / f"{name}.png", optimize=True, bits=6)


def _palette(scheme: str) -> Image.Image:
    """Give the colours of the style sheet, and each between itself and the paper."""
    style = (PAGE / "css" / "page.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    named = {name: ImageColor.getrgb(code) for name, code in re.findall(r"--([\w-]+): (#\w+)", light)}
    if scheme == "dark":
        named |= {name: ImageColor.getrgb(code) for name, code in re.findall(r"--([\w-]+): (#\w+)", dark)}
    paper = named["paper"]
    blends = [
        tuple(round(part + (under - part) * share) for part, under in zip(one, paper, strict=False))
        for one in named.values()
        for share in BLENDS
    ]
    colours = list(dict.fromkeys([*named.values(), *blends]))
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for one in colours for part in one[:3]])
    return palette
