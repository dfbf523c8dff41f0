"""Finding words in what people write: refusals and danger, in English and Canadian French, by weights held as data.

No model, no network: a sum of whole numbers that anybody can add up again, and that the page's JavaScript adds up to
the same. ``find_refusal`` gives one answer, ``find_danger`` only ever asks.
"""

from standfast.cues.danger import HeardDanger, find_danger
from standfast.cues.refusals import HeardRefusal, find_refusal

__all__ = ["HeardDanger", "HeardRefusal", "find_danger", "find_refusal"]
