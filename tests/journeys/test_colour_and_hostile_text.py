"""What strangers wrote never steers a terminal or stops a paper; colour only on a terminal; help in both languages."""

import io
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from standfast.cli.main import COMMANDS, main
from standfast.ground.override import override
from tests.journeys.conftest import Demo
from tests.journeys.standing import ANSWERS, ROOT, cold_seconds, run

HEAD = "standfast: answers/1\nlanguage: en\nopened_at: 2026-05-10T21:30:00-07:00\n"
ESCAPE, BIDI = "\x1b", "\u202e"
ISOLATE, CLOSED = "\u2068", "\u2069"
HANDLES = {
    "an escape sequence": "kit" + ESCAPE + "[31m" + ESCAPE + "]0;title\x07",
    "C1 controls": "kit\x9b31m\x85",
    "a bidi override": "kit" + BIDI + "gpj.exe" + "\u2066" + "x",
    "zero width": "k\u200bi\u200dt\ufeff",
    "markup": "<script>alert(1)</script><b>&amp;</b>",
    "Typst": '#image("/etc/passwd") $x^2$ @label `raw` *bold* \\ " #{panic()}',
    "Cree": "ᓀᐦᐃᔭᐍᐏᐣ",
    "Arabic": "طفل على الإنترنت",
    "CJK": "名無しさん小猫",
    "emoji": "🦊👩\u200d👧\u200d👦🏳\ufe0f\u200d🌈",
    "combining": "z" + "\u0301\u0300\u0323" * 60,
    "unassigned and private": "\ue000\U000f0000\u0378",
    "a surrogate's neighbour": "\ufffd\U0010ffff",
    "a line of its own": "kit\nPolice: fake line\r\nMore",
}


def in_yaml(text: str) -> str:
    """Write any text as YAML in double quotes, whatever is not plain ASCII as its number."""
    return '"' + "".join(char if char.isalnum() and char.isascii() else f"\\U{ord(char):08X}" for char in text) + '"'


def answers(tmp_path: Path, handle: str) -> Path:
    path = tmp_path / "ours.yaml"
    quoted = in_yaml(handle)
    path.write_text(
        HEAD + f"label: {in_yaml(handle[:40])}\n"
        "place: {province: BC, city: Northgate}\npolice: [{id: northgate, kind: municipal, name: Northgate Police}]\n"
        f"child:\n  - {{id: wren, first_name: {quoted}, age_at_time: 12}}\n"
        f"account:\n  - {{id: a, belongs_to: stranger, platform: {quoted}, handle: {quoted}}}\n"
        "conversation:\n  - {id: c, child: wren, account: a, first_on: 2026-05-01, last_on: 2026-05-02}\n"
        f"promise:\n  - {{at: 2026-05-10T21:00:00-07:00, by: {quoted}, what: {quoted}}}\n"
        "contact:\n  - at: 2026-05-10T21:00:00-07:00\n    role: officer\n    outcome: reached\n"
        f"    who: {quoted}\n    said: {quoted}\n"
        f"refusal:\n  - {{at: 2026-05-10T21:00:00-07:00, said: {quoted}, by: {quoted}, reason: other}}\n"
    )
    return path


def obeyed(text: str) -> set[str]:
    """Give the characters that a terminal would obey: controls but for line ends and tabs, and bidi controls."""
    return {
        char
        for char in text
        if (unicodedata.category(char) == "Cc" and char not in "\n\t")
        or unicodedata.bidirectional(char) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    }


