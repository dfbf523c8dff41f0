"""Whatever a file holds, reading it gives a tree or answers, or says what is wrong. It never breaks."""

import json
import string
from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import assume, event, example, given
from hypothesis import strategies as st

from standfast.catalogue import FactSpec, FactType, Group, GroupKind, load_catalogue
from standfast.catalogue.answers import Answers, read_answers
from standfast.catalogue.values import (
    NO_WORDS,
    NOT_KNOWN_CODES,
    NOT_KNOWN_WORDS,
    YES_WORDS,
    Misread,
    read_as,
    read_value,
)
from standfast.ground.errors import BadInput, Problem
from standfast.ground.instants import instant, read_instant
from standfast.ground.schema import problems
from standfast.ground.yaml_file import Json, MappingNode, Node, Scalar, SequenceNode, parse_yaml, plain_value

NORTHGATE = (Path(__file__).parents[2] / "examples" / "northgate" / "answers.yaml").read_bytes()
NOW = read_instant("2026-06-01T12:00:00-07:00")
HEAD: dict[str, Json] = {
    "standfast": "answers/1",
    "label": "x",
    "language": "en",
    "opened_at": "2026-05-10T21:30:00-07:00",
}
CATALOGUE = load_catalogue()
YAMLISH = st.text(alphabet=st.sampled_from("ab1:-?[]{},&*!|>'\"%@`#\\ \t\n\r\u202e\u2028\u00e9"), max_size=80)


def texts_of(node: Node) -> Json:
    """Give a tree as plain JSON with every text as it was read, and ``null`` where nothing was written."""
    match node:
        case Scalar(text="", plain=True):
            return None
        case Scalar(text=text):
            return text
        case SequenceNode(items=items):
            return [texts_of(item) for item in items]
        case MappingNode(items=pairs):
            return {key.text: texts_of(value) for key, value in pairs}


def answers_to(spec: FactSpec) -> st.SearchStrategy[str]:
    """Give texts that answer a key well, or nearly."""
    good: dict[FactType, st.SearchStrategy[str]] = {
        FactType.BOOLEAN: st.sampled_from([*YES_WORDS, *NO_WORDS]),
        FactType.CHOICE: st.sampled_from([choice.code for choice in spec.choices] or [""]),
        FactType.INTEGER: st.integers(0, 17).map(str),
        FactType.TEXT: st.text(max_size=30),
        FactType.LONG_TEXT: st.text(max_size=30),
        FactType.DATE: st.dates(date(2026, 4, 1), date(2026, 7, 1)).map(str),
        FactType.INSTANT: instants(),
        FactType.PHONE: st.from_regex(r"\A\+?[0-9]{3}-555-01[0-9]{2}( ext 1)?\Z"),
        FactType.URL: st.from_regex(r"\Ahttps://example\.org/[a-z\u00e9~.-]{0,9}\Z"),
        FactType.REFERENCE: st.sampled_from(["a", "b", "c-1"]),
    }  # fmt: skip
    return st.one_of(good[spec.type], st.sampled_from([*NOT_KNOWN_WORDS, *NOT_KNOWN_CODES, "", " ", "\t", "x"]))


def instants() -> st.SearchStrategy[str]:
    moments = st.datetimes(datetime(2026, 5, 1), datetime(2026, 6, 3), timezones=st.just(UTC))  # noqa: DTZ001
    return moments.map(lambda moment: instant(moment).isoformat(sep=" ", timespec="minutes"))


@st.composite
def items(draw: st.DrawFn, group: Group) -> dict[str, Json]:
    """Give one subject or one record of a group."""
    item: dict[str, Json] = {}
    if group.many and (group.kind is GroupKind.FACTS or draw(st.booleans())):
        item["id"] = draw(st.sampled_from(["a", "b", "c-1"]))
    if group.kind is GroupKind.RECORD:
        item["at"] = draw(instants())
    for spec in draw(st.lists(st.sampled_from(group.facts), unique=True, max_size=4)):
        text: Json = draw(answers_to(spec))
        if group.kind is GroupKind.FACTS and draw(st.booleans()):
            text = {"is": text, "sure": draw(st.sampled_from(["sure", "think", ""]))}
        item[spec.name] = text
    return item


