"""The first hour for somebody who reads at twice the size: on a small phone, and zoomed on a small window."""

from pathlib import Path
from typing import Any

import pytest

from standfast.ground.words import Lang
from tests.page.moments import moments

LARGE = {"width": 360, "height": 740}
ZOOMED = {"width": 320, "height": 480}
# A window of 640 by 960 at zoom 2, as CSS counts it.
CUT = """
() => {
  const wide = document.documentElement.clientWidth;
  const out = [...document.querySelectorAll("body *")].filter((one) => {
    const box = one.getBoundingClientRect();
    const seen = box.width > 0 && box.height > 0 && !one.closest(".skip");
    const runsOff = box.left < -12 || box.right > wide + 1;
    const style = getComputedStyle(one);
    const hides = style.overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1;
    return seen && (runsOff || (hides && !["INPUT", "TEXTAREA"].includes(one.tagName)));
  });
  return out.map((one) => one.tagName + "." + one.className + ": " + one.textContent.slice(0, 60));
}
"""


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(("window", "zoom"), [(LARGE, 1), (ZOOMED, 2)], ids=["text at 200 %", "zoom at 200 %"])
def test_at_twice_the_size_no_moment_scrolls_sideways_or_is_cut(
    browser: Any, file: Path, lang: Lang, window: dict[str, int], zoom: int
) -> None:
    found: dict[str, list[str]] = {}

    for name, parent in moments(browser, file, lang, viewport=window, device_scale_factor=zoom):
        page = parent.walker.page
        if window is LARGE:
            page.evaluate("document.documentElement.style.fontSize = '225%'")
        cut = page.evaluate(CUT)
        if page.evaluate("document.documentElement.scrollWidth") > window["width"]:
            cut = [*cut, "scrolls sideways"]
        found[name] = cut
        page.evaluate("document.documentElement.style.fontSize = ''")

    assert len(found) >= 20
    assert not {name: cut for name, cut in found.items() if cut}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_at_twice_the_size_the_way_out_leaves_room_to_read(browser: Any, file: Path, lang: Lang) -> None:
    shares = {}

    for name, parent in moments(browser, file, lang, viewport=LARGE):
        page = parent.walker.page
        page.evaluate("document.documentElement.style.fontSize = '225%'")
        bar = page.locator(".way-out").bounding_box()
        assert bar is not None
        shares[name] = round(bar["height"] / LARGE["height"], 2)
        page.evaluate("document.documentElement.style.fontSize = ''")

    assert not {name: share for name, share in shares.items() if share > 1 / 3}
