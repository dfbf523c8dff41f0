"""The moments of the first hour, one after the other, for whoever looks at them: pictures and journeys.

Each is given by its name while the page shows it. The story is Northgate's; the danger is Coulee Bend's.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, BrowserContext

from standfast.ground.instants import instant
from standfast.ground.wording import load_wording
from standfast.ground.words import Lang
from tests.page.parent import Parent, Story, context_of, sit_down, story_of

REFUSED: Final = {
    "en": "Nothing can be done, it happened on the internet.",
    "fr": "On ne peut rien faire, c\u2019est arrivé sur internet.",
}
PROMISED: Final = {"en": "an officer calls back", "fr": "un policier rappelle"}
LATER: Final = ("expect", "help", "brief", "fridge", "save", "calendar")
FOOT: Final = ("safety", "open", "start_over")
DUE: Final = timedelta(hours=19)


def moments(browser: Browser, file: Path, lang: Lang, **settings: object) -> Iterator[tuple[str, Parent]]:
    """Live the first hour; each moment by its name."""
    for live, name in ((first_hour, "northgate"), (danger_now, "coulee-bend"), (at_home, "northgate")):
        story = story_of(name)
        context = context_of(browser, story, lang=lang, **settings)
        yield from live(context, story, file, lang)
        context.close()


def first_hour(context: BrowserContext, story: Story, file: Path, lang: Lang) -> Iterator[tuple[str, Parent]]:
    """From the first screen to the ladder, and each later view."""
    parent = sit_down(context, story, file)
    page = parent.walker.page
    yield "first", parent
    for name in ("young", "interpreter"):
        press(parent, lang, f"first.{name}")
        yield name, parent
        page.click("#back")
    page.click("#begin")
    yield "device", parent
    page.click("#child-phone")
    yield "device-child", parent
    page.click("#back")
    page.click("#other-phone")
    yield "tonight", parent
    page.click("#to-questions")
    for place, key in enumerate(parent.answering()):
        if place == 1:
            yield "question", parent
        if key == "account.platform":
            yield "question-typed", parent
    yield "now", parent
    yield from call(parent, lang)
    page.clock.set_fixed_time(instant(story.answers.opened_at + DUE + timedelta(hours=1)))
    page.click("main .go")
    yield "ladder", parent
    page.click("#back")
    press(parent, lang, "call.to_now")
    for name in LATER:
        press(parent, lang, f"now.to_{name}")
        yield name, parent
        page.click("#back")
    for name in FOOT:
        press(parent, lang, f"frame.to_{name}")
        yield name, parent
        page.click("#back")


def call(parent: Parent, lang: Lang) -> Iterator[tuple[str, Parent]]:
    """Make the call: the script, the refusal typed and picked, what was promised."""
    page = parent.walker.page
    page.click("#to-call")
    page.check("#point-0")
    yield "call", parent
    page.click("#refused")
    yield "refusal", parent
    page.fill("#refusal-said", REFUSED[lang])
    page.wait_for_selector("#heard-refusal .found, #heard-refusal button")
    yield "refusal-typed", parent
    page.click("#refusal-anonymous_vpn")
    yield "refusal-answer", parent
    page.click("#back-to-call")
    page.fill("#call-who", "Constable Ellis")
    page.fill("#call-badge", "0412")
    page.fill("#call-file", "NP-2026-00417")
    page.fill("#call-promise", PROMISED[lang])
    page.fill("#call-due", parent.typed(parent.story.answers.opened_at + DUE))
    page.locator("#call-over").scroll_into_view_if_needed()
    page.click("#call-over")
    yield "after-call", parent


def danger_now(context: BrowserContext, story: Story, file: Path, _lang: Lang) -> Iterator[tuple[str, Parent]]:
    """Tell of a meeting: whom to call, before anything else; then what to do now."""
    parent = sit_down(context, story, file)
    parent.to_questions()
    for key in parent.answering():
        if key == "danger":
            yield "danger", parent
    yield "now-danger", parent


def at_home(context: BrowserContext, story: Story, file: Path, _lang: Lang) -> Iterator[tuple[str, Parent]]:
    """Tell that it may be someone at home: what changes, and what is not offered."""
    told = Story(name=story.name, answers=story.answers, facts={**story.facts, "stranger.may_live_with_child": True})
    parent = sit_down(context, told, file)
    parent.to_questions()
    for key in parent.answering():
        if key == "danger":
            yield "home", parent
    yield "now-home", parent


def press(parent: Parent, lang: Lang, key: str) -> None:
    """Press the button that has these words of the page."""
    room, _, name = key.partition(".")
    words = load_wording(f"page/{room}").words(name)
    parent.walker.page.get_by_role("button", name=words.en if lang == "en" else words.fr, exact=True).first.click()
