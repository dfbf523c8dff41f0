"""Cues: patterns with whole-number weights, by key; and what of them stands in a text. Data in, hits out. Pure.

A cue counts once a breath. A cue that is ``negated`` by a word right before it in the same breath does not
count, unless it says that it may be. What a text comes to is a sum that anybody can add up again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from standfast.cues.patterns import SLIP_FROM, Later, Pattern, end_of, first_words, may_stand, words_named
from standfast.cues.words import Word, words_of


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cue:
    """One pattern, what it speaks for, and how much. A cue is itself alone: two that read alike are two."""

    key: str
    text: str
    # the pattern as the data write it
    pattern: Pattern | Later
    weight: int
    even_negated: bool = False
    lang: str = ""
    # of the file it stands in

    @property
    def parts(self) -> Pattern:
        """Give the pattern, read."""
        return self.pattern.parts if isinstance(self.pattern, Later) else self.pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A cue that stands in a text, and where."""

    cue: Cue
    start: int
    end: int
    clause: int


_Place = tuple[Cue, int, int]
LONGEST_PART: Final = 120
"""Words: a clause without an end is looked at in parts of this length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueSet:
    """Cues of one kind, the spellings and the negations they are read with."""

    cues: tuple[Cue, ...]
    spellings: Mapping[str, tuple[str, ...]]
    negations: frozenset[str]
    reach: int
    # words before a cue in which a negation undoes it
    ordinary: frozenset[str] = frozenset()
    # words of their own: never mended into a word that a cue names
    tongues: Mapping[str, frozenset[str]] = field(default_factory=dict)
    # small words by which a clause shows its language
    index: Mapping[str, Any] = field(default_factory=dict)
    # as ``index_of`` makes it: made here, or kept from an earlier reading
    known: frozenset[str] = field(init=False)
    stems: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Index the cues where that was not done before."""
        index = self.index or index_of(self.cues, self.negations)
        object.__setattr__(self, "index", index)
        object.__setattr__(self, "known", frozenset(index["known"]))
        object.__setattr__(self, "stems", frozenset(index["stems"]))


def index_of(cues: Sequence[Cue], negations: frozenset[str]) -> Mapping[str, Any]:
    """Index cues, by their place, by the words with which they can begin; and known words by one letter less.

    It is plain JSON, so that it can be kept.
    """
    first: dict[str, list[int]] = {}
    start: dict[str, list[int]] = {}
    for place, cue in enumerate(cues):
        for word in dict.fromkeys(first_words(cue.parts)):
            (start if word.endswith("*") else first).setdefault(word.rstrip("*"), []).append(place)
    named = frozenset(words_named(cue.parts for cue in cues))
    known = sorted(frozenset(word for word in named if not word.endswith("*")) | negations)
    slips: dict[str, str] = {}
    for word in known:
        if len(word) >= SLIP_FROM:
            for shorter in _shorter(word):
                slips.setdefault(shorter, word)
    stems = sorted(word[:-1] for word in named if word.endswith("*"))
    return {"first": first, "start": start, "known": known, "stems": stems, "slips": slips}


def find(text: str, cues: CueSet) -> tuple[Hit, ...]:
    """Give every cue that stands in a text, once a breath, where nothing negates it."""
    mended: dict[str, str] = {}
    words = [_mended(word, cues, mended) for word in words_of(text, cues.spellings)]
    known: dict[tuple[tuple[str, int], ...], tuple[_Place, ...]] = {}
    found: dict[tuple[Cue, int], Hit] = {}
    for part in _parts(words):
        # What was pasted a thousand times is heard once, and then known.
        shape = tuple((word.text, word.breath - part[0].breath) for word in part)
        if shape not in known:
            known[shape] = tuple(_heard(part, cues))
        for cue, first, end in known[shape]:
            word = part[first]
            hit = Hit(cue=cue, start=word.start, end=part[end - 1].end, clause=word.clause)
            found.setdefault((cue, word.breath), hit)
    return tuple(found.values())


def _parts(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Cut words where a clause ends, and where one has no end."""
    begin = 0
    for place in range(1, len(words) + 1):
        ends = place == len(words) or words[place].clause != words[begin].clause
        if ends or place - begin == LONGEST_PART:
            yield words[begin:place]
            begin = place


def _heard(words: Sequence[Word], cues: CueSet) -> Iterator[_Place]:
    """Give each cue that stands in a part of a clause, with the places of its first word and after its last."""
    tongue, texts = _tongue(words, cues), {word.text for word in words}
    possible: dict[Cue, bool] = {}
    for at, word in enumerate(words):
        for cue in _beginning(word.text, cues):
            if cue.lang and tongue and cue.lang != tongue:
                continue
            # A word said many times must not make every cue that begins with it look as many times.
            may = possible.get(cue)
            if may is None:
                may = possible[cue] = may_stand(cue.parts, texts)
            if not may:
                continue
            end = end_of(cue.parts, words, at)
            if end is not None and (cue.even_negated or not _negated(words, at, cues)):
                yield cue, at, end


def _tongue(words: Sequence[Word], cues: CueSet) -> str | None:
    """Tell in which language a clause speaks, by its small words; ``None`` where two speak alike."""
    counts = {lang: sum(word.text in small for word in words) for lang, small in cues.tongues.items()}
    most = max(counts.values(), default=0)
    loudest = [lang for lang, count in counts.items() if count == most]
    return loudest[0] if most and len(loudest) == 1 else None


def _beginning(word: str, cues: CueSet) -> Iterable[Cue]:
    first, start = cues.index["first"], cues.index["start"]
    yield from (cues.cues[place] for place in first.get(word, ()))
    for length in range(2, len(word) + 1):
        yield from (cues.cues[place] for place in start.get(word[:length], ()))


def _negated(words: Sequence[Word], at: int, cues: CueSet) -> bool:
    before = words[max(0, at - cues.reach) : at]
    return any(one.breath == words[at].breath and one.text in cues.negations for one in before)


def _mended(word: Word, cues: CueSet, done: dict[str, str]) -> Word:
    """Give a word as it is known; ``done`` remembers what was mended in this text."""
    text = done.get(word.text)
    if text is None:
        text = done[word.text] = _known(word.text, cues)
    return word if text == word.text else Word(text, word.start, word.end, word.clause, word.breath)


def _known(word: str, cues: CueSet) -> str:
    """Give the known word that is one slip away (a letter more, less, other, or two turned round), else the word.

    A word that begins as a pattern says (``ecri*``) is known already.
    """
    if word in cues.known or word in cues.ordinary:
        return word
    if len(word) < SLIP_FROM - 1 or not word.isalpha():
        return word
    if any(word[:length] in cues.stems for length in range(SLIP_FROM - 1, len(word) + 1)):
        return word
    for shorter in (word, *_shorter(word)):
        near = cues.index["slips"].get(shorter)
        if near is not None and _one_slip(word, near):
            return str(near)
        if shorter in cues.known and len(shorter) >= SLIP_FROM:
            return shorter
    return word


def _shorter(word: str) -> Iterable[str]:
    return dict.fromkeys(word[:place] + word[place + 1 :] for place in range(len(word)))


def _one_slip(one: str, other: str) -> bool:
    """Tell whether two words differ by one letter or by two neighbours turned round."""
    if abs(len(one) - len(other)) > 1:
        return False
    alike = min(len(one), len(other))
    head = next((place for place in range(alike) if one[place] != other[place]), alike)
    left, right = one[head:], other[head:]
    if left[1:] == right[1:] or left == right[1:] or left[1:] == right:
        return True
    return len(left) == len(right) and left[:2] == right[1::-1] and left[2:] == right[2:]
