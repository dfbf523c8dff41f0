"""Making a recovery sheet as a person would: the words are read off what was shown, copied, and typed back."""

import io
import re
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout

import pytest

from standfast.cli.main import main
from tests.journeys.standing import Done

Words = tuple[str, ...]


def shown_words(out: str) -> Words:
    """Read the numbered words off a screen."""
    found = {int(number): word for number, word in re.findall(r"(\d+)\. ([a-z]+)", out)}
    return tuple(found[number] for number in range(1, 25))


def shown_mark(out: str) -> str:
    found = re.search(r"\b([0-9A-F]{4})\b", out)
    assert found is not None
    return found[1]


class _Paper(io.StringIO):
    """Standard input that is typed off what standard output has shown by then."""

    def __init__(self, before: str, copied: Callable[[Words], str]) -> None:
        super().__init__(before)
        self.copied: Callable[[Words], str] | None = copied

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override, explicit-override]  # as io does
        line = super().readline(-1 if size is None else size)
        if not line and self.copied is not None:
            place = self.tell()
            assert isinstance(sys.stdout, io.StringIO)
            self.write(self.copied(shown_words(sys.stdout.getvalue())))
            self.seek(place)
            self.copied = None
            line = super().readline()
        return line


class _Screen(io.StringIO):
    """Standard output that is a terminal's."""

    def isatty(self) -> bool:  # type: ignore[explicit-override]  # as io does
        return True


class _PaperAtAScreen(_Paper):
    def isatty(self) -> bool:  # type: ignore[explicit-override]
        return True


def as_they_are(words: Words) -> str:
    return "\n".join(words) + "\n"


def make_sheet(
    *more: str,
    passphrase: str | None = None,
    copied: Callable[[Words], str] = as_they_are,
    at_a_screen: bool = False,
) -> tuple[Done, Words]:
    """Run ``recovery sheet``; give what it said and the words that it showed."""
    out, err = _Screen() if at_a_screen else io.StringIO(), io.StringIO()
    paper = _PaperAtAScreen if at_a_screen else _Paper
    options = ["--words-stdin", *(["--passphrase-stdin"] if passphrase is not None else [])]
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr("sys.stdin", paper(f"{passphrase}\n" if passphrase is not None else "", copied))
        code = main(["recovery", "sheet", *options, *more])
    return Done(code=code, out=out.getvalue(), err=err.getvalue()), shown_words(out.getvalue())
