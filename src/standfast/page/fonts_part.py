"""The reading face as a part: two weights, cut to English and French, as base64 of WOFF2; no host is asked for it."""

from base64 import b64encode
from typing import Final

from standfast.ground.data_files import DATA
from standfast.ground.yaml_file import Json

FOLDER: Final = DATA / "fonts" / "page"
FAMILY: Final = "AtkinsonHyperlegibleNext"
WEIGHTS: Final = {"400": "Regular", "600": "SemiBold"}


def fonts_part() -> Json:
    """Give each weight's file."""
    return {
        weight: b64encode((FOLDER / f"{FAMILY}-{name}.woff2").read_bytes()).decode() for weight, name in WEIGHTS.items()
    }
