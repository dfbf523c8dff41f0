"""A danger that is only faintly heard is not asked about beside one that is heard loudly in the same clause."""

from standfast.cues import find_danger


def test_a_meeting_said_outright_is_the_one_question() -> None:
    assert [one.kind for one in find_danger("He wants to meet her at the park tonight.")] == ["meeting"]


def test_what_is_loud_in_one_clause_takes_nothing_from_another() -> None:
    kinds = {one.kind for one in find_danger("He wants to meet her tonight. She says she wants to die.")}

    assert kinds == {"meeting", "self_harm"}
