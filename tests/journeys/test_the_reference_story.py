"""The reference story, from answers to papers, and the next step after each contact with police."""

import json
import re
from pathlib import Path

import pytest

from standfast.ground.yaml_file import plain_value, read_yaml
from tests.journeys.conftest import Demo
from tests.journeys.standing import ANSWERS, at_home, bytes_under, clock_at, close_all, run

PAPERS = {
    f"{name}.{lang}.{form}"
    for name in ("brief", "script", "do-now")
    for lang in ("en", "fr")
    for form in ("pdf", "html", "txt")
}
DANGER = {
    "en": "Is someone in danger now? Call 9-1-1.",
    "fr": "est-il en danger maintenant? Appelez le 9-1-1.",
}

# After each contact of the story: the rung or the clock that is next, whether to wait, and from when.
LADDER = [
    ("2026-05-10T21:50:00-07:00", "watch_commander", None, False, "2026-05-11T04:50:00Z"),
    ("2026-05-11T10:20:00-07:00", "specialised_unit", None, True, "2026-05-13T00:00:00Z"),
    ("2026-05-12T09:15:00-07:00", "specialised_unit", None, True, "2026-05-13T00:00:00Z"),
    ("2026-05-12T17:30:00-07:00", "specialised_unit", None, False, "2026-05-13T00:00:00Z"),
    ("2026-05-13T11:40:00-07:00", "specialised_unit", None, False, "2026-05-13T18:40:00Z"),
    ("2026-05-14T16:20:00-07:00", "specialised_unit", None, False, "2026-05-14T23:20:00Z"),
    ("2026-05-15T13:50:00-07:00", "specialised_unit", "unit_7_days", True, "2026-05-17T16:00:00Z"),
    ("2026-05-19T10:00:00-07:00", "watch_commander", "status_14_days", True, "2026-05-24T16:00:00Z"),
    ("2026-05-21T15:10:00-07:00", "watch_commander", "status_14_days", True, "2026-05-24T16:00:00Z"),
]


def papers_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def text_of(demo: Demo, name: str, lang: str) -> str:
    """Give a paper's text with its lines joined, as a reader takes it in."""
    return " ".join((demo.papers / f"{name}.{lang}.txt").read_text().split())


def story() -> dict[str, object]:
    value = plain_value(read_yaml(ANSWERS))
    assert isinstance(value, dict)
    return dict(value)


def test_the_demo_writes_every_paper_in_both_languages_and_three_forms(demo: Demo) -> None:
    assert demo.said.code == 0
    assert demo.said.err == ""
    assert set(papers_in(demo.papers)) == PAPERS
    assert all((demo.papers / name).stat().st_size > 1_000 for name in PAPERS)


def test_the_demo_says_danger_first_then_what_to_do_the_ladder_and_where_the_papers_are(demo: Demo) -> None:
    titles = ("Danger", "What to do now", "What it looks like in law", "The ladder", "The next step", "The papers")

    places = [demo.said.out.index(f"\n{title}") for title in titles]

    assert places == sorted(places)
    assert str(demo.papers) in demo.said.out.replace("\n  ", " ")


def test_the_demo_run_again_gives_the_same_bytes_and_writes_no_entry(demo: Demo, tmp_path: Path) -> None:
    before = run("journal", "verify", "northgate", "--json").json

    again = run("demo", "--out", tmp_path / "again")

    assert again.code == 0
    assert papers_in(tmp_path / "again" / "northgate") == papers_in(demo.papers)
    assert run("journal", "verify", "northgate", "--json").json == before


def test_the_demo_run_again_into_the_same_folder_leaves_every_file_alone(demo: Demo, tmp_path: Path) -> None:
    run("demo", "--out", tmp_path / "out")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.*")}

    run("demo", "--out", tmp_path / "out")

    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.*")} == before
    assert demo.said.code == 0


@pytest.mark.parametrize("machine", ["2026-12-24T03:00:00+01:00", "2031-02-28T23:59:59-08:00"])
def test_the_demo_gives_the_same_bytes_whatever_the_machine_clock_says(
    demo: Demo, tmp_path: Path, machine: str
) -> None:
    """Decision 0005: an invented story has its own "now"."""
    with clock_at(machine):
        again = run("demo", "--out", tmp_path / "again")

    assert again.code == 0
    assert papers_in(tmp_path / "again" / "northgate") == papers_in(demo.papers)


def test_the_case_is_listed_straight_after_the_demo_without_a_passphrase(demo: Demo) -> None:
    listed = run("case", "list", "--json")

    (row,) = listed.json
    assert (listed.code, listed.err) == (0, "")
    assert row["label"] == "Northgate"
    assert row["invented"] is True
    assert run("next", row["id"]).code == 0
    assert demo.home.is_dir()


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("row", LADDER, ids=[row[0] for row in LADDER])
def test_the_next_step_after_each_contact(row: tuple[str, str, str | None, bool, str]) -> None:
    instant, *expected = row

    told = run("next", "northgate", "--as-of", instant, "--json").json

    assert [told[name] for name in ("rung", "clock", "waiting", "at")] == expected


@pytest.mark.usefixtures("demo")
def test_the_table_above_holds_every_contact_of_the_story() -> None:
    contacts = story()["contact"]
    assert isinstance(contacts, list)
    days = {str(row[0])[:13] for row in LADDER}

    missed = [contact["at"] for contact in contacts if str(contact["at"])[:13] not in days]

    assert missed == []


