from collections.abc import Callable
from pathlib import Path

import pytest

from tools.gates.commands import findings

Plant = Callable[[dict[str, str]], Path]
COMMANDS = 'COMMANDS: dict[tuple[str, ...], str] = {("demo",): "demo", ("case", "new"): "case_new"}\n'
TREE = {
    "src/standfast/cli/main.py": COMMANDS,
    "Makefile": ".PHONY: start\nstart: setup ## go\nsetup:\n",
}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Type `standfast dmeo` now.", "there is no command 'dmeo'"),
        ("    standfast case drop northgate", "there is no command 'case drop'"),
        ("$ standfast explain", "there is no command 'explain'"),
        ("`.venv/bin/standfast explain FILE`", "there is no command 'explain'"),
        ("Run `make everything`.", "there is no target 'everything' in the Makefile"),
    ],
)
def test_what_can_not_be_typed_is_found(plant: Plant, text: str, says: str) -> None:
    assert [each.says for each in findings(plant({**TREE, "docs/x.md": text + "\n"}))] == [says]


def test_a_message_that_names_no_command_is_found(plant: Plant) -> None:
    wording = {"src/standfast_data/wording/x.yaml": 'a: {en: "Then: standfast explain FILE."}\n'}

    assert len(findings(plant({**TREE, **wording}))) == 1


@pytest.mark.parametrize(
    "text",
    ["`standfast demo`", "standfast case new FILE", "`make start`", "Standfast stands by you.", "It will make sense."],
)
def test_what_is_there_is_left_alone(plant: Plant, text: str) -> None:
    assert findings(plant({**TREE, "docs/x.md": text + "\n"})) == ()
