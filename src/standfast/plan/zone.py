"""The time zone that a case lives in: its province's, or the one in which the family began to write. Pure."""

from datetime import tzinfo

from standfast.case import Case
from standfast.plan.data import load_zones


def zone_of(case: Case) -> tzinfo | None:
    """Give the zone in which dates of the case are said and clocks ring."""
    return load_zones().get(case.text("place.province") or "") or case.opened_at.tzinfo
