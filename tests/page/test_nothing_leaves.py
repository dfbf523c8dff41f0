"""Nothing leaves the page: every view is opened, every request is recorded, and each way out is tried and refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Route

from standfast.page.build import FOLDER, build_page
from tests.page.walk import Walker, walk

OUT = "https://example.org/planted"
PLANTED = {
    "fetch": f"() => fetch('{OUT}').then(() => 'went', () => 'refused')",
    "a request of the old kind": f"""() => new Promise((done) => {{ const asked = new XMLHttpRequest();
        asked.onload = () => done('went'); asked.onerror = () => done('refused');
        asked.open('POST', '{OUT}'); asked.send('x'); }})""",
    "a beacon": f"() => {{ navigator.sendBeacon('{OUT}', 'x'); return 'refused'; }}",
    "a socket": """() => new Promise((done) => { try { const asked = new WebSocket('wss://example.org/planted');
        asked.onopen = () => done('went'); asked.onerror = () => done('refused'); }
        catch (e) { done('refused'); } })""",
    "a stream of events": f"""() => new Promise((done) => {{ const asked = new EventSource('{OUT}');
        asked.onopen = () => done('went'); asked.onerror = () => {{ asked.close(); done('refused'); }}; }})""",
    "a picture": f"""() => new Promise((done) => {{ const made = new Image();
        made.onload = () => done('went'); made.onerror = () => done('refused'); made.src = '{OUT}.png'; }})""",
    "a script": f"""() => new Promise((done) => {{ const made = document.createElement('script');
        made.onload = () => done('went'); made.onerror = () => done('refused'); made.src = '{OUT}.js';
        document.head.appendChild(made); }})""",
    "a script's own words": """() => { const made = document.createElement('script');
        made.textContent = 'window.ran = true'; document.head.appendChild(made);
        return window.ran ? 'went' : 'refused'; }""",
    "words made into a script": """() => new Promise((done) => { const made = document.createElement('p');
        made.setAttribute('onclick', "window.clicked = true"); document.body.appendChild(made); made.click();
        setTimeout(() => done(window.clicked ? 'went' : 'refused'), 50); })""",
    "a style": f"""() => new Promise((done) => {{ const made = document.createElement('link'); made.rel = 'stylesheet';
        made.onload = () => done('went'); made.onerror = () => done('refused'); made.href = '{OUT}.css';
        document.head.appendChild(made); }})""",
    "a frame": f"""() => new Promise((done) => {{ const made = document.createElement('iframe'); made.src = '{OUT}';
        document.body.appendChild(made); setTimeout(() => done('refused'), 200); }})""",
    "a form": f"""() => new Promise((done) => {{ const made = document.createElement('form'); made.method = 'post';
        made.action = '{OUT}'; document.body.appendChild(made); made.submit();
        setTimeout(() => done('refused'), 200); }})""",
    "another base for addresses": """() => { const made = document.createElement('base');
        made.href = 'https://example.org/'; document.head.appendChild(made);
        return document.baseURI.startsWith('https://example.org') ? 'went' : 'refused'; }""",
    "a worker": f"""() => new Promise((done) => {{
        const words = new Blob(["fetch('{OUT}').then(() => postMessage(1))"]);
        const made = new Worker(URL.createObjectURL(words));
        made.onmessage = () => done('went'); made.onerror = () => done('refused'); }})""",
    "a font": f"""() => new FontFace('planted', "url('{OUT}.woff2')").load().then(() => 'went', () => 'refused')""",
}


@pytest.fixture
def went() -> list[str]:
    """Give the list of what reached the network."""
    return []


@pytest.fixture
def online(browser: Browser, went: list[str]) -> Iterator[BrowserContext]:
    """Give a browser that believes it has a network; what gets as far as that is answered here, and written down."""

    def answer(route: Route) -> None:
        went.append(route.request.url)
        route.fulfill(status=200, body="planted", headers={"access-control-allow-origin": "*"})

    context = browser.new_context(locale="en-CA")
    context.route("https://**/*", answer)
    yield context
    context.close()


def to_itself(file: Path, asked: list[str]) -> list[str]:
    """Give what was asked beside the page's own file and what stands within it."""
    return [one for one in asked if one != file.as_uri() and not one.startswith(("data:", "blob:"))]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_view_is_opened_and_asks_for_nothing(online: BrowserContext, file: Path, lang: str) -> None:
    walker = walk(online, file)
    seen = set[str]()
    if lang == "fr":
        walker.page.click("#language")

    _open_all(walker, seen)

    assert walker.page.get_attribute("html", "lang") == lang
    assert len(seen) >= 12, seen
    assert to_itself(file, walker.asked) == []
    assert walker.reports() == []
    assert walker.complaints == []


