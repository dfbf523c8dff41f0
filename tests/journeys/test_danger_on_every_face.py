"""Danger first: "Is someone in danger now?" stands on every command, and what was found comes before anything else."""

from contextlib import nullcontext
from pathlib import Path

import pytest

from standfast.cli.main import COMMANDS
from tests.journeys.conftest import Demo
from tests.journeys.sheets import as_they_are, make_sheet
from tests.journeys.stamps import stamped
from tests.journeys.standing import ANSWERS, SUNDAY, clock_at, run

ASKED = {"en": "Is someone in danger now? Call 9-1-1.", "fr": "est-il en danger maintenant? Appelez le 9-1-1."}
SAVED = Path(__file__).resolve().parents[1] / "vectors" / "saved-page-1" / "notes-1.dat"
AFTER_SAVING = "2026-12-01T12:00:00-05:00"
TYPED: dict[tuple[str, ...], str] = {("case", "import"): "étoile lampe sept manteaux\n"}
FACES: dict[tuple[str, ...], tuple[str, ...]] = {
    ("demo",): ("--out", "OUT"),
    ("case", "new"): ("OURS",),
    ("case", "list"): (),
    ("case", "show"): ("northgate",),
    ("case", "log"): ("northgate",),
    ("case", "import"): ("SAVED", "--passphrase-stdin"),
    ("page",): ("--out", "OUT"),
    ("contact", "add"): ("northgate", "--who", "X"),
    ("promise", "add"): ("northgate", "--who", "X", "--what", "Y"),
    ("promise", "outcome"): ("northgate", "call-back", "--kept", "yes"),
    ("complaint", "add"): ("northgate", "--event", "made"),
    ("remind",): (),
    ("exhibit", "add"): ("northgate", "--typed", "--shows", "x"),
    ("exhibit", "list"): ("northgate",),
    ("exhibit", "show"): ("northgate", "EX-001"),
    ("exhibit", "clear"): ("northgate", "EX-002", "--by", "X", "--word", "no"),
    ("custody", "add"): ("northgate", "--exhibit", "EX-001", "--event", "shown"),
    ("custody", "list"): ("northgate",),
    ("device", "add"): ("northgate", "laptop", "--kind", "computer"),
    ("device", "list"): ("northgate",),
    ("capture",): ("discord",),
    ("correct",): ("northgate", "1", "label=Northgate", "--reason", "x"),
    ("answer",): ("Nothing can be done.",),
    ("ask",): ("northgate",),
    ("assess",): (str(ANSWERS),),
    ("next",): ("northgate",),
    ("paper",): ("brief", "northgate"),
    ("journal", "verify"): ("northgate",),
    ("journal", "export"): ("northgate", "-o", "LINES"),
    ("journal", "anchor"): ("northgate",),
    ("anchor", "add"): ("northgate", "--reply", "REPLY"),
    ("anchor", "list"): ("northgate",),
    ("self-test",): (),
    ("law", "check"): (),
    ("law", "show"): ("ca.cc.172.1",),
    ("law", "list"): (),
    ("law", "why"): ("northgate", "ca.cc.172.1"),
    ("ladder",): ("northgate",),
    ("passphrase",): ("--passphrase-stdin",),
    ("recovery", "sheet"): ("--form", "FORM"),
    ("recovery", "restore"): ("--words-stdin",),
    ("erase", "case"): ("northgate", "--confirm", "Northgate", "--confirm-open-file", "erase"),
    ("erase", "body"): ("northgate", "2", "--reason", "x", "--confirm", "2", "--confirm-open-file", "erase"),
}


def test_the_table_above_holds_every_command() -> None:
    assert set(FACES) == set(COMMANDS)


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("words", FACES, ids=" ".join)
def test_every_command_asks_whether_someone_is_in_danger(
    words: tuple[str, ...], lang: str, answers: Path, tmp_path: Path
) -> None:
    places = {"OUT": str(tmp_path / "out"), "OURS": str(answers), "LINES": str(tmp_path / "journal.jsonl")}
    places |= {"SAVED": str(SAVED), "FORM": str(tmp_path / "form.pdf")}
    typed = TYPED.get(words, "correct horse battery\n")
    if words in {("passphrase",), ("recovery", "restore")}:
        run("case", "new", answers)
    if words == ("recovery", "restore"):
        typed = as_they_are(make_sheet()[1]) + typed
    if words == ("anchor", "add"):
        places["REPLY"] = str(stamped("northgate", tmp_path))

    told = [*words, *(places.get(word, word) for word in FACES[words]), "--lang", lang]
    with clock_at(AFTER_SAVING) if words == ("case", "import") else nullcontext():
        done = run(*told, typed=typed)

    assert done.code == 0, done.err
    assert ASKED[lang] in done.told


@pytest.mark.usefixtures("demo")
def test_a_paper_written_to_a_file_leaves_the_line_on_the_screen(tmp_path: Path) -> None:
    assert ASKED["en"] in run("paper", "brief", "northgate", "-o", tmp_path / "brief.pdf").told


@pytest.mark.parametrize("words", [("case", "show"), ("next",)], ids=" ".join)
def test_what_was_found_is_said_before_anything_else(case: str, words: tuple[str, ...]) -> None:
    with clock_at(SUNDAY):
        told = run(*words, case).told

    place = told.index("The person is still writing to your child.")
    assert place < 150
    assert "9-1-1" in told[:400]


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("words", [("case", "list"), ("case", "log", "northgate"), ("law", "list")], ids=" ".join)
def test_json_is_json_alone(demo: Demo, words: tuple[str, ...]) -> None:
    assert run(*words, "--json").json
    assert demo.home.is_dir()
