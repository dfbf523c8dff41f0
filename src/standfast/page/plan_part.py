"""The plan's data for the page: danger, household, kinds, steps, questions, the child's position, and their words.

Files of ``standfast_data/plan`` in, JSON out, in the shapes of the files: rules stay as they are written. Of a source
stay its title and how certain it is; the days on which all was checked stand at the page's foot.
"""

from typing import Final

from standfast.ground.wording import load_wording
from standfast.ground.yaml_file import Json
from standfast.page.shapes import both
from standfast.plan.data import objects, read_plan
from standfast.plan.first_question import TELL_MOST

REASONS: Final = frozenset(
    {
        "because",
        "someone",
        "progress",
        "no_ladder",
        "clock",
        "step",
        "check_in",
        "silence",
        "then",
        "waiting",
        "limit",
        "duty",
        "other_service",
        "answer",
        "identifiers",
    }
)
"""What of ``wording/plan.yaml`` the page says, by the first part of its keys."""


def plan_part() -> Json:
    """Give everything that the page's plan reads."""
    return {
        "danger": slim(read_plan("danger")),
        "household": slim(read_plan("household")["levels"]),
        "assessment": slim(read_plan("assessment")),
        "doNow": slim(read_plan("do_now")),
        "childPosition": slim(read_plan("child_position")),
        "heard": slim(read_plan("heard_danger")),
        "waiting": slim(read_plan("waiting")["stages"]),
        "questions": _questions(),
        "says": _says(),
    }


def slim(value: Json) -> Json:
    """Give a value with each source cut down to its title."""
    if isinstance(value, list):
        return [slim(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {name: _source(inner) if name == "source" else slim(inner) for name, inner in value.items()}


def _source(value: Json) -> Json:
    return value["title"] if isinstance(value, dict) and "title" in value else slim(value)


def _questions() -> Json:
    """Give the weights; danger by kind and clocks by key, as ``plan/questions_data.py`` reads them."""
    data = read_plan("questions")
    tell_most: list[Json] = list(TELL_MOST)
    return {
        **data,
        "danger": {str(one["kind"]): {"weight": one["weight"], "why": one["why"]} for one in objects(data["danger"])},
        "tellMost": tell_most,
    }


def _says() -> Json:
    texts = load_wording("plan").texts.items()
    return {key: both(words) for key, words in texts if key.partition(".")[0] in REASONS}