def opened(tmp_path: Path, handle: str) -> str:
    begun = run("case", "new", answers(tmp_path, handle), "--json")
    assert begun.code == 0, begun.err
    return str(begun.json["id"])


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("handle", HANDLES.values(), ids=HANDLES)
def test_hostile_text_goes_through_every_command_and_never_reaches_the_terminal_raw(
    tmp_path: Path, handle: str
) -> None:
    case = opened(tmp_path, handle)

    said = [
        run(*words)
        for words in (
            ("assess", tmp_path / "ours.yaml"),
            ("case", "show", case),
            ("case", "show", case, "--lang", "fr"),
            ("case", "log", case),
            ("case", "list"),
            ("next", case),
        )
    ]

    assert [one.code for one in said] == [0] * len(said), "".join(one.err for one in said)
    assert obeyed("".join(one.out + one.err for one in said)) == set()


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("handle", HANDLES.values(), ids=HANDLES)
def test_hostile_text_never_stops_a_paper(tmp_path: Path, handle: str) -> None:
    case = opened(tmp_path, handle)

    for form in ("text", "html", "pdf"):
        for name in ("brief", "script"):
            done = run("paper", name, case, "--format", form, "-o", tmp_path / f"{name}.{form}")
            assert done.code == 0, done.err
            assert done.err == ""
            assert (tmp_path / f"{name}.{form}").stat().st_size > 500
    told = (tmp_path / "brief.text").read_text()
    # A paper isolates each foreign text (UAX 9): every isolate that opens is closed on its line.
    assert obeyed(told) <= {ISOLATE, CLOSED}
    assert all(line.count(ISOLATE) == line.count(CLOSED) for line in told.splitlines())
    assert obeyed((tmp_path / "brief.html").read_text()) == set()
    assert "<script>alert" not in (tmp_path / "brief.html").read_text()


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("handle", ["x" * 100_000, "名" * 33_000, "ab " * 33_000], ids=["one word", "CJK", "words"])
def test_a_handle_of_100_kb_is_kept_or_clearly_refused_and_stops_nothing(tmp_path: Path, handle: str) -> None:
    begun = run("case", "new", answers(tmp_path, handle), "--json")
    if begun.code == 2:
        assert any("handle" in problem["Where"] for problem in begun.problems)
        return

    case = begun.json["id"]
    for words in (("case", "show", case), ("next", case), ("paper", "brief", case)):
        assert run(*words).code == 0
    for form in ("html", "pdf"):
        assert run("paper", "brief", case, "--format", form, "-o", tmp_path / f"brief.{form}").code == 0


@pytest.mark.usefixtures("demo")
def test_json_of_hostile_text_goes_round(tmp_path: Path) -> None:
    handle = HANDLES["an escape sequence"] + HANDLES["a bidi override"]
    done = run("contact", "add", "northgate", "--who", handle, "--at", "2026-05-22T17:00:00-07:00", "--json")

    log = run("case", "log", "northgate", "--json")

    assert done.code == 0
    assert log.json[-1]["body"]["data"]["fields"]["who"] == handle
    assert ESCAPE not in log.out
    assert tmp_path.is_dir()


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    "words",
    [
        ("case", "show", HANDLES["an escape sequence"]),
        (HANDLES["an escape sequence"],),
        ("contact", "add", "northgate", "--role", HANDLES["an escape sequence"]),
        ("assess", HANDLES["a bidi override"]),
        ("law", "show", HANDLES["C1 controls"]),
    ],
    ids=lambda words: words[0] if words[0].isascii() and words[0].isalpha() else "command",
)
def test_hostile_words_on_the_command_line_are_shown_as_what_they_are(words: tuple[str, ...]) -> None:
    done = run(*words)

    assert done.code == 2
    assert obeyed(done.err) == set()
    assert "[U+" in done.err or "\\x1b" in done.err


# Colour --------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    "words", [("next", "northgate"), ("case", "show", "northgate"), ("law", "list"), ("next", "x")]
)
def test_there_is_no_colour_where_there_is_no_terminal(words: tuple[str, ...]) -> None:
    done = run(*words)

    assert ESCAPE not in done.out + done.err


class Terminal(io.StringIO):
    @override
    def isatty(self) -> bool:
        return True


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, *words: str) -> str:
    out = Terminal()
    monkeypatch.setattr("sys.stdout", out)
    assert main(list(words)) == 0
    return out.getvalue()


@pytest.mark.usefixtures("demo")
def test_a_terminal_gets_colour_unless_it_asks_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = on_a_terminal(monkeypatch, "next", "northgate")
    monkeypatch.setenv("NO_COLOR", "1")
    plain = on_a_terminal(monkeypatch, "next", "northgate")
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    dumb = on_a_terminal(monkeypatch, "next", "northgate")

    assert ESCAPE in coloured
    assert ESCAPE not in plain
    assert plain == dumb == re.sub(ESCAPE + r"\[[0-9;]*m", "", coloured)


