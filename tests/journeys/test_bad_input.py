"""Bad input, through the commands a family uses: a clear error with file, line and field, and nothing half-written."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journeys.conftest import Demo
from tests.journeys.standing import Done, bytes_under, close_all, run

HEAD = "standfast: answers/1\nlabel: Ours\nlanguage: en\nopened_at: 2026-05-10T21:30:00-07:00\n"
CHAT = "conversation:\n  - {id: chat, first_on: 2026-05-01, last_on: 2026-05-02}\n"


@dataclass(frozen=True, kw_only=True)
class Bad:
    """A file that is refused, and what its error must name besides the file."""

    data: bytes
    line: int | None = None
    field: str | None = None
    word: str = ""


def under_head(text: str, *, line: int, field: str, word: str = "") -> Bad:
    return Bad(data=(HEAD + text).encode(), line=line, field=field, word=word)


BAD = {
    "an unknown key": under_head("danger:\n  self_hram: no\n", line=6, field="self_hram", word="self_harm"),
    "an unknown group": under_head("childs: []\n", line=5, field="childs", word="child"),
    "a wrong type": under_head("child:\n  - {id: a, age_at_time: eight}\n", line=6, field="age_at_time"),
    "31 February": under_head("conversation:\n  - {id: c, first_on: 2026-02-31}\n", line=6, field="first_on"),
    "an age below nothing": under_head("child:\n  - {id: a, age_at_time: -1}\n", line=6, field="age_at_time"),
    "a day to come": under_head("conversation:\n  - {id: c, first_on: 2999-01-01}\n", line=6, field="first_on"),
    "a contact to come": under_head("contact:\n  - at: 2999-01-01T00:00:00Z\n    who: X\n", line=6, field="at"),
    "a contact before the event": under_head(
        CHAT + "contact:\n  - at: 2026-04-01T09:00:00-07:00\n    role: officer\n    outcome: reached\n",
        line=8,
        field="at",
    ),
    "a missing time zone": under_head("contact:\n  - at: 2026-05-10T21:50:00\n    who: X\n", line=6, field="at"),
    "an unknown province": under_head("place: {province: ZZ}\n", line=5, field="province", word="BC"),
    "a file from a newer version": Bad(data=HEAD.replace("/1", "/2").encode(), line=1, word="answers/2"),
    "another file altogether": Bad(data=b"name: x\nversion: 3\n", word="standfast"),
    "an empty file": Bad(data=b"", word="empty"),
    "only comments": Bad(data=b"# nothing yet\n", word="empty"),
    "50 MB of YAML": Bad(data=HEAD.encode() + b"# " + b"x" * 50_000_000, word="larger than"),
    "a YAML bomb": Bad(data=b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", line=1, word="&"),
    "a tag": Bad(data=b"a: !!python/object/apply:os.system ['true']\n", line=1, word="!"),
    "a very deep file": Bad(data=b"[" * 5_000 + b"]" * 5_000, line=1),
    "binary": Bad(data=bytes(range(256)) * 8),
    "a picture": Bad(data=b"\x89PNG\r\n\x1a\n" + bytes(64)),
    "UTF-16": Bad(data=HEAD.encode("utf-16"), word="UTF-16"),
    "not UTF-8": Bad(data=HEAD.encode() + b"place: {city: Montr\xe9al}\n", line=5),
    "two documents": Bad(data=HEAD.encode() + b"---\n" + HEAD.encode(), line=5),
    "a key twice": under_head("danger:\n  self_harm: no\n  self_harm: yes\n", line=7, field="self_harm"),
    "a tab": Bad(data=HEAD.encode() + b"danger:\n\tself_harm: no\n", line=6),
    "an open quote": Bad(data=HEAD.encode() + b'place: {city: "Northgate}\n', line=5),
    "a case that calls itself invented": Bad(data=HEAD.encode() + b"told_at: 2026-05-22T18:00:00-07:00\n", line=5),
}


def whole(done: Done) -> str:
    """Give all problems in words; each must be in four parts."""
    return " ".join(part for problem in done.problems for part in problem.values())


@pytest.mark.parametrize("command", [("assess",), ("case", "new")], ids=" ".join)
@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_with_its_place_and_nothing_is_written(
    home: Path, tmp_path: Path, command: tuple[str, ...], bad: Bad
) -> None:
    path = tmp_path / "answers.yaml"
    path.write_bytes(bad.data)

    done = run(*command, path)

    said = whole(done)
    assert (done.code, done.out) == (2, "")
    assert "answers.yaml" in said.replace(" ", "")
    assert bad.line is None or f"line {bad.line}" in said, said
    assert bad.field is None or bad.field in said
    assert bad.word.lower() in said.lower()
    assert not home.exists()


@pytest.mark.parametrize("bad", ["an unknown key", "binary", "50 MB of YAML", "a missing time zone"])
def test_a_home_that_is_there_stays_byte_for_byte_as_it_was(home: Path, tmp_path: Path, bad: str) -> None:
    good, path = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(HEAD)
    path.write_bytes(BAD[bad].data)
    assert run("case", "new", good).code == 0
    run("case", "list")
    close_all()
    before = bytes_under(home)

    done = run("case", "new", path)

    close_all()
    assert done.code == 2
    assert bytes_under(home) == before


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("command", [("assess",), ("case", "new")], ids=" ".join)
def test_every_problem_of_a_file_is_named_at_once_in_both_languages(tmp_path: Path, command: tuple[str, ...]) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(HEAD + "danger: {self_harm: perhaps, zzz: 1}\nplace: {province: ZZ}\ncontact:\n  - who: X\n")

    english, french = run(*command, path), run(*command, path, "--lang", "fr")

    fields = [problem["Where"] for problem in english.problems]
    assert len(fields) >= 4
    assert all(any(name in field for field in fields) for name in ("self_harm", "zzz", "province", "contact"))
    assert french.err.count("Ce qui s’est passé") == len(fields)  # noqa: RUF001
    assert "What happened" not in french.err


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("command", [("assess",), ("case", "new")], ids=" ".join)
def test_a_file_that_is_not_there_or_vanishes_is_clearly_said(
    tmp_path: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    vanishing = tmp_path / "vanishing.yaml"
    vanishing.write_text(HEAD)
    stat = Path.stat

    def then_gone(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        found = stat(path, follow_symlinks=follow_symlinks)
        if path == vanishing:
            vanishing.unlink()
        return found

    never = run(*command, tmp_path / "never.yaml")
    monkeypatch.setattr(Path, "stat", then_gone)
    gone = run(*command, vanishing)

    for done, name in ((never, "never.yaml"), (gone, "vanishing.yaml")):
        assert (done.code, done.out) == (2, "")
        assert name in whole(done).replace(" ", "")


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("command", [("assess",), ("case", "new")], ids=" ".join)
def test_a_folder_or_a_pipe_is_not_waited_for(tmp_path: Path, command: tuple[str, ...]) -> None:
    os.mkfifo(tmp_path / "pipe")

    for path in (tmp_path, tmp_path / "pipe"):
        done = run(*command, path)
        assert done.code == 2
        assert whole(done)


# The command line itself ---------------------------------------------------------------------------------------------

MISUSE = {
    "an unknown command": (("frobnicate",), "frobnicate"),
    "an unknown case": (("next", "nowhere"), "nowhere"),
    "an empty name of a case": (("next", ""), ""),
    "an unknown option": (("next", "northgate", "--nope"), "--nope"),
    "an unknown role": (("contact", "add", "northgate", "--role", "wizard"), "wizard"),
    "an unknown reason": (("contact", "add", "northgate", "--refusal", "because"), "because"),
    "a due date without a promise": (
        ("contact", "add", "northgate", "--who", "X", "--due", "2026-06-01T09:00:00Z"),
        "promise",
    ),
    "a contact that says nothing": (("contact", "add", "northgate"), "--who"),
    "a contact with a blank name": (("contact", "add", "northgate", "--who", "  "), "--who"),
    "a promise of nothing": (("promise", "add", "northgate", "--who", "X", "--what", " "), "promise.what"),
    "an instant to come": (("contact", "add", "northgate", "--who", "X", "--at", "2999-01-01T00:00:00Z"), "2999"),
    "an instant without a zone": (
        ("contact", "add", "northgate", "--who", "X", "--at", "2026-05-12T09:00:00"),
        "2026-05-12T09:00:00",
    ),
    "no instant at all": (("contact", "add", "northgate", "--who", "X", "--at", "yesterday"), "yesterday"),
    "a promise due before it was made": (
        (
            *("promise", "add", "northgate", "--who", "X", "--what", "Y"),
            *("--at", "2026-05-12T09:00:00Z", "--due", "2026-05-11T09:00:00Z"),
        ),
        "2026-05-11",
    ),
    "a promise without its words": (("promise", "add", "northgate", "--who", "X"), "--what"),
    "an outcome of no promise": (("promise", "outcome", "northgate", "promise-9", "--kept", "yes"), "promise-9"),
    "an outcome that is neither": (("promise", "outcome", "northgate", "call-back", "--kept", "maybe"), "maybe"),
    "a correction of nothing": (("correct", "northgate", "12", "--reason", "x"), "12"),
    "a correction of an entry that is not there": (
        ("correct", "northgate", "9999", "value=1", "--reason", "x"),
        "9999",
    ),
    "a correction of entry 0": (("correct", "northgate", "0", "value=1", "--reason", "x"), "0"),
    "a correction of a word": (("correct", "northgate", "twelve", "value=1", "--reason", "x"), "twelve"),
    "a correction without its reason": (("correct", "northgate", "12", "value=1"), "--reason"),
    "a correction of no field": (("correct", "northgate", "12", "colour=red", "--reason", "x"), "colour"),
    "a correction that is none": (("correct", "northgate", "12", "red", "--reason", "x"), "red"),
    "both a change and a withdrawal": (("correct", "northgate", "12", "value=1", "--withdraw", "--reason", "x"), "12"),
    "a correction of the beginning away": (("correct", "northgate", "1", "--withdraw", "--reason", "x"), "1"),
    "an unknown paper": (("paper", "novel", "northgate"), "novel"),
    "an unknown form": (("paper", "brief", "northgate", "--format", "docx"), "docx"),
    "an unknown language": (("paper", "brief", "northgate", "--lang", "de"), "de"),
    "a PDF for the screen": (("paper", "brief", "northgate", "--format", "pdf"), "-o"),
    "an instant that no calendar has": (("next", "northgate", "--as-of", "2026-02-31T00:00:00Z"), "2026-02-31"),
    "an unknown provision": (("law", "show", "ca.cc.999"), "ca.cc.999"),
    "half a command": (("contact", "subtract"), ""),
}


@pytest.mark.parametrize(("words", "named"), MISUSE.values(), ids=MISUSE)
def test_a_misused_command_says_what_it_met_and_writes_nothing(demo: Demo, words: tuple[str, ...], named: str) -> None:
    run("case", "list")
    close_all()
    before = bytes_under(demo.home)

    done = run(*words)

    close_all()
    assert done.code == 2
    if words != ("contact", "subtract"):
        assert done.out == ""
        assert named in whole(done)
    assert bytes_under(demo.home) == before


@pytest.mark.usefixtures("home")
def test_a_beginning_that_fits_two_cases_names_both(tmp_path: Path) -> None:
    ids = []
    for name in ("a", "b"):
        path = tmp_path / f"{name}.yaml"
        path.write_text(HEAD + f"place: {{city: {name}}}\n")
        ids.append(run("case", "new", path, "--json").json["id"])

    done = run("next", "ours")

    assert done.code == 2
    assert all(one in whole(done).replace(" ", "") for one in ids)


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("form", ["pdf", "html", "text"])
def test_a_paper_that_can_not_be_written_says_so_and_leaves_what_was_there(tmp_path: Path, form: str) -> None:
    (tmp_path / "taken").write_text("was here before")

    done = run("paper", "do-now", "northgate", "--format", form, "-o", tmp_path / "taken" / "paper")

    assert done.code == 2
    assert "taken" in whole(done).replace(" ", "")
    assert (tmp_path / "taken").read_text() == "was here before"


def test_a_demo_that_can_not_write_its_papers_says_so(home: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("was here before")

    done = run("demo", "--out", tmp_path / "taken")

    assert done.code == 2
    assert "taken" in whole(done).replace(" ", "")
    assert (tmp_path / "taken").read_text() == "was here before"
    assert home.is_dir()


def test_a_home_that_can_not_be_made_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "taken").write_text("was here before")
    (tmp_path / "ours.yaml").write_text(HEAD)
    monkeypatch.setenv("STANDFAST_HOME", str(tmp_path / "taken"))

    done = run("case", "new", tmp_path / "ours.yaml")

    assert done.code == 2
    assert "taken" in whole(done).replace(" ", "")


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b"[]", b'{"standfast":"keys/9"}'])
def test_a_damaged_key_file_is_said_and_left_as_it_is(home: Path, tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "ours.yaml").write_text(HEAD)
    run("case", "new", tmp_path / "ours.yaml")
    close_all()
    (home / "own" / "keys.json").write_bytes(damage)
    before = bytes_under(home)

    for words in (("case", "list"), ("next", "ours"), ("case", "new", str(tmp_path / "ours.yaml"))):
        done = run(*words)
        assert done.code == 2
        assert "keys.json" in whole(done).replace(" ", "")

    assert bytes_under(home) == before


@pytest.mark.parametrize("damage", ["empty", "plain", "cut", "noise"])
def test_a_damaged_database_is_said_and_left_as_it_is(home: Path, tmp_path: Path, damage: str) -> None:
    (tmp_path / "ours.yaml").write_text(HEAD)
    run("case", "new", tmp_path / "ours.yaml")
    close_all()
    database = home / "own" / "pages.db"
    data = database.read_bytes()
    database.write_bytes(
        {
            "empty": b"",
            "plain": b"SQLite format 3\x00" + bytes(4080),
            "cut": data[: len(data) // 2],
            "noise": bytes(255 - byte for byte in data),
        }[damage]
    )
    before = database.read_bytes()

    done = run("case", "list")

    close_all()
    assert done.code == 2
    assert "pages.db" in whole(done).replace(" ", "")
    assert database.read_bytes() == before
