"""The steps of the next hour that fit this case, in order. Pure: facts in, steps out.

A step with a rule is left out where the rule answers no. Where it is not known the step stays, for leaving it out would
be a guess, unless its data say that it only makes sense once something is known to be so.
"""

from standfast.law.evaluate import Answer, evaluate
from standfast.law.facts import Facts
from standfast.plan.data import DoNowData, NotNow, Step, load_do_now


def do_now(facts: Facts, data: DoNowData | None = None) -> tuple[Step, ...]:
    """Give the steps that fit."""
    told = data or load_do_now()
    return tuple(step for step in told.steps if _fits(step, facts))


def not_now(data: DoNowData | None = None) -> tuple[NotNow, ...]:
    """Give what to leave."""
    return (data or load_do_now()).not_now


def _fits(step: Step, facts: Facts) -> bool:
    if step.when is None:
        return True
    answered = evaluate(step.when, facts).answer
    return answered is Answer.YES or (answered is Answer.NOT_KNOWN and not step.only_if_yes)
