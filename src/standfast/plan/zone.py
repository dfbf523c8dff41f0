"""The time zone that a case lives in: its province's, or the one in which the family began to write. Pure."""

from datetime import tzinfo

from standfast.case import Case
from standfast.plan.data import load_zones


def zone_of(case: Case) -> tzinfo | None:
    """Give the zone in which dates of the case are said and clocks ring."""
    return zone_in(case.text("place.province")) or case.opened_at.tzinfo


def zone_in(province: str | None) -> tzinfo | None:
    """Give a province's main zone, or ``None``: not known."""
    return load_zones().get(province or "")
