"""Danger heard in what a family wrote: a text and what is known in, one yes or no for each kind heard out. Pure.

It declares nothing and only adds: a question is asked where nobody answered it since the words were written. That
nothing is heard means nothing, and no text made of it says that there is no danger. What is asked is data
(``standfast_data/plan/heard_danger.yaml``); whom to call stands with the danger itself (``plan/danger.yaml``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, cast

from standfast.case import Case
from standfast.case.vocabulary import RECORDS, Asked, Record
from standfast.catalogue import FactType, load_catalogue
from standfast.cues import HeardDanger, find_danger
from standfast.cues.load import DangerCues
from standfast.ground.instants import Instant
from standfast.ground.words import Words
from standfast.law.facts import Facts, Statement
from standfast.law.law import Law
from standfast.plan.data import fact_key, load_danger, objects, read_plan, words_of
from standfast.plan.facts import CaseFacts

AROUND: Final = 40
"""Characters of its own clause that are quoted on either side of what was heard."""
LONGEST: Final = 160
"""Characters: what is longer is quoted from its beginning."""
_ENDS: Final = frozenset(".!?;:\n\r…")
_FREE: Final = frozenset({FactType.TEXT, FactType.LONG_TEXT})
_NUMBERS: Final = frozenset({"exhibit.number", "exhibit.digest_told", "custody.exhibit"})
"""Not what anyone wrote of what happened: EX-004 is no former partner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One yes or no that a text asks for."""

    kind: str
    # of danger, as ``plan/danger.yaml`` names it
    fact: str
    # the key that a yes states
    quote: str
    ask: Words
    says: Words
    # the quote, and what is asked
    call: Words
    # when to call, with a place for the number
    bodies: tuple[str, ...]
    # whom, in order

    def call_now(self, law: Law, province: str | None) -> Words:
        """Give the line with the numbers to call, of those that serve a province."""
        known = {body.id: body for body in law.bodies if body.serves(province)}
        routes = [route.value for one in self.bodies if one in known for route in known[one].routes[:1] if route.value]
        return Words(
            en=self.call.say("en", number=" or ".join(routes)), fr=self.call.say("fr", number=" ou ".join(routes))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardInCase:
    """A question, and the place of the words that raised it."""

    question: Question
    entry: int
    field: str
    # as the catalogue names it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asks:
    fact: str
    ask: Words
    call: Words


def heard(text: str, facts: Facts, cues: DangerCues | None = None) -> tuple[Question, ...]:
    """Ask about each kind of danger that a text may speak of and that nobody said yes or no to; in the text's order."""
    return tuple(
        _question(text, hit)
        for hit in find_danger(text, cues)
        if not any(one.is_known for one in facts.statements(_load()[1][hit.kind].fact))
    )


def heard_in(
    case: Case, *, entries: tuple[int, ...] | None = None, cues: DangerCues | None = None
) -> tuple[HeardInCase, ...]:
    """Ask about every text of a case, or of some entries alone; each kind once, by the words that were known last.

    ``entries`` names what gave a text its words: the entry itself, or its latest correction. An answer counts for the
    words that stood when it was given: what was corrected since, or written since, is asked about again, unless
    somebody said yes already.
    """
    written = _written_last(case)
    asked = {(one.entry, one.field, one.kind) for one in case.of(Asked) if one.seq > written.get(one.entry or 0, 0)}
    found: dict[str, HeardInCase] = {}
    for entry, field, known_at, text in _texts(case):
        if entries is not None and written.get(entry, entry) not in entries:
            continue
        for question in heard(text, _Since(CaseFacts(case), case, known_at), cues):
            if (entry, field, question.kind) not in asked:
                found[question.kind] = HeardInCase(question=question, entry=entry, field=field)
    order = [one.id for one in load_danger().kinds]
    return tuple(sorted(found.values(), key=lambda one: order.index(one.question.kind)))


def fact_of(kind: str) -> str:
    """Give the fact that a yes about a kind of danger states."""
    return _load()[1][kind].fact


