"""How heavy the page that needs no installation is, and how soon it can be used on a slow phone.

Weight is that of the file alone under gzip, in all and by part. Time is Chromium's with its processor slowed six times,
from the start of loading to a first screen that answers to a press, and from the first button to the call script,
where each of the eight questions is answered at once: what is counted is the page, not the person.
"""

import gzip
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from _machine import Figure, figure, report
from standfast.page.build import build_page
from standfast.page.parts import PARTS, block

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SLOWED = 6
RUNS = 5
PHONE = {"width": 360, "height": 740}
# When the first button is there and something hears it; the script that draws it has run by then.
USABLE = """
new MutationObserver((_, watch) => {
  if (!document.getElementById("begin")) return;
  watch.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.usableAt = performance.now(); }));
}).observe(document, { childList: true, subtree: true });
"""
# From the first button to the script, then a refusal typed there: each press waits for the picture of what the last one
# brought. The words that are heard are read then for the first time.
TO_SCRIPT = """
async () => {
  const drawn = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
  const begun = performance.now();
  let longest = 0;
  const press = async (wanted) => {
    const at = performance.now();
    document.querySelector(wanted).click();
    await drawn();
    longest = Math.max(longest, performance.now() - at);
  };
  for (const step of ["#begin", "#other-phone", "#to-questions"]) await press(step);
  while (!document.getElementById("to-call")) await press(document.getElementById("on") ? "#on" : "main .choice");
  await press("#to-call");
  const all = performance.now() - begun;
  await press("#refused");
  const typed = document.getElementById("refusal-said");
  typed.value = "Nothing can be done, it happened on the internet.";
  const at = performance.now();
  typed.dispatchEvent(new Event("input", { bubbles: true }));
  while (!document.querySelector("#heard-refusal *")) await new Promise((go) => setTimeout(go));
  return { all, longest, heard: performance.now() - at };
}
"""


def kilobytes(text: str) -> float:
    """Give the weight of a text as it travels."""
    return len(gzip.compress(text.encode(), 9, mtime=0)) / 1000


def weights(page: str) -> Iterator[Figure]:
    """Weigh the page, what comes before its path to the script can begin, and each part."""
    path_ends = page.index("</script>", page.index('<script type="application/json" id="part-expect"'))
    yield figure("the page in all, compressed", kilobytes(page), unit="kB", at_most=450)
    yield figure("the page in all, as it lies there", len(page.encode()) / 1000, unit="kB")
    begins = next(place for place in _ends_of_scripts(page) if place > path_ends)
    yield figure("up to the end of its script: the path to the call", kilobytes(page[:begins]), unit="kB")
    for name, make in PARTS.items():
        yield figure(f"part: {name}", kilobytes(block(name, make())), unit="kB")


def _ends_of_scripts(page: str) -> Iterator[int]:
    """Give where each script that runs ends: those that hold data say what they are."""
    place = page.find("<script>")
    while place != -1:
        yield page.index("</script>", place)
        place = page.find("<script>", place + 1)


def times(browser: Browser, file: Path) -> Iterator[Figure]:
    """Open the page anew for each run."""
    ran = [_once(browser, file) for _ in range(RUNS)]
    usable, script, longest, heard = (statistics.median(one) for one in zip(*ran, strict=True))
    yield figure(f"first screen usable, {SLOWED} times slower, median of {RUNS}", usable / 1000, unit="s", at_most=2)
    yield figure("first button to script, eight answers", script / 1000, unit="s")
    yield figure("the longest that one press takes", longest / 1000, unit="s")
    yield figure("a refusal typed, to its answer; 0.3 s of it waited", heard / 1000, unit="s")


def _once(browser: Browser, file: Path) -> tuple[float, float, float, float]:
    context = browser.new_context(offline=True, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.add_init_script(USABLE)
    page.goto(file.as_uri())
    page.wait_for_function("window.usableAt !== undefined && document.querySelector('#language') !== null")
    took = page.evaluate(TO_SCRIPT)
    usable = _number(page, "window.usableAt")
    context.close()
    return usable, float(took["all"]), float(took["longest"]), float(took["heard"])


def _number(page: Page, what: str) -> float:
    return float(page.evaluate(what))


def main() -> int:
    """Measure and report."""
    html = build_page("alone")
    figures = list(weights(html))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "standfast.html"
        file.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        figures += times(browser, file)
        browser.close()
    return report("page", figures, packages=("playwright",))


if __name__ == "__main__":
    sys.exit(main())
