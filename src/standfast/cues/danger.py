"""Danger in any free text: words that may speak of it, each with its place, so that one question can be asked. Pure.

A hit declares nothing: it asks. No hit says nothing either: nobody may read it as "no danger". Weights are summed
clause by clause, each language for itself; what damps (long past, a game, an officer's visit) takes away only in its
own clause and language, and where it is marked ``overlap`` only from cues that share a word with it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from standfast.cues.cues import Cue, Hit, find
from standfast.cues.load import DangerCues, load_danger_cues

FAINT: Final = 3
"""A kind that weighs less than a third of another in the same clause is not asked about beside it."""


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
    spoken: dict[tuple[str, int, str], list[Hit]] = defaultdict(list)
    damped: dict[tuple[int, str], list[Hit]] = defaultdict(list)
    for hit in find(text, told.cues):
        if hit.cue in told.dampers:
            damped[hit.clause, hit.cue.lang].append(hit)
        else:
            spoken[hit.cue.key, hit.clause, hit.cue.lang].append(hit)
    heard: list[tuple[int, HeardDanger]] = []
    for (kind, clause, lang), hits in spoken.items():
        less = [one for one in damped[clause, lang] if _damps(one, kind, told)]
        left, score = _weighed(hits, less, told, most=told.ceilings.get(lang))
        if score >= told.thresholds[lang]:
            start, end = min(one.start for one in left), max(one.end for one in left)
            heard.append((clause, HeardDanger(kind=kind, score=score, start=start, end=end, why=left)))
    loudest: dict[int, int] = defaultdict(int)
    for clause, one in heard:
        loudest[clause] = max(loudest[clause], one.score)
    best: dict[str, HeardDanger] = {}
    for clause, one in heard:
        if one.score * FAINT >= loudest[clause] and (one.kind not in best or one.score > best[one.kind].score):
            best[one.kind] = one
    return tuple(sorted(best.values(), key=lambda one: (one.start, one.kind)))


def _weighed(
    hits: Sequence[Hit], less: Sequence[Hit], told: DangerCues, *, most: int | None
) -> tuple[tuple[Hit, ...], int]:
    """Give the hits that still weigh something, each cue once, and what they come to (no more than ``most``)."""
    left: dict[Cue, tuple[int, Hit]] = {}
    for hit in hits:
        near = (one for one in less if told.dampers[one.cue].overlap and one.start < hit.end and hit.start < one.end)
        weight = hit.cue.weight - sum(one.cue.weight for one in near)
        if weight > 0 and (hit.cue not in left or weight > left[hit.cue][0]):
            left[hit.cue] = (weight, hit)
    left = _once_a_place(left)
    wide = {one.cue: one.cue.weight for one in less if not told.dampers[one.cue].overlap}
    heard = sum(weight for weight, _ in left.values())
    return tuple(hit for _, hit in left.values()), (heard if most is None else min(heard, most)) - sum(wide.values())


def _once_a_place(left: dict[Cue, tuple[int, Hit]]) -> dict[Cue, tuple[int, Hit]]:
    """Keep the heaviest cue of those that stand in the very same words, and of equal ones the first."""
    best: dict[tuple[int, int], tuple[int, Cue]] = {}
    for cue, (weight, hit) in left.items():
        if weight > best.get((hit.start, hit.end), (0, cue))[0]:
            best[hit.start, hit.end] = (weight, cue)
    return {cue: left[cue] for _, cue in best.values()}


def _damps(hit: Hit, kind: str, told: DangerCues) -> bool:
    kinds = told.dampers[hit.cue].kinds
    return not kinds or kind in kinds
