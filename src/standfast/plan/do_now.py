"""The steps of the next hour that fit this case, in order, and those that are done. Pure: case and facts in, steps out.

A step with a rule is left out where the rule answers no. Where it is not known the step stays, for leaving it out would
be a guess, unless its data say that it only makes sense once something is known to be so. A step counts as done only
where a fact or a record says so.
"""

from dataclasses import dataclass

from standfast.case import Case
from standfast.law.evaluate import Answer, evaluate
from standfast.law.facts import Facts
from standfast.plan.data import DoNowData, NotNow, Step, load_do_now
from standfast.plan.progress import first_report


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What is still to do, in order, and what was done already."""

    open: tuple[Step, ...]
    done: tuple[Step, ...]


def do_now(case: Case, facts: Facts, data: DoNowData | None = None) -> Steps:
    """Give the steps that fit, apart from those that are done."""
    fitting = [step for step in (data or load_do_now()).steps if _fits(step, facts)]
    done = tuple(step for step in fitting if _is_done(step, case))
    return Steps(open=tuple(step for step in fitting if step not in done), done=done)


def not_now(data: DoNowData | None = None) -> tuple[NotNow, ...]:
    """Give what to leave."""
    return (data or load_do_now()).not_now


def _fits(step: Step, facts: Facts) -> bool:
    if step.when is None:
        return True
    answered = evaluate(step.when, facts).answer
    return answered is Answer.YES or (answered is Answer.NOT_KNOWN and not step.only_if_yes)


def _is_done(step: Step, case: Case) -> bool:
    match step.done_by:
        case "police_told":
            return first_report(case) is not None
        case "hotline_told":
            return any(report.to == "hotline" for report in case.reports)
        case "words_captured":
            return words_captured(case)
        case "account_named":
            return any(one.handle and one.platform for one in case.their_accounts)
        case "devices_set_aside":
            return all_devices(case, "device.secured") and all_devices(case, "device.isolated")
        case None:
            return False


def words_captured(case: Case) -> bool:
    """Tell whether a capture of a screen is registered that a person cleared: words, and no image."""
    return any(one.is_cleared and one.made_how == "picture_of_screen" for one in case.exhibits)


def all_devices(case: Case, key: str) -> bool:
    """Tell whether a key is yes for every device that was told of, and that one was."""
    devices = case.subjects("device")
    return bool(devices) and all(case.holds(key, device) for device in devices)
