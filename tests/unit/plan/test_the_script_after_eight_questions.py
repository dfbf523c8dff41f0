"""After eight questions at most no answer can fill the call script further, in every sample case and every story."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from standfast.case import Body, Case, Says, Sure, fold
from standfast.case.bodies import FactSaid, Opened
from standfast.catalogue import NOT_KNOWN, NotKnown, Value
from standfast.catalogue.answers import read_answers
from standfast.journal import CaseId, Head, Sha256
from standfast.law.load import load_law
from standfast.papers.script import call_script
from standfast.papers.text import to_text
from standfast.plan.advice import Advice, advise
from standfast.plan.next_question import NextQuestion, next_question, open_lines
from tests.factories import LATER, moment
from tests.unit.law.conftest import SampleCase, sample_cases

MOST = 8
STORIES = sorted((Path(__file__).resolve().parents[3] / "examples").glob("*/answers.yaml"))
Known = Callable[[NextQuestion], Value]


@dataclass(frozen=True, kw_only=True)
class Walked:
    """The questions in the order they were asked, and what the case means after them."""

    asked: tuple[str, ...]
    advice: Advice


def walk(known: Known) -> Walked:
    """Begin with nothing and answer each question as somebody who knows the sample would."""
    now = moment("2026-06-30T12:00:00-07:00")
    bodies = [_body(Opened(label="Sample", language="en"))]
    asked: list[str] = []
    while True:
        case: Case = fold("k3m9-q2x7-w4tz", enumerate(bodies, start=1), as_of=LATER)
        advice = advise(case, load_law("ca"), now=now)
        question = next_question(advice)
        if question is None or len(asked) == MOST:
            return Walked(asked=tuple(asked), advice=advice)
        asked.append(question.key)
        bodies.append(
            _body(
                FactSaid(
                    subject=question.subject,
                    key=question.key,
                    value=known(question),
                    says=Says.PARENT_SAW,
                    sure=Sure.SURE,
                )
            )
        )


def _body(content: Opened | FactSaid) -> Body:
    at = moment("2026-06-07T21:00:00-07:00")
    return Body(content=content, known_at=at, recorded_at=at, recorded_by="family")


def of_sample(sample: SampleCase) -> Known:
    def known(question: NextQuestion) -> Value:
        if question.key in {"conversation.first_on", "conversation.last_on"} and sample.event is not None:
            return sample.event[question.key == "conversation.last_on"]
        return _first(one.value for one in sample.facts.statements(question.key))

    return known


def of_story(path: Path) -> Known:
    told = read_answers(path.read_bytes(), name=path.name, now=LATER)
    answers = [answer for subject in told.subjects for answer in subject.answers]
    return lambda question: _first(one.value for one in answers if one.key == question.key)


def _first(values: Iterator[Value]) -> Value:
    return next((value for value in values if not isinstance(value, NotKnown)), NOT_KNOWN)


@pytest.mark.parametrize("sample", [pytest.param(one, id=one.name.replace(" ", "_")) for one in sample_cases()])
def test_no_line_of_the_script_is_open_after_eight_questions_in_a_sample_case(sample: SampleCase) -> None:
    walked = walk(of_sample(sample))

    assert open_lines(walked.advice.case) == ()
    assert "stranger.may_live_with_child" in walked.asked[:2]


@pytest.mark.parametrize("path", STORIES, ids=[path.parent.name for path in STORIES])
def test_no_line_of_the_script_is_open_after_eight_questions_in_a_story(path: Path) -> None:
    walked = walk(of_story(path))

    assert open_lines(walked.advice.case) == ()
    assert "stranger.may_live_with_child" in walked.asked[:2]


@pytest.mark.parametrize("path", STORIES, ids=[path.parent.name for path in STORIES])
def test_what_was_answered_stands_in_the_script(path: Path) -> None:
    walked = walk(of_story(path))
    head = Head(case=CaseId("k3m9-q2x7-w4tz"), seq=9, digest=Sha256("a" * 64))

    text = to_text(call_script(walked.advice, lang="en", head=head, size="letter"))

    platform, age = walked.advice.case.text("account.platform"), walked.advice.case.value("child.age_at_time")
    assert platform is not None
    assert platform in text
    assert f"{age}" in text


def test_there_are_samples_to_walk() -> None:
    assert len(sample_cases()) > 30
    assert len(STORIES) == 4
