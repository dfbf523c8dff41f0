from collections.abc import Callable
from pathlib import Path

import pytest

from tools.gates.wording_keys import findings

Plant = Callable[[dict[str, str]], Path]
WORDING = {
    "src/standfast_data/wording/cli.yaml": (
        'a:\n  plain: {en: Hello., fr: Bonjour.}\n  named: {en: "Hello, {who}.", fr: "Bonjour, {who}."}\n'
    ),
}


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ('face.word("a.gone")', "a.gone has no text in src/standfast_data/wording/cli.yaml"),
        ('face.word("a")', "a has no text in src/standfast_data/wording/cli.yaml"),
        ('face.word("a.named")', "a.named has a place for who, which isn't given here"),
        ('face.word("a.named", whom="x")', "a.named has a place for who, which isn't given here"),
        ('face.word(f"b.{x}")', "no text in src/standfast_data/wording/cli.yaml fits f'b.{x}'"),
    ],
)
def test_a_text_that_would_fail_when_asked_for_is_found(plant: Plant, code: str, says: str) -> None:
    tree = plant({**WORDING, "src/standfast/cli/commands/x.py": f"def run(face, x):\n    {code}\n"})

    assert [each.says for each in findings(tree)] == [says]


@pytest.mark.parametrize(
    "code", ['face.word("a.plain")', 'face.word("a.named", who=x)', 'face.word("a.named", **x)', 'face.word(f"a.{x}")']
)
def test_a_text_that_is_there_is_left_alone(plant: Plant, code: str) -> None:
    tree = plant({**WORDING, "src/standfast/cli/commands/x.py": f"def run(face, x):\n    {code}\n"})

    assert findings(tree) == ()
