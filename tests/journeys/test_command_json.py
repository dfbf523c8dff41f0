"""docs/formats/command-json.md says which keys each command prints; commands and page are compared both ways."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from standfast.cli.main import COMMANDS
from standfast.ground.errors import Problem
from standfast.law.assess import Verdict
from standfast.law.text_in_force import TextState
from standfast.plan.data import load_danger
from standfast.plan.next_rung import ReasonKind
from standfast.plan.schedule import DueKind
from tests.journeys.stamps import stamped
from tests.journeys.standing import ROOT, clock_at, run
from tests.saved_pages import PASSPHRASE, saved_page

PAGE = (ROOT / "docs" / "formats" / "command-json.md").read_text()
# A body has a schema of its own; a problem's details differ by its code.
CLOSED = {"[].body"}
FREE = {"problems[].file"}


MOVED = """\
standfast: answers/1
label: Moved
language: en
opened_at: 2026-06-07T20:30:00-07:00
place: {province: AB}
stranger: [{id: kit, relation: peer}]
conduct: [{id: c, threat_made: yes, demanded: money, image_asked: {is: yes, sure: not_sure}}]
image: [{id: i, passed_on: yes}]
police:
  - {id: first, kind: municipal, province: BC}
  - {id: now, kind: municipal}
refusal:
  - {at: 2026-06-01T09:00:00-07:00, said: It was on the internet., reason: internet, role: officer, police: first}
promise:
  - {id: p, at: 2026-06-01T09:10:00-07:00, by: X, role: officer, what: call, police: first}
"""


NO_PLACE = """\
standfast: answers/1
label: Somewhere
language: en
opened_at: 2026-06-07T20:30:00-07:00
danger: {meeting_planned: no}
stranger: [{id: kit, may_live_with_child: no}]
child: [{id: wren, age_at_time: 12}]
"""


def documented(command: str) -> set[str]:
    section = PAGE.partition(f"\n## `{command}`\n")[2].partition("\n## ")[0]
    keys = set(re.findall(r"^\| `([^`]+)` \|", section, flags=re.MULTILINE))
    return keys | documented("assess") if "Every key of `assess`" in section else keys


def keys_of(value: Any, place: str = "") -> set[str]:
    """Give every place in a JSON value: ``a.b`` for a key, ``a[]`` for the items of a list."""
    if place in CLOSED:
        return {place}
    match value:
        case dict():
            found = set() if place in {"", "[]"} else {place}
            for name, one in value.items():
                found |= keys_of(one, f"{place}.{name}" if place else name)
            return found
        case list():
            found = {f"{place}[]"} if place else set()
            for one in value:
                found |= keys_of(one, f"{place}[]")
            return found
        case _:
            return {place}


def run_json(*words: object) -> Any:
    done = run(*words, "--json")
    assert done.code in {0, 1}, done.err
    return done.json


FRIDAY = "He wants to meet her on Friday at the mall."
"""What somebody wrote that may speak of danger."""


def write_contact() -> Any:
    return run_json("contact", "add", "northgate", "--who", "X", "--said", FRIDAY)


def written(answers: Path, *, said: str) -> Path:
    """Give the family's answers with one text more."""
    answers.write_text(f"{answers.read_text()}stranger: [{{id: kit, claims: '{said}'}}]\n")
    return answers


def asked_later(answers: Path) -> list[Any]:
    """Ask while words of danger wait to be asked about, in a new case, and where the province comes next."""
    write_contact()
    answers.write_text(NO_PLACE)
    elsewhere = run_json("case", "new", answers)["id"]
    return [run_json("ask", *words) for words in (("northgate",), ("--new", "--label", "Evening"), (elsewhere,))]


def remind_later(answers: Path) -> Any:
    """Let a day pass after a call that is the family's own: the tick leaves invented stories alone."""
    with clock_at("2026-06-07T21:00:00-07:00"):
        case = run_json("case", "new", answers)["id"]
        run_json("contact", "add", case, "--who", "X", "--role", "officer", "--outcome", "reached")
    with clock_at("2026-06-08T21:00:00-07:00"):
        return run_json("remind")


def corrected() -> Any:
    return run_json("correct", "northgate", write_contact()["entries"][0], f"said={FRIDAY}", "--reason", "x")


SHOWN = ("--exhibit", "EX-001", "--event", "handed_over")
EXHIBIT = ("northgate", "EX-001")


