"""A case as rules see it: the latest word of each sayer, and to which child it belongs."""

from dataclasses import replace

from standfast.case import Case, Says
from standfast.plan.facts import CaseFacts
from tests.factories import case

TWO = """\
child:
  - {id: robin, age_at_time: 8}
  - {id: wren, age_at_time: 12}
conversation:
  - {id: a, child: robin, sexual_talk: yes}
  - {id: b, child: wren, sexual_talk: no}
  - {id: c, sexual_talk: not_known}
danger: {self_harm: no}
"""


def values(told: Case, key: str, child: str | None = None) -> list[tuple[str, object]]:
    return [(one.subject, one.value) for one in CaseFacts(told).statements(key, child=child)]


def test_a_fact_about_a_child_is_not_one_about_another() -> None:
    assert values(case(TWO), "child.age_at_time", "robin") == [("robin", 8)]
    assert [subject for subject, _ in values(case(TWO), "child.age_at_time")] == ["robin", "wren"]


def test_what_is_linked_to_another_child_is_left_out_and_what_is_linked_to_none_is_kept() -> None:
    assert [subject for subject, _ in values(case(TWO), "conversation.sexual_talk", "robin")] == ["a", "c"]
    assert [subject for subject, _ in values(case(TWO), "conversation.sexual_talk", "wren")] == ["b", "c"]


def test_what_is_about_no_child_concerns_every_child() -> None:
    assert len(values(case(TWO), "danger.self_harm", "robin")) == 1


def test_the_latest_word_of_one_sayer_counts_and_sayers_stand_side_by_side() -> None:
    told = case(TWO)
    (first,) = told.told("danger.self_harm")
    later = replace(first, seq=first.seq + 1, value=True)
    other = replace(first, seq=first.seq + 2, value=False, says=Says.OFFICER_SAID)
    told = replace(told, facts=(*told.facts, later, other))

    statements = CaseFacts(told).statements("danger.self_harm")

    assert [(one.value, one.says, one.entry) for one in statements] == [
        (True, "parent_saw", later.seq),
        (False, "officer_said", other.seq),
    ]


def test_subjects_are_listed_in_the_order_they_were_mentioned() -> None:
    assert CaseFacts(case(TWO)).subjects("child") == ("robin", "wren")
    assert CaseFacts(case("")).subjects("child") == ()
