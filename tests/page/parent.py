"""A parent who answers the page's questions from an answers file, and the moments that they pass on the way.

Also read by ``tools/screens_page.py``, which takes a picture of each moment.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, BrowserContext

from standfast.catalogue.answers import Answers, read_answers
from standfast.catalogue.load import load_catalogue
from standfast.catalogue.specs import FactSpec
from standfast.catalogue.values import NotKnown, Value
from standfast.ground.instants import read_instant
from standfast.ground.words import Lang
from tests.page.walk import Walker, walk

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LATER = read_instant("2027-01-01T00:00:00-08:00")
ZONES = {"BC": "America/Vancouver", "ON": "America/Toronto", "SK": "America/Regina", "QC": "America/Toronto"}
YES, NO, UNKNOWN = 0, 1, -1
PHONE = {"width": 360, "height": 740}


@dataclass(frozen=True, kw_only=True)
class Story:
    """An invented case as a parent knows it when they sit down: each fact by its key."""

    name: str
    answers: Answers
    facts: Mapping[str, Value]

    @property
    def lang(self) -> Lang:
        """The language that the family speaks."""
        return self.answers.language

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the family's clock."""
        return ZoneInfo(ZONES[str(self.facts["place.province"])])


def story_of(name: str) -> Story:
    """Read an example; of what was said twice the first counts."""
    answers = read_answers((EXAMPLES / name / "answers.yaml").read_bytes(), name=name, now=LATER)
    facts: dict[str, Value] = {}
    for subject in answers.subjects:
        for one in subject.answers:
            facts.setdefault(one.key, one.value)
    return Story(name=name, answers=answers, facts=facts)


def context_of(browser: Browser, story: Story, *, lang: Lang | None = None, **more: object) -> BrowserContext:
    """Open a browser of this family: their language, their clock, no network."""
    settings = {"viewport": PHONE, "locale": f"{lang or story.lang}-CA", "timezone_id": story.zone.key, "offline": True}
    return browser.new_context(**(settings | more))  # type: ignore[arg-type]


@dataclass
class Parent:
    """Somebody at a table with the page before them."""

    walker: Walker
    story: Story

    def to_questions(self) -> None:
        """Go from the first screen to the first question."""
        for step in ("#begin", "#other-phone", "#to-questions"):
            self.walker.page.click(step)

    def answer_all(self) -> list[str]:
        """Answer each question with what the story knows; give the keys, in their order."""
        return list(self.answering())

    def answering(self) -> Iterator[str]:
        """Answer until the page says what to do; each key is given before it is answered."""
        page = self.walker.page
        while not page.query_selector("#to-call"):
            if page.query_selector("#on"):
                yield "danger"
                page.click("#on")
                continue
            spec = self.asked()
            yield spec.key
            self._answer(spec)

    def asked(self) -> FactSpec:
        """Tell which fact the question on the page asks for."""
        heading = self.walker.heading()
        return next(one for one in asked_facts() if heading in {one.question.en, one.question.fr})

    def _answer(self, spec: FactSpec) -> None:
        page, value = self.walker.page, self.story.facts.get(spec.key)
        place = place_of(spec, value)
        if place is not None:
            page.locator("main button.choice").nth(place).click()
            return
        if value is None or isinstance(value, NotKnown):
            page.locator("main button.choice.quiet").click()
            return
        page.fill("main input, main textarea", self.typed(value))
        page.click("main button[type=submit]")
        if page.query_selector("main form .alarm"):
            page.locator("main form .alarm button").nth(UNKNOWN).click()
            page.click("main button[type=submit]")

    def typed(self, value: str | int | date) -> str:
        """Write a value as the family's browser takes it."""
        if isinstance(value, datetime):
            return value.astimezone(self.story.zone).strftime("%Y-%m-%dT%H:%M")
        return str(value)


def asked_facts() -> Iterator[FactSpec]:
    """Give every fact that may be asked for."""
    for group in load_catalogue().groups:
        if group.kind == "facts":
            yield from group.facts


def place_of(spec: FactSpec, value: Value | None) -> int | None:
    """Give the place of the button for a value; None where it is typed."""
    if spec.type == "boolean":
        return {True: YES, False: NO}.get(value, UNKNOWN) if isinstance(value, bool) else UNKNOWN
    if spec.type == "choice":
        codes = [one.code for one in spec.choices]
        return codes.index(str(value)) if value in codes else UNKNOWN
    return None


def sit_down(context: BrowserContext, story: Story, file: Path) -> Parent:
    """Open the page at the hour of the story."""
    walker = walk(context, file, at=story.answers.opened_at)
    return Parent(walker=walker, story=story)
