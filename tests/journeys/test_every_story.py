"""Each invented story, from answers to papers in both languages, and what only that story has to say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from standfast.cli.commands.demo import STORIES
from tests.journeys.standing import ROOT, Done, at_home, run

PAPERS = {
    f"{name}.{lang}.{form}"
    for name in ("brief", "script", "do-now")
    for lang in ("en", "fr")
    for form in ("pdf", "html", "txt")
}
ALWAYS = {"en": "Is someone in danger now? Call 9-1-1.", "fr": "est-il en danger maintenant? Appelez le 9-1-1."}
OTHERS = [story for story in STORIES if story != "northgate"]


@dataclass(frozen=True, kw_only=True)
class Worked:
    """A story worked through: what the demo said, and its papers."""

    name: str
    home: Path
    papers: Path
    said: Done

    def text(self, paper: str, lang: str = "en") -> str:
        return " ".join((self.papers / f"{paper}.{lang}.txt").read_text().split())


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Worked]:
    """Give what works a story through; each is worked once, in a home of its own."""

    @cache
    def worked(name: str) -> Worked:
        folder = tmp_path_factory.mktemp(name)
        with at_home(folder / "home"), pytest.MonkeyPatch.context() as patch:
            patch.setenv("STANDFAST_LANG", "en")
            said = run("demo", name, "--out", folder / "out")
        return Worked(name=name, home=folder / "home", papers=folder / "out" / name, said=said)

    return worked


@pytest.fixture
def story(work: Callable[[str], Worked], request: pytest.FixtureRequest) -> Iterator[Worked]:
    worked = work(request.param)
    with at_home(worked.home):
        yield worked


each = pytest.mark.parametrize("story", OTHERS, indirect=True)


def about(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("story", [name], indirect=True)


def test_every_folder_of_examples_is_a_story_that_the_demo_knows() -> None:
    assert {path.parent.name for path in ROOT.glob("examples/*/answers.yaml")} == set(STORIES)


@each
def test_every_paper_is_made_and_asks_about_danger(story: Worked) -> None:
    assert story.said.code == 0, story.said.err
    assert {path.name for path in story.papers.iterdir()} == PAPERS
    for name in ("brief", "script", "do-now"):
        for lang, line in ALWAYS.items():
            assert line in story.text(name, lang).replace("\u202f", " ").replace("\u00a0", " ")


@each
def test_it_has_a_ladder_a_next_step_and_dates_to_come(story: Worked) -> None:
    found = run("next", story.name, "--json").json
    ladder = run("ladder", story.name, "--json").json

    assert found["rung"] in {rung["id"] for rung in ladder["rungs"]}
    assert found["words"]
    assert run("case", "show", story.name, "--json").json["schedule"]


@each
def test_luring_is_likely_and_can_say_why(story: Worked) -> None:
    (found,) = run("law", "why", story.name, "ca.cc.172.1", "--json").json["findings"]

    assert found["verdict"] == "likely"
    statements = [said for one in found["elements"] for line in one["rule"] for said in line["statements"]]
    assert {said["says"] for said in statements} >= {"document"}
    assert all(said["entry"] > 0 for said in statements)


@about("harrowdale")
def test_threatened_for_money_speaks_of_extortion_money_and_a_child_who_may_hurt_himself(story: Worked) -> None:
    shown = run("case", "show", "harrowdale", "--json").json
    likely = {one["provision"] for one in shown["findings"] if one["verdict"] == "likely"}

    assert "ca.cc.346" in likely
    assert shown["assessment"]["kinds"][0]["kind"] == "financial_sextortion"
    assert "self_harm" in shown["danger"]["found"]
    assert run("next", "harrowdale", "--json").json["answer"]["refusal"] in {"no_money_lost", "report_online"}
    assert "9-8-8" in story.text("do-now")
    assert "Canadian Anti-Fraud Centre" in story.text("do-now")


@about("coulee-bend")
def test_a_meeting_tomorrow_puts_9_1_1_the_hour_and_the_place_first(story: Worked) -> None:
    sheet = story.text("do-now")

    assert "meeting" in run("case", "show", "coulee-bend", "--json").json["danger"]["found"]
    assert sheet.index("9-1-1") < sheet.index("Say this to your child tonight")
    assert "behind the old grain elevator" in story.text("script")
    assert run("ladder", "coulee-bend", "--json").json["ladder"] == "ca.rcmp"


@about("pont-aux-ormes")
def test_an_image_on_a_site_in_quebec_speaks_french_of_the_sq_the_site_and_the_commissaire(story: Worked) -> None:
    ladder = run("ladder", "pont-aux-ormes", "--json", "--lang", "fr").json
    shown = run("case", "show", "pont-aux-ormes", "--json").json

    assert ladder["ladder"] == "ca.qc.sq"
    assert "ca.qc.commissaire" in {rung["body"] for rung in ladder["rungs"]}
    assert any(due["kind"] == "limit" for due in shown["schedule"])
    assert "https://images.example.org/a/0001" in story.text("brief", "fr")
    assert "Take It Down" in story.text("do-now", "fr")
    assert run("next", "pont-aux-ormes", "--json").json["answer"]["refusal"] == "overseas"
