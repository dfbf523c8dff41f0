"""What the hasher says to a person, in English and Canadian French: ``words.json``, beside this file.

It shares no data with the program. Outcomes and reasons stand under their own names; a test compares the languages.
"""

import json
import os
from functools import cache
from importlib.resources import files
from typing import Literal, cast

Lang = Literal["en", "fr"]


@cache
def words() -> dict[str, dict[Lang, str]]:
    """Give every text by key and language."""
    text = files("standfast_hasher").joinpath("words.json").read_text(encoding="utf-8")
    return cast("dict[str, dict[Lang, str]]", json.loads(text))


def word(key: str, lang: Lang, **details: object) -> str:
    """Give the words of a key with its details filled in."""
    return words()[key][lang].format(**details)


def lang_of(asked: str | None) -> Lang:
    """Give the language asked for, or the one that this machine is set to."""
    told = asked or os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "en"
    return "fr" if told.lower().startswith("fr") else "en"
