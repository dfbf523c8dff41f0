"""The cues as the page carries them, "cues": one line a pattern, in groups of what is alike. Data in, JSON out. Pure.

``words``: what both sets are read with (lists, spellings, small words), each list a line of text. ``refusals`` and
``danger``: thresholds, and ``groups`` of ``{key, lang, even, lines}``, a line being "weight pattern"; a damper's group
has ``damps`` (kinds, overlap). ``even``: said after a negation too. Alternatives and lines stand in the order of the
alphabet where their order means nothing, which packs better: alternatives with one first word keep theirs, as do those
of a part that names a list. A list is named in braces, since ``<`` is escaped in a page.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, cast

from standfast.cues.cues import Cue, CueSet
from standfast.cues.load import Damper, load_danger_cues, load_refusal_cues
from standfast.cues.patterns import PART
from standfast.ground.data_files import DATA
from standfast.ground.yaml_file import Json, plain_value, read_yaml

_LIST: Final = re.compile(r"<([a-z_]+)>")


def cues_part() -> Json:
    """Make the part: refusals, danger, and the words that both are read with."""
    refusals, danger = load_refusal_cues(), load_danger_cues()
    every = (*refusals.cues.cues, *danger.cues.cues)
    return {
        "words": _words(refusals.cues, every),
        "refusals": {
            "threshold": refusals.threshold,
            "margin": refusals.margin,
            "sureFrom": refusals.sure_from,
            "groups": _groups(refusals.cues.cues, {}),
        },
        "danger": {
            "thresholds": dict(danger.thresholds),
            "ceilings": dict(danger.ceilings),
            "groups": _groups(danger.cues.cues, danger.dampers),
        },
    }


def _groups(cues: Iterable[Cue], dampers: Mapping[Cue, Damper]) -> list[Json]:
    """Gather cues that are alike but for pattern and weight, in the order in which their kinds first stand."""
    lines: dict[tuple[str, str, bool, tuple[str, ...], bool], list[str]] = {}
    for cue in cues:
        damper = dampers.get(cue)
        kinds, overlap = (damper.kinds, damper.overlap) if damper else ((), False)
        alike = (cue.lang, cue.key, cue.even_negated, kinds, overlap)
        lines.setdefault(alike, []).append(f"{cue.weight} {tidy(cue.text)}")
    damping = {cue.key for cue in dampers}
    found: list[Json] = []
    for (lang, key, even, kinds, overlap), told in lines.items():
        group: dict[str, Json] = {"key": key, "lang": lang, "even": even, "lines": "\n".join(sorted(told))}
        if key in damping:
            group["damps"] = {"kinds": list(kinds), "overlap": overlap}
        found.append(group)
    return found


def tidy(pattern: str) -> str:
    """Write a pattern with one space where any stood, and alternatives by their first word where that means nothing.

    >>> tidy("(b  c|a|b)  ..2 [y|x] <police>")
    '(a|b c|b) ..2 [x|y] {police}'
    """
    return _braced(" ".join(_tidy_part(match[0]) for match in PART.finditer(pattern)))


def _braced(text: str) -> str:
    return _LIST.sub(r"{\1}", text)


def _tidy_part(part: str) -> str:
    if part[0] not in "([":
        return part
    told = dict.fromkeys(" ".join(one.split()) for one in part[1:-1].split("|"))
    return f"{part[0]}{'|'.join(_by_first_word(told))}{part[-1]}"


def _by_first_word(told: Iterable[str]) -> list[str]:
    """Sort by the first word alone; what a list brings along may begin with the same word, so then nothing moves."""
    found = list(told)
    return found if any("<" in one for one in found) else sorted(found, key=lambda one: one.split()[0])


def _words(cues: CueSet, every: Sequence[Cue]) -> Json:
    """Write what both sets are read with; of the lists only those that a pattern names."""
    data = cast("dict[str, dict[str, list[str]]]", plain_value(read_yaml(DATA / "cues" / "words.yaml")))
    told = {name: _by_first_word(" ".join(one.split()) for one in entries) for name, entries in data["lists"].items()}
    named = set(_named((cue.text for cue in every), told))
    return {
        "reach": cues.reach,
        "negations": " ".join(sorted(cues.negations)),
        "spellings": "\n".join(" ".join((word, *meant)) for word, meant in cues.spellings.items()),
        "ordinary": " ".join(sorted(cues.ordinary)),
        "tongues": {lang: " ".join(sorted(small)) for lang, small in cues.tongues.items()},
        "lists": {name: _braced("|".join(entries)) for name, entries in told.items() if name in named},
    }


def _named(texts: Iterable[str], lists: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Give the lists that texts name, and those that these lists name."""
    for name in dict.fromkeys(match[1] for text in texts for match in _LIST.finditer(text)):
        yield name
        yield from _named(lists[name], lists)
