"""What to say to what the family was told: each refusal with a reason beside its answer. Pure: a case and the law in.

A refusal whose reason nobody recorded gets none, nor does a reason that no answer is loaded for: a parent isn't given
words that don't fit.
"""

from dataclasses import dataclass

from standfast.case import Case
from standfast.case.vocabulary import Refusal
from standfast.law.law import Law
from standfast.law.refusals import RefusalAnswer
from standfast.plan.progress import latest_progress


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredRefusal:
    """One refusal, by whom and when, and what to say to it."""

    refusal: Refusal
    # its latest time, with the entry that says so
    answer: RefusalAnswer
    moved_since: bool
    # police moved the file after it: nothing needs to be said any more

    @property
    def by(self) -> str | None:
        """Tell who said it, as the family wrote it down."""
        return self.refusal.by

    @property
    def entry(self) -> int:
        """Give the entry that says so."""
        return self.refusal.seq


def answers_to(case: Case, law: Law) -> tuple[AnsweredRefusal, ...]:
    """Answer each reason once, by the latest time it was given; newest first."""
    progress = latest_progress(case)
    latest: dict[str, AnsweredRefusal] = {}
    for refusal in reversed(case.refusals):
        answer = law.refusal(refusal.reason) if refusal.reason is not None else None
        if answer is not None and answer.id not in latest:
            moved = progress is not None and progress.at > refusal.at
            latest[answer.id] = AnsweredRefusal(refusal=refusal, answer=answer, moved_since=moved)
    return tuple(latest.values())


def answer_now(answers: tuple[AnsweredRefusal, ...]) -> AnsweredRefusal | None:
    """Give the answer to say at the next call: to the latest refusal, unless police moved the file since."""
    newest = answers[0] if answers else None
    return None if newest is None or newest.moved_since else newest