def one_file(answers: Path) -> Path:
    """Give a file that is there."""
    path = answers.with_name("words.txt")
    path.write_text("typed off")
    return path


def registered(answers: Path, command: str, *more: str) -> Any:
    """Register a file, then ask about it."""
    run_json("exhibit", "add", "northgate", one_file(answers), "--number", "EX-900")
    run_json("custody", "add", "northgate", "--exhibit", "EX-900", "--event", "handed_over")
    return run_json("exhibit", command, "northgate", *more)


def handed_on(command: str = "custody") -> Any:
    """Write down steps of a device and of an exhibit, and a paper that was made, then list them."""
    run_json("custody", "add", "northgate", "--device", "tablet", "--event", "handed_over")
    run_json("custody", "add", "northgate", *SHOWN)
    run("paper", "brief", "northgate")
    return run_json(command, "list", "northgate")


BESIDE = dict.fromkeys(
    ("promise add", "promise outcome", "complaint add", "custody add", "device add"), "contact add"
) | {"case import": "case new"}
"""Commands that print what another one prints."""


def assessed(answers: Path) -> list[Any]:
    """Assess every invented story, and one with a move and words for and against."""
    moved = answers.with_name("moved.yaml")
    moved.write_text(MOVED)
    return [run_json("assess", path) for path in (*sorted(ROOT.glob("examples/*/answers.yaml")), moved)]


def imported(answers: Path) -> Any:
    """Import what was saved on the page, with words that raise a question."""
    document = {"standfast": "answers/1", "label": "N", "language": "en", "opened_at": "2026-06-07T20:30:00-07:00"}
    said = {"refusal": [{"at": "2026-06-07T20:20:00-07:00", "said": "He knows where we live."}]}
    saved, passphrase = answers.with_name("notes-1.dat"), answers.with_name("passphrase")
    saved.write_bytes(saved_page(json.dumps({**document, **said}).encode()))
    passphrase.write_text(PASSPHRASE)
    return run_json("case", "import", saved, "--passphrase-file", passphrase)


NOTHING_TO_HEAR = {"promise outcome", "complaint add"}
"""Commands whose words here raise no question."""

READ_TWICE = ("--confirm-open-file", "erase")

PRINTED: dict[str, Callable[[Path], list[Any]]] = {
    "assess": assessed,
    "next": lambda _: [run_json("next", "northgate", "--as-of", "2026-05-13T12:00:00-07:00")],
    "case show": lambda answers: [run_json("case", "show", "northgate"), *assessed(answers)],
    "case list": lambda _: [run_json("case", "list")],
    "case log": lambda _: [run_json("case", "log", "northgate")],
    "case new": lambda answers: [run_json("case", "new", written(answers, said="He knows where we live."))],
    "case import": lambda answers: [imported(answers)],
    "answer": lambda _: [run_json("answer", text) for text in ("Nothing can be done, it was on the internet.", FRIDAY)],
    "ask": asked_later,
    "contact add": lambda _: [write_contact()],
    "promise add": lambda _: [run_json("promise", "add", "northgate", "--who", "X", "--what", FRIDAY)],
    "promise outcome": lambda _: [run_json("promise", "outcome", "northgate", "call-back", "--kept", "yes")],
    "complaint add": lambda _: [run_json("complaint", "add", "northgate", "--event", "made")],
    "remind": lambda answers: [remind_later(answers)],
    "exhibit add": lambda answers: [
        run_json("exhibit", "add", "northgate", one_file(answers)),
        run_json("exhibit", "add", "northgate", "--typed", "--shows", FRIDAY),
    ],
    "exhibit list": lambda answers: [registered(answers, "list")],
    "exhibit show": lambda answers: [registered(answers, "show", "EX-900"), run_json("exhibit", "show", *EXHIBIT)],
    "exhibit clear": lambda answers: [registered(answers, "clear", "EX-900", "--by", "X", "--word", "clear")],
    "custody add": lambda _: [run_json("custody", "add", "northgate", *SHOWN, "--why", FRIDAY)],
    "custody list": lambda _: [handed_on()],
    "device add": lambda _: [run_json("device", "add", "northgate", "laptop", "--kind", "computer", "--whose", FRIDAY)],
    "device list": lambda _: [handed_on("device")],
    "capture": lambda _: [run_json("capture", "discord"), run_json("capture")],
    "correct": lambda _: [corrected()],
    "journal verify": lambda _: [run_json("journal", "verify", "northgate")],
    "journal anchor": lambda _: [run_json("journal", "anchor", "northgate")],
    "anchor add": lambda answers: [
        run_json("anchor", "add", "northgate", "--reply", stamped("northgate", answers.parent))
    ],
    "anchor list": lambda _: [run_json("anchor", "list", "northgate")],
    "self-test": lambda _: [run_json("self-test"), run_json("self-test", "--log")],
    "ladder": lambda _: [run_json("ladder", "northgate")],
    "law why": lambda _: [run_json("law", "why", "northgate", name) for name in ("ca.cc.172.1", "ca.cc.487.012")],
    "page": lambda answers: [run_json("page", "--out", answers.parent / "page")],
    "erase case": lambda _: [run_json("erase", "case", "northgate", "--confirm", "Northgate", *READ_TWICE)],
    "erase body": lambda _: [
        run_json("erase", "body", "northgate", "2", "--reason", "x", "--confirm", "2", *READ_TWICE)
    ],
    "law list": lambda _: [run_json("law", "list")],
    "law show": lambda _: [run_json("law", "show", one["id"]) for one in run_json("law", "list")],
}


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("command", PRINTED)
def test_a_command_prints_the_keys_that_are_documented_and_no_others(command: str, answers: Path) -> None:
    page = documented(BESIDE.get(command, command))

    printed = set[str]().union(*(keys_of(value) for value in PRINTED[command](answers)))

    assert page
    assert printed - page == set()
    silent = command in NOTHING_TO_HEAR
    assert {key for key in page - printed if not (silent and key.startswith("heard[]."))} == set()


