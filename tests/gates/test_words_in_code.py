from collections.abc import Callable
from pathlib import Path

import pytest

from tools.gates.words_in_code import findings

Plant = Callable[[dict[str, str]], Path]


@pytest.mark.parametrize("room", ["cli", "papers", "plan"])
def test_a_sentence_typed_in_a_room_that_speaks_is_found(plant: Plant, room: str) -> None:
    tree = plant({f"src/standfast/{room}/show.py": 'def f(face):\n    face.say("Nobody called you back")\n'})

    assert [each.place for each in findings(tree)] == [f"src/standfast/{room}/show.py:2"]


def test_a_sentence_inside_an_f_string_is_found(plant: Plant) -> None:
    tree = plant({"src/standfast/cli/show.py": 'def f(who):\n    return f"{who} never called you back"\n'})

    assert [each.line for each in findings(tree)] == [2]


@pytest.mark.parametrize(
    "code",
    [
        '"""A docstring may say what it likes."""\n',
        'KEY = "case.opened_at"\n',
        'import re\nX = re.compile(r"the following (?P<names>.+)")\n',
        'def f(x):\n    raise ValueError("for developers and nobody else")\n',
        'def f(face):\n    face.say(face.word("demo.title"))\n',
    ],
)
def test_what_no_person_reads_is_left_alone(plant: Plant, code: str) -> None:
    assert findings(plant({"src/standfast/cli/show.py": code})) == ()


def test_a_room_that_does_not_speak_is_left_alone(plant: Plant) -> None:
    assert findings(plant({"src/standfast/store/sql.py": 'X = "SELECT seq FROM chain"\n'})) == ()
