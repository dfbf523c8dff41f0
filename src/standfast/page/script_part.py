"""The call script's words for the page: ``wording/papers/script.yaml`` by dotted key, and what all papers share."""

from typing import Final

from standfast.ground.wording import load_wording
from standfast.ground.yaml_file import Json
from standfast.law.load import load_law
from standfast.page.shapes import both
from standfast.papers.script import DEMANDS, LURING, SPEAKS_OF_GROOMING

JURISDICTION: Final = "ca"
SHARED: Final = ("and", "meeting_line", "danger_title")


def script_part() -> Json:
    """Give the words, and how luring is cited where it was read in its source."""
    luring = load_law(JURISDICTION).provision(LURING)
    common = load_wording("papers/common")
    words: dict[str, Json] = {key: both(text) for key, text in load_wording("papers/script").texts.items()}
    words |= {key: both(common.words(key)) for key in SHARED}
    grooming: list[Json] = list(SPEAKS_OF_GROOMING)
    demands: list[Json] = [*sorted(DEMANDS)]
    return {
        "words": words,
        "luring": both(luring.cite) if luring.was_read else None,
        "grooming": grooming,
        "demands": demands,
    }
