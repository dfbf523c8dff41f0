from collections.abc import Callable
from pathlib import Path

from tools.gates.error_words import findings

Plant = Callable[[dict[str, str]], Path]
WORDS = "src/standfast_data/wording/errors/x.yaml"
CODE = "src/standfast/case/x.py"
WHOLE = """\
# Source: Standfast's own. Checked 2026-11-24.
case.lost:
  what: {en: "Line {line} is lost.", fr: "La ligne {line} est perdue."}
  where: {en: "In {file}.", fr: "Dans {file}."}
  safe: {en: "All else.", fr: "Tout le reste."}
  next: {en: "Ask again.", fr: "Demandez encore."}
"""
RAISED = 'from standfast.ground.errors import BadInput\nraise BadInput("case.lost", line=1, file="x")\n'


def test_a_code_without_words_is_found(plant: Plant) -> None:
    tree = plant({CODE: RAISED})

    assert [each.says for each in findings(tree)] == ["case.lost has no words in standfast_data/wording/errors"]


def test_a_code_of_an_error_class_of_its_own_is_found(plant: Plant) -> None:
    code = (
        "from standfast.ground import errors\nclass ChainBroken(errors.Found): ...\nclass Cut(ChainBroken): ...\n"
        'raise Cut("chain.cut", at=3)\n'
    )

    assert [each.line for each in findings(plant({CODE: code}))] == [4]


def test_a_problem_gathered_for_later_is_found(plant: Plant) -> None:
    code = 'from standfast.ground.errors import Problem\nx = Problem("case.odd", {"line": "1"})\n'

    assert "case.odd has no words" in findings(plant({CODE: code}))[0].says


def test_a_code_that_is_handed_to_a_helper_is_found(plant: Plant) -> None:
    code = RAISED + 'def f(report):\n    report.add("case.odd", line=1)\n'

    found = findings(plant({CODE: code, WORDS: WHOLE}))

    assert [each.says for each in found] == ["case.odd has no words in standfast_data/wording/errors"]


def test_words_that_nothing_raises_are_found(plant: Plant) -> None:
    assert [each.says for each in findings(plant({WORDS: WHOLE}))] == ["case.lost is raised nowhere; remove its words"]


def test_a_missing_part_is_found(plant: Plant) -> None:
    tree = plant({CODE: RAISED, WORDS: WHOLE.replace("safe:", "sure:")})

    assert {each.says for each in findings(tree)} == {
        "case.lost: the part 'safe' is missing",
        "case.lost: 'sure' is no part of an error",
    }


def test_a_placeholder_that_nothing_fills_is_found(plant: Plant) -> None:
    tree = plant({CODE: RAISED.replace(', file="x"', ""), WORDS: WHOLE})

    assert [each.says for each in findings(tree)] == ["the words of case.lost need file, which isn't given here"]


def test_a_placeholder_missing_from_a_gathered_problem_is_found(plant: Plant) -> None:
    code = 'from standfast.ground.errors import Problem\nx = Problem("case.lost", {"line": "1"})\n'

    assert len(findings(plant({CODE: code, WORDS: WHOLE}))) == 1


def test_whole_words_are_left_alone(plant: Plant) -> None:
    assert findings(plant({CODE: RAISED, WORDS: WHOLE})) == ()
