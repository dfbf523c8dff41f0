"""What to expect, for the page: what a family may ask under its rights, and what these do not give. JSON out.

From the loaded law; only a right that was read in its source is told. Waiting stands in the plan's part.
"""

from typing import Final

from standfast.ground.yaml_file import Json
from standfast.law.load import load_law
from standfast.law.provisions import Provision
from standfast.page.shapes import both

JURISDICTION: Final = "ca"
RIGHTS: Final = ("ca.cvbr.6", "ca.cvbr.7", "ca.cvbr.9", "ca.cvbr.10", "ca.cvbr.11", "ca.cvbr.14")
"""The rights that a first file has use for, in the order in which they are usually asked for."""
FOR_A_CHILD: Final = "ca.cvbr.3"
LIMITS: Final = ("ca.cvbr.20", "ca.cvbr.28")


def expect_part() -> Json:
    """Give the rights in the order in which they are told."""
    law = load_law(JURISDICTION)
    rights: list[Json] = [_right(one) for one in map(law.provision, (FOR_A_CHILD, *RIGHTS)) if one.was_read]
    limits: list[Json] = [both(one.plain) for one in map(law.provision, LIMITS) if one.was_read]
    return {"rights": rights, "limits": limits}


def _right(one: Provision) -> Json:
    assert one.ask is not None
    return {"cite": both(one.cite), "plain": both(one.plain), "ask": both(one.ask), "checked": one.checked.isoformat()}
