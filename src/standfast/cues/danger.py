"""Danger in any free text: words that may speak of it, each with its place, so that one question can be asked. Pure.

A hit declares nothing: it asks. No hit says nothing either: nobody may read it as "no danger". Weights are summed clause by
clause; what damps (long past, a game, an officer's visit) takes away only in its own clause.
"""

from collections import defaultdict
from dataclasses import dataclass

from standfast.cues.cues import Hit, find
from standfast.cues.load import DangerCues, load_danger_cues


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardDanger:
    """One kind of danger that a clause may speak of."""

    kind: str
    score: int
    start: int
    end: int
    # in the text, in characters
    why: tuple[Hit, ...]


def find_danger(text: str, cues: DangerCues | None = None) -> tuple[HeardDanger, ...]:
    """Hear danger: each kind once, where it speaks loudest; in the order of the text."""
    told = cues or load_danger_cues()
    spoken: dict[tuple[str, int], list[Hit]] = defaultdict(list)
    damped: dict[int, list[Hit]] = defaultdict(list)
    for hit in find(text, told.cues):
        if hit.cue in told.dampers:
            damped[hit.clause].append(hit)
        else:
            spoken[hit.cue.key, hit.clause].append(hit)
    best: dict[str, HeardDanger] = {}
    for (kind, clause), hits in spoken.items():
        less = sum(one.cue.weight for one in damped[clause] if _damps(one, kind, told))
        score = sum(one.cue.weight for one in hits) - less
        if score >= told.threshold and (kind not in best or score > best[kind].score):
            best[kind] = HeardDanger(
                kind=kind,
                score=score,
                start=min(one.start for one in hits),
                end=max(one.end for one in hits),
                why=tuple(hits),
            )
    return tuple(sorted(best.values(), key=lambda one: (one.start, one.kind)))


def _damps(hit: Hit, kind: str, told: DangerCues) -> bool:
    kinds = told.dampers[hit.cue].kinds
    return not kinds or kind in kinds
