"""A negation reaches no further than its breath, and a word that a pattern's beginning knows is not mended away."""

import pytest

from standfast.cues.cues import Cue, CueSet, find
from standfast.cues.patterns import read_pattern, words_named


def _set(*said: str) -> CueSet:
    cues = tuple(Cue(key="k", text=one, pattern=read_pattern(one, {}), weight=4) for one in said)
    return CueSet(cues=cues, spellings={}, negations=frozenset({"pas"}), reach=3)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Elle parle pas de mourir", False),
        ("Je ris pas, mourir est son mot", True),
        ("Je ris pas (mourir est son mot)", True),
        ("C'est pas drôle — mourir est son mot", True),
        ("Je ris pas. Mourir est son mot", True),
    ],
)
def test_negation_ends_with_its_breath(text: str, *, heard: bool) -> None:
    assert bool(find(text, _set("mourir"))) is heard


def test_a_word_that_begins_as_a_pattern_says_is_not_mended() -> None:
    assert find("il va lui écrire", _set("lui ecri*", "decrire"))
    named = words_named([read_pattern("lui (ecri*|parle) [text*]", {})])

    assert [word for word in named if word.endswith("*")] == ["ecri*", "text*"]