@st.composite
def answers_files(draw: st.DrawFn) -> bytes:
    """Give a file that is nearly right, and often is."""
    file: dict[str, Json] = dict(HEAD)
    for group in draw(st.lists(st.sampled_from(CATALOGUE.groups), unique_by=lambda one: one.name, max_size=4)):
        listed: list[Json] = [*draw(st.lists(items(group), max_size=2))]
        file[group.name] = listed if group.many else (listed[0] if listed else None)
    return json.dumps(file, ensure_ascii=draw(st.booleans())).encode("utf-8", "replace")


def parsed(data: bytes) -> Node | BadInput:
    try:
        return parse_yaml(data, name="f")
    except BadInput as error:
        return error


def answered(data: bytes) -> Answers | tuple[Problem, ...]:
    try:
        return read_answers(data, name="f", now=NOW)
    except BadInput as error:
        return error.problems


def names_its_file(told: tuple[Problem, ...]) -> bool:
    return len(told) > 0 and all(problem.details["file"] == "f" for problem in told)


@given(st.one_of(st.binary(max_size=200), YAMLISH.map(str.encode), st.text(max_size=200).map(str.encode)))
@example(b"a: 1\n\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"? ")
@example(b"--- |\n")
@example(b"- - - - - -\n")
@example(b"a\n\tb: @")
def test_parsing_any_bytes_gives_a_tree_or_says_why_not(data: bytes) -> None:
    tree = parsed(data)

    if isinstance(tree, BadInput):
        assert names_its_file(tree.problems)
    else:
        json.dumps(plain_value(tree), allow_nan=False)


@given(st.one_of(st.binary(max_size=200), YAMLISH.map(str.encode)))
def test_reading_any_bytes_as_answers_says_what_is_wrong(data: bytes) -> None:
    read = answered(data)

    assert isinstance(read, tuple)
    assert names_its_file(read)


@given(YAMLISH)
def test_reading_anything_below_a_good_beginning_never_breaks(text: str) -> None:
    read = answered(b"".join(f"{name}: {value}\n".encode() for name, value in HEAD.items()) + text.encode())

    assert isinstance(read, Answers) or names_its_file(read)


@given(st.integers(0, len(NORTHGATE) - 1), st.binary(max_size=3), st.integers(0, 40))
def test_a_damaged_northgate_is_read_or_refused_and_never_breaks(at: int, new: bytes, gone: int) -> None:
    read = answered(NORTHGATE[:at] + new + NORTHGATE[at + gone :])

    assert isinstance(read, Answers) or names_its_file(read)


@given(st.integers(0, len(NORTHGATE) - 1))
def test_a_northgate_that_was_cut_off_is_read_or_refused_and_never_breaks(at: int) -> None:
    read = answered(NORTHGATE[:at])

    assert isinstance(read, Answers) or names_its_file(read)


@given(answers_files())
def test_what_is_accepted_fits_the_published_schema(data: bytes) -> None:
    read = answered(data)
    event("accepted" if isinstance(read, Answers) else "refused")
    assume(isinstance(read, Answers))

    node = parse_yaml(data, name="f")

    assert problems(texts_of(node), schema_name="answers", file="f", node=node) == ()


@given(answers_files())
def test_reading_twice_gives_the_same(data: bytes) -> None:
    assert answered(data) == answered(data)


@given(
    st.sampled_from(sorted(CATALOGUE.by_key)), st.one_of(st.text(), st.text(alphabet=string.printable)), st.booleans()
)
def test_any_text_is_an_answer_to_a_key_or_a_named_misreading(key: str, text: str, plain: bool) -> None:  # noqa: FBT001
    spec = CATALOGUE.fact(key)

    read = read_as(spec, text, plain=plain)

    if plain and not isinstance(read, Misread):
        assert read_value(spec, text) == read


@given(st.text(min_size=1, max_size=200), st.booleans())
def test_a_quoted_text_goes_round_unchanged(text: str, escaped: bool) -> None:  # noqa: FBT001
    # JSON's quotes are YAML's, except for a few characters that neither writes plainly.
    written = json.dumps(text, ensure_ascii=escaped)

    tree = parsed(written.encode())

    if isinstance(tree, BadInput):
        assert tree.code in {"yaml.control_character", "yaml.open_quote"}
    else:
        assert isinstance(tree, Scalar)
        assert tree.text == text
