"""Invented people for tests: a snippet of answers in, a case, its facts or its advice out. Nobody here is real.

A snippet is YAML below the header, as in ``docs/formats/answers.md``. The story begins on Sunday evening, 10 May 2026,
in a town of British Columbia with a municipal police service.
"""

from textwrap import dedent

from standfast.case import Body, Case, fold
from standfast.case.from_answers import Writer, bodies_of
from standfast.catalogue.answers import read_answers
from standfast.ground.instants import Instant, read_instant
from standfast.law.load import load_law
from standfast.plan.advice import Advice, advise
from standfast.plan.facts import CaseFacts

BEGAN = "2026-05-10T21:30:00-07:00"
LATER = read_instant("2026-12-31T12:00:00-08:00")
PLACE = "place: {province: BC, city: Northgate}\npolice: [{id: northgate, kind: municipal, name: Northgate Police}]\n"


def bodies(snippet: str, *, place: str = PLACE) -> tuple[Body, ...]:
    """Give the bodies that a snippet of answers makes."""
    text = f"standfast: answers/1\nlabel: Northgate\nlanguage: en\nopened_at: {BEGAN}\n{place}{dedent(snippet)}"
    answers = read_answers(text.encode(), name="a-snippet.yaml", now=LATER)
    return bodies_of(answers, writer=Writer(name="family", at=LATER))


def case(snippet: str, *, as_of: str | None = None, place: str = PLACE) -> Case:
    """Give the case as the family knew it at ``as_of``."""
    return fold("k3m9-q2x7-w4tz", enumerate(bodies(snippet, place=place), start=1), as_of=moment(as_of))


def facts(snippet: str) -> CaseFacts:
    """Give a case as rules see it."""
    return CaseFacts(case(snippet))


def advice(snippet: str, *, now: str | None = None, place: str = PLACE) -> Advice:
    """Conclude everything about a case at ``now``."""
    return advise(case(snippet, as_of=now, place=place), load_law("ca"), now=moment(now))


def moment(text: str | None) -> Instant:
    """Read an instant, by default one long after the story."""
    return read_instant(text) if text is not None else LATER


def contact(at: str, **fields: str) -> str:
    """Write one contact as a row of answers; the list's name stands above the first."""
    return "".join(
        [f"  - at: {at}\n", *(f"    {name}: {value}\n" for name, value in fields.items())],
    )


def contacts(*rows: str) -> str:
    """Write a list of contacts."""
    return "contact:\n" + "".join(rows)