def _open_all(walker: Walker, seen: set[str]) -> None:
    """Press every button that leads to another view and come back, from the first screen and from what to do now."""
    for way in ([], ["#begin"], ["#begin", ".view-device .choice, .view-device .go"]):
        for step in way:
            walker.page.click(f"{step} >> nth=0")
        _open_doors(walker, seen)
        while walker.page.query_selector("#back") is not None:
            walker.page.click("#back")
    walker.page.click("#begin")
    walker.page.click("main button >> nth=0")
    while walker.page.query_selector("#to-call") is None:
        walker.page.locator("main button:visible").last.click()
    _open_doors(walker, seen)
    while walker.page.query_selector("#back") is not None:
        walker.page.click("#back")


def _open_doors(walker: Walker, seen: set[str]) -> None:
    seen.add(_view(walker))
    doors = "main button.door, main button.go:not([type=submit]), footer button, main .doors button"
    for place in range(walker.page.locator(doors).count()):
        before = _view(walker)
        walker.page.locator(doors).nth(place).click()
        seen.add(_view(walker))
        if _view(walker) != before:
            walker.page.click("#back")
        assert _view(walker) == before


def _view(walker: Walker) -> str:
    return str(walker.page.get_attribute("main", "class"))


@pytest.mark.parametrize("way", PLANTED)
def test_a_way_out_that_was_planted_is_refused(online: BrowserContext, file: Path, went: list[str], way: str) -> None:
    walker = walk(online, file)

    came = walker.page.evaluate(PLANTED[way])

    assert came == "refused"
    assert walker.reports() != []
    assert went == []
    assert walker.page.url == file.as_uri()


@pytest.mark.parametrize("way", ["fetch", "a picture", "a script", "a style", "a script's own words", "a worker"])
def test_without_its_policy_it_would_have_gone(
    online: BrowserContext, tmp_path: Path, went: list[str], way: str
) -> None:
    file = tmp_path / "open.html"
    file.write_text("<!doctype html><title>Notes</title><p>open</p>")
    walker = walk(online, file)

    came = walker.page.evaluate(PLANTED[way])

    # What is answered is no picture, but it was asked for.
    assert came == "went" or went != []


@pytest.mark.parametrize("build", ["alone", "hosted"])
def test_the_policy_names_no_other_host(build: str) -> None:
    page = build_page("hosted" if build == "hosted" else "alone")

    policy = page.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]

    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split("; ")}
    assert rules["default-src"] == rules["connect-src"] == rules["form-action"] == rules["base-uri"] == ["'none'"]
    allowed = {source for sources in rules.values() for source in sources} - {"'none'", "data:"}
    assert {one for one in allowed if not one.startswith("'sha256-")} == ({"'self'"} if build == "hosted" else set())
    assert "'self'" not in rules["script-src"]


def test_nothing_is_kept_in_the_browser(online: BrowserContext, file: Path) -> None:
    walker = walk(online, file)

    walker.to_now()

    stored = "() => [localStorage.length, sessionStorage.length, document.cookie, JSON.stringify(history.state)]"
    assert walker.page.evaluate(stored) == [0, 0, "", "null"]
    assert online.cookies() == []


def test_no_module_names_a_way_to_keep_or_send() -> None:
    ways = (
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "document.cookie",
        "XMLHttpRequest",
        "sendBeacon",
        "WebSocket",
    )
    more = (
        "fetch(",
        "innerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "EventSource",
        "import(",
    )
    code = {path: _code(path.read_text()) for path in sorted((FOLDER / "js").rglob("*.js"))}

    found = [f"{path.name}: {way}" for path, text in code.items() for way in (*ways, *more) if way in text]

    assert found == []


def _code(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("//"))


def test_after_leaving_nothing_of_it_can_be_brought_back(online: BrowserContext, file: Path, went: list[str]) -> None:
    walker = walk(online, file)
    walker.to_now()

    walker.page.click("#leave")
    walker.page.wait_for_url("https://**")

    assert len(went) == 1
    walker.page.go_back()
    assert not walker.page.url.startswith("file:")
    assert walker.page.inner_text("body").strip() == ""


def test_going_away_and_coming_back_shows_nothing_that_was_told(online: BrowserContext, file: Path) -> None:
    walker = walk(online, file)
    walker.to_now()
    walker.press("Keep your answers in a file")
    walker.press("No")

    walker.page.goto("https://example.org/elsewhere")
    walker.page.go_back()

    assert walker.page.query_selector("#begin") is not None
    assert walker.page.query_selector("#to-call, #passphrase") is None
