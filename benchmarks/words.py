"""How well words are heard: refusals and danger in English and Canadian French, on sentences kept from all tuning.

The corpora are ``tests/vectors/words`` (its README says who wrote them, and what "held" means). Each share stands with
its Wilson interval at 95 %, so that nobody reads more into a third of a corpus than is there. Also how long hearing
takes, for a sentence and for what is hostile. Goals are the project's own; one that is missed is printed as missed.
"""

import math
import sys
from collections.abc import Callable, Iterable
from typing import Any

import yaml

from _machine import ROOT, Figure, figure, median_ms, report
from standfast.cues import find_danger, find_refusal

LANGS = ("en", "fr")
HOSTILE = {
    "one character": "a" * 200_000,
    "marks and nulls": "\u202e\x00\u0301é" * 50_000,
    "words": "he wants to meet " * 12_000,
}
Sentence = dict[str, Any]


def sentences(what: str, lang: str) -> dict[str, list[Sentence]]:
    """Read the held sentences of a corpus: all of them, and those of the newest batch.

    What is held of an older batch was heard before (what was missed was retired): only the newest batch is a figure
    that nothing has flattered.
    """
    text = (ROOT / f"tests/vectors/words/{what}.{lang}.yaml").read_text(encoding="utf-8")
    held = [one for one in yaml.safe_load(text)["sentences"] if one.get("held")]
    newest = max(one.get("batch", 1) for one in held)
    return {"held": held, "newest voices": [one for one in held if one.get("batch", 1) == newest]}


def share(hits: Iterable[bool]) -> tuple[float, str]:
    """Give a share in per cent and how it is said with its interval (Wilson, 95 %)."""
    told = list(hits)
    n, yes, z = len(told), sum(told), 1.96
    middle = (yes + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * math.sqrt(yes * (n - yes) / n + z * z / 4)
    return 100 * yes / n, f"{yes} of {n}, {100 * (middle - half):.1f} to {100 * (middle + half):.1f}"


def told(what: str, hits: Iterable[bool], **goal: float) -> Figure:
    """Make a figure of a share."""
    value, interval = share(hits)
    return figure(f"{what} ({interval})", value, unit="%", **goal)


def of_refusals(lang: str) -> list[Figure]:
    """Measure the first answer, the first three, and what is no refusal."""
    every = sentences("refusals", lang).items()
    return [one for whose, some in every for one in _of_refusals(f"{lang}, {whose}", some)]


def _of_refusals(whose: str, held: list[Sentence]) -> list[Figure]:
    refused = [one for one in held if one["key"] != "none"]
    first = {id(one): _right(one) for one in refused}
    by_kind = {kind: [first[id(one)] for one in refused if one["kind"] == kind] for kind in ("plain", "oblique")}
    gap = abs(share(by_kind["plain"])[0] - share(by_kind["oblique"])[0])
    harmless = [find_refusal(one["text"]).key != "none" for one in held if one["key"] == "none"]
    return [
        told(f"{whose}: first answer right", first.values(), at_least=90),
        told(f"{whose}: right in three", (_right(one, three=True) for one in refused), at_least=97),
        told(f"{whose}: right where it says that it is sure", _sure(held), at_least=90),
        told(f"{whose}: no refusal, answered as one", harmless, at_most=5),
        figure(f"{whose}: gap between plain and oblique", gap, unit="points", at_most=15),
    ]


def _sure(held: list[Sentence]) -> Iterable[bool]:
    """Tell of each answer that is given as sure whether it is right; one to what is no refusal is wrong."""
    for one in held:
        heard = find_refusal(one["text"])
        if heard.key != "none" and not heard.unsure:
            yield heard.key in {one["key"], *one.get("also", ())}


def _right(one: Sentence, *, three: bool = False) -> bool:
    heard = find_refusal(one["text"])
    wanted = {one["key"], *one.get("also", ())}
    return heard.key in wanted or (three and bool(wanted.intersection(heard.next)))


def of_danger(lang: str) -> list[Figure]:
    """Measure recall and precision: a sentence counts as heard where one of its kinds is."""
    every = sentences("danger", lang).items()
    return [one for whose, some in every for one in _of_danger(f"{lang}, {whose}", some)]


def _of_danger(whose: str, held: list[Sentence]) -> list[Figure]:
    heard = [({hit.kind for hit in find_danger(one["text"])}, set(one["kinds"])) for one in held]
    asked = [bool(kinds & wanted) for kinds, wanted in heard if kinds]
    return [
        told(f"{whose}: danger heard", (bool(kinds & wanted) for kinds, wanted in heard if wanted), at_least=98),
        told(f"{whose}: danger, questions that were right to ask", asked, at_least=70),
    ]


def _per_kb(hear: Callable[[str], object], text: str) -> float:
    return median_ms(lambda: hear(text), runs=3) / (len(text.encode()) / 1000)


def main() -> int:
    """Measure and report."""
    every = [one["text"] for lang in LANGS for one in sentences("danger", lang)["held"]]
    return report(
        "words",
        [
            *(one for lang in LANGS for one in of_refusals(lang)),
            *(one for lang in LANGS for one in of_danger(lang)),
            figure(
                "a sentence, refusals and danger",
                median_ms(lambda: [(find_refusal(text), find_danger(text)) for text in every], runs=3) / len(every),
                unit="ms",
            ),
            *(
                figure(f"{name}, {kind}, a kB", _per_kb(hear, text), unit="ms", at_most=50)
                for name, text in HOSTILE.items()
                for kind, hear in (("danger", find_danger), ("refusal", find_refusal))
            ),
        ],
        packages=("pyyaml",),
    )


if __name__ == "__main__":
    sys.exit(main())
