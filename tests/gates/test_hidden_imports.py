from collections.abc import Callable
from pathlib import Path

import pytest

from tools.gates.hidden_imports import findings

Plant = Callable[[dict[str, str]], Path]


@pytest.mark.parametrize(
    "code",
    [
        'import importlib\nx = importlib.import_module("standfast.store.models")\n',
        'from importlib import import_module as get\nx = get("django")\n',
        'x = __import__("PIL")\n',
        'def f():\n    from django.utils.module_loading import import_string\n    return import_string("django.db")\n',
        'exec("import socket")\n',
    ],
)
def test_a_module_named_in_a_string_is_found(plant: Plant, code: str) -> None:
    assert [each.path for each in findings(plant({"src/standfast/case/sly.py": code}))] == ["src/standfast/case/sly.py"]


def test_the_door_of_the_command_line_finds_its_commands_by_name(plant: Plant) -> None:
    code = 'import importlib\nx = importlib.import_module("standfast.cli.commands.demo")\n'

    assert findings(plant({"src/standfast/cli/main.py": code})) == ()
