import pytest

from standfast.ground.errors import BadInput
from standfast.papers import Foreign, Ref, Strong, Text, item, rich


def test_weight_citations_and_slots_become_spans() -> None:
    made = rich("**Call {who}** about it. [[luring]]", who="9-1-1")

    assert made == (Strong("Call "), Strong("9-1-1"), Text(" about it. "), Ref("luring"))


def test_what_fills_a_slot_is_never_read_for_marks() -> None:
    made = rich("Handle: {handle}", handle=Foreign("**{who}** [[x]]"))

    assert made == (Text("Handle: "), Foreign("**{who}** [[x]]"))


def test_peoples_words_stay_foreign_inside_weight() -> None:
    assert rich("**{name}**", name=Foreign("Robin")) == (Foreign("Robin"),)


def test_an_empty_slot_is_refused_by_name() -> None:
    with pytest.raises(BadInput) as refused:
        rich("Ask {who}.")

    assert refused.value.problems[0].details == {"slot": "who"}


def test_an_item_shares_its_slots_with_its_lesser_lines() -> None:
    made = item("Ask {who}.", "Then thank {who}.", who="them")

    assert made.under == ((Text("Then thank "), Text("them"), Text(".")),)
