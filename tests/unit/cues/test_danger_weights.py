"""Danger is weighed as anybody can add it up: overlaps, dampers of a clause, the ceiling, the language spoken."""

import pytest

from standfast.cues import find_danger
from standfast.cues.cues import Cue, CueSet, find
from standfast.cues.load import Damper, DangerCues
from standfast.cues.patterns import read_pattern

TONGUES = {"en": frozenset({"the", "he", "her"}), "fr": frozenset({"le", "il", "elle"})}


def _cue(said: str, weight: int, *, key: str = "meeting", lang: str = "en") -> Cue:
    return Cue(key=key, text=said, pattern=read_pattern(said, {}), weight=weight, lang=lang)


def _told(*cues: Cue, dampers: tuple[Damper, ...] = (), ceiling: int | None = None) -> DangerCues:
    every = (*cues, *(one.cue for one in dampers))
    return DangerCues(
        cues=CueSet(cues=every, spellings={}, negations=frozenset({"not"}), reach=3, tongues=TONGUES),
        dampers={one.cue: one for one in dampers},
        thresholds={"en": 4, "fr": 4},
        ceilings={} if ceiling is None else {"en": ceiling},
    )


def _damper(said: str, weight: int, *, overlap: bool = False, kinds: tuple[str, ...] = ()) -> Damper:
    return Damper(cue=_cue(said, weight, key="damper"), kinds=kinds, overlap=overlap)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("he will meet the deadline", False),
        ("he will meet her", True),
        ("he will meet the deadline, then meet her", True),
    ],
)
def test_what_overlaps_takes_only_from_what_shares_a_word_with_it(text: str, *, heard: bool) -> None:
    told = _told(_cue("meet", 4), dampers=(_damper("meet the deadline", 8, overlap=True),))

    assert bool(find_danger(text, told)) is heard


def test_what_damps_a_clause_reaches_no_other_clause_and_no_other_kind() -> None:
    told = _told(_cue("meet", 4), _cue("kill", 4, key="threat"), dampers=(_damper("game", 5, kinds=("threat",)),))

    assert [one.kind for one in find_danger("in the game he will kill and meet her", told)] == ["meeting"]
    assert [one.kind for one in find_danger("it is a game. he will kill her", told)] == ["threat"]


def test_saying_a_thing_twice_does_not_outweigh_what_damps_it() -> None:
    cues = (_cue("meet", 4), _cue("meet her", 4), _cue("will meet", 4))
    film = (_damper("film", 5),)

    assert find_danger("he will meet her in the film", _told(*cues, dampers=film))
    assert not find_danger("he will meet her in the film", _told(*cues, dampers=film, ceiling=8))
    assert find_danger("he will meet her", _told(*cues, dampers=film, ceiling=8))[0].score == 8


def test_a_cue_counts_only_in_clauses_of_its_language_where_they_show_one() -> None:
    told = _told(_cue("meet", 4))

    assert find_danger("he will meet her", told)
    assert find_danger("meet", told)
    assert not find_danger("elle dit le mot meet", told)
    assert find_danger("elle lit le mot : he will meet her", told)


def test_an_ordinary_word_is_never_mended_into_a_cue() -> None:
    cue = _cue("threat", 4)
    plain = CueSet(cues=(cue,), spellings={}, negations=frozenset(), reach=3)
    kept = CueSet(cues=(cue,), spellings={}, negations=frozenset(), reach=3, ordinary=frozenset({"thread"}))

    assert find("a thread", plain)
    assert not find("a thread", kept)
    assert find("a thraet", kept)


def test_a_long_list_gives_the_same_as_a_short_one() -> None:
    cue = _cue("(pick up|pick her up|pick*) ..2 (tonight|to night)", 4)
    told = _told(cue)

    assert find_danger("he will pick up the car tonight", told)
    assert find_danger("he is picking her up to night", told)
    assert not find_danger("he will pick the car some other day tonight", told)
