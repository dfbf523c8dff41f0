"""The next most useful question: which fact that nobody answered settles most, and why. Pure: an advice in, one out.

1. Each source names keys: a kind of danger that is open, a line of the call script, an open element of an offence that
   looks likely or possible, what tells most while nothing does, what dates hang on.
2. A key's score is the sum of its sources' weights (``plan/questions.yaml``); of equal ones the catalogue's first.
3. "I don't know" is an answer: what was asked is not asked again. Of several subjects each is asked about.

Early and quietly: whether it could be someone who lives with the child or looks after the child. That nothing is left
to ask never means that there is no danger.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from standfast.case import Case, Subject
from standfast.case.vocabulary import Asked
from standfast.catalogue import FactType, load_catalogue
from standfast.ground.words import Words
from standfast.law.assess import Finding, Verdict
from standfast.plan.advice import Advice
from standfast.plan.first_question import TELL_MOST
from standfast.plan.heard_danger import fact_of
from standfast.plan.questions_data import OffenceWeight, QuestionsData, ScriptLine, Weight, load_questions


class _Ask(NamedTuple):
    """A fact, of one subject."""

    key: str
    subject: Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """One source that speaks for a question: how much, and its reason in words."""

    source: str
    # "danger", "script", "almost" (one element is open), "possible", "first" or "clock"
    weight: int
    why: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class NextQuestion:
    """The fact to ask about, of whom or what, and everything that speaks for asking it."""

    key: str
    subject: Subject
    because: tuple[Because, ...]
    # the weightiest first

    @property
    def score(self) -> int:
        """Give the sum of the weights."""
        return sum(one.weight for one in self.because)


def next_question(advice: Advice, data: QuestionsData | None = None) -> NextQuestion | None:
    """Give the question that settles most, or ``None`` once everything that would help was asked."""
    return next(iter(questions(advice, data)), None)


def questions(advice: Advice, data: QuestionsData | None = None) -> tuple[NextQuestion, ...]:
    """Give every question that would help, the one that settles most first."""
    told = data or load_questions()
    spoken: dict[_Ask, list[Because]] = {}
    for asks, because in _sources(advice, told):
        for ask in asks:
            spoken.setdefault(ask, []).append(because)
    found = [
        NextQuestion(key=key, subject=subject, because=tuple(sorted(of, key=lambda one: -one.weight)))
        for (key, subject), of in spoken.items()
    ]
    order = {key: place for place, key in enumerate(load_catalogue().keys())}
    subjects = {one: place for place, one in enumerate(dict.fromkeys(fact.subject for fact in advice.case.facts))}
    return tuple(sorted(found, key=lambda one: (-one.score, order[one.key], subjects.get(one.subject, -1))))


def open_lines(case: Case, data: QuestionsData | None = None) -> tuple[str, ...]:
    """Name the lines of the call script that an answer could still fill."""
    return tuple(line.line for line in (data or load_questions()).script if any(_lacking(case, line)))


def _sources(advice: Advice, told: QuestionsData) -> Iterator[tuple[Iterable[_Ask], Because]]:
    """Give what could be asked with what speaks for it."""
    case = advice.case
    for hit in advice.danger.open:
        fact = fact_of(hit.kind.id)
        if fact in hit.reason.open:
            yield _open(case, (fact,)), _because("danger", told.danger[hit.kind.id])
    for fact, of, weight in told.after_yes:
        if case.holds(of):
            yield _open(case, (fact,)), _because("danger", weight)
    for line in told.script:
        for key in _lacking(case, line):
            yield _open(case, (key,)), _because("script", line.weight)
    yield from _of_offences(advice, told)
    if not advice.indicated:
        keys = dict.fromkeys((*TELL_MOST, *advice.assessment.unknown.ask))
        yield _open(case, keys), _because("first", told.first)
    for key, weight in told.clocks.items():
        yield _open(case, (key,)), _because("clock", weight)


def _of_offences(advice: Advice, told: QuestionsData) -> Iterator[tuple[Iterable[_Ask], Because]]:
    """Add up, question by question, the possible offences that its answer would settle, as far as they may weigh."""
    almost: dict[_Ask, list[Finding]] = {}
    possible: dict[_Ask, list[Finding]] = {}
    for finding in advice.findings:
        if finding.verdict is Verdict.POSSIBLE and finding.open_elements:
            for ask in _open(advice.case, _keys_of(finding), child=finding.child):
                (almost if len(finding.open_elements) == 1 else possible).setdefault(ask, []).append(finding)
    for ask, found in almost.items():
        yield (ask,), _of_found("almost", told.almost, found)
    for ask, found in possible.items():
        yield (ask,), _of_found("possible", told.possible, found)


def _keys_of(finding: Finding) -> tuple[str, ...]:
    """Give the keys that an offence hangs on, the one that would settle most first."""
    first = (finding.question,) if finding.question is not None else ()
    return tuple(dict.fromkeys((*first, *finding.settles)))


def _of_found(source: str, weight: OffenceWeight, found: list[Finding]) -> Because:
    named = list(dict.fromkeys(one.provision.cite for one in found))
    why = Words(
        en=weight.why.say("en", what="; ".join(one.en for one in named)),
        fr=weight.why.say("fr", what="; ".join(one.fr for one in named)),
    )
    return Because(source=source, weight=min(weight.each * len(found), weight.most), why=why)


def _because(source: str, weight: Weight) -> Because:
    return Because(source=source, weight=weight.weight, why=weight.why)


def _lacking(case: Case, line: ScriptLine) -> Iterable[str]:
    """Give the facts that a line of the script lacks; one that fills it as well is as good."""
    if any(_is_answered(case, key, subject) for key in line.settled_by for subject in _subjects(case, key)):
        return ()
    return tuple(key for key in line.ask if any(_open(case, (key,))))


def _open(case: Case, keys: Iterable[str], *, child: str | None = None) -> Iterator[_Ask]:
    """Give the first key that is open for any subject (linked to the child, or to none), with each of these."""
    for key in keys:
        if load_catalogue().fact(key).type is FactType.REFERENCE:
            continue
        open_for = [one for one in _subjects(case, key, child=child) if not _is_answered(case, key, one)]
        if open_for:
            yield from (_Ask(key, one) for one in open_for)
            return


def _subjects(case: Case, key: str, *, child: str | None = None) -> tuple[Subject, ...]:
    """Give the subjects that a key is about; where none was told of, the one that an answer begins."""
    name = key.partition(".")[0]
    group = load_catalogue().group(name)
    if group is None or not group.many:
        return (Subject(group=name, id=name),)
    known = case.subjects(name)
    mine = [one for one in known if _concerns(case, name, one, child=child)]
    return tuple(Subject(group=name, id=one) for one in mine or (_new_id(name, known),))


def _concerns(case: Case, group: str, subject: str, *, child: str | None) -> bool:
    """Tell whether a subject is of the child and, an account, of the other side."""
    if group == "account":
        return case.text("account.belongs_to", subject) != "child"
    linked = subject if group == "child" else case.text(f"{group}.child", subject)
    return child is None or linked in {None, child}


def _new_id(group: str, known: tuple[str, ...]) -> str:
    return next(name for number in count(1) if (name := f"{group}-{number}") not in known)


def _is_answered(case: Case, key: str, subject: Subject) -> bool:
    """Tell whether anybody answered, if only that they don't know; a question that a text raised counts."""
    if case.told(key, subject.id):
        return True
    return any(one.kind is not None and fact_of(one.kind) == key for one in case.of(Asked))