@pytest.mark.usefixtures("demo")
def test_the_terminal_s_own_colours_are_the_only_codes_it_gets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TERM", "xterm")
    case = opened(tmp_path, HANDLES["an escape sequence"] + HANDLES["a bidi override"])

    for words in (("case", "show", case), ("case", "log", case), ("case", "list"), ("paper", "brief", case)):
        said = on_a_terminal(monkeypatch, *words)
        assert obeyed(re.sub(ESCAPE + r"\[(?:0|1|2|36|1;31)m", "", said)) == set(), words


@pytest.mark.usefixtures("demo")
def test_lines_fit_a_narrow_screen_and_never_grow_past_78_columns() -> None:
    for words in (("case", "show", "northgate"), ("next", "northgate"), ("law", "list"), ("--help",)):
        assert max(len(line) for line in run(*words).out.splitlines()) <= 78


# Help and the door ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_an_example(
    words: tuple[str, ...], lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main([*words, "--lang", lang, "--help"])

    told, mark = capsys.readouterr().out, {"en": "Example:", "fr": "Exemple\u00a0:"}[lang]
    assert left.value.code in {0, None}
    assert f"standfast {' '.join(words)}" in told.partition(mark)[2]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_in_french_differs_from_help_in_english(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    told = {}
    for lang in ("en", "fr"):
        with pytest.raises(SystemExit):
            main([*words, "--lang", lang, "--help"])
        told[lang] = capsys.readouterr().out

    english_only = ("show this help message", "positional arguments:", "options:")
    assert told["en"] != told["fr"]
    assert [phrase for phrase in english_only if phrase in told["fr"]] == []


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("words", [("--help",), ("help",), (), ("case", "--help"), ("case",)], ids=" ".join)
def test_the_overview_puts_danger_first_and_names_commands(words: tuple[str, ...], lang: str) -> None:
    done = run(*words, "--lang", lang)

    assert done.err == ""
    assert "9-1-1" in done.out.splitlines()[0]
    assert "case new" in done.out
    assert done.code == (2 if words == ("case",) else 0)


def test_the_version_is_told() -> None:
    assert re.fullmatch(r"standfast \d+\.\d+\.\d+\n", run("--version").out)


# Cold start ----------------------------------------------------------------------------------------------------------

WATCHED = (
    "import sys; from standfast.cli.main import main; code = main(sys.argv[1:]); "
    "print(sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr); sys.exit(code)"
)


@pytest.mark.parametrize("words", [("assess", str(ANSWERS)), ("law", "list"), ("--help",)], ids=lambda words: words[0])
def test_what_stores_nothing_loads_no_database(words: tuple[str, ...]) -> None:
    done = subprocess.run([sys.executable, "-c", WATCHED, *words], cwd=ROOT, capture_output=True, text=True, check=True)

    loaded = done.stderr.splitlines()[-1]
    assert "'standfast'" in loaded
    # Working days are asked for only where a case has dates.
    lightest = () if words[0] == "assess" else ("holidays",)
    heavy = ("django", "sqlcipher3", "typst", "phonenumbers", *lightest)
    assert [name for name in heavy if f"'{name}'" in loaded] == []


def test_assess_starts_cold_in_under_04_s(record_property: Callable[[str, object], None], tmp_path: Path) -> None:
    best = cold_seconds("assess", ANSWERS, home=tmp_path, enough=0.4)

    record_property("assess, cold, at best, in seconds of the processor", f"{best:.3f}")
    assert best < 0.4


def test_a_closed_pipe_is_no_error(demo: Demo) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m standfast.cli.main law list | head -1"],
        cwd=ROOT,
        env={"STANDFAST_HOME": str(demo.home), "PATH": "/usr/bin:/bin", "STANDFAST_LANG": "en"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stderr == ""
    assert done.stdout.count("\n") == 1
