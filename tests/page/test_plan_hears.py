"""What the page asks about words that may speak of danger, and which platform a text names: as the program does.

No text of the labelled sets is printed: a difference is named by its file and place.
"""

from pathlib import Path
from typing import Any

import pytest

from standfast.ground.yaml_file import plain_value, read_yaml
from standfast.law.facts import StatedFacts
from standfast.law.load import load_law
from standfast.plan.heard_danger import heard, quoted
from tests.page.plans import Engine

SETS = sorted((Path(__file__).parents[1] / "vectors" / "words").glob("danger.*.yaml"))
HEARD = """
    const facts = S.caseFacts(S.caseOf({ facts: [] }));
    return value.map((text) => S.heardIn(text, facts).map((one) => [one.kind, one.fact, one.quote, one.says.en,
        one.says.fr, S.callNow(one, "BC", "en"), S.callNow(one, null, "fr")]));
"""
NAMES = (
    "Discord",
    "  sn\u00e0pch\u00e0t ",
    "SNAP CHAT",
    "facebook messenger",
    "facebook and messenger",
    "on Insta, then on WhatsApp",
    "x",
    "X (Twitter)",
    "a game",
    "",
    "???",
    "roblox\u200b",
    "\U0001f47b discord server \U0001f47b",
    "telegram " * 40,
    "Kik kik kik",
)


@pytest.mark.parametrize("path", SETS, ids=[path.name for path in SETS])
def test_each_text_raises_the_same_questions_with_the_same_quotes_and_numbers(engine: Engine, path: Path) -> None:
    texts = sentences(plain_value(read_yaml(path)))

    there = engine.call(HEARD, texts)

    assert len(texts) > 100
    for place, (text, told) in enumerate(zip(texts, there, strict=True)):
        assert told == asked_about(text), f"{path.name}, {place}"


def asked_about(text: str) -> list[list[str]]:
    law, asked = load_law("ca"), heard(text, StatedFacts(told=()))
    calls = [(one.call_now(law, "BC").en, one.call_now(law, None).fr) for one in asked]
    said = [(one.kind, one.fact, one.quote, one.says.en, one.says.fr) for one in asked]
    return [[*words, *numbers] for words, numbers in zip(said, calls, strict=True)]


def test_what_was_answered_is_not_asked_about(engine: Engine) -> None:
    fact = {"key": "danger.meeting_planned", "subject": "danger", "value": False}

    told = engine.call(
        """
        const text = "He wants to meet her tomorrow at the mall.";
        const asked = (facts) => S.heardIn(text, S.caseFacts(S.caseOf({ facts }))).map((one) => one.kind);
        return [asked([]), asked([value]), asked([Object.assign({}, value, { value: null })])];
        """,
        fact,
    )

    assert told == [["meeting"], [], ["meeting"]]


@pytest.mark.parametrize(("start", "end"), [(0, 4), (60, 64), (95, 99), (200, 204), (396, 400)])
def test_a_quote_is_cut_where_the_program_cuts_it(engine: Engine, start: int, end: int) -> None:
    texts = ["abc def \U0001f600 " * 45, "abcdefghij" * 40, ("w" * 30 + ". ") * 13, "\u00a0 a\u2003b\x1c " * 70]

    told = engine.call(
        "return value.texts.map((one) => S.quotedPlace(one, value.start, value.end));",
        {"texts": texts, "start": start, "end": end},
    )

    assert told == [quoted(text, start, end) for text in texts]


def test_a_text_names_the_platform_that_it_names_in_the_program(engine: Engine) -> None:
    law = load_law("ca")
    names = [*NAMES, *(name for one in law.platforms for name in (one.name, *one.within, *one.alone))]

    told = engine.call("return value.map((one) => S.platformIn(one)).map((one) => one && one.id);", names)

    found = [law.platform_of(name) for name in names]
    assert told == [None if one is None else one.id for one in found]
    assert {None, "discord", "snapchat"} <= set(told)


def sentences(value: Any) -> list[str]:
    """Give every text of a labelled set."""
    rows = value["sentences"] if isinstance(value, dict) else value
    return [str(row["text"]) for row in rows]
