"""Schema checks tell every problem with its file, line and path."""

import pytest

from standfast.ground.errors import BadInput
from standfast.ground.schema import check, problems
from standfast.ground.yaml_file import parse_yaml, plain_value

GOOD = """\
says: {one: {en: a, fr: b}, two: {en: c, fr: d}}
sure: {one: {en: a, fr: b}, two: {en: c, fr: d}}
role: {one: {en: a, fr: b}, two: {en: c, fr: d}}
"""


def test_a_value_that_fits_passes_in_silence() -> None:
    node = parse_yaml(GOOD.encode(), name="f")

    check(plain_value(node), schema_name="shared_choices", file="f", node=node)


def test_every_problem_is_told_with_its_line_and_path() -> None:
    node = parse_yaml(GOOD.replace("fr: d", "fr: 4").encode(), name="f.yaml")

    with pytest.raises(BadInput) as refused:
        check(plain_value(node), schema_name="shared_choices", file="f.yaml", node=node)

    told = [(one.details["file"], one.details["line"], one.details["field"]) for one in refused.value.problems]
    assert told == [("f.yaml", "1", "says.two.fr"), ("f.yaml", "2", "sure.two.fr"), ("f.yaml", "3", "role.two.fr")]


def test_a_problem_of_the_whole_file_has_a_place_too() -> None:
    node = parse_yaml(b"says: {}\n", name="f")

    found = problems(plain_value(node), schema_name="shared_choices", file="f", node=node)

    assert {one.details["field"] for one in found} == {"/", "says"}
