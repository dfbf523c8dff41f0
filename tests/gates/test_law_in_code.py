from collections.abc import Callable
from pathlib import Path

import pytest

from tools.gates.law_in_code import findings

Plant = Callable[[dict[str, str]], Path]


@pytest.mark.parametrize(
    "text",
    [
        "172.1",
        "ca.cc.163.1",
        "487.014(1)",
        "see s. 163 of the Code",
        "section 152",
        "Sections 151",
        "art. 172.1",
        "l'article 163",
        "ss. 151 and 152",
        "18 U.S.C. § 2422",
        "R.S.C. 1985",
        "Criminal Code 152",
    ],
)
def test_a_section_typed_in_code_is_found(plant: Plant, text: str) -> None:
    tree = plant({"src/standfast/plan/steps.py": f"STEP = {text!r}\n"})

    assert [each.place for each in findings(tree)] == ["src/standfast/plan/steps.py:1"]


def test_a_section_inside_an_f_string_is_found(plant: Plant) -> None:
    tree = plant({"src/standfast/plan/steps.py": 'def f(x: str) -> str:\n    return f"{x} breaks section 152"\n'})

    assert [each.line for each in findings(tree)] == [2]


@pytest.mark.parametrize(
    "text",
    ["version 3.11", "0.1.0", "192.0.2.17", "1.25", "page 152", "10.5pt", "100.5mm", "parts 3", "it's 5", "arts"],
)
def test_other_numbers_are_left_alone(plant: Plant, text: str) -> None:
    assert findings(plant({"src/standfast/plan/steps.py": f"STEP = {text!r}\n"})) == ()


def test_a_docstring_may_say_why(plant: Plant) -> None:
    code = '"""Ages as section 152 draws them."""\nAGE = 16\n"""What s. 151 says."""\n'

    assert findings(plant({"src/standfast/plan/steps.py": code})) == ()


def test_the_key_of_a_provision_that_the_data_holds_may_be_cited(plant: Plant) -> None:
    data = {"src/standfast_data/law/ca/172.1.yaml": "# From the Code.\nid: ca.cc.172.1\n"}

    found = findings(plant({**data, "src/standfast/papers/x.py": 'A = "ca.cc.172.1"\nB = "ca.cc.172.2"\n'}))

    assert [each.line for each in found] == [2]


def test_law_as_data_is_left_alone(plant: Plant) -> None:
    assert findings(plant({"src/standfast_data/law/ca/172.1.yaml": "section: '172.1'\n"})) == ()


def test_a_section_typed_in_the_wording_is_found(plant: Plant) -> None:
    tree = plant(
        {"src/standfast_data/wording/papers/x.yaml": 'a: {en: "Call script s. 172.1", fr: "Appel art. 172.1"}\n'}
    )

    assert [each.place for each in findings(tree)] == ["src/standfast_data/wording/papers/x.yaml:1"]


def test_the_key_of_a_provision_in_an_example_is_left_alone(plant: Plant) -> None:
    tree = plant({"src/standfast_data/wording/cli.yaml": 'a: {en: "standfast law show ca.cc.172.1", fr: "x"}\n'})

    assert findings(tree) == ()
