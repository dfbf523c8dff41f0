from dataclasses import replace

from standfast.papers import Foot, Foreign, Ref, Strong, Text
from standfast.papers.shown import Frame, glued, needs_isolation


def test_a_citation_stays_with_the_word_it_follows() -> None:
    run = (Text("Keep the records."), Ref("a"), Ref("b"), Text(" Then call."))

    assert list(glued(run)) == [
        Text("Keep the "),
        (Text("records."), Ref("a"), Ref("b")),
        Text(" Then call."),
    ]


def test_a_citation_after_one_heavy_word_takes_the_word_whole() -> None:
    assert list(glued((Strong("Luring"), Ref("a")))) == [(Strong("Luring"), Ref("a"))]


def test_a_citation_after_a_space_a_long_word_or_a_name_stands_alone() -> None:
    for before in (Text("the Code "), Text("x" * 40), Foreign("Robin")):
        assert list(glued((before, Ref("a")))) == [before, Ref("a")]


def test_gluing_loses_no_word() -> None:
    run = (Text("one two"), Ref("a"), Strong("three"), Ref("b"), Ref("c"), Text("four"))

    flat = [one for part in glued(run) for one in (part if isinstance(part, tuple) else (part,))]

    assert "".join(getattr(one, "text", "") for one in flat) == "one twothreefour"
    assert [one for one in flat if isinstance(one, Ref)] == [Ref("a"), Ref("b"), Ref("c")]


def test_the_foot_names_what_it_shows_in_both_languages() -> None:
    foot = Foot(case_ref="N-1", head_short="7f3a", at="22 May", law_checked="24 November", version="Standfast 0.1.0")
    both = replace(foot, installation_short="91c2")

    assert Frame("en").foot(foot) == (
        "Case N-1 · Journal 7f3a",
        "As of 22 May · Law checked 24 November · Standfast 0.1.0",
    )
    assert Frame("en").foot(both)[0] == "Case N-1 · Journal 7f3a · Installation 91c2"
    assert Frame("fr").foot(both)[0] == "Dossier N-1 · Journal 7f3a · Installation 91c2"


def test_only_a_right_to_left_letter_needs_isolation() -> None:
    assert needs_isolation("by ליאת")
    assert not needs_isolation("龍 1")
