"""What to expect, for the page: waiting stage by stage, and what a family may ask under its rights. JSON out.

Stages come from ``plan/waiting.yaml``, rights from the loaded law; only a right that was read in its source is told.
"""

from typing import Final

from standfast.ground.yaml_file import Json
from standfast.law.load import load_law
from standfast.law.provisions import Provision
from standfast.page.shapes import both
from standfast.plan.waiting_data import WaitingStage, load_waiting

JURISDICTION: Final = "ca"
RIGHTS: Final = ("ca.cvbr.6", "ca.cvbr.7", "ca.cvbr.9", "ca.cvbr.10", "ca.cvbr.11", "ca.cvbr.14")
"""The rights that a first file has use for, in the order in which they are usually asked for."""
FOR_A_CHILD: Final = "ca.cvbr.3"
LIMITS: Final = ("ca.cvbr.20", "ca.cvbr.28")


def expect_part() -> Json:
    """Give the stages in their order, and the rights."""
    law = load_law(JURISDICTION)
    stages: list[Json] = [_stage(one) for one in load_waiting().values()]
    rights: list[Json] = [_right(one) for one in map(law.provision, (FOR_A_CHILD, *RIGHTS)) if one.was_read]
    limits: list[Json] = [both(one.plain) for one in map(law.provision, LIMITS) if one.was_read]
    return {"stages": stages, "rights": rights, "limits": limits}


def _stage(one: WaitingStage) -> Json:
    return {
        "stage": one.stage.value,
        "normal": both(one.normal),
        "everyDays": one.every.days,
        "checkIn": both(one.check_in),
        "tooLongDays": one.too_long.days,
        "then": both(one.then),
        "certainty": one.certainty.value,
        "source": both(one.source),
    }


def _right(one: Provision) -> Json:
    assert one.ask is not None
    return {"cite": both(one.cite), "plain": both(one.plain), "ask": both(one.ask), "checked": one.checked.isoformat()}
