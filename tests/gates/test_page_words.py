from collections.abc import Callable
from pathlib import Path

import pytest

from tools.gates.page_words import findings

Plant = Callable[[dict[str, str]], Path]
WORDING = {
    "src/standfast_data/wording/page/frame.yaml": (
        "leave: {en: Leave., fr: Partir.}\n"
        'named: {en: "Call {number}.", fr: "Appelez le {number}."}\n'
        "list:\n  - {en: One., fr: Un.}\n"
    ),
}
SCRIPT = "src/standfast_page/js/face/x.js"


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ('say("frame.gone")', "frame.gone has no text in src/standfast_data/wording"),
        ('say(sure ? "frame.leave" : "frame.gone")', "frame.gone has no text in src/standfast_data/wording"),
        ('sayIn(code, "frame.gone")', "frame.gone has no text in src/standfast_data/wording"),
        ('say("frame.named")', "frame.named has a place for number, which isn't given here"),
        ('say("frame.named", { count })', "frame.named has a place for number, which isn't given here"),
        ('sayAll("frame.leave")', "frame.leave is no list of texts in src/standfast_data/wording"),
        ("say(`frame.to_${name}`)", "no text in src/standfast_data/wording fits frame.to_${name}"),
    ],
)
def test_a_text_that_would_fail_when_the_page_asks_for_it_is_found(plant: Plant, code: str, says: str) -> None:
    tree = plant({**WORDING, SCRIPT: f"const x = {code};\n"})

    assert [each.says for each in findings(tree)] == [says]


@pytest.mark.parametrize(
    "code",
    [
        'say("frame.leave")',
        'say("frame.named", { number })',
        'say("frame.named", { number: phoneOf(body), other })',
        'say("frame.named", slots)',
        'sayAll("frame.list").map((line) => h("li", {}, line))',
        "say(`frame.${name}`)",
        "say(KEYS[id])",
    ],
)
def test_a_text_that_is_there_is_left_alone(plant: Plant, code: str) -> None:
    tree = plant({**WORDING, SCRIPT: f"const x = {code};\n"})

    assert findings(tree) == ()