@pytest.mark.usefixtures("demo")
def test_every_step_says_why_and_names_entries_that_exist() -> None:
    count = run("journal", "verify", "northgate", "--json").json["entries"]

    for instant, *_ in LADDER:
        because = run("next", "northgate", "--as-of", instant, "--json").json["because"]
        assert because
        assert all(one["text"].strip() and "{" not in one["text"] for one in because)
        assert all(1 <= entry <= count for one in because for entry in one["entries"])


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_brief_holds_no_contact_s_words_no_badge_and_no_officer(demo: Demo, lang: str) -> None:
    """No complaint about anyone: contacts appear as dates and file numbers only."""
    told = text_of(demo, "brief", lang)
    page = (demo.papers / f"brief.{lang}.html").read_text()
    records = [
        record
        for kind in ("contact", "refusal", "offer", "promise", "paper")
        for record in story()[kind]  # type: ignore[attr-defined]
    ]
    theirs = {
        str(record[name])
        for record in records
        for name in ("said", "badge", "who", "by", "what")
        if record.get(name) is not None
    }
    theirs |= {name.split()[-1] for name in ("Constable Ellis", "Sergeant Morrow", "Constable Okafor")}

    found = {words for words in theirs if words in told or words in page}

    assert len(theirs) > 15
    assert found == set()


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", ["brief", "script", "do-now"])
def test_the_danger_line_stands_on_every_paper(demo: Demo, name: str, lang: str) -> None:
    told = text_of(demo, name, lang)

    assert DANGER[lang] in told
    assert told.index(DANGER[lang]) < len(told) / 4
    page = re.sub(r"<[^>]+>", "", (demo.papers / f"{name}.{lang}.html").read_text())
    assert DANGER[lang] in " ".join(page.split())


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", ["brief", "script", "do-now"])
def test_every_paper_of_the_story_says_that_it_is_invented_and_prints_the_head(
    demo: Demo, name: str, lang: str
) -> None:
    told = text_of(demo, name, lang)

    assert {"en": "Invented example", "fr": "Exemple inventé"}[lang] in told
    assert re.search(r"\d+:[0-9a-f]{16}", told)


@pytest.mark.usefixtures("demo")
def test_the_head_on_the_papers_is_in_the_journal_and_an_issue_does_not_move_it() -> None:
    first = run("paper", "brief", "northgate").out
    second = run("paper", "brief", "northgate", "--size", "a4").out

    log = run("case", "log", "northgate", "--json").json
    seq, short = re.search(r"(\d+):([0-9a-f]{16})", first).groups()  # type: ignore[union-attr]

    assert f"{seq}:{short}" in second
    assert log[int(seq) - 1]["body"]["kind"] != "issued"
    assert {row["body"]["kind"] for row in log[int(seq) :]} == {"issued"}


@pytest.mark.usefixtures("demo")
def test_each_issued_paper_s_digest_stands_in_the_journal(demo: Demo) -> None:
    from hashlib import sha256  # noqa: PLC0415

    log = run("case", "log", "northgate", "--json").json
    known = {
        paper["sha256"] for row in log if row["body"]["kind"] == "issued" for paper in row["body"]["data"]["papers"]
    }

    assert {sha256(data).hexdigest() for data in papers_in(demo.papers).values()} == known


@pytest.mark.usefixtures("demo")
def test_questions_write_nothing(demo: Demo) -> None:
    run("case", "list")
    close_all()
    before = bytes_under(demo.home)

    for words in (
        ("case", "list"),
        ("case", "show", "northgate"),
        ("case", "log", "northgate"),
        ("next", "northgate"),
        ("journal", "verify", "northgate"),
    ):
        assert run(*words).code == 0

    close_all()
    assert bytes_under(demo.home) == before


def test_the_example_can_not_be_opened_among_a_family_s_own_cases(home: Path) -> None:
    refused = run("case", "new", ANSWERS)

    assert refused.code == 2
    assert "invented" in refused.err
    assert run("case", "list", "--json").json == []
    assert home.parent.is_dir()


def test_the_story_s_answers_are_understood_the_same_with_and_without_a_home(demo: Demo) -> None:
    assessed = run("assess", ANSWERS, "--json").json
    shown = run("case", "show", "northgate", "--json").json

    for part in ("danger", "do_now", "next"):
        assert json.dumps(_without_entries(assessed[part])) == json.dumps(_without_entries(shown[part]))
    assert [one["verdict"] for one in assessed["findings"]] == [one["verdict"] for one in shown["findings"]]
    assert demo.said.code == 0


def _without_entries(value: object) -> object:
    if isinstance(value, dict):
        return {name: _without_entries(one) for name, one in value.items() if name not in {"entries", "entry"}}
    return [_without_entries(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("machine", ["2020-01-01T00:00:00+00:00", "2040-07-01T12:00:00+00:00"])
def test_a_newcomer_s_first_demo_says_the_same_on_any_day(demo_once: Demo, tmp_path: Path, machine: str) -> None:
    """Keys are drawn anew in each home: case and head at the foot differ, and nothing else does."""
    with at_home(tmp_path / "newcomer"), clock_at(machine):
        said = run("demo", "--out", tmp_path / "out")

    assert said.code == 0, said.err
    for name in sorted(PAPERS):
        if not name.endswith(".pdf"):
            mine, theirs = ((folder / name).read_text() for folder in (tmp_path / "out/northgate", demo_once.papers))
            assert _unmarked(mine) == _unmarked(theirs)


def _unmarked(text: str) -> str:
    short, whole, case = r"\d+:[0-9a-f]{16}", r"(?:[0-9a-f]{8}\s+){7}[0-9a-f]{8}", r"\b[a-z0-9]{4}(?:-[a-z0-9]{4}){2}\b"
    return re.sub(f"{short}|{whole}|{case}", "MARK", text)
