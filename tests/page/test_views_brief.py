"""The page's short brief says of contact, image and platform what the program's brief says, to the letter."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from standfast.ground.words import LANGS, Lang
from standfast.law.load import load_law
from standfast.page.bundle import bundle
from standfast.page.parts import PARTS, blocks
from standfast.papers.blocks import Callout, Steps
from standfast.papers.brief import brief
from standfast.plan.advice import Advice
from tests.page.cases import JsonCase, example_cases, generated, law_cases
from tests.page.plans import HEAD, Engine, advice_on, line_of

MOST_TOLD = 5
"""With more dangers and findings than these the program's first page says less, to stay one page."""
IN_THE_BROWSER = """
    const { cases, code } = value;
    S.setLang(code);
    const text = (line) => line.map((run) => typeof run === "string" ? run : "<" + run.foreign + ">").join("");
    return cases.map((told) => {
        const aCase = S.caseOf({ facts: told.facts, records: told.records, openedAt: told.opened_at, asOf: told.now });
        const found = S.adviseOn(aCase, { now: told.now });
        const why = [S.contactLine(found), S.inARow(S.imageLines(found))];
        return why.concat(S.askedLines(found).slice(0, 2)).map(text);
    });
"""


class Face:
    """Calls what the face exports."""

    def __init__(self, browser: Browser) -> None:
        parts = {name: make() for name, make in PARTS.items() if name not in {"cues", "fonts"}}
        script = bundle(["face/views/brief.js"], expose="S")
        self.page = browser.new_context(offline=True).new_page()
        self.page.set_content(f"<!doctype html><meta charset=utf-8>{blocks(parts)}<script>{script}</script>")

    def call(self, body: str, value: Any = None) -> Any:
        return self.page.evaluate(f"(value) => {{ const S = globalThis.S; {body} }}", value)


@pytest.fixture(scope="module")
def face(browser: Browser) -> Engine:
    return Face(browser)


@pytest.mark.parametrize("lang", LANGS)
def test_why_and_what_is_asked_are_told_in_the_papers_own_sentences(face: Engine, lang: Lang) -> None:
    told = [one for one in (*law_cases(), *example_cases(), *generated(600, 200)) if is_light(advice_on(one))]

    came = face.call(IN_THE_BROWSER, {"cases": told, "code": lang})

    assert len(told) > 60
    for one, said in zip(told, came, strict=True):
        assert [parted(line) for line in said] == in_python(one, lang)


def is_light(advice: Advice) -> bool:
    return len(advice.danger.hits) + len(advice.indicated) + len(advice.case.their_accounts) <= MOST_TOLD


def in_python(told: JsonCase, lang: Lang) -> list[str]:
    """Give the two lines of why, then the first two of what is asked, as the paper has them without its notes."""
    document = brief(advice_on(told), lang=lang, head=HEAD, size="letter")
    why = next(one for one in document.blocks if isinstance(one, Steps))
    asked = next(one for one in document.blocks if isinstance(one, Callout) and one.kind == "next").blocks[0]
    assert isinstance(asked, Steps)
    lines = [line_of(item.spans) for item in (*why.items[:2], *asked.items[:2])]
    return [parted(line) for line in lines]


def parted(line: str) -> str:
    """Give a line without what keeps a section and its number together, which is for the typesetter."""
    return line.replace("\u00a0", " ")


def test_every_step_of_the_page_stands_in_the_law_with_its_section() -> None:
    law = load_law("ca")
    part = PARTS["brief"]()
    assert isinstance(part, dict)
    steps = part["steps"]
    assert isinstance(steps, list)

    for one in steps:
        assert isinstance(one, dict)
        provision = law.provision(str(one["id"]))
        assert one["cite"] == {"en": provision.cite.en, "fr": provision.cite.fr}
