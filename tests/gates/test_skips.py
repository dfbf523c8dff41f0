from collections.abc import Callable
from pathlib import Path

import pytest

from tools.gates.skips import findings

Plant = Callable[[dict[str, str]], Path]


@pytest.mark.parametrize(
    "code",
    [
        "import pytest\n@pytest.mark.skip\ndef test_x(): ...\n",
        "import pytest\n@pytest.mark.skip()\ndef test_x(): ...\n",
        'import pytest\n@pytest.mark.skip(reason=" ")\ndef test_x(): ...\n',
        "import pytest\n@pytest.mark.skipif(True)\ndef test_x(): ...\n",
        "import pytest\n@pytest.mark.xfail\ndef test_x(): ...\n",
        "import pytest\npytestmark = pytest.mark.skip\n",
        "import pytest\ndef test_x():\n    pytest.skip()\n",
        "from pytest import skip\ndef test_x():\n    skip('')\n",
        "import pytest\nx = pytest.importorskip('torch')\n",
        "import unittest\n@unittest.skipIf(True, '')\ndef test_x(): ...\n",
        "def xtest_x(): ...\n",
    ],
)
def test_a_skip_without_a_reason_is_found(plant: Plant, code: str) -> None:
    assert len(findings(plant({"tests/unit/test_x.py": code}))) == 1


@pytest.mark.parametrize(
    "code",
    [
        'import pytest\n@pytest.mark.skip(reason="no compiler here")\ndef test_x(): ...\n',
        'import pytest\n@pytest.mark.skipif(True, reason="no compiler here")\ndef test_x(): ...\n',
        'import pytest\ndef test_x():\n    pytest.skip("no compiler here")\n',
        'import unittest\n@unittest.skipIf(True, "no compiler here")\ndef test_x(): ...\n',
        "def test_skip_is_a_word(): ...\n",
    ],
)
def test_a_reason_is_enough(plant: Plant, code: str) -> None:
    assert findings(plant({"tests/unit/test_x.py": code})) == ()
