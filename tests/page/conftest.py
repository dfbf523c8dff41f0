"""The page's own code in Chromium, offline: one browser a worker, the engine with every part of the data."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from standfast.page.build import build_page
from standfast.page.bundle import SOURCES, bundle
from standfast.page.parts import blocks
from tests.page.face import Face, face_html
from tests.page.walk import PHONE, Walker, walk

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def engine_html() -> str:
    """Write a bare page that holds every part and the engine's modules, each exported name under ``S``."""
    rooms = ("reasoning", "cues", "clock", "plan", "keep")
    entries = [str(path.relative_to(SOURCES)) for room in rooms for path in sorted((SOURCES / room).rglob("*.js"))]
    script = bundle(["parts.js", *entries], expose="S")
    return f"<!doctype html><meta charset=utf-8><title>engine</title>{blocks()}<script>{script}</script>"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here; `apt-get install chromium`, or CHROMIUM=/path/to/it, runs this")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's loop stands in this thread for as long as the browser does, and Django would take every later
        # test of the same worker for asynchronous code, and refuse it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the page as it is handed on; who opens it changes nothing of it, so that one is built for all."""
    path = tmp_path_factory.mktemp("page") / "standfast.html"
    path.write_text(build_page("alone"))
    return path


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(offline=True)
    yield context
    context.close()


@pytest.fixture(scope="session")
def engine(browser: Browser) -> Iterator["Engine"]:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.set_content(engine_html())
    yield Engine(page)
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(offline=True, locale="en-CA", timezone_id="America/Vancouver", viewport=PHONE)
    yield context
    context.close()


@pytest.fixture
def walker(phone: BrowserContext, file: Path) -> Iterator[Walker]:
    walker = walk(phone, file)
    yield walker
    assert walker.complaints == []
    assert walker.reports() == []
    assert walker.asked == [file.as_uri()]


@pytest.fixture(scope="session")
def html() -> str:
    return face_html()


@pytest.fixture
def face(browser: Browser, html: str) -> Iterator[Face]:
    context = browser.new_context(offline=True, locale="en-CA", viewport={"width": 360, "height": 740})
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_content(html)
    yield Face(page)
    assert complaints == []
    context.close()


class Engine:
    """Calls what the engine exports, with JSON in and JSON out."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def call(self, body: str, value: Any = None) -> Any:
        """Run ``body``, the inside of an async function of ``S`` (what is exported) and ``value``.

        As text both ways: Playwright's own way of taking values apart is ten times as slow.
        """
        work = f"async (S, value) => {{ {body} }}"
        call = f"async (told) => JSON.stringify(await ({work})(globalThis.S, JSON.parse(told)))"
        came = self.page.evaluate(call, json.dumps(value))
        return None if came is None else json.loads(came)
