"""Careful reading of YAML: what is kept as it stands, and what is refused where it stands."""

import os
import time
from pathlib import Path

import pytest

from standfast.ground.errors import BadInput, StandfastError
from standfast.ground.yaml_file import (
    MappingNode,
    Scalar,
    SequenceNode,
    line_of,
    parse_yaml,
    plain_value,
    read_bytes,
    read_yaml,
    shown,
)


def test_a_text_stays_as_it_stands_with_its_place() -> None:
    tree = parse_yaml(b"badge: 0412\nsaid: 'no'\n", name="f.yaml")

    assert tree == MappingNode(
        (
            (Scalar("badge", plain=True, line=1, column=1), Scalar("0412", plain=True, line=1, column=8)),
            (Scalar("said", plain=True, line=2, column=1), Scalar("no", plain=False, line=2, column=7)),
        ),
        1,
    )


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        pytest.param(b"", "yaml.empty", None, id="nothing"),
        pytest.param(b"# a note\n---\n", "yaml.empty", None, id="only-a-note"),
        pytest.param("a: 1".encode("utf-16"), "yaml.utf16", None, id="utf16-with-its-mark"),
        pytest.param("a: 1".encode("utf-16-le"), "yaml.utf16", None, id="utf16-without-its-mark"),
        pytest.param("a: 1".encode("utf-16-be"), "yaml.utf16", None, id="utf16-big-endian"),
        pytest.param("a: 1".encode("utf-32"), "yaml.utf16", None, id="utf32"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "yaml.binary", None, id="a-picture"),
        pytest.param(b"a: 1\nb: caf\xe9\n", "yaml.not_utf8", "2", id="latin-1"),
        pytest.param(b"a: 1\nb: \x07\n", "yaml.control_character", "2", id="a-bell"),
        pytest.param(b'a: 1\nb: "\\0"\n', "yaml.control_character", "2", id="an-escaped-nul"),
        pytest.param("a: 1\nb: \ufdd1\n".encode(), "yaml.control_character", "2", id="a-noncharacter"),
        pytest.param(b'a: 1\nb: "\\uFDD1"\n', "yaml.control_character", "2", id="an-escaped-noncharacter"),
        pytest.param(b"a: &x 1\nb: *x\n", "yaml.anchor", "1", id="an-anchor"),
        pytest.param(b"a: *x\n", "yaml.anchor", "1", id="an-alias"),
        pytest.param(b"a: 1\nb: !!python/object:os.system x\n", "yaml.tag", "2", id="a-tag"),
        pytest.param(b"a: ! x\n", "yaml.tag", "1", id="the-bare-tag"),
        pytest.param(b"a: !!map {}\n", "yaml.tag", "1", id="a-tag-on-a-mapping"),
        pytest.param(b"%TAG ! tag:example.org,2026:\n---\na: 1\n", "yaml.tag", "1", id="a-tag-directive"),
        pytest.param(b"a: 1\n---\nb: 2\n", "yaml.many_documents", "2", id="two-documents"),
        pytest.param(b"a: 1\nb: 2\na: 3\n", "yaml.key_twice", "3", id="a-key-twice"),
        pytest.param(b"? [a]\n: 1\n", "yaml.key_not_text", "1", id="a-list-as-key"),
        pytest.param(b"'': 1\n", "yaml.key_not_text", "1", id="an-empty-name"),
        pytest.param(b"a: 1\nhandle: @kit\n", "yaml.sign", "2", id="a-handle-with-its-sign"),
        pytest.param(b"a:\n  b: 1\n\tc: 1\n", "yaml.tab", "3", id="a-tab-further-down"),
        pytest.param(b"a:\n  " + b"[" * 30, "yaml.too_deep", "2", id="too-deep"),
        pytest.param(b"a:\n\tb: 1\n", "yaml.tab", "2", id="a-tab"),
        pytest.param(b"said: he said: no\n", "yaml.colon", "1", id="a-second-colon"),
        pytest.param(b'a: 1\nb: "open\nc: 2\n', "yaml.open_quote", "2", id="an-open-quote"),
        pytest.param(b"a: [1, 2\n", "yaml.unreadable", "2", id="an-open-bracket"),
    ],
)
def test_what_a_file_may_not_hold_is_refused_where_it_stands(data: bytes, code: str, line: str | None) -> None:
    with pytest.raises(BadInput) as refused:
        parse_yaml(data, name="f.yaml")

    problem = refused.value.problems[0]
    assert (problem.code, problem.details.get("line"), problem.details["file"]) == (code, line, "f.yaml")


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    bomb = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
        b"%c: &%c [%s]\n" % (one + 1, one + 1, b",".join([b"*%c" % one] * 9)) for one in range(ord("a"), ord("z"))
    )

    with pytest.raises(BadInput, match="anchor") as refused:
        parse_yaml(bomb, name="bomb.yaml")

    assert refused.value.problems[0].details["line"] == "1"


