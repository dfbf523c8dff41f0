"""The hosted page in Chromium: it stays on the phone only when asked, opens without a network, and goes again."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Error as BrowserError

from standfast.page.build import HOSTED, build_all
from tests.page.walk import Walker, walk

KEPT = """async () => ({
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  caches: await caches.keys(),
  stored: localStorage.length + sessionStorage.length + document.cookie.length,
  databases: indexedDB.databases ? (await indexedDB.databases()).length : 0,
})"""
NOTHING = {"workers": 0, "caches": [], "stored": 0, "databases": 0}


@dataclass
class Host:
    """A folder that is handed out on this machine, by a process of its own: tests themselves open no socket."""

    folder: Path
    process: subprocess.Popen[str]
    address: str

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
        for stream in (self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    made = build_all().files
    return {name.removeprefix(f"{HOSTED}/"): data for name, data in made.items() if name.startswith(f"{HOSTED}/")}


@pytest.fixture
def host(files: dict[str, bytes], tmp_path: Path) -> Iterator[Host]:
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "http.server", "--bind", "127.0.0.1", "--directory", str(tmp_path), "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    port = process.stdout.readline().split(" port ")[1].split()[0]
    host = Host(folder=tmp_path, process=process, address=f"http://127.0.0.1:{port}/")
    yield host
    host.stop()


@pytest.fixture
def online(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="en-CA")
    yield context
    context.close()


def kept(walker: Walker) -> Any:
    return walker.page.evaluate(KEPT)


def keep(walker: Walker) -> None:
    walker.to_now()
    walker.press("Keep this page on my phone")
    walker.press("No")
    walker.press("Keep this page here")


def keep_and_see(walker: Walker) -> None:
    keep(walker)
    walker.page.wait_for_selector("text=The page is kept on this phone.")


def test_nothing_of_the_page_stays_unless_it_was_asked(host: Host, online: BrowserContext) -> None:
    walker = walk(online, host.address)

    walker.to_now()
    walker.press("Keep this page on my phone")
    walker.press("No")

    assert kept(walker) == NOTHING
    assert walker.complaints == []


@pytest.mark.parametrize("answer", ["Yes", "I don\u2019t know"])
def test_where_it_may_be_someone_at_home_the_page_is_not_kept(host: Host, online: BrowserContext, answer: str) -> None:
    walker = walk(online, host.address)
    walker.to_now()
    walker.press("Keep this page on my phone")

    walker.press(answer)

    walker.page.wait_for_selector("text=nothing is kept on this device")
    assert walker.page.query_selector("#keep-now") is None
    assert kept(walker) == NOTHING


def test_once_kept_it_opens_in_aeroplane_mode_and_knows_nothing_that_was_told(
    host: Host, online: BrowserContext
) -> None:
    walker = walk(online, host.address)
    keep_and_see(walker)
    host.stop()
    online.set_offline(True)

    again = walk(online, host.address)

    again.to_now()
    assert "Could it be someone" not in again.page.inner_text("main")
    again.press("Keep your answers in a file")
    assert "Could it be someone" in again.page.inner_text("main")
    assert again.complaints == []
    assert again.reports() == []
    assert kept(again)["stored"] == 0


def test_it_is_taken_away_again_whole(host: Host, online: BrowserContext) -> None:
    walker = walk(online, host.address)
    keep_and_see(walker)
    assert kept(walker)["workers"] == 1

    walker.press("Remove it again")

    walker.page.wait_for_selector("text=no longer kept here")
    assert kept(walker) == NOTHING
    host.stop()
    with pytest.raises(BrowserError):
        online.new_page().goto(host.address)


def test_what_is_kept_can_be_taken_away_where_it_may_be_someone_at_home(host: Host, online: BrowserContext) -> None:
    walker = walk(online, host.address)
    keep_and_see(walker)
    again = walk(online, host.address)
    again.to_now()
    again.press("Keep your answers in a file")
    again.press("Yes")
    again.press("Traces on this phone")

    again.press("This page is kept on this phone. Remove it.")

    again.press("Remove it again")
    again.page.wait_for_selector("text=no longer kept here")
    assert kept(again) == NOTHING


def test_a_page_that_is_not_the_one_of_this_build_is_never_kept(host: Host, online: BrowserContext) -> None:
    walker = walk(online, host.address)
    (host.folder / "index.html").write_text("<title>Please sign in to this network</title>")

    keep(walker)

    walker.page.wait_for_selector("text=It could not be kept.")
    assert kept(walker) == NOTHING


def test_a_new_build_takes_the_place_of_the_kept_one(
    host: Host, online: BrowserContext, files: dict[str, bytes]
) -> None:
    from standfast.page.hosted import beside  # noqa: PLC0415

    walker = walk(online, host.address)
    keep_and_see(walker)
    before = kept(walker)["caches"]
    newer = files["index.html"].replace(b"</body>", b"<!-- newer --></body>")
    for name, data in {"index.html": newer, **beside(newer)}.items():
        (host.folder / name).write_bytes(data)

    walker.page.reload()
    walker.page.evaluate("async () => { await (await navigator.serviceWorker.getRegistration()).update(); }")
    for _ in range(50):
        if kept(walker)["caches"] not in (before, []) and len(kept(walker)["caches"]) == 1:
            break
        walker.page.wait_for_timeout(100)
    walker.page.reload()

    assert "<!-- newer -->" in walker.page.content()


def test_names_and_icon_tell_nothing(files: dict[str, bytes]) -> None:
    manifest = cast("dict[str, Any]", json.loads(files["manifest.webmanifest"]))

    assert set(files) == {"index.html", "worker.js", "manifest.webmanifest"}
    assert {manifest["name"], manifest["short_name"]} == {"Notes"}
    told = (files["manifest.webmanifest"] + files["worker.js"]).decode().lower()
    for word in ("standfast", "child", "police", "abuse", "safe"):
        assert word not in told.replace("safe-area", "")
