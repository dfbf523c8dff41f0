"""Patterns over words, as the data write them: a line of text in, a frozen pattern out; and where it stands in a text.

=============  =====================================================================
``nothing``    that word
``can*``       a word that begins so
``(a|b c|d*)`` one of these, each one or more words
``<police>``   a word or words of a list that the data name
``..``         up to three words between; ``..5`` up to five
``[x|y]``      one of these, or nothing
=============  =====================================================================

A pattern never crosses the end of a clause. Words of five letters and more are also met one slip of the finger away.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final

from standfast.cues.words import Word

GAP: Final = 3
MOST_GAP: Final = 6
SLIP_FROM: Final = 5
PART: Final = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|<([a-z_]+)>|\.\.(\d?)|([^\s()<>\[\]]+)")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences of words; ``optional``: or nothing."""

    sequences: tuple[tuple[str, ...], ...]
    optional: bool = False
    by_first: Mapping[str, tuple[tuple[str, ...], ...]] = field(init=False, repr=False, compare=False)
    # the sequences by their first word, so that a long list costs no more than a short one
    by_stem: Mapping[str, tuple[tuple[str, ...], ...]] = field(init=False, repr=False, compare=False)
    # those whose first word is open (can*), by its stem

    def __post_init__(self) -> None:
        """Index the sequences by their first word, in their order."""
        first: dict[str, tuple[tuple[str, ...], ...]] = {}
        stem: dict[str, tuple[tuple[str, ...], ...]] = {}
        for sequence in self.sequences:
            word = sequence[0]
            index, name = (stem, word[:-1]) if word[-1] == "*" else (first, word)
            index[name] = (*index[name], sequence) if name in index else (sequence,)
        object.__setattr__(self, "by_first", first)
        object.__setattr__(self, "by_stem", stem)

    def beginning(self, word: str) -> tuple[tuple[str, ...], ...]:
        """Give the sequences that may begin with a word: those that name it, then open ones, longest stem first."""
        found = self.by_first.get(word, ())
        if self.by_stem:
            for length in range(len(word), -1, -1):
                open_ones = self.by_stem.get(word[:length])
                if open_ones is not None:
                    found += open_ones
        return found


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to so many words of any kind."""

    most: int


Part = Choice | Gap
Pattern = tuple[Part, ...]


class Later:
    """A pattern that was found sound before: it is read when a text first needs it."""

    __slots__ = ("_parts", "_read")

    def __init__(self, read: Callable[[], Pattern]) -> None:
        """Take how to read it."""
        self._read = read
        self._parts: Pattern | None = None

    @property
    def parts(self) -> Pattern:
        """Give the pattern."""
        if self._parts is None:
            self._parts = self._read()
        return self._parts


class PatternError(ValueError):
    """A pattern that can't be read; its message names the part."""


def read_pattern(text: str, lists: Mapping[str, Sequence[str]], *, made: dict[str, Part] | None = None) -> Pattern:
    """Read a pattern; raises ``PatternError``. ``made`` keeps parts by their text, so that each is made once."""
    parts: list[Part] = []
    known: dict[str, Part] = {} if made is None else made
    rest = PART.sub(" ", text).strip()
    if rest:
        raise PatternError(rest)
    for match in PART.finditer(text):
        part = known.get(match[0])
        if part is None:
            part = known[match[0]] = _part(match, lists)
        parts.append(part)
    if not parts or isinstance(parts[0], Gap) or isinstance(parts[-1], Gap) or parts[0].optional:
        raise PatternError(text)
    return tuple(parts)


def _part(match: re.Match[str], lists: Mapping[str, Sequence[str]]) -> Part:
    group, maybe, name, gap, word = match.groups()
    if group is not None:
        return Choice(_sequences(group.split("|"), lists))
    if maybe is not None:
        return Choice(_sequences(maybe.split("|"), lists), optional=True)
    if name is not None:
        return Choice(_sequences([f"<{name}>"], lists))
    if word is not None:
        return Choice(((word,),))
    most = int(gap or GAP)
    if most > MOST_GAP:
        raise PatternError(f"..{gap}")
    return Gap(most)


def _sequences(told: Sequence[str], lists: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    found: dict[tuple[str, ...], None] = {}
    for one in told:
        words = tuple(one.split())
        if not words:
            raise PatternError("|".join(told))
        name = words[0]
        if name[0] != "<":
            found[words] = None
        elif name[1:-1] in lists:
            found.update(dict.fromkeys(_sequences(lists[name[1:-1]], lists)))
        else:
            raise PatternError(name)
    return tuple(found)


def first_words(pattern: Pattern) -> Iterator[str]:
    """Give the words with which a pattern can begin, for an index."""
    first = pattern[0]
    assert isinstance(first, Choice)
    for sequence in first.sequences:
        yield sequence[0]


def words_named(patterns: Iterable[Pattern]) -> Iterator[str]:
    """Give every word that patterns name, a beginning with its star (``can*``); a part that they share counts once."""
    parts = {id(part): part for pattern in patterns for part in pattern}
    for part in parts.values():
        if isinstance(part, Choice):
            for sequence in part.sequences:
                yield from sequence


def may_stand(pattern: Pattern, words: AbstractSet[str]) -> bool:
    """Tell whether each part of a pattern could begin with one of these words: if not, it stands nowhere among them.

    A part that a beginning is enough for (``can*``) is taken as possible.
    """
    needed = [part for part in pattern if isinstance(part, Choice) and not part.optional]
    return all(part.by_stem or not part.by_first.keys().isdisjoint(words) for part in needed)


def end_of(pattern: Pattern, words: Sequence[Word], at: int) -> int | None:
    """Tell where a pattern that begins at a word ends (the place after its last word), or ``None``."""
    return _match(pattern, 0, words, at, words[at].clause)


def _match(pattern: Pattern, part: int, words: Sequence[Word], at: int, clause: int) -> int | None:
    if part == len(pattern):
        return at
    now = pattern[part]
    if isinstance(now, Gap):
        for skipped in range(now.most + 1):
            if at + skipped > len(words) or (skipped and words[at + skipped - 1].clause != clause):
                return None
            end = _match(pattern, part + 1, words, at + skipped, clause)
            if end is not None:
                return end
        return None
    for sequence in now.beginning(words[at].text) if at < len(words) else ():
        if _stands(sequence, words, at, clause):
            end = _match(pattern, part + 1, words, at + len(sequence), clause)
            if end is not None:
                return end
    return _match(pattern, part + 1, words, at, clause) if now.optional else None


def _stands(sequence: tuple[str, ...], words: Sequence[Word], at: int, clause: int) -> bool:
    if at + len(sequence) > len(words):
        return False
    for place, wanted in enumerate(sequence):
        word = words[at + place]
        if word.clause != clause or not _same(word.text, wanted):
            return False
    return True


def _same(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
