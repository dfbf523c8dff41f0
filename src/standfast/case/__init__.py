"""The vocabulary of a case, and the fold that makes a case of its entries.

A case is a journal of entries, each with its source. Everything here is frozen and pure: opened bodies go in, a
``Case`` as of an instant comes out. What is true of the law, or due next, is other rooms' work.
"""

from standfast.case.bodies import Body, body_from_json, body_to_json
from standfast.case.case import Case, Promised
from standfast.case.fold import fold
from standfast.case.vocabulary import Fact, Says, Subject, Sure

__all__ = ["Body", "Case", "Fact", "Promised", "Says", "Subject", "Sure", "body_from_json", "body_to_json", "fold"]
