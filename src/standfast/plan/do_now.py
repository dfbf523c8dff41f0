"""The steps of the next hour that fit this case, in order, and those that are done. Pure: case and facts in, steps out.

A step with a rule is left out where the rule answers no. Where it is not known the step stays, for leaving it out would
be a guess, unless its data say that it only makes sense once someone says so. Steps of one route leave one each: the
otherwise step stands where no other does. Someone at home changes words, leaves steps out and brings others. A step
counts as done only where a fact or a record says so.
"""

from dataclasses import dataclass, replace

from standfast.case import Case
from standfast.ground.words import Words
from standfast.law.evaluate import Answer, Setting, answer
from standfast.law.facts import Facts
from standfast.plan.assessment import Assessment
from standfast.plan.data import DoNowData, NotNow, Step, load_do_now
from standfast.plan.heard import anyone_says
from standfast.plan.household import Household
from standfast.plan.platforms import NamedPlatform, identifiers_for, useless_for
from standfast.plan.progress import first_report


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What is still to do, in order, and what was done already."""

    open: tuple[Step, ...]
    done: tuple[Step, ...]


def do_now(
    case: Case,
    facts: Facts,
    data: DoNowData | None = None,
    *,
    assessment: Assessment | None = None,
    household: Household | None = None,
    platforms: tuple[NamedPlatform, ...] = (),
) -> Steps:
    """Give the steps that fit, apart from those that are done; what finds an account is told platform by platform."""
    setting = Setting(facts=facts)
    kinds = assessment.ids if assessment is not None else frozenset()
    at_home = household is not None and household.at_home
    fitting = [
        _with_identifiers(_in_words(step, at_home=at_home), platforms)
        for step in (data or load_do_now()).steps
        if _serves(step, kinds, at_home=at_home) and _fits(step, setting)
    ]
    taken = {step.route for step in fitting if step.route is not None and not step.otherwise}
    told = [step for step in fitting if not (step.otherwise and step.route in taken)]
    done = tuple(step for step in told if _is_done(step, case))
    return Steps(
        open=tuple(step for step in told if step not in done),
        done=tuple(replace(step, title=step.done or step.title) for step in done),
    )


def not_now(data: DoNowData | None = None, *, household: Household | None = None) -> tuple[NotNow, ...]:
    """Give what to leave; what makes no sense of someone at home is not said there."""
    at_home = household is not None and household.at_home
    return tuple(one for one in (data or load_do_now()).not_now if one.at_home or not at_home)


def _serves(step: Step, kinds: frozenset[str], *, at_home: bool) -> bool:
    """Tell whether a step is for what this looks like, and for who may be at home."""
    if step.at_home == ("never" if at_home else "only"):
        return False
    return not step.kinds or not kinds.isdisjoint(step.kinds)


def _fits(step: Step, setting: Setting) -> bool:
    if step.only_if is not None:
        reason = answer(step.only_if, setting)
        # A route leads to an act: where its place is doubtful or sayers differ, the one that leaves all alone stands.
        if not (reason.is_firm and reason.answer is Answer.YES if step.route is not None else anyone_says(reason)):
            return False
    return step.when is None or answer(step.when, setting).answer is not Answer.NO


def _in_words(step: Step, *, at_home: bool) -> Step:
    if not at_home or step.home is None:
        return step
    return replace(step, title=step.home.title, detail=step.home.detail, why=step.home.why)


def _with_identifiers(step: Step, platforms: tuple[NamedPlatform, ...]) -> Step:
    """Add to the step that names the account what each loaded platform asks for; the rest stands in it already."""
    if step.done_by != "account_named":
        return step
    loaded = {one.platform.id: one for one in platforms if one.platform is not None}
    asked = {name: words for name, one in loaded.items() if (words := identifiers_for(one)) is not None}
    useless = useless_for(tuple(loaded[name] for name in asked))
    told = (step.detail, *asked.values(), *useless)
    return replace(step, detail=Words(en=" ".join(one.en for one in told), fr=" ".join(one.fr for one in told)))


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
    """Tell whether a capture of a screen was told of, of words and no image: that is no clearing."""
    return any(one.is_said_not_sensitive and one.made_how == "picture_of_screen" for one in case.exhibits)


def all_devices(case: Case, key: str) -> bool:
    """Tell whether a key is yes for every device that was told of, and that one was."""
    devices = case.subjects("device")
    return bool(devices) and all(case.holds(key, device) for device in devices)
