from collections.abc import Callable
from pathlib import Path

from tools.gates.links import findings

Plant = Callable[[dict[str, str]], Path]


def test_a_link_that_leads_nowhere_is_found(plant: Plant) -> None:
    tree = plant({"README.md": "See [keys](docs/keys.md#lost).\n"})

    assert [each.says for each in findings(tree)] == ["docs/keys.md leads nowhere"]


def test_a_picture_that_is_not_there_is_found(plant: Plant) -> None:
    assert len(findings(plant({"README.md": '<img src="docs/house.png" alt="A house.">\n'}))) == 1


def test_a_link_out_of_the_repository_is_found(plant: Plant) -> None:
    assert "leads out of" in findings(plant({"docs/a.md": "[x](../../secret.md)\n"}))[0].says


def test_a_page_that_nobody_can_reach_is_found(plant: Plant) -> None:
    tree = plant({"README.md": "[a](docs/a.md)\n", "docs/a.md": "Hello.\n", "docs/b.md": "[a](a.md)\n"})

    assert [each.path for each in findings(tree)] == ["docs/b.md"]


def test_links_that_lead_somewhere_are_left_alone(plant: Plant) -> None:
    readme = "[a](docs/a.md) [all](docs/decisions) [out](https://example.org/x) [figures](docs/figures/x.json)\n"

    assert (
        findings(plant({"README.md": readme, "docs/a.md": "[up](../README.md)\n", "docs/decisions/1.md": "x\n"})) == ()
    )
