from collections.abc import Callable
from pathlib import Path

import pytest

from tools.gates.clocks import findings

Plant = Callable[[dict[str, str]], Path]


@pytest.mark.parametrize(
    "code",
    [
        "from datetime import datetime\nx = datetime.now()\n",
        "import datetime\nx = datetime.datetime.now(datetime.UTC)\n",
        "import datetime as d\nx = d.date.today()\n",
        "from datetime import date as day\nx = day.today()\n",
        "from datetime import datetime\nx = datetime.utcnow()  # noqa: DTZ003\n",
        "import time\nx = time.time()\n",
        "from time import time as seconds\nx = seconds()\n",
        "from django.utils import timezone\nx = timezone.now()\n",
        "def f():\n    from datetime import datetime\n    return datetime.now\n",
    ],
)
def test_reading_the_clock_in_the_core_is_found(plant: Plant, code: str) -> None:
    tree = plant({"src/standfast/plan/late.py": code})

    found = findings(tree)

    assert [each.path for each in found] == ["src/standfast/plan/late.py"]
    assert "reads the clock" in found[0].says


def test_a_test_that_reads_todays_date_is_found(plant: Plant) -> None:
    tree = plant({"tests/unit/plan/test_late.py": "from datetime import date\ndef test_x(): assert date.today()\n"})

    assert [each.place for each in findings(tree)] == ["tests/unit/plan/test_late.py:2"]


@pytest.mark.parametrize("code", ["import random\nx = random.random()\n", "from uuid import uuid4\nx = uuid4()\n"])
def test_chance_in_the_program_is_found(plant: Plant, code: str) -> None:
    tree = plant({"src/standfast/plan/dice.py": code})

    assert "chance" in findings(tree)[0].says


def test_wiring_may_read_the_clock(plant: Plant) -> None:
    code = "from datetime import UTC, datetime\nx = datetime.now(UTC)\n"

    assert findings(plant({"src/standfast/wiring/clock.py": code})) == ()


def test_a_stopwatch_and_a_given_date_are_left_alone(plant: Plant) -> None:
    code = "import time\nfrom datetime import date\nx = time.perf_counter(), date(2026, 5, 10), now\n"

    assert findings(plant({"src/standfast/plan/ok.py": code, "tests/test_ok.py": code})) == ()
