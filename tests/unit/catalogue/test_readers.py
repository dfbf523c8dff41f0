"""Who reads which key, told from texts alone."""

import pytest

from standfast.catalogue import load_catalogue
from standfast.catalogue.readers import Mention, Source, unknown_keys, unread_keys


def code(text: str) -> Source:
    return Source(name="room.py", text=text)


def data(text: str) -> Source:
    return Source(name="rules.yaml", text=text)


def found(source: Source) -> list[tuple[int, str]]:
    return [(mention.line, mention.key) for mention in unknown_keys([source], load_catalogue())]


@pytest.mark.parametrize(
    ("source", "unknown"),
    [
        (data("rule: {fact: child.age, below: 16}\n"), [(1, "child.age")]),
        (data("all:\n- {fact: child.age_at_time, below: 16}\n- {fact: kid.age, is: 8}\n"), [(3, "kid.age")]),
        (data("settles:\n- image.provided\n- image.providd\n"), [(3, "image.providd")]),
        (data("en: 'Aged {child.agee}, {name}'\n"), [(1, "child.agee")]),
        (data("a: image.provided\nsource: example.org\nid: ca.911\n"), []),
        (code('case.value("child.age_at_time")\ncase.value("child.aeg")\n'), [(2, "child.aeg")]),
        (code('KEYS = {"danger.self_harm", "danger.selfharm"}\n'), [(1, "danger.selfharm")]),
        (code('face.word("danger.title")\nraise BadInput("paper.lost", line=1)\n'), []),
        (code('x = "not a key. at all"\ny = "example.org"\nz = "paper.css"\n'), []),
    ],
)  # fmt: skip
def test_a_key_that_nobody_knows_is_found_where_it_stands(source: Source, unknown: list[tuple[int, str]]) -> None:
    assert found(source) == unknown


def test_a_mention_names_its_file() -> None:
    assert unknown_keys([data("fact: a.b\n")], load_catalogue()) == (Mention(file="rules.yaml", line=1, key="a.b"),)


@pytest.mark.parametrize(
    ("source", "key"),
    [
        (data("rule: {fact: child.age_at_time, below: 16}\n"), "child.age_at_time"),
        (data("en: 'Aged {child.age_at_time}'\n"), "child.age_at_time"),
        (code('case.value("child.age_at_time")\n'), "child.age_at_time"),
        (code('case.text(f"{group}.child")\n'), "image.child"),
        (code("print(contact.badge)\n"), "contact.badge"),
    ],
)
def test_a_key_that_is_read_is_no_longer_listed(source: Source, key: str) -> None:
    assert key in unread_keys([], load_catalogue())
    assert key not in unread_keys([source], load_catalogue())


@pytest.mark.parametrize("text", ["contact.badge = 1\n", "badge = 1\n", "def badge(): ...\n"])
def test_writing_a_field_is_not_reading_it(text: str) -> None:
    assert "contact.badge" in unread_keys([code(text)], load_catalogue())
