"""The views of keeping for everyone: no violation that axe finds, nothing off a narrow screen, in both languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from tests.page.walk import Walker, walk

WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
DOORS = {"save": -3, "calendar": -2, "keep_here": -1}
"""Each view's door on what to do now, counted from the last."""


@pytest.fixture(params=[("en-CA", "light"), ("fr-CA", "dark")])
def walker(browser: Browser, file: Path, request: pytest.FixtureRequest) -> Iterator[Walker]:
    lang, scheme = request.param
    # axe is put into the page, which its policy would refuse.
    context = browser.new_context(
        offline=True, locale=lang, color_scheme=scheme, viewport={"width": 360, "height": 740}, bypass_csp=True
    )
    yield walk(context, file)
    context.close()


def faults(page: Page) -> list[str]:
    found = [str(one["id"]) for one in Axe().run(page).response["violations"]]
    return [*found, *(["wider than the screen"] if page.evaluate(WIDER) > 0 else [])]


def to_now(page: Page) -> None:
    page.click("#begin")
    for which in ("first", "go", "last"):
        buttons = page.locator("main button.go:visible" if which == "go" else "main button:visible")
        (buttons.last if which == "last" else buttons.first).click()
    page.wait_for_selector("#to-call")


def test_keeping_is_for_everyone(walker: Walker) -> None:
    page, found = walker.page, dict[str, list[str]]()
    to_now(page)
    for name, place in DOORS.items():
        page.locator("main .doors button").nth(place).click()
        found[name] = faults(page)
        if name == "save":
            page.locator("main .choices button").nth(1).click()
            found["save's form"] = faults(page)
            page.fill("#passphrase", "short")
            page.click("#save-now")
            found["save's fault"] = faults(page)
            for box in ("#passphrase", "#passphrase-again"):
                page.fill(box, "lamp river seven coats")
            page.click("#save-now")
            page.click("main summary")
            found["saved"] = faults(page)
        page.click("#back")
    page.locator("footer button").nth(-2).click()
    page.click("main summary")
    found["open"] = faults(page)

    assert found == {name: [] for name in found}
