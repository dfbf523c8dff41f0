"""The cues as the page carries them: none is lost, none means anything else, and they weigh what they may."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from standfast.cues.cues import Cue
from standfast.cues.load import load_danger_cues, load_refusal_cues
from standfast.cues.patterns import Choice, Gap, Pattern, read_pattern
from standfast.ground.data_files import DATA
from standfast.ground.yaml_file import plain_value, read_yaml
from standfast.page.bundle import SOURCES
from standfast.page.cues_part import cues_part, tidy

MOST_KB = 410
"""Kilobytes, packed: a page is fetched once, on a telephone's data. Measured 389 on 2026-11-24, where 200 was meant;
from here it may only fall."""
PART: Any = cues_part()
WORDS: Any = plain_value(read_yaml(DATA / "cues" / "words.yaml"))
SETS = {"refusals": load_refusal_cues().cues.cues, "danger": load_danger_cues().cues.cues}
SIGNS = re.compile(r"[a-z0-9*?|.(){}\[\] \n_-]*")


def carried(kind: str) -> Iterator[tuple[str, str, bool, int, str]]:
    for group in PART[kind]["groups"]:
        for line in group["lines"].split("\n"):
            weight, _, text = line.partition(" ")
            yield group["key"], group["lang"], group["even"], int(weight), text


def meant(text: str, lists: dict[str, list[str]]) -> tuple[Any, ...]:
    """Give what a pattern means: which sequences are tried for a first word, in their order."""
    return tuple(shape(part) for part in read_pattern(text, lists))


def shape(part: Choice | Gap) -> Any:
    return part.most if isinstance(part, Gap) else (part.optional, dict(part.by_first), dict(part.by_stem))


def unbraced(text: str) -> str:
    return re.sub(r"\{([a-z_]+)\}", r"<\1>", text)


@pytest.mark.parametrize("kind", SETS)
def test_no_cue_is_lost_and_none_is_made_up(kind: str) -> None:
    def told(cue: Cue) -> tuple[str, str, bool, int, str]:
        return cue.key, cue.lang, cue.even_negated, cue.weight, tidy(cue.text)

    assert Counter(carried(kind)) == Counter(map(told, SETS[kind]))


@pytest.mark.parametrize("kind", SETS)
def test_a_tidy_pattern_means_what_the_written_one_does(kind: str) -> None:
    lists = {name: unbraced(entries).split("|") for name, entries in PART["words"]["lists"].items()}

    wrong = [
        cue.text for cue in SETS[kind] if meant(unbraced(tidy(cue.text)), lists) != meant(cue.text, WORDS["lists"])
    ]

    assert wrong == []


def test_alternatives_with_one_first_word_keep_their_order() -> None:
    assert tidy("(zoo|his house|cat|his)") == "(cat|his house|his|zoo)"
    assert tidy("(zoo|<d_kid>|cat)") == "(zoo|{d_kid}|cat)"


def test_dampers_are_carried_with_what_they_damp() -> None:
    dampers = load_danger_cues().dampers
    here = Counter((one.cue.lang, one.kinds, one.overlap, tidy(one.cue.text)) for one in dampers.values())
    there = Counter(
        (group["lang"], tuple(group["damps"]["kinds"]), group["damps"]["overlap"], line.partition(" ")[2])
        for group in PART["danger"]["groups"]
        if "damps" in group
        for line in group["lines"].split("\n")
    )

    assert there == here


def test_patterns_are_made_of_the_signs_that_the_page_reads() -> None:
    lists = PART["words"]["lists"].values()
    lines = [group["lines"] for kind in SETS for group in PART[kind]["groups"]]

    assert [text[:80] for text in (*lists, *lines) if not SIGNS.fullmatch(text)] == []


def test_a_list_stands_alone_among_alternatives() -> None:
    entries = [entry for told in PART["words"]["lists"].values() for entry in told.split("|")]
    groups = [
        inner for kind in SETS for line in carried(kind) for inner in re.findall(r"[(\[]([^()\[\]]*)[)\]]", line[-1])
    ]
    alternatives = [*entries, *(one for inner in groups for one in inner.split("|"))]

    assert [one for one in alternatives if "{" in one and not re.fullmatch(r"\{[a-z_]+\}", one)] == []


def test_no_list_comes_along_that_no_pattern_names() -> None:
    text = json.dumps(PART)

    assert [name for name in PART["words"]["lists"] if f"{{{name}}}" not in text] == []
    assert len(PART["words"]["lists"]) > 50


def test_the_words_that_a_set_names_leave_half_of_its_slots_empty() -> None:
    """``SLOTS`` in ``js/cues/lexicon.js``: a full table would be searched for ever."""
    slots = re.search(r"const SLOTS = 2 \*\* (\d+);", (SOURCES / "cues" / "lexicon.js").read_text(encoding="utf-8"))

    assert slots is not None
    assert max(len(set(re.findall(r"[a-z0-9*?]+", json.dumps(PART[kind])))) for kind in PART) * 2 < 2 ** int(slots[1])


def test_the_cues_weigh_no_more_than_they_may() -> None:
    text = json.dumps(PART, ensure_ascii=False, separators=(",", ":"))

    assert len(gzip.compress(text.encode(), 9, mtime=0)) <= MOST_KB * 1_000


def test_a_reordered_pattern_with_another_meaning_would_be_seen() -> None:
    lists: dict[str, list[str]] = {}

    one: Pattern = read_pattern("(his|his house)", lists)
    other: Pattern = read_pattern("(his house|his)", lists)

    assert [shape(part) for part in one] != [shape(part) for part in other]
