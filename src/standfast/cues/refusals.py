"""Which refusal a text holds: a sum of whole-number weights by key, and the cues behind it. Text in, one answer out.

What is no refusal (help, thanks, a remark that carries a key word) has cues of its own, under ``none``, and wins where
it weighs more. Below the threshold the answer is ``none``: nobody who answers well gets an answer forced on them.
"""

from collections import defaultdict
from dataclasses import dataclass

from standfast.cues.cues import Hit, find
from standfast.cues.load import NONE, RefusalCues, load_refusal_cues


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardRefusal:
    """What was heard: a key or ``none``, its score, the two next best, and why."""

    key: str
    score: int
    next: tuple[str, ...]
    # the best two besides, by score
    unsure: bool
    # the next best lies so near, or so little was heard, that the parent should choose
    why: tuple[Hit, ...]
    # the cues of the key, which add, and those of ``none``, which take away


def find_refusal(text: str, cues: RefusalCues | None = None) -> HeardRefusal:
    """Hear a refusal."""
    told = cues or load_refusal_cues()
    hits = _apart(tuple({hit.cue: hit for hit in reversed(find(text, told.cues))}.values()))
    # However often a cue stands, it counts once.
    scores: dict[str, int] = defaultdict(int)
    for hit in hits:
        scores[hit.cue.key] += hit.cue.weight
    ranked = sorted((key for key in scores if key != NONE), key=lambda key: (-scores[key], key))
    best = ranked[0] if ranked else NONE
    score = scores[best] - scores[NONE] if best != NONE else 0
    near = tuple(ranked[1:3])
    if best == NONE or score < told.threshold:
        return HeardRefusal(key=NONE, score=max(score, 0), next=tuple(ranked[:2]), unsure=False, why=())
    unsure = score < told.sure_from or (bool(near) and scores[best] - scores[near[0]] < told.margin)
    why = tuple(hit for hit in hits if hit.cue.key in {best, NONE})
    return HeardRefusal(key=best, score=score, next=near, unsure=unsure, why=why)


def _apart(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Leave out what lies within a heavier cue of the same key: a word is heard once for an answer."""
    kept: dict[str, list[Hit]] = defaultdict(list)
    for hit in sorted(hits, key=lambda one: (-one.cue.weight, one.start - one.end, one.start, one.cue.text)):
        if not any(one.start <= hit.start and hit.end <= one.end for one in kept[hit.cue.key]):
            kept[hit.cue.key].append(hit)
    return tuple(hit for same in kept.values() for hit in same)
