"""A person on the page: where the buttons are, in English, and what is recorded of what the browser asks for."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Request, ViewportSize

from standfast.ground.instants import Instant

REPORTS = """
window.reports = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.reports.push(event.effectiveDirective + " " + event.blockedURI);
});
"""

PHONE = ViewportSize(width=360, height=740)


@dataclass
class Walker:
    """One page that was opened, and everything that it asked for or complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def reports(self) -> list[str]:
        """Give what the page's own policy refused."""
        return [str(one) for one in self.page.evaluate("window.reports")]

    def press(self, name: str) -> None:
        """Press the button or link of this name."""
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def to_now(self) -> None:
        """Go from the first screen to what to do now, without an answer."""
        self.page.click("#begin")
        self.press("No, this is another phone or computer")
        self.press("Go on")
        self.press("Skip the questions: what to do now")
        self.page.wait_for_selector("#to-call")

    def to_call(self) -> None:
        """Go from the first screen to the script of the call."""
        self.to_now()
        self.page.click("#to-call")

    def heading(self) -> str:
        """Give the view's heading."""
        return self.page.inner_text("h1")


def walk(context: BrowserContext, address: str | Path, *, at: Instant | None = None) -> Walker:
    """Open the page, by a clock that stands at an hour where one is given."""
    page = context.new_page()
    if at is not None:
        page.clock.set_fixed_time(at)
    page.set_default_timeout(15_000)
    walker = Walker(page=page)

    def asked(request: Request) -> None:
        walker.asked.append(request.url)

    page.add_init_script(REPORTS)
    page.on("request", asked)
    page.on("pageerror", lambda error: walker.complaints.append(str(error)))
    page.on("console", lambda message: walker.complaints.append(message.text) if message.type == "error" else None)
    page.goto(address.as_uri() if isinstance(address, Path) else address)
    return walker
