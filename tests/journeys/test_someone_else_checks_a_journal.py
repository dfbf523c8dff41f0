"""A third party checks a real case with a checker of its own, written from docs/formats/journal.md alone."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from tests.journeys.standing import MONDAY, SUNDAY, call, clock_at, run

FIELDS = {"v", "case", "seq", "hour", "key_id", "commitment", "prev", "signature"}


def written(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def fault(lines: list[bytes]) -> str | None:
    """Give the first entry that does not hold, and at which step of the page."""
    told = json.loads(lines[0])
    keys = {hashlib.sha256(bytes.fromhex(key)).hexdigest(): VerifyKey(bytes.fromhex(key)) for key in told["signers"]}
    beginning = {name: told[name] for name in ("case", "first_signer", "sealing")}
    prev = hashlib.sha256(written({**beginning, "format": "standfast/journal/1/genesis"})).hexdigest()
    first = hashlib.sha256(bytes.fromhex(told["first_signer"])).hexdigest()
    for place, line in enumerate(lines[1:], start=1):
        entry = json.loads(line)
        unsigned = {name: value for name, value in entry.items() if name != "signature"}
        if set(entry) != FIELDS or written(entry) != line:
            return f"{place}: fields"
        if (entry["case"], entry["seq"]) != (told["case"], place):
            return f"{place}: place"
        if entry["prev"] != prev:
            return f"{place}: prev"
        if entry["key_id"] not in keys or (place == 1 and entry["key_id"] != first):
            return f"{place}: key_id"
        try:
            message = b"standfast/journal/1/entry\x00" + written(unsigned)
            keys[entry["key_id"]].verify(message, bytes.fromhex(entry["signature"]))
        except BadSignatureError:
            return f"{place}: signature"
        prev = hashlib.sha256(line).hexdigest()
    return None


@pytest.fixture
def lines(case: str, tmp_path: Path) -> list[bytes]:
    call(case, "--who", "A. Constable", "--outcome", "reached", "--said", "A word on Monday.")
    with clock_at(MONDAY):
        done = run("journal", "export", case, "-o", tmp_path / "journal.jsonl")
    assert done.code == 0, done.err
    return (tmp_path / "journal.jsonl").read_bytes().splitlines()


def test_a_real_journal_holds_and_ends_with_the_head_that_verify_shows(case: str, lines: list[bytes]) -> None:
    verified = run("journal", "verify", case, "--json").json

    assert fault(lines) is None
    assert len(lines) - 1 == verified["entries"]
    assert hashlib.sha256(lines[-1]).hexdigest() == verified["digest"]


def test_what_was_written_is_not_in_it(lines: list[bytes]) -> None:
    assert b"Monday" not in b"".join(lines)
    assert b"Constable" not in b"".join(lines)


def test_an_edit_a_swap_a_gap_and_other_keys_are_each_found(lines: list[bytes]) -> None:
    edited = [*lines[:3], lines[3].replace(b'"hour":"2026', b'"hour":"2025'), *lines[4:]]
    swapped = [lines[0], lines[2], lines[1], *lines[3:]]
    gap = [*lines[:3], *lines[4:]]
    other = [lines[0].replace(b'"sealing":"', b'"sealing":"00'), *lines[1:]]

    assert edited != lines
    assert [fault(one) for one in (edited, swapped, gap, other)] == [
        "3: signature",
        "1: place",
        "3: place",
        "1: prev",
    ]


def test_without_a_file_the_same_lines_go_to_the_screen_alone(case: str, lines: list[bytes]) -> None:
    assert run("journal", "export", case).out.encode().splitlines() == lines


def test_an_export_grows_over_itself_but_over_no_other_case(case: str, lines: list[bytes], tmp_path: Path) -> None:
    call(case, "--who", "B. Constable", "--outcome", "reached")
    other = tmp_path / "other.yaml"
    other.write_text("standfast: answers/1\nlabel: Other\nlanguage: en\nopened_at: 2026-06-07T20:30:00-07:00\n")
    with clock_at(SUNDAY):
        run("case", "new", other)

    grown = run("journal", "export", case, "-o", tmp_path / "journal.jsonl")
    over = run("journal", "export", "other", "-o", tmp_path / "journal.jsonl")

    assert (grown.code, over.code) == (0, 2)
    assert (tmp_path / "journal.jsonl").read_bytes().splitlines()[: len(lines)] == lines
