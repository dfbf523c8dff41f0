"""The one catalogue of facts: every key that any part of the program may speak of, and what is known about it.

Data in (``standfast_data/facts``), frozen specifications out. The answers file, the rules of the law, danger, the
papers and the journal all speak in these keys. ``answers`` reads a family's file by it, and trusts no file.
"""

from standfast.catalogue.load import load_catalogue
from standfast.catalogue.specs import (
    Catalogue,
    Choice,
    FactSpec,
    FactType,
    Group,
    GroupKind,
    Sensitivity,
    StoryUse,
)
from standfast.catalogue.values import NOT_KNOWN, NotKnown, Value

__all__ = [
    "NOT_KNOWN",
    "Catalogue",
    "Choice",
    "FactSpec",
    "FactType",
    "Group",
    "GroupKind",
    "NotKnown",
    "Sensitivity",
    "StoryUse",
    "Value",
    "load_catalogue",
]