def test_what_a_law_check_finds_is_documented(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The shipped law has no fault, so one is planted."""
    monkeypatch.setattr(
        "standfast.cli.commands.law_check.check_law", lambda: (Problem("law.unknown", {"file": "x.yaml"}),)
    )
    found = run("law", "check", "--json")
    monkeypatch.undo()
    with clock_at("2029-01-01T00:00:00Z"):
        overdue = run("law", "check", "--json")
    # One Act alone, with a section gone: the other files are not there to be compared.
    act = (ROOT / "tests/vectors/justice-laws/C-5.eng.xml").read_text(encoding="utf-8-sig")
    (tmp_path / "C-5.eng.xml").write_text(act.replace("<Label>31.1</Label>", "<Label>31.11</Label>"), encoding="utf-8")
    moved_on = run("law", "check", "--json", "--statutes", tmp_path)

    assert (found.code, overdue.code, moved_on.code) == (1, 0, 1)
    printed = keys_of(found.json) | keys_of(overdue.json) | keys_of(moved_on.json)
    assert printed == documented("law check") | FREE


def test_the_page_has_a_section_for_every_command_that_prints_json(tmp_path: Path) -> None:
    without = {"demo", "paper", "passphrase", "journal export", "recovery sheet", "recovery restore"}
    sections = set(re.findall(r"^## `(.+)`$", PAGE, flags=re.MULTILINE))

    assert sections | set(BESIDE) == {" ".join(words) for words in COMMANDS} - without
    assert all(f"`{command}`" in PAGE for command in BESIDE)
    assert tmp_path.is_dir()


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    "words", [("next", "northgate"), ("case", "show", "northgate"), ("case", "list")], ids=" ".join
)
def test_keys_are_the_same_in_french(words: tuple[str, ...]) -> None:
    english, french = run(*words, "--json").json, run(*words, "--json", "--lang", "fr").json

    assert keys_of(english) == keys_of(french)


def test_codes_that_the_page_lists_are_those_of_the_program() -> None:
    lists = {
        "danger.found[]": {kind.id for kind in load_danger().kinds},
        "because[].kind": set(get_args(ReasonKind)),
        "findings[].text.state": set(TextState),
        "schedule[].kind": set(DueKind),
    }

    for key, codes in lists.items():
        line = next(line for line in PAGE.splitlines() if line.startswith(f"| `{key}` |"))
        assert set(re.findall(r"`([a-z_]+)`", line.split("|", 2)[2])) == codes
    assert all(f"`{verdict}`" in PAGE for verdict in Verdict)
