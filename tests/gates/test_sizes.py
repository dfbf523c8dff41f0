from collections.abc import Callable
from pathlib import Path

from tools.gates.sizes import findings

Plant = Callable[[dict[str, str]], Path]


def test_a_function_over_60_lines_is_found(plant: Plant) -> None:
    long = "def long():\n" + "    x = 1\n" * 60

    found = findings(plant({"src/standfast/case/long.py": long}))

    assert [each.says for each in found] == ["long has 61 lines; split it (at most 60)"]


def test_a_method_and_an_async_function_count_too(plant: Plant) -> None:
    method = "class A:\n    def long(self):\n" + "        x = 1\n" * 60
    waiting = "async def long():\n" + "    x = 1\n" * 60

    found = findings(plant({"tests/test_a.py": method, "tools/b.py": waiting}))

    assert [each.path for each in found] == ["tests/test_a.py", "tools/b.py"]


def test_a_file_over_400_lines_is_found(plant: Plant) -> None:
    found = findings(plant({"src/standfast/case/long.py": "x = 1\n" * 401}))

    assert [each.says for each in found] == ["401 lines; split it (at most 400)"]


def test_sixty_and_four_hundred_are_enough(plant: Plant) -> None:
    function = "def full():\n" + "    x = 1\n" * 59

    assert findings(plant({"src/standfast/case/full.py": function + "y = 1\n" * 340})) == ()


def test_data_may_be_long(plant: Plant) -> None:
    assert findings(plant({"src/standfast_data/law/ca/long.yaml": "- x\n" * 900})) == ()
