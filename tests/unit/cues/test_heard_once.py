"""A word is heard once for an answer: what lies within a heavier cue of the same key adds nothing."""

from standfast.cues.cues import Cue, CueSet
from standfast.cues.load import RefusalCues
from standfast.cues.patterns import read_pattern
from standfast.cues.refusals import find_refusal


def _told(*said: tuple[str, str, int]) -> RefusalCues:
    cues = tuple(Cue(key=key, text=text, pattern=read_pattern(text, {}), weight=weight) for key, text, weight in said)
    bundled = CueSet(cues=cues, spellings={}, negations=frozenset(), reach=3)
    return RefusalCues(cues=bundled, threshold=5, margin=2)


def test_a_cue_within_a_heavier_one_adds_nothing() -> None:
    heard = find_refusal("It is a privacy law", _told(("privacy_law", "privacy law", 7), ("privacy_law", "privacy", 4)))
    assert (heard.key, heard.score) == ("privacy_law", 7)


def test_cues_side_by_side_add_up_and_keys_do_not_hide_each_other() -> None:
    told = _told(("backlog", "months", 3), ("backlog", "lab", 3), ("wait_and_see", "months at the lab", 2))
    heard = find_refusal("months at the lab", told)
    assert (heard.key, heard.score, heard.next) == ("backlog", 6, ("wait_and_see",))
