"""Leaving quickly: by the button, by Shift three times, and by nothing else; what is left behind."""

from pathlib import Path

from playwright.sync_api import Browser, Page, Route

from standfast.page.frame_part import leave_to

NEUTRAL = leave_to("en")
PHONE = {"width": 360, "height": 740}


def leaving(browser: Browser, file: Path) -> Page:
    """Open the page where the neutral site is played by the test."""
    context = browser.new_context(locale="en-CA", viewport=PHONE)  # type: ignore[arg-type]

    def neutral(route: Route) -> None:
        if route.request.url == NEUTRAL:
            route.fulfill(body="<title>Weather</title>Sunny", content_type="text/html")
        else:
            route.abort()

    context.route("https://**", neutral)
    page = context.new_page()
    page.goto("about:blank")
    page.goto(file.as_uri())
    page.click("#begin")
    return page


def test_leaving_clears_the_page_and_puts_a_neutral_site_in_its_place(browser: Browser, file: Path) -> None:
    page = leaving(browser, file)

    page.click("#leave")

    page.wait_for_url(NEUTRAL)
    page.go_back()
    assert page.url == "about:blank"
    page.context.close()


def test_shift_three_times_leaves_and_twice_does_not(browser: Browser, file: Path) -> None:
    page = leaving(browser, file)

    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.wait_for_timeout(300)
    assert page.url == file.as_uri()
    page.keyboard.press("Shift")

    page.wait_for_url(NEUTRAL)
    page.context.close()


def test_shift_pressed_to_write_capitals_does_not_leave(browser: Browser, file: Path) -> None:
    page = leaving(browser, file)

    for _ in range(4):
        page.keyboard.press("Shift+A")
    page.wait_for_timeout(300)

    assert page.url == file.as_uri()
    page.context.close()


def test_leaving_a_view_stops_what_is_being_read_aloud(browser: Browser, file: Path) -> None:
    page = leaving(browser, file)
    page.evaluate("window.stopped = 0; speechSynthesis.cancel = () => { window.stopped += 1; };")

    page.click("#other-phone")

    assert page.evaluate("window.stopped") >= 1
    page.context.close()
