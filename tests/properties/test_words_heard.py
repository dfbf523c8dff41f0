"""Words, patterns and cues whatever is written: places lie within the text, and more text hides nothing elsewhere."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfast.cues import find_danger, find_refusal
from standfast.cues.cues import Cue, CueSet, find
from standfast.cues.load import NONE, load_danger_cues
from standfast.cues.patterns import PatternError, read_pattern
from standfast.cues.words import LONGEST_WORD, words_of

LISTS = {"they": ["he", "she", "they"]}
WORDS = ("he", "she", "wants", "to", "meet", "never", "not", "the", "officer", "écrit", "knows", "where", "🙂")
texts = st.one_of(st.text(max_size=300), st.lists(st.sampled_from((*WORDS, ".", "\n", ";")), max_size=40).map(" ".join))
clauses = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
patterns = st.text(alphabet="ab |()[]<>*.3", max_size=20)


def cue(text: str, *, even_negated: bool = False) -> Cue:
    return Cue(key=text, text=text, pattern=read_pattern(text, LISTS), weight=1, even_negated=even_negated)


CUES = CueSet(
    cues=(cue("<they> wants .. meet"), cue("knows where", even_negated=True), cue("(wants|veut) to [to] me*")),
    spellings={"wanna": ("wants", "to")},
    negations=frozenset({"not", "never"}),
    reach=2,
)


SHIPPED = load_danger_cues().cues


def heard(text: str) -> set[tuple[str, int, int]]:
    return {(hit.cue.key, hit.start, hit.end) for hit in find(text, CUES)}


@given(texts)
def test_words_stand_in_order_within_the_text_and_hold_letters_or_digits(text: str) -> None:
    words = words_of(text, {})

    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert all(a.end <= b.start and a.clause <= b.clause for a, b in pairwise(words))
    assert all(word.text and len(word.text) <= LONGEST_WORD + 2 for word in words)


@given(texts)
def test_words_are_the_same_in_capitals(text: str) -> None:
    plain = [word.text for word in words_of(text.lower(), {})]

    if text.isascii():
        assert [word.text for word in words_of(text.upper(), {})] == plain


@given(texts)
def test_every_hit_lies_within_the_text(text: str) -> None:
    assert all(0 <= hit.start < hit.end <= len(text) for hit in find(text, CUES))


@given(texts, clauses)
def test_a_clause_put_after_removes_no_hit(text: str, more: str) -> None:
    assert heard(text) <= heard(f"{text}. {more}")


@given(texts, clauses)
def test_a_clause_put_before_removes_no_hit(text: str, more: str) -> None:
    moved = len(more) + 2
    before = {(key, start + moved, end + moved) for key, start, end in heard(text)}

    assert before <= heard(f"{more}. {text}")


@given(texts, clauses)
def test_more_text_elsewhere_silences_no_kind_of_danger(text: str, more: str) -> None:
    kinds = {one.kind for one in find_danger(text)}

    assert kinds <= {one.kind for one in find_danger(f"{text}.\n{more}.")}


@given(texts)
def test_passing_over_what_cant_stand_changes_nothing(text: str) -> None:
    quick = find(text, SHIPPED)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("standfast.cues.cues.may_stand", lambda *_: True)
        slow = find(text, SHIPPED)

    assert quick == slow


@given(texts)
def test_hearing_is_the_same_each_time(text: str) -> None:
    assert find_danger(text) == find_danger(text)
    assert find_refusal(text) == find_refusal(text)


@given(texts)
def test_an_answer_is_a_sum_that_can_be_added_up_again(text: str) -> None:
    found = find_refusal(text)

    assert found.key not in found.next
    assert len(found.next) <= 2
    added = sum(hit.cue.weight for hit in found.why if hit.cue.key == found.key)
    taken = sum(hit.cue.weight for hit in found.why if hit.cue.key == NONE)
    assert found.key == NONE or added - taken == found.score


@given(patterns)
def test_a_pattern_is_read_or_refused_and_never_breaks(text: str) -> None:
    try:
        pattern = read_pattern(text, LISTS)
    except PatternError:
        return
    assert pattern
    assert pattern == read_pattern(text, LISTS)


@given(st.lists(st.sampled_from(["he", "she", "meet", "wants"]), min_size=1, max_size=4))
def test_a_pattern_of_plain_words_finds_them(words: list[str]) -> None:
    told = CueSet(cues=(cue(" ".join(words)),), spellings={}, negations=frozenset(), reach=0)

    assert find(f"Well, {' '.join(words)}", told)
