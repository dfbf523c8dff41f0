"""Facts in which sayers differ about one key, for the rooms that must hear each of them."""

from standfast.catalogue.values import Value
from standfast.law.facts import StatedFacts, Statement


def differing(key: str, **words: Value) -> StatedFacts:
    """Give facts made of one word of each sayer, in order."""
    return StatedFacts(
        told=tuple(
            Statement(key=key, subject="x", value=value, says=says, sure="sure", entry=entry)
            for entry, (says, value) in enumerate(words.items(), start=1)
        )
    )
