"""Every whole command that docs/how-to.md tells a person to type is typed here, on the demo's home, and works."""

import re
import shlex
from pathlib import Path

import pytest

from tests.journeys.standing import run

PAGE = Path(__file__).resolve().parents[2] / "docs/how-to.md"
TOLD = re.findall(r"`standfast ([^`]+)`", PAGE.read_text(encoding="utf-8"))
# Those with a place to fill, and one that asks on a terminal, have tests of their own.
ASKS = ("WORDS --help", "passphrase", "recovery sheet", "recovery restore")
COMMANDS = [words for words in TOLD if "FILE" not in words and not (words in ASKS or words.startswith("erase "))]


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("words", [words for words in COMMANDS if not words.endswith("--help")])
def test_what_the_page_says_to_type_works(words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    done = run(*shlex.split(words))

    assert done.code == 0, done
    assert all(path.read_bytes().startswith(b"%PDF-") for path in tmp_path.glob("*.pdf"))


@pytest.mark.parametrize("words", [words for words in COMMANDS if words.endswith("--help")])
def test_the_help_that_the_page_sends_to_is_there(words: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(*shlex.split(words))

    assert stopped.value.code == 0


def test_the_page_was_read() -> None:
    assert len(COMMANDS) > 10