def test_the_mark_of_utf8_is_no_part_of_the_text() -> None:
    assert plain_value(parse_yaml(b"\xef\xbb\xbfa: 1\n", name="f")) == {"a": 1}


def test_invisible_characters_in_a_text_are_kept_for_they_are_evidence() -> None:
    text = 'a: "x\\u202Ey\\x07"\nb: "p\u202eq\u200b"\n'

    tree = parse_yaml(text.encode(), name="f")

    assert plain_value(tree) == {"a": "x\u202ey\x07", "b": "p\u202eq\u200b"}


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_the_line_ends_of_a_pasted_message_are_kept_and_end_no_line_of_the_file(sign: str, quote: str) -> None:
    tree = parse_yaml(f"a: {quote}one{sign}two{quote}\nb: 1\n".encode(), name="f")

    assert plain_value(tree) == {"a": f"one{sign}two", "b": 1}
    assert line_of(tree, ["b"]) == 2


def test_more_values_than_a_file_of_ours_has_are_refused_soon() -> None:
    started = time.process_time()

    with pytest.raises(BadInput, match="too_many"):
        parse_yaml(b"-\n" * 400_000, name="f")

    assert time.process_time() - started < 5


def test_fifty_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    started = time.process_time()

    with pytest.raises(BadInput, match="too_large"):
        read_yaml(path)

    assert time.process_time() - started < 0.5


def test_bytes_over_the_limit_are_refused_before_they_are_decoded() -> None:
    with pytest.raises(BadInput, match="too_large"):
        parse_yaml(b"\xff" * 11, name="f", limit=10)


def test_a_file_that_vanished_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gone.yaml"

    with pytest.raises(BadInput, match="missing") as refused:
        read_yaml(path)

    assert refused.value.problems[0].details["file"] == str(path)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="not_a_file"):
        read_yaml(tmp_path)


def test_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)

    with pytest.raises(BadInput, match="not_a_file"):
        read_bytes(pipe)


def test_a_file_name_that_no_system_has_is_an_error_and_no_crash(tmp_path: Path) -> None:
    with pytest.raises(StandfastError, match="unreadable"):
        read_bytes(tmp_path / "a\0b")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("0.5", 0.5),
        ("1e3", 1000.0),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        # What YAML 1.1 would have turned into something else stays text.
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("0412", "0412"),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("12:30", "12:30"),
        ("190:20:30", "190:20:30"),
        ("2026-05-10", "2026-05-10"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1e999", "1e999"),
        ("12345678901234567890", "12345678901234567890"),
        ("1_000", "1_000"),
        ("+1", "+1"),
    ],
)
def test_a_data_file_means_json_and_nothing_more(text: str, value: object) -> None:
    assert plain_value(parse_yaml(f"a: {text}\n".encode(), name="f")) == {"a": value}


def test_a_quoted_text_is_never_turned_into_anything() -> None:
    assert plain_value(parse_yaml(b"['1', \"true\", '~', '']", name="f")) == ["1", "true", "~", ""]


def test_the_line_of_a_path_is_that_of_its_value() -> None:
    tree = parse_yaml(b"a:\n  - b: 1\n  - b:\n      c: 2\n", name="f")

    assert line_of(tree, ["a", 1, "b", "c"]) == 4
    assert line_of(tree, ["a", 7, "b"]) == 2


def test_the_line_of_a_path_into_a_text_is_that_of_the_text() -> None:
    tree = parse_yaml(b"a:\n- x\n", name="f")

    assert isinstance(tree, MappingNode)
    assert isinstance(tree.get("a"), SequenceNode)
    assert line_of(tree, ["a", 0, "deeper"]) == 2


def test_a_name_is_shown_on_one_line_and_not_without_end() -> None:
    assert shown("a\nb\u202e" + "x" * 100) == "a[U+000A]b[U+202E]" + "x" * 56 + "…"
