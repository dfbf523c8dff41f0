"""The data that the page carries, by part: compiled from ``standfast_data`` through the rooms that know it.

Each part is a block of its own in the page, read there when it is first needed (``js/parts.js``).
"""

import json
from collections.abc import Callable, Mapping
from typing import Final

from standfast.ground.errors import BadInput
from standfast.ground.schema import unfit
from standfast.ground.yaml_file import Json
from standfast.page.brief_part import brief_part
from standfast.page.catalogue_part import catalogue_part
from standfast.page.clocks_part import clocks_part
from standfast.page.cues_part import cues_part
from standfast.page.doors_part import doors_part
from standfast.page.expect_part import expect_part
from standfast.page.fonts_part import fonts_part
from standfast.page.frame_part import frame_part
from standfast.page.law_part import law_part
from standfast.page.places_part import places_part
from standfast.page.plan_part import plan_part
from standfast.page.refusals_part import refusals_part
from standfast.page.script_part import script_part
from standfast.page.wording_part import wording_part

PARTS: Final[dict[str, Callable[[], Json]]] = {
    "wording": wording_part,
    "frame": frame_part,
    "catalogue": catalogue_part,
    "law": law_part,
    "plan": plan_part,
    "script": script_part,
    "refusals": refusals_part,
    "places": places_part,
    "doors": doors_part,
    "expect": expect_part,
    "brief": brief_part,
    "clocks": clocks_part,
    "cues": cues_part,
    "fonts": fonts_part,
}
"""What makes each part, by its name; the order is the order in the page."""


def compiled() -> dict[str, Json]:
    """Compile every part, as its schema says (``schemas/page_parts.json``); raises ``BadInput`` where one departs."""
    parts = {name: make() for name, make in PARTS.items()}
    fault = unfit(parts, schema_name="page_parts")
    if fault is not None:
        raise BadInput("parts.unfit", fault=fault)
    return parts


def block(name: str, value: Json) -> str:
    """Write a part as a block of the page: data, which no browser runs, and in which no tag can end."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" id="part-{name}">{text}</script>'


def blocks(parts: Mapping[str, Json] | None = None) -> str:
    """Write every part."""
    return "\n".join(block(name, value) for name, value in (compiled() if parts is None else parts).items())