@dataclass(frozen=True, slots=True)
class _Since:
    """Facts that a text leaves standing: whatever was said once it was written, and every yes before."""

    facts: Facts
    case: Case
    at: Instant

    def subjects(self, group: str) -> tuple[str, ...]:
        """List the subjects of a group."""
        return self.facts.subjects(group)

    def statements(self, key: str, *, child: str | None = None) -> tuple[Statement, ...]:
        """Give what was said about a key since, and what says yes."""
        known_at = {fact.seq: fact.known_at for fact in self.case.told(key)}
        said = self.facts.statements(key, child=child)
        return tuple(one for one in said if one.value is True or known_at.get(one.entry, self.at) >= self.at)


def _written_last(case: Case) -> dict[int, int]:
    """Give the entry by which each corrected entry got the words that it has now."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for old, new in case.corrected:
        first[new] = first.get(old, old)
        last[first[new]] = new
    return last


def _texts(case: Case) -> Iterator[tuple[int, str, Instant, str]]:
    """Give every text of a case with its entry, its field and when it was known, in the order of time."""
    catalogue = load_catalogue()
    told: list[tuple[int, str, Instant, str]] = [
        (fact.seq, fact.key, fact.known_at, fact.value)
        for fact in case.facts
        if isinstance(fact.value, str) and catalogue.fact(fact.key).type in _FREE
    ]
    told += [one for record in case.records for one in _of_record(record)]
    yield from sorted(told, key=lambda one: (one[2], one[0]))


def _of_record(record: Record) -> Iterator[tuple[int, str, Instant, str]]:
    kind = next(name for name, type_ in RECORDS.items() if type(record) is type_)
    group = load_catalogue().group(kind)
    for spec in group.facts if group is not None and kind != "asked" else ():
        value = getattr(record, spec.name)
        if isinstance(value, str) and spec.type in _FREE and spec.key not in _NUMBERS:
            yield record.seq, spec.key, record.known_at, value


def _question(text: str, hit: HeardDanger) -> Question:
    wrote, kinds = _load()
    asks = kinds[hit.kind]
    quote = quoted(text, hit.start, hit.end)
    return Question(
        kind=hit.kind,
        fact=asks.fact,
        quote=quote,
        ask=asks.ask,
        says=Words(
            en=wrote.say("en", quote=quote, ask=asks.ask.en),
            fr=wrote.say("fr", quote=quote, ask=asks.ask.fr),
        ),
        call=asks.call,
        bodies=next(kind.call for kind in load_danger().kinds if kind.id == hit.kind),
    )


def quoted(text: str, start: int, end: int) -> str:
    """Quote a place of a text with the clause around it, in whole words, on one line and of bounded length."""
    first = max(start - AROUND, 0)
    cut = first > 0 and not text[first - 1].isspace()
    first = next((place + 1 for place in range(start - 1, first - 1, -1) if text[place] in _ENDS), first)
    if cut and first == start - AROUND:
        first = next((place for place in range(first, start) if text[place].isspace()), first)
    last = min(end + AROUND, len(text))
    cut = last < len(text) and not text[last].isspace()
    last = next((place for place in range(end, last) if text[place] in _ENDS), last)
    if cut and last == end + AROUND:
        last = next((place for place in range(last - 1, end - 1, -1) if text[place].isspace()), last)
    said = " ".join(text[first:last].split())
    return said if len(said) <= LONGEST else f"{said[:LONGEST].rstrip()}…"


@cache
def _load() -> tuple[Words, dict[str, _Asks]]:
    """Load ``plan/heard_danger.yaml``; its facts are those of the catalogue, its kinds those of danger."""
    data = read_plan("heard_danger")
    kinds: dict[str, _Asks] = {}
    for one in objects(data["kinds"]):
        fact = fact_key(one["fact"])
        kinds[cast("str", one["id"])] = _Asks(fact=fact, ask=words_of(one["ask"]), call=words_of(one["call"]))
    return words_of(data["wrote"]), kinds
